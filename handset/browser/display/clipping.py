"""A part of the canvas whose corner may lie outside it, as boxes at the screen's edge do."""

from __future__ import annotations

from handset.geometry import Rect
from handset.lcd import Canvas


def clipped(canvas: Canvas, rect: Rect) -> tuple[Canvas, int, int] | None:
    """Clip `rect` to the canvas; return the visible part and where the rectangle's corner lies in it, or None."""
    left, top = max(0, rect.x), max(0, rect.y)
    right, bottom = min(canvas.width, rect.right), min(canvas.height, rect.bottom)
    if right <= left or bottom <= top:
        return None
    return canvas.part(Rect(left, top, right - left, bottom - top)), rect.x - left, rect.y - top
