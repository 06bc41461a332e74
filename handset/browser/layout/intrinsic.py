"""Least and preferred widths of content (CSS 2.1 chapter 10.3.5): what tables and floats divide room by."""

from __future__ import annotations

from collections.abc import Iterator

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
        return style.width + edges, style.width + edges
    if style.display == "-wap-marquee":
        cell = context.measure.cells[style.face]
        return cell + edges, cell + edges
    least, most = widths(context, node, style)
    return least + edges, most + edges


def _measured(context: LayoutContext, node: Node, style: Style) -> tuple[int, int]:
    least = most = 0
    paragraph = Paragraph(context.measure, context.kinsoku)
    stack: list[tuple[Iterator[Node], Inline]] = [(iter(node.children), Inline(node, style, None))]
    if style.display == "list-item":
        _add_marker(context, node, style, paragraph)
    while stack:
        children, outer = stack[-1]
        child = next(children, None)
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
        elif replaced.is_replaced(child) and own.float == "none" and own.display != "block":
            box = replaced.make(context, child, own, None, context.width)
            if box is not None and isinstance(own.width, Percent):
                # A share of what is being measured asks for nothing by itself.
                natural = context.picture_size(child)
                box.width = natural[0] if natural is not None else 0
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
            paragraph.add_atom(box, outer)
            least = max(least, narrow)
        else:
            narrow, wide = _paragraph_widths(context, paragraph)
            paragraph = Paragraph(context.measure, context.kinsoku)
            least, most = max(least, narrow), max(most, wide)
            narrow, wide = outer_widths(context, child, own)
            if own.float != "none":
                wide += most
            least, most = max(least, narrow), max(most, wide)
    narrow, wide = _paragraph_widths(context, paragraph)
    indent = resolved(style.text_indent, 0)
    return max(least, narrow), max(most, wide + max(0, indent))


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


def _paragraph_widths(context: LayoutContext, paragraph: Paragraph) -> tuple[int, int]:
    if not paragraph.length or not paragraph.finish():
        return 0, 0
    text, sums = paragraph.breaking, paragraph.sums
    most, start = 0, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        most = max(most, paragraph.extent(start, end))
        start = end + 1
    if paragraph.unbroken:
        return most, most
    return longest_word(text, sums, context.kinsoku), most
