"""A table with its captions (CSS 2.1 chapter 17.4): blocks above and below it, as wide as the table."""

from __future__ import annotations

from handset.browser.document.tree import Node
from handset.browser.layout import intrinsic
from handset.browser.layout.boxes import Box
from handset.browser.layout.grid import Grid
from handset.browser.layout.layout_context import LayoutContext
from handset.browser.layout.sizing import fit_across

_WRAPPER = ("display", "float", "clear", "margin", "width", "vertical_align")
"""What the box round table and captions has of the table's properties."""


def narrowest(context: LayoutContext, grid: Grid) -> int:
    """Return the least width of a table's captions, below which the table does not shrink."""
    return max((intrinsic.outer_widths(context, node, style)[0] for node, style in grid.captions), default=0)


def with_captions(context: LayoutContext, grid: Grid, table: Box, link: Node | None) -> Box:
    """Wrap a table in a box with its captions above and below.

    They are outside its border, and their margins meet no others.
    """
    plain = table.style.child()
    for name in _WRAPPER:
        setattr(plain, name, getattr(table.style, name))
    outer = Box("table-wrapper", table.node, plain, link)
    outer.margin, table.margin = table.margin, (0, 0, 0, 0)
    outer.width = table.width
    y = _captions(context, grid, outer, link, "top", 0)
    table.shift(0, y)
    outer.children.append(table)
    outer.height = _captions(context, grid, outer, link, "bottom", y + table.height)
    return outer


def _captions(context: LayoutContext, grid: Grid, outer: Box, link: Node | None, side: str, y: int) -> int:
    for node, style in grid.captions:
        if style.caption_side == side:
            caption = Box("block", node, style, link)
            fit_across(caption, outer, legacy=False)
            caption.x, caption.y = caption.margin[3], y + caption.margin[0]
            caption.given_height = style.height if isinstance(style.height, int) else None
            context.fill(context, caption, link)
            outer.children.append(caption)
            y = caption.y + caption.height + caption.margin[2]
    return y
