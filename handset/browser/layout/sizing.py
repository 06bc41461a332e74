"""Widths and horizontal margins of blocks in their containing block (CSS 2.1 chapters 10.3.3, 10.4)."""

from __future__ import annotations

from handset.browser.layout.boxes import Box, resolve_edges, resolved
from handset.browser.style.units import BlockAlign


def fit_across(box: Box, outer: Box, *, legacy: bool) -> None:
    """Set a block's width and margins (10.3.3); `legacy`: text-align moves blocks too, as `<center>` did."""
    base, style = outer.content_width, box.style
    resolve_edges(box, base)
    top, right, bottom, left = box.margin
    free = max(0, base - box.edges_across - left - right)
    inner = free if style.width is None else resolved(style.width, base)
    if style.max_width is not None:
        inner = min(inner, resolved(style.max_width, base))
    inner = max(inner, resolved(style.min_width, base))
    box.width = inner + box.edges_across
    if box.node.tag == "hr" and style.width is not None:
        box.width = min(base, inner)
    if style.width is None and inner == free:
        return
    spare = base - box.width - left - right
    if spare <= 0:
        return
    automatic = style.margin[3] is None, style.margin[1] is None
    if automatic == (True, True):
        left = right = spare // 2
    elif automatic == (True, False):
        left = spare
    elif automatic == (False, False) and ((legacy and box.node.tag in ("table", "hr", "div")) or moves_blocks(outer)):
        left += {"center": spare // 2, "right": spare}.get(outer.style.text_align, 0)
    box.margin = (top, right, bottom, left)


def moves_blocks(outer: Box) -> bool:
    """Return whether an align attribute or `<center>`, not CSS, aligns a box's content."""
    return isinstance(outer.style.text_align, BlockAlign)
