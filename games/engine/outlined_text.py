"""Text with an ink outline, readable on any background."""

from __future__ import annotations

from functools import lru_cache

import pygame

from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.typeface import Typeface

INK: Color = (0x3A, 0x2A, 0x22)


def outlined(canvas: Canvas, middle: int, y: int, text: str, size: int, color: Color, edge: Color = INK) -> None:
    """Draw text with an outline, so that it can be read on any background.

    Args:
        canvas: Where.
        middle: Pixels from the canvas's left edge to the text's middle; the text stays inside the canvas.
        y: Pixels from its upper edge.
        text: What it says; scripts read it in the text layer.
        size: Pixels of the letters' height.
        color: Color of the letters.
        edge: Color of the outline.

    Example:
        >>> outlined(canvas, 120, 40, "START", 20, (255, 255, 255))
        >>> canvas.texts[-1].text
        'START'
    """
    width = canvas.text_width(text, size)
    x = max(2, min(middle - width // 2, canvas.width - width - 2))
    canvas.image(_outlined_run(canvas.typeface, text, size, color, edge), x - 1, y - 1)
    if text and -canvas.height < y < canvas.height and x < canvas.width and x + width > 0 and y + size > 0:
        canvas.note(Rect(x, y, width, canvas.typeface.cell(size)), text, role="hud", color=color)


@lru_cache(maxsize=256)
def _outlined_run(typeface: Typeface, text: str, size: int, color: Color, edge: Color) -> pygame.Surface:
    """Return the text with its outline as one picture; nine glyph runs went into it."""
    picture = pygame.Surface((typeface.width(text, size) + 4, 2 * size), pygame.SRCALPHA)
    for dx, dy in ((0, 1), (2, 1), (1, 0), (1, 2), (2, 2), (0, 0), (2, 0), (0, 2)):
        typeface.draw(picture, dx, dy, text, size, edge)
    typeface.draw(picture, 1, 1, text, size, color)
    return picture
