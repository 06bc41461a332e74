"""Least and preferred widths of content (CSS 2.1 chapter 10.3.5): what tables and floats divide room by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handset.browser.document.tree import TEXT, Node
from handset.browser.layout import replaced
from handset.browser.layout.anonymous import INTERNAL, table_around
from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.layout.inline import MAX_PARAGRAPH, PART, Inline, Paragraph
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.linebreak import longest_word
from handset.browser.layout.markers import marker_of, widen
from handset.browser.style.computed import OUT_OF_FLOW, Style
from handset.browser.style.units import Percent


def widths(context: LayoutContext, node: Node, style: Style) -> tuple[int, int]:
    """Return the (least, preferred) content width of an element's children, measured once a node."""
    known = context.widths.get(node.order)
    if known is None:
        known = context.widths[node.order] = _measured(context, node, style)
    return known


def outer_widths(context: LayoutContext, node: Node, style: Style) -> tuple[int, int]:
    """Return the (least, preferred) width with margins, borders and padding; a width of its own counts."""
    box = Box("block", node, style)
    resolve_edges(box, 0)
    if style.list_room:
        widen(context, box)
    if replaced.is_replaced(node):
        made = replaced.make(context, node, style, None, context.width)
        width = made.width + made.margin[1] + made.margin[3] if made is not None else 0
        return width, width
    edges = box.edges_across + box.margin[1] + box.margin[3]
    if style.display in ("table", "inline-table"):
        least, most = context.table_widths(context, node, style)
        return least + box.margin[1] + box.margin[3], most + box.margin[1] + box.margin[3]
    if isinstance(style.width, int):
        width = _bounded(style, style.width) + edges
        return width, width
    if style.display == "-wap-marquee":
        cell = context.measure.cells[style.face]
        return cell + edges, cell + edges
    least, most = widths(context, node, style)
    return _bounded(style, least) + edges, _bounded(style, most) + edges


def _bounded(style: Style, width: int) -> int:
    """Return a content width between the least and the greatest in pixels that a style asks for (10.4)."""
    if isinstance(style.max_width, int):
        width = min(width, style.max_width)
    return max(width, style.min_width) if isinstance(style.min_width, int) else width


class _Widths:
    """Least and preferred width of what has been measured of a block, and of the floats that lines may stand beside."""

    def __init__(self, context: LayoutContext, style: Style) -> None:
        self._context = context
        self.least = self.most = self._beside = 0
        self._indent = resolved(style.text_indent, 0)
        self.paragraph = Paragraph(context.measure, context.kinsoku)
        self.shrinks: list[tuple[int, int]] = []
        """(place, pixels) of the inline blocks in the paragraph, by which each may be narrower than it would like."""

    def end_lines(self, clear: bool = True) -> None:
        """Take the inline content so far; `clear`: nothing that follows stands beside the floats before it."""
        least, most = _paragraph_widths(self._context, self.paragraph, self._indent, self.shrinks)
        if self.paragraph.length:
            self.paragraph = Paragraph(self._context.measure, self._context.kinsoku)
            self.shrinks = []
            if most:
                self._indent = 0
        self.least, self.most = max(self.least, least), max(self.most, most + self._beside)
        if clear:
            self._beside = 0

    def take_float(self, least: int, most: int) -> None:
        """Take a float, which stands beside the lines round it and other floats."""
        self.least = max(self.least, least)
        self._beside += most

    def take_block(self, least: int, most: int, *, apart: bool) -> None:
        """Take a block; one that is `apart` from the floats before it stands beside them."""
        self.end_lines(clear=False)
        self.least, self.most = max(self.least, least), max(self.most, most + (self._beside if apart else 0))
        self._beside = self._indent = 0


def _measured(context: LayoutContext, node: Node, style: Style) -> tuple[int, int]:
    found = _Widths(context, style)
    stack: list[tuple[Iterator[Node], Inline]] = [(iter(node.children), Inline(node, style, None))]
    if style.display == "list-item":
        _add_marker(context, node, style, found.paragraph)
    while stack:
        children, outer = stack[-1]
        child = next(children, None)
        paragraph = found.paragraph
        if child is None:
            stack.pop()
            paragraph.close(outer)
            continue
        if child.tag == TEXT:
            if paragraph.length < MAX_PARAGRAPH:
                paragraph.add_text(child.text[:PART], outer)
            continue
        own = context.styles.of(child, outer.style)
        if own.display == "none" or own.position in OUT_OF_FLOW:
            continue
        if own.display in INTERNAL and not replaced.is_replaced(child):
            display = "table" if outer.parent is None else "inline-table"
            child, own, rest = table_around(context, child, children, outer.style, display)
            stack[-1] = rest, outer
        if child.tag == "br":
            paragraph.add_break(Inline(child, own, None, outer))
            if own.clear != "none":
                found.end_lines()
        elif own.float != "none":
            if own.clear != "none":
                found.end_lines()
            found.take_float(*outer_widths(context, child, own))
        elif replaced.is_replaced(child) and own.display != "block":
            box = replaced.make(context, child, own, None, context.width)
            if box is not None and isinstance(own.width, Percent):
                # A share of what is being measured asks for nothing by itself.
                natural = context.picture_size(child)
                box.width = natural[0] if natural is not None else 0
            elif box is not None and own.width is None and replaced.holds_content(context, box, context.width):
                box.width = widths(context, child, own)[1] + box.edges_across
            if box is not None:
                paragraph.add_atom(box, outer)
        elif own.display == "inline":
            inline = Inline(child, own, None, outer)
            paragraph.open(inline)
            stack.append((iter(child.children), inline))
        elif own.display in ("inline-block", "inline-table"):
            narrow, wide = outer_widths(context, child, own)
            box = Box("block", child, own)
            box.width = wide
            found.shrinks.append((paragraph.length, wide - narrow))
            paragraph.add_atom(box, outer)
        else:
            if own.clear != "none":
                found.end_lines()
            narrow, wide = outer_widths(context, child, own)
            found.take_block(narrow, wide, apart=own.display == "table" or own.overflow != "visible")
    found.end_lines()
    return found.least, found.most


def _add_marker(context: LayoutContext, node: Node, style: Style, paragraph: Paragraph) -> None:
    """Add a marker that stands inside, as a part of its item's text; one outside asks for no room."""
    marker = marker_of(context, node, style)
    if not style.list_inside:
        return
    if marker is not None and marker.picture is not None:
        paragraph.add_atom(marker.picture, Inline(node, style, None))
    elif marker is not None:
        paragraph.add_text(marker.text, Inline(node, marker.style, None))
    paragraph.drop_space()


def _paragraph_widths(
    context: LayoutContext, paragraph: Paragraph, indent: int, shrinks: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Return the (least, preferred) width of lines of which the first is moved by `indent`; see `_Widths.shrinks`."""
    if not paragraph.length or not paragraph.finish():
        return 0, 0
    text, sums = paragraph.breaking, paragraph.sums
    if indent:
        sums[0] -= indent
    most, start = 0, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        most = max(most, paragraph.extent(start, end))
        start = end + 1
    if shrinks:
        sums = _narrowed(sums, shrinks)
    if paragraph.unbroken:
        return _longest_unbroken(paragraph, sums), most
    return longest_word(text, sums, context.kinsoku), most


def _longest_unbroken(paragraph: Paragraph, sums: Sequence[int]) -> int:
    """Return the width of the widest piece between two places where the boxes' white-space lets a line end."""
    text, widest, start = paragraph.text, 0, 0
    for place in range(1, len(text) + 1):
        if place == len(text) or "\n" in text[place - 1 : place + 1] or paragraph.breaks_at(place):
            held = paragraph.sums[place] - paragraph.sums[start] - paragraph.extent(start, place)
            widest = max(widest, sums[place] - sums[start] - held)
            start = place
    return widest


def _narrowed(sums: Sequence[int], shrinks: Sequence[tuple[int, int]]) -> list[int]:
    """Return where each character ends when those at the places of `shrinks` are narrower by so many pixels."""
    ends, less, waiting = [sums[0]], 0, dict(shrinks)
    for place, end in enumerate(sums[1:]):
        less += waiting.get(place, 0)
        ends.append(end - less)
    return ends
