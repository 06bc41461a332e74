"""Text with an ink outline, readable on any background."""

from __future__ import annotations

from handset.geometry import Color
from handset.lcd import Canvas

INK: Color = (0x3A, 0x2A, 0x22)


def outlined(canvas: Canvas, middle: int, y: int, text: str, size: int, color: Color, edge: Color = INK) -> None:
    """Draw text with an outline, centred on `middle`, so that it can be read on any background."""
    width = canvas.text_width(text, size)
    x = max(2, min(middle - width // 2, canvas.width - width - 2))
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        canvas.decoration(x + dx, y + dy, text, size, edge)
    canvas.text(x, y, text, size, color, role="hud")
