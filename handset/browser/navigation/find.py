"""Find in page: words as a reader sees them, whatever lines, pieces and markup they are broken into.

Letters are compared by their compatibility decomposition and case folding (UAX 15, Unicode 3.13), so width and case of
letters do not count. Whether the words are there is asked of the document, where they are of the lines: a line tells
neither a space that it ended with nor whether markup ended it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handset.browser.document.tree import TEXT, Document, Node
from handset.browser.layout.boxes import Box, LineBox
from handset.browser.page_layout import PageLayout
from handset.browser.style.cascade import Styles
from handset.browser.style.computed import OUT_OF_FLOW, Style

_JOINT = "\x01"
"""Between two lines of a paragraph, where a space may have stood."""
_BOUNDARY = "\n"
_OBJECT = "\ufffc"
_OBJECTS = frozenset(["img", "object", "input", "select", "textarea", "button", "hr"])
_SPACES = re.compile(r"[ \t\r\f\n\u3000\xa0]+")
_MARKS = str.maketrans({"〜": "~", "−": "-", "\u2060": None, "\u200b": None, "\xad": None})
"""Shift_JIS's wave dash and minus are also written so, beside their full-width forms; what shows nothing goes."""
_NO_MARK_AFTER = r"(?![\u0300-\u036f\u3099\u309a])"
"""か is not found in が, which is か and a mark."""


def find(words: str, document: Document, layout: PageLayout) -> list[int]:
    """Return the y of each line in which `words` begin, top down; lays out the whole page."""
    parts = folded(words).split()
    if not parts:
        return []
    layout.reach_end()
    styles = layout.context.styles
    whole = re.compile(" +".join(map(re.escape, parts)) + _NO_MARK_AFTER)
    if not whole.search(_spaced(folded(_document_text(document, styles)))):
        return []
    broken = rf"[ {_JOINT}]+".join(rf"{_JOINT}?".join(map(re.escape, part)) for part in parts) + _NO_MARK_AFTER
    return _heights(re.compile(broken), layout.root)


def folded(text: str) -> str:
    """Fold `text` for comparison: without case, width and the like."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_MARKS)


def _spaced(text: str) -> str:
    return re.sub(r" *\n *", _BOUNDARY, text)


def _document_text(document: Document, styles: Styles) -> str:
    """Return the text as markup divides it: boundaries where blocks and lines end, one space for white space."""
    pieces: list[str] = []
    at_space = True
    stack: list[tuple[Node | str, Style | None]] = [(document.root, None)]
    while stack:
        node, style = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            at_space = True
        elif node.tag == TEXT:
            text = _SPACES.sub(" ", node.text)
            pieces.append(text[1:] if at_space and text[:1] == " " else text)
            at_space = text[-1:] == " " if text else at_space
        elif node.tag == "br":
            pieces.append(_BOUNDARY)
            at_space = True
        elif node.tag in _OBJECTS:
            pieces.append(_OBJECT)
            at_space = False
        else:
            own = styles.root if style is None else styles.of(node, style)
            if own.display == "none" or node.tag == "head":
                continue
            inline = own.display == "inline" and own.float == "none" and own.position not in OUT_OF_FLOW
            if not inline:
                stack.append((_BOUNDARY, None))
            stack.extend((child, own) for child in reversed(node.children))
            if not inline:
                stack.append((_BOUNDARY, None))
    return "".join(pieces)


def _heights(pattern: re.Pattern[str], root: Box) -> list[int]:
    """Return where the pattern begins among the lines below `root`."""
    found: set[int] = set()
    for paragraph in _paragraphs(root):
        text, starts = _joined(paragraph)
        for match in pattern.finditer(text):
            found.add(max(y for start, y in starts if start <= match.start()))
    return sorted(found)


def _paragraphs(root: Box) -> Iterator[list[LineBox]]:
    """Yield lines that follow each other in one box."""
    stack = [root]
    while stack:
        box = stack.pop()
        run: list[LineBox] = []
        inside: list[Box] = []
        for item in box.children:
            if isinstance(item, LineBox):
                run.append(item)
                inside += [piece for piece in item.pieces if isinstance(piece, Box)]
            elif item.in_flow:
                if run:
                    yield run
                run = []
                inside.append(item)
            else:
                inside.append(item)
        if run:
            yield run
        stack += inside


def _joined(lines: list[LineBox]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a paragraph, and (where it begins, its height) of each line."""
    text = ""
    starts: list[tuple[int, int]] = []
    for line in lines:
        raw = "".join(_OBJECT if isinstance(piece, Box) else piece.text for piece in line.pieces if _shows(piece))
        own = folded(_SPACES.sub(" ", raw))
        if starts:
            text += _between(text, own)
        starts.append((len(text), line.y))
        text += own
    return text, starts


def _shows(piece: object) -> bool:
    """Return whether a piece shows anything: the background of an inline box, among its line's pieces, does not."""
    return not isinstance(piece, Box) or piece.kind not in ("inline", "block") or bool(piece.children)


def _between(before: str, after: str) -> str:
    """Return what stands between two lines: a space between Latin words, unless one word may fill the line."""
    if not (before[-1:].isascii() and after[:1].isascii()):
        return _JOINT
    line = before.rpartition(_JOINT)[2].rpartition(" ")
    return " " if line[1] else _JOINT
