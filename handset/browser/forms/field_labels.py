"""Captions of form controls: the words by which somebody who looks at the page calls a field.

Its `<label>`, where the page has one. Pages of 2009 seldom have: there it is the words on the field's line, those on
the line above, or the cells that head its row and its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handset.browser.document.tree import TEXT, Document, Node
from handset.browser.forms.forms import field_kind
from handset.browser.forms.headings import column_heading, naming_words, neighbor, row_heading

_BREAKS = frozenset(
    [
        "br", "hr", "p", "div", "td", "th", "tr", "table", "caption", "li", "ul", "ol", "dl", "dt", "dd", "form",
        "fieldset", "legend", "center", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "address", "menu",
    ]
)  # fmt: skip
_WRITTEN = ("text", "password", "area", "select", "file")
_TICKED = ("check", "radio")
_UNIT = 5
"""Characters of a unit after a field, at most: 年, 円, month."""


@dataclass
class MarkupLine:
    """Line of a page as markup breaks it: texts and controls in order, and the table cell that holds them."""

    cell: Node | None = None
    parts: list[str | Node] = field(default_factory=list)

    @property
    def controls(self) -> list[Node]:
        """Visible controls of the line."""
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def gaps(self) -> list[str]:
        """Texts before, between and after the controls."""
        gaps = [""]
        for part in self.parts:
            if isinstance(part, str):
                gaps[-1] += part
            else:
                gaps.append("")
        return [naming_words(gap) for gap in gaps]


class FieldLabels:
    """Captions of a document's controls, worked out once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = list(markup_lines(document.body))
        self._at = {control.order: at for at, line in enumerate(self._lines) for control in line.controls}

    def of(self, node: Node) -> list[str]:
        """Return the captions of a control, nearest first: its `<label>` alone, or the texts around it."""
        kind = field_kind(node)
        labelled = _label_of(self._document, node) if kind else None
        if labelled is not None:
            texts = (each.text for each in labelled.walk() if each.tag == TEXT and not _holds(node, each))
            return [" ".join("".join(texts).split())]
        at = self._at.get(node.order)
        if at is None or kind not in (*_WRITTEN, *_TICKED):
            return []
        found = _ticked(self._lines[at], node) if kind in _TICKED else _written(self._lines, at, node)
        return list(dict.fromkeys(each for each in found if each))


def caption(document: Document, node: Node) -> str:
    """Return the nearest of a control's captions; "" for one without."""
    return next(iter(FieldLabels(document).of(node)), "")


def markup_lines(block: Node) -> Iterator[MarkupLine]:
    """Yield the lines of a block as its markup breaks them, without looking at style."""
    line = MarkupLine()
    stack = [(block, False)]
    while stack:
        node, ends = stack.pop()
        if node.tag in _BREAKS:
            if line.parts:
                yield line
            line = MarkupLine()
        if ends or field_kind(node) == "hidden" or node.tag in ("script", "style"):
            continue
        if not line.parts:
            line.cell = node if node.tag in ("td", "th") else node.ancestor("td", "th")
        if node.tag == TEXT:
            line.parts.append(node.text)
        elif node.tag == "img":
            line.parts.append(f" {node.get('alt')} ")
        elif field_kind(node):
            line.parts.append(node)
        else:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))
    if line.parts:
        yield line


def _written(lines: list[MarkupLine], at: int, node: Node) -> Iterator[str]:
    """Yield the names of a field that is written into or chosen from."""
    line = lines[at]
    number, gaps = line.controls.index(node), line.gaps
    before, after = gaps[number], gaps[number + 1]
    suffixes = _has_suffixes(line)
    if number == 0 or not suffixes:
        yield before
    if suffixes and len(line.controls) > 1:
        yield after
    if number == 0 and not before:
        yield from _around(lines, at, node)
    if len(line.controls) == 1:
        yield after


def _ticked(line: MarkupLine, node: Node) -> Iterator[str]:
    """Yield the names of a checkbox or radio button.

    What follows it, else what precedes it or lies in the next cell.
    """
    number, gaps = line.controls.index(node), line.gaps
    before, after = gaps[number], gaps[number + 1]
    others = [field_kind(control) for control in line.controls]
    if before and not gaps[-1] and all(kind in _TICKED for kind in others):
        yield before
    elif after or before:
        yield after or before
    elif line.cell is not None:
        left, right = row_heading(line.cell), neighbor(line.cell, 1)
        yield (left or right) if neighbor(line.cell, -1) else (right or left)
        yield column_heading(line.cell)


def _has_suffixes(line: MarkupLine) -> bool:
    """Return whether each field's words follow it: units do, and all words do where none precede the first field."""
    gaps = line.gaps
    if not gaps[-1]:
        return False
    return not gaps[0] or (len(gaps) > 2 and all(0 < len(gap) <= _UNIT for gap in gaps[1:]))


def _around(lines: list[MarkupLine], at: int, node: Node) -> Iterator[str]:
    """Yield the words above a line and those that head its cell; where its table has none, those before the table."""
    above = _above(lines, at)
    yield above
    cell = lines[at].cell
    if above or cell is None:
        return
    headings = [row_heading(cell), column_heading(cell)]
    yield from headings
    table = cell.ancestor("table")
    if table is None or any(headings):
        return
    first = next(number for number, line in enumerate(lines) if line.cell is not None and _holds(table, line.cell))
    if not any(line.controls for line in lines[first:at]):
        outer = MarkupLine(table.ancestor("td", "th"), [node])
        yield from _around([*lines[:first], outer], first, node)


def _above(lines: list[MarkupLine], at: int) -> str:
    """Return the words of the nearest line above with something on it, in the same cell.

    Where that line has a control, it is "".
    """
    for line in reversed(lines[:at]):
        words = " ".join(line.gaps).strip()
        if line.cell is not lines[at].cell or line.controls:
            return ""
        if words:
            return words
    return ""


def _label_of(document: Document, node: Node) -> Node | None:
    name, around = node.get("id"), node.ancestor("label")
    if around is not None and around.get("for") in ("", name) and _first_control(around) is node:
        return around
    return next((label for label in document.labels if label.get("for") == name), None) if name else None


def _first_control(label: Node) -> Node | None:
    """Return the labeled control of a label without `for` (HTML 4.10.4)."""
    return next((each for each in label.walk() if field_kind(each) not in ("", "hidden")), None)


def _holds(block: Node, inner: Node) -> bool:
    above = inner.parent
    while above is not None and above is not block:
        above = above.parent
    return above is block
