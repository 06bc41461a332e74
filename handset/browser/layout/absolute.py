"""Absolute and fixed positioning (CSS 2.1 chapters 9.3, 9.6, 10.1, 10.3.7, 10.6.4).

A flow leaves a place where a box out of it would have stood. The box is laid out when its containing block has its
size: when the positioned block round it is closed, or the page is done. It then hangs on that block, and moves with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handset.browser.layout import formatting_roots, intrinsic, replaced, table
from handset.browser.layout.boxes import Box, LineBox, resolve_edges, resolved
from handset.browser.layout.grid_building import grid_of
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.markers import widen
from handset.browser.layout.positioned import FARTHEST, OutOfFlowElement
from handset.browser.style.computed import Extent, Style
from handset.browser.style.units import Percent


@dataclass(slots=True)
class _Span:
    """Where a box lies along one axis: its start, the room between its insets, and the margins of its two ends."""

    start: int
    """Corner of the containing block, in pixels of the page."""
    base: int
    """The containing block's size."""
    near: int | None
    """left or top; None for auto."""
    far: int | None
    """right or bottom."""
    margins: tuple[int | None, int | None]
    """None for auto."""
    here: int
    """The static position: where the flow would have put the box."""

    @property
    def spare(self) -> int:
        """Pixels for the border box, its size being what is asked for."""
        near = self.here - self.start if self.near is None and self.far is None else self.near or 0
        return self.base - near - (self.far or 0) - sum(each or 0 for each in self.margins)

    def place(self, size: int) -> int:
        """Return where a border box of `size` pixels begins."""
        first, last = self.margins
        if self.near is None and self.far is None:
            return self.here + (first or 0)
        if self.near is None:
            return self.start + self.base - (self.far or 0) - (last or 0) - size
        if self.far is not None and first is None:
            free = self.base - self.near - self.far - size - (last or 0)
            first = max(0, free // 2) if last is None else free
        return self.start + self.near + (first or 0)


def placed(context: LayoutContext, element: Iterable[OutOfFlowElement], holder: Box) -> Iterator[Box]:
    """Lay out the absolutely positioned boxes that waited for their containing block `holder`, and add them to it."""
    border = holder.style.border
    area = Box("block", holder.node, holder.style.child())
    area.x, area.y = holder.x + border[3], holder.y + border[0]
    area.width = max(0, holder.width - border[1] - border[3])
    area.height = area.given_height = max(0, holder.height - border[0] - border[2])
    for each in element:
        box = laid_out(context, each, area)
        if box is not None:
            holder.children.append(box)
            yield box


def laid_out(context: LayoutContext, element: OutOfFlowElement, area: Box) -> Box | None:
    """Lay out an absolutely positioned box in its containing block `area`; None for one that shows nothing."""
    style = _in_pixels(element.style, area)
    top, right, bottom, left = style.inset
    auto = [margin is None for margin in style.margin]
    box = Box("clipped-block" if style.clips else "block", element.node, style, element.link)
    resolve_edges(box, area.width)
    above, after, below, before = (None if is_auto else each for is_auto, each in zip(auto, box.margin, strict=True))
    near, far = _inset(left, area.width), _inset(right, area.width)
    across = _Span(area.x, area.width, near, far, (before, after), element.static_position.x)
    near, far = _inset(top, area.height), _inset(bottom, area.height)
    down = _Span(area.y, area.height, near, far, (above, below), element.static_position.y)
    made = _filled(context, element, box, area, across, down)
    if made is None:
        return None
    made.shift(across.place(made.width) - made.x, down.place(made.height) - made.y)
    made.anchors += element.anchors
    return made


def _filled(
    context: LayoutContext, element: OutOfFlowElement, box: Box, area: Box, across: _Span, down: _Span
) -> Box | None:
    """Return the box with all it holds, sized, anywhere; None for what shows nothing."""
    node, style, link = element.node, box.style, element.link
    if replaced.is_replaced(node):
        return formatting_roots.replaced_box(context, node, style, link, area.width)
    if style.display == "-wap-marquee":
        return formatting_roots.marquee(context, node, style, link, area)
    if style.height is None and down.near is not None and down.far is not None:
        box.given_height = max(0, down.spare - box.edges_down)
    else:
        box.given_height = style.height if isinstance(style.height, int) else None
    if style.display in ("table", "inline-table"):
        made = table.begun(node, style, area.width, link)
        made.given_height = box.given_height
        return table.laid_out(context, grid_of(context, node, style), made, max(0, across.spare))
    if style.list_room:
        widen(context, box)
    box.width = _inner_width(context, box, area.width, across) + box.edges_across
    context.fill(context, box, link)
    return box


def _inner_width(context: LayoutContext, box: Box, base: int, across: _Span) -> int:
    """Return the content width.

    What is asked for, else the room between two insets, else as much as the content takes.
    """
    style = box.style
    spare = max(0, across.spare - box.edges_across)
    if style.width is not None:
        inner = resolved(style.width, base)
    elif across.near is not None and across.far is not None:
        inner = spare
    else:
        least, most = intrinsic.widths(context, box.node, style)
        inner = max(least, min(most, spare))
    if style.max_width is not None:
        inner = min(inner, resolved(style.max_width, base))
    return min(FARTHEST, max(inner, resolved(style.min_width, base)))


def _inset(extent: Extent, base: int) -> int | None:
    return None if extent is None else max(-FARTHEST, min(FARTHEST, resolved(extent, base)))


def _in_pixels(style: Style, area: Box) -> Style:
    """Return the style with heights in pixels, of which the containing block's is known here."""
    heights = style.height, style.min_height, style.max_height
    if not any(isinstance(each, Percent) for each in heights):
        return style
    style = style.copy()
    if isinstance(style.height, Percent):
        style.height = resolved(style.height, area.height)
    style.min_height = resolved(style.min_height, area.height)
    style.max_height = None if style.max_height is None else resolved(style.max_height, area.height)
    return style


def lowest(root: Box, *, everything: bool) -> int:
    """Return the lower edge of the lowest positioned box, or any box, below `root`, overflow included.

    Args:
        root: The box to look in.
        everything: Look at boxes that are not positioned, too.

    Returns:
        Pixels from the page's top; 0 where the page has none of them.
    """
    found = 0
    stack: list[tuple[Box | LineBox, bool]] = [(root, everything)]
    while stack:
        item, inside = stack.pop()
        if isinstance(item, LineBox):
            found = max(found, item.y + item.height) if inside else found
            stack.extend((piece, inside) for piece in item.pieces if isinstance(piece, Box))
            continue
        if item.style.position == "fixed":
            continue
        inside = inside or item.style.position != "static"
        if inside and item.closed:
            found = max(found, item.y + item.height)
        if item.kind != "clipped-block":
            stack.extend((child, inside) for child in item.children)
    return found


def inline_parts(block: Box) -> dict[int, list[Box]]:
    """Return the parts on lines of each inline box of a block, by the order of their elements."""
    found: dict[int, list[Box]] = {}
    for line in block.children:
        if isinstance(line, LineBox):
            for piece in line.pieces:
                if isinstance(piece, Box) and piece.kind == "inline":
                    found.setdefault(piece.node.order, []).append(piece)
    return found


def holder_of(parts: Sequence[Box], place: Box) -> Box:
    """Return the containing block that a positioned inline box makes (10.1).

    It reaches from the first part's upper left corner to the last one's lower right; where it has no part, it is the
    place where it would have been.
    """
    holder = Box("static-position", place.node, place.style.child())
    if parts:
        first, last = parts[0], parts[-1]
        holder.x, holder.y = first.x + first.style.border[3], first.y + first.style.border[0]
        holder.width = max(0, last.x + last.width - last.style.border[1] - holder.x)
        holder.height = max(0, last.y + last.height - last.style.border[2] - holder.y)
    else:
        holder.x, holder.y, holder.height = place.x, place.y, 0
    return holder
