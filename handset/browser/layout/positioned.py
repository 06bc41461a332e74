"""Relative positioning (CSS 2.1 chapter 9.4.3): boxes that are moved after they have been laid out."""

from __future__ import annotations

from handset.browser.layout.boxes import Box, resolved
from handset.browser.style.computed import Percent, Style


def moves(style: Style) -> bool:
    """Whether a box of this style may stand elsewhere than the flow puts it."""
    return style.position == "relative" and any(style.inset)


def shift(box: Box, outer: Box) -> None:
    """Move a finished box with all it holds by what its style says; `outer` is its containing block."""
    if moves(box.style):
        box.shift(*offset(box.style, outer))


def offset(style: Style, outer: Box) -> tuple[int, int]:
    """Pixels to the right and down: left goes before right, top before bottom."""
    top, right, bottom, left = style.inset
    width, height = outer.content_width, outer.given_height
    if height is None:
        top, bottom = (None if isinstance(each, Percent) else each for each in (top, bottom))
        height = 0
    across = resolved(left, width) if left is not None else -resolved(right, width)
    down = resolved(top, height) if top is not None else -resolved(bottom, height)
    return across, down
