"""Boxes, lines and pieces of text that layout makes, with absolute places on the page in whole pixels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from handset.browser.document.tree import Node
from handset.browser.style.computed import OUT_OF_FLOW, Extent, Style
from handset.browser.style.units import Percent
from handset.geometry import Rect

Sides = tuple[int, int, int, int]
BoxKind = Literal[
    "block", "clipped-block", "inline",
    "table", "table-wrapper", "row", "cell", "cell-background", "background-area", "collapsed-border",
    "static-position", "marquee", "marquee-content", "legend",
    "image", "field", "area", "select", "button", "check", "radio", "file", "rule",
]  # fmt: skip
"""Kinds of boxes. A "clipped-block" cuts off what is larger; an "inline" is one line's part of an inline element.

A "table-wrapper" holds a table and its captions; a "cell-background" shows a row's, column's or group's background
behind one cell, and the "background-area" is where the whole of it would be; a "static-position" is empty and marks
where the flow would have put what is out of it; a "marquee-content" runs in its "marquee"; a "legend" sits in the
border of its fieldset. The last row has content from elsewhere.
"""
CONTROLS = frozenset(["field", "area", "select", "button", "check", "radio", "file"])
"""Kinds of boxes that are a form's."""
OPEN_HEIGHT = 1 << 30
"""The height of a box whose end layout has not reached yet."""


class Box:
    """Box of the page; `x, y, width, height` are its border box in pixels.

    Every element, table layer and marquee of a page makes one, and an inline element one for each of its lines.
    """

    __slots__ = (
        "anchors", "area", "ascent", "children", "given_height", "height", "kind", "label", "link", "margin",
        "node", "padding", "style", "width", "x", "y",
    )  # fmt: skip

    def __init__(self, kind: BoxKind, node: Node, style: Style, link: Node | None = None) -> None:
        self.kind = kind
        self.node = node
        self.style = style
        self.link = link
        self.x = self.y = self.width = 0
        self.height = OPEN_HEIGHT
        self.given_height: int | None = None
        """Content pixels that the style asks for; None where the content decides."""
        self.margin: Sides = (0, 0, 0, 0)
        self.padding: Sides = (0, 0, 0, 0)
        self.children: list[Box | LineBox] = []
        self.area: Box | None = None
        """Where the picture of a ground is placed, of which the ground shows a part."""
        self.ascent: int | None = None
        """Pixels from a row's top to its baseline."""
        self.label = ""
        self.anchors: list[str] = []

    @property
    def closed(self) -> bool:
        """Whether its height is final."""
        return self.height != OPEN_HEIGHT

    @property
    def rect(self) -> Rect:
        """Border box in pixels of the page."""
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def content_x(self) -> int:
        """Left edge of the content box."""
        return self.x + self.style.border[3] + self.padding[3]

    @property
    def content_y(self) -> int:
        """Upper edge of the content box."""
        return self.y + self.style.border[0] + self.padding[0]

    @property
    def content_width(self) -> int:
        """Width of the content box, at least 0."""
        return max(0, self.width - self.edges_across)

    @property
    def content_height(self) -> int:
        """Height of the content box, at least 0."""
        return max(0, self.height - self.edges_down)

    @property
    def edges_across(self) -> int:
        """Borders and paddings left and right, in pixels."""
        border = self.style.border
        return border[1] + border[3] + self.padding[1] + self.padding[3]

    @property
    def edges_down(self) -> int:
        """Borders and paddings above and below, in pixels."""
        border = self.style.border
        return border[0] + border[2] + self.padding[0] + self.padding[2]

    @property
    def in_flow(self) -> bool:
        """Whether it is neither a float nor absolutely positioned."""
        return self.style.float == "none" and self.style.position not in OUT_OF_FLOW

    @property
    def baseline(self) -> int | None:
        """The y of the last line's baseline (a table's: the first row's); None without a line."""
        if self.kind == "table":
            return self.first_baseline
        for child in reversed(self.children):
            found = child.y + child.ascent if isinstance(child, LineBox) else None
            if isinstance(child, Box) and child.in_flow:
                found = child.baseline
            if found is not None:
                return found
        return None

    @property
    def first_baseline(self) -> int | None:
        """The y of the first line's or row's baseline; None without either."""
        for child in self.children:
            if isinstance(child, LineBox):
                return child.y + child.ascent
            if child.ascent is not None:
                return child.y + child.ascent
            if child.in_flow and child.kind != "collapsed-border":
                found = child.first_baseline
                if found is not None:
                    return found
        return None

    def shift(self, dx: int, dy: int) -> None:
        """Move this box with its content."""
        if not dx and not dy:
            return
        stack: list[Box | LineBox] = [self]
        while stack:
            item = stack.pop()
            item.x += dx
            item.y += dy
            if isinstance(item, Box):
                stack.extend(item.children)
            else:
                for piece in item.pieces:
                    if isinstance(piece, Box):
                        stack.append(piece)
                    else:
                        piece.x += dx
                        piece.y += dy

    def walk(self) -> Iterator[Box | LineBox]:
        """Yield this box and its descendants in document order."""
        stack: list[Box | LineBox] = [self]
        while stack:
            item = stack.pop()
            yield item
            if isinstance(item, Box):
                stack.extend(reversed(item.children))

    def lines(self) -> Iterator[LineBox]:
        """Yield the lines in this box, with those of inline blocks in their places."""
        for item in self.walk():
            if isinstance(item, LineBox):
                yield item
                for piece in item.pieces:
                    if isinstance(piece, Box):
                        yield from piece.lines()


def legend_of(fieldset: Box) -> Box | None:
    """Return the legend that stands in a fieldset's border; None where it has none."""
    first = fieldset.children[0] if fieldset.children else None
    return first if isinstance(first, Box) and first.kind == "legend" else None


class TextFragment:
    """Text of one style on a line; `x, y` is the upper left corner of its first cell."""

    __slots__ = ("link", "style", "text", "width", "x", "y")

    def __init__(self, text: str, x: int, y: int, width: int, style: Style, link: Node | None) -> None:
        self.text = text
        self.x = x
        self.y = y
        self.width = width
        self.style = style
        self.link = link


class LineBox:
    """Line box: its fragments stand on one baseline."""

    __slots__ = ("anchors", "ascent", "height", "pieces", "width", "x", "y")

    def __init__(self, x: int, y: int, width: int, height: int, ascent: int, pieces: list[TextFragment | Box]) -> None:
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.ascent = ascent
        """Pixels from its top to the baseline."""
        self.pieces = pieces
        self.anchors: list[str] = []

    @property
    def rect(self) -> Rect:
        """Rectangle in pixels of the page."""
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def text(self) -> str:
        """Text of its fragments."""
        return "".join(piece.text for piece in self.pieces if isinstance(piece, TextFragment))


def resolved(extent: int | Percent | None, base: int) -> int:
    """Resolve a length to pixels; percentages are of `base`, auto is 0."""
    if isinstance(extent, Percent):
        return int(extent * base / 100)
    return extent or 0


def resolve_edges(box: Box, base: int) -> None:
    """Resolve margins and paddings to pixels; percentages are of the containing block's width `base`."""
    style = box.style
    box.margin = _resolved_sides(style.margin, base)
    box.padding = _resolved_sides(style.padding, base)


def _resolved_sides(sides: tuple[Extent, Extent, Extent, Extent], base: int) -> Sides:
    if sides == _NO_SIDES:
        return _NO_SIDES
    top, right, bottom, left = sides
    return resolved(top, base), resolved(right, base), resolved(bottom, base), resolved(left, base)


_NO_SIDES: Sides = (0, 0, 0, 0)


def dump(box: Box, indent: int = 0) -> str:
    """Return the boxes as text, one a line, for tests and the inspector."""
    rows = []
    stack: list[tuple[Box | LineBox | TextFragment, int]] = [(box, indent)]
    while stack:
        item, depth = stack.pop()
        pad = "  " * depth
        if isinstance(item, Box):
            rows.append(f"{pad}{item.kind} <{item.node.tag}> {item.x},{item.y} {item.width}x{item.height}")
            stack.extend((child, depth + 1) for child in reversed(item.children))
        elif isinstance(item, LineBox):
            rows.append(f"{pad}line {item.x},{item.y} {item.width}x{item.height}")
            stack.extend((piece, depth + 1) for piece in reversed(item.pieces))
        else:
            rows.append(f"{pad}text {item.x},{item.y} {item.width} {item.text!r}")
    return "\n".join(rows)
