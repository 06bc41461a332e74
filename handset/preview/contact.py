"""Pictures of pages beside each other: one LCD a model, its name below."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pygame

from handset.lcd import Canvas, Pixels
from handset.typeface import Typeface

_DESK = (0x3A, 0x36, 0x33)
_LABEL = (0xF2, 0xEE, 0xE8)
_GAP = 16
_LINE = 24


def contact_sheet(pictures: Sequence[tuple[str, Pixels]], typeface: Typeface) -> Pixels:
    """One picture of all of them, in rows of at most six; each is (label, (height, width, 3) RGB)."""
    rows = [pictures[start : start + 6] for start in range(0, len(pictures), 6)]
    heights = [max(pixels.shape[0] for _, pixels in row) for row in rows]
    width = max(sum(pixels.shape[1] + _GAP for _, pixels in row) for row in rows) + _GAP
    height = sum(tallest + _LINE + _GAP for tallest in heights) + _GAP
    surface = pygame.Surface((width, height), 0, 32)
    surface.fill(_DESK)
    canvas = Canvas(surface, typeface)
    y = _GAP
    for row, tallest in zip(rows, heights, strict=True):
        x = _GAP
        for label, pixels in row:
            picture = pygame.image.frombuffer(np.ascontiguousarray(pixels).tobytes(), pixels.shape[1::-1], "RGB")
            surface.blit(picture, (x, y))
            canvas.text(x, y + pixels.shape[0] + 6, label, 12, _LABEL)
            x += pixels.shape[1] + _GAP
        y += tallest + _LINE + _GAP
    return np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))
