"""A page's markup as it was written, each tag with its place; the document tree has forgotten places and lapses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from handset.browser.document.tree import Node
from handset.browser.page import Page

VOID = frozenset(["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "wbr"])
OPTIONAL_END = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "tbody", "thead", "tfoot", "html", "head", "body"]
)
Spot = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Tag:
    """A start tag; attribute names in lower case, values as written (None where there is none)."""

    name: str
    attributes: dict[str, str | None]
    spot: Spot
    start: int = 0
    """Offset of its `<` in the text."""
    end: int = 0
    """Offset behind its `>`."""


@dataclass
class Lapse:
    """A tag that is never closed, closed in the wrong order, or closed without having been opened."""

    kind: str
    name: str
    spot: Spot


@dataclass
class Markup:
    """Everything written on a page, in order."""

    text: str
    tags: list[Tag] = field(default_factory=list)
    lapses: list[Lapse] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    """See `encoding.stretches`: an editor counts what was written."""

    def spot(self, offset: int) -> Spot:
        """Line and column of a place in the text."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        return line, offset - start + 1 + self._lost_before(offset) - self._lost_before(start)

    def _lost_before(self, offset: int) -> int:
        """How many characters fewer than were written stand before a place."""
        place = bisect_right(self.stretches, (offset, len(self.text) * 9))
        return self.stretches[place - 1][1] if place else 0

    def offset(self, line: int, column: int) -> int:
        """The offset of a line of the text, from 1, and a column of it, from 0."""
        return self._starts[line - 1] + column

    def __post_init__(self) -> None:
        self._starts = [0]
        for place, char in enumerate(self.text):
            if char == "\n":
                self._starts.append(place + 1)


def read_markup(text: str, stretches: Iterable[tuple[int, int]] = ()) -> Markup:
    """Takes anything; what is not markup is text."""
    markup = Markup(text, stretches=list(stretches))
    reader = _Reader(markup)
    reader.feed(text)
    reader.close()
    for name, spot in reader.open:
        if name not in OPTIONAL_END:
            markup.lapses.append(Lapse("unclosed", name, spot))
    markup.lapses.sort(key=lambda lapse: lapse.spot)
    return markup


class _Reader(HTMLParser):
    def __init__(self, markup: Markup) -> None:
        super().__init__(convert_charrefs=False)
        self._markup = markup
        self.open: list[tuple[str, Spot]] = []

    def _spot(self) -> Spot:
        return self._markup.spot(self._markup.offset(*self.getpos()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str | None] = {}
        for name, value in attrs:
            attributes.setdefault(name, value)
        written = self.get_starttag_text() or ""
        start = self._markup.offset(*self.getpos())
        self._markup.tags.append(Tag(tag, attributes, self._spot(), start, start + len(written)))
        if tag not in VOID:
            self.open.append((tag, self._spot()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        names = [name for name, _ in self.open]
        if tag not in names:
            self._markup.lapses.append(Lapse("stray", tag, self._spot()))
            return
        last = len(names) - 1 - names[::-1].index(tag)
        for name, spot in self.open[last + 1 :]:
            if name not in OPTIONAL_END:
                kind = "unclosed" if tag in ("body", "html") else "crossed"
                self._markup.lapses.append(Lapse(kind, name, spot))
        del self.open[last:]


_MARK = "x-written"


class Places:
    """Where the elements of a document stand in its markup.

    Each start tag is given its number as an attribute and the page is parsed once more: the tree has the same shape,
    and its elements say which tag they came from, however the parser moved, closed, implied or replaced them.
    """

    def __init__(self, markup: Markup, page: Page) -> None:
        pieces: list[str] = []
        at = 0
        for number, tag in enumerate(markup.tags):
            behind = tag.start + 1 + len(tag.name)
            pieces += [markup.text[at:behind], f' {_MARK}="{number}"']
            at = behind
        marked = page.parsed("".join([*pieces, markup.text[at:]]))
        built, numbered = list(page.document.root.walk()), list(marked.root.walk())
        self._tags: dict[int, Tag] = {}
        if [node.tag for node in built] == [node.tag for node in numbered]:
            for node, twin in zip(built, numbered, strict=True):
                mark = twin.get(_MARK)
                if mark.isdigit() and int(mark) < len(markup.tags):
                    self._tags[node.order] = markup.tags[int(mark)]

    def of(self, node: Node | None) -> Spot:
        """Return the place of an element, or of the nearest one around it that has one."""
        tag = self.tag_of(node)
        return tag.spot if tag is not None else (1, 1)

    def tag_of(self, node: Node | None) -> Tag | None:
        """Return the start tag of an element, or of the nearest one around it that was written."""
        while node is not None:
            if node.order in self._tags:
                return self._tags[node.order]
            node = node.parent
        return None
