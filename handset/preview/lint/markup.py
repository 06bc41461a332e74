"""A page's markup as it was written, each tag with its place; the document tree has forgotten places and lapses."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser

from handset.browser.document.tree import TEXT, Document, Node

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"])
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

    def spot(self, offset: int) -> Spot:
        """Line and column of a place in the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def find(self, words: str, after: Spot) -> Spot:
        """Where words stand after a place; that place when they are not written so."""
        offset = self.text.find(words, self._starts[after[0] - 1] + after[1] - 1)
        return self.spot(offset) if offset >= 0 else after

    def __post_init__(self) -> None:
        self._starts = [0]
        for place, char in enumerate(self.text):
            if char == "\n":
                self._starts.append(place + 1)


def read_markup(text: str) -> Markup:
    """Takes anything; what is no markup is text."""
    markup = Markup(text)
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
        line, column = self.getpos()
        return line, column + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str | None] = {}
        for name, value in attrs:
            attributes.setdefault(name, value)
        self._markup.tags.append(Tag(tag, attributes, self._spot()))
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
                self._markup.lapses.append(Lapse("crossed", name, spot))
        del self.open[last:]


class Places:
    """Where the elements of a document stand in its markup, as far as the parser left as many as were written."""

    def __init__(self, markup: Markup, document: Document) -> None:
        written: dict[str, list[Tag]] = defaultdict(list)
        for tag in markup.tags:
            written[tag.name].append(tag)
        built: dict[str, list[Node]] = defaultdict(list)
        for node in document.root.walk():
            built[node.tag].append(node)
        self._spots: dict[int, Spot] = {}
        for name, nodes in built.items():
            if name != TEXT and len(nodes) == len(written[name]):
                self._spots.update({node.order: tag.spot for node, tag in zip(nodes, written[name], strict=True)})

    def of(self, node: Node | None) -> Spot:
        """The place of an element, or of the nearest one around it that has one."""
        while node is not None:
            if node.order in self._spots:
                return self._spots[node.order]
            node = node.parent
        return 1, 1
