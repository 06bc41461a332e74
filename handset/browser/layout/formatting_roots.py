"""Boxes that begin a formatting context of their own, apart from the flow round them (CSS 2.1, 9.4.1).

Floats, inline blocks, blocks that clip, marquees. Each is finished at 0, 0 or at its containing block's edge; the flow
then puts it where it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence

from handset.browser.document.tree import Node
from handset.browser.layout import intrinsic, replaced, table
from handset.browser.layout.boxes import Box, BoxKind, resolve_edges, resolved
from handset.browser.layout.grid_building import grid_of
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.markers import widen
from handset.browser.layout.sizing import fit_across
from handset.browser.style.computed import UPRIGHT, Style
from handset.browser.style.units import Percent

_LONGEST_STRIP = 20_000


def height_within(context: LayoutContext, style: Style, outers: Sequence[Box]) -> int | None:
    """Return the content pixels that the style of an element in the last of the boxes `outers` asks for.

    A percentage counts where the containing block's height is known (10.5). In quirks mode it is of the nearest height
    round it, in the end the screen's (Quirks Mode Standard, 3.5). A cell's is known when it is laid out again.
    """
    if not isinstance(style.height, Percent):
        return style.height
    outer = outers[-1]
    base = outer.given_height
    if base is None and outer.kind == "cell":
        context.sharing_cells.add(outer.node.order)
    elif base is None and context.quirks:
        base = _quirky_base(context, outers)
    return None if base is None else max(0, int(style.height * base / 100))


def _quirky_base(context: LayoutContext, outers: Sequence[Box]) -> int | None:
    """Return the height that shares are of in quirks mode in the last of the boxes `outers`; no cell lets one through.

    Args:
        context: Knows the screen, and the height round the first of the boxes.
        outers: The boxes of one formatting context, from its root.
    """
    root = outers[0]
    found = (box.given_height for box in reversed(outers) if box.given_height is not None and box.kind != "cell")
    base = next(found, None)
    if base is not None or root.kind == "cell":
        return base
    if root.node.tag != "html":
        return context.share_bases.get(root.node.order)
    pages = [box for box in outers if box.node.tag in ("html", "body")]
    return context.height - sum(box.edges_down + box.margin[0] + box.margin[2] for box in pages)


def _take_height(context: LayoutContext, box: Box, outers: Sequence[Box]) -> None:
    """Give the root of a formatting context its height, or what shares in it are of where that is automatic."""
    box.given_height = height_within(context, box.style, outers)
    if box.given_height is None and context.quirks and (base := _quirky_base(context, outers)) is not None:
        context.share_bases[box.node.order] = base


def shrink_to_fit(context: LayoutContext, node: Node, style: Style, link: Node | None, outers: Sequence[Box]) -> Box:
    """Lay out a float or inline block in the last of the boxes `outers`: as wide as its content, at most as that."""
    outer = outers[-1]
    base = outer.content_width
    if style.display in ("table", "inline-table"):
        grid, box = grid_of(context, node, style), table.begun(node, style, base, link)
        box.given_height = height_within(context, style, outers)
        return table.laid_out(context, grid, box, base)
    box = Box("clipped-block" if style.clips else "block", node, _with_heights(style, outer), link)
    resolve_edges(box, base)
    if style.list_room:
        widen(context, box)
    if style.width is not None:
        inner = resolved(style.width, base)
    else:
        least, most = intrinsic.widths(context, node, style)
        inner = max(least, min(most, base - box.edges_across - box.margin[1] - box.margin[3]))
    if style.max_width is not None:
        inner = min(inner, resolved(style.max_width, base))
    box.width = max(inner, resolved(style.min_width, base)) + box.edges_across
    _take_height(context, box, outers)
    context.fill(context, box, link)
    return box


def replaced_box(context: LayoutContext, node: Node, style: Style, link: Node | None, available: int) -> Box | None:
    """Make the box of a picture or control, sized, at 0, 0, a button's with its content; None when it shows nothing."""
    box = replaced.make(context, node, style, link, available)
    if box is not None and replaced.holds_content(context, box, available):
        _fill_button(context, box, available)
    return box


def _fill_button(context: LayoutContext, box: Box, available: int) -> None:
    """Lay out what a button holds in its middle: lines as a block's, no wider than the room it stands in."""
    style, node = box.style, box.node
    if style.width is None:
        least, most = intrinsic.widths(context, node, style)
        room = available - box.margin[1] - box.margin[3] - box.edges_across
        inner = max(least, min(most, room), 1)
        if style.max_width is not None:
            inner = min(inner, resolved(style.max_width, available))
        box.width = max(box.edges_across + inner, resolved(style.min_width, available))
    content = Box("block", node, context.styles.anonymous(style, "block"))
    content.width = box.content_width
    context.fill(context, content, None)
    if not isinstance(style.height, int):
        box.height = max(box.height, content.height + box.edges_down)
    content.shift(box.content_x, box.content_y + (box.content_height - content.height) // 2)
    box.children.append(content)


def clipped_block(
    context: LayoutContext,
    node: Node,
    style: Style,
    link: Node | None,
    outers: Sequence[Box],
    room: tuple[int, int] | None = None,
) -> Box:
    """Lay out a block apart from the floats outside it, clipped to its size where its style says so.

    It stands in the last of the boxes `outers`.

    One of automatic width stands in the middle of `room` where that is narrower. Where its size is fixed, only as much
    is seen as the size lets through.
    """
    outer = outers[-1]
    kind: BoxKind = "rule" if node.tag == "hr" else "clipped-block" if style.clips else "block"
    box = Box(kind, node, _with_heights(style, outer), link)
    fit_across(box, outer, legacy=not context.standards)
    if style.list_room:
        widen(context, box)
    if room is not None and style.width is None:
        top, right, bottom, left = box.margin
        before, after = room[0] - outer.content_x, outer.content_x + outer.content_width - room[1]
        left, right = max(left, before) if before else left, max(right, after) if after else right
        box.margin = top, right, bottom, left
        least = box.edges_across + resolved(style.min_width, outer.content_width)
        box.width = min(box.width, max(least, outer.content_width - left - right))
    _take_height(context, box, outers)
    context.fill(context, box, link)
    return box


def _with_heights(style: Style, outer: Box) -> Style:
    """Return the style with shares of the containing block's height in pixels.

    What is laid out apart cannot ask for that height.
    """
    if not isinstance(style.min_height, Percent) and not isinstance(style.max_height, Percent):
        return style
    style = style.copy()
    style.min_height, style.max_height = limits(style, outer)
    return style


def limits(style: Style, outer: Box | None) -> tuple[int, int | None]:
    """Return the least and greatest content height in pixels (10.7).

    A percentage counts where the containing block's height is known.
    """
    base = outer.given_height if outer is not None else None
    least, most = style.min_height, style.max_height
    if isinstance(least, Percent):
        least = resolved(least, base or 0)
    if isinstance(most, Percent):
        most = None if base is None else resolved(most, base)
    return least, most


def marquee(context: LayoutContext, node: Node, style: Style, link: Node | None, outer: Box) -> Box:
    """Lay out a marquee's content on one line as long as it needs, or in lines where it runs up or down.

    The box shows a part of it, and paint moves it.
    """
    box = Box("marquee", node, style, link)
    fit_across(box, outer, legacy=not context.standards)
    still = style.child()
    still.display = "block"
    strip = Box("marquee-content", node, still, link)
    height = style.height if isinstance(style.height, int) else 0
    upright = style.marquee_dir in UPRIGHT
    if upright:
        strip.width = box.content_width
    else:
        still.text_align, still.white_space = "left", "nowrap"
        _, most = intrinsic.widths(context, node, style)
        strip.width = min(max(1, most), _LONGEST_STRIP) + strip.edges_across
    context.fill(context, strip, link)
    box.children.append(strip)
    box.height = max(1, height + box.edges_down if upright and height else max(strip.height, height + box.edges_down))
    strip.shift(box.content_x, box.content_y + (0 if upright else (box.content_height - strip.height) // 2))
    return box
