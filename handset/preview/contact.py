"""Pictures of pages beside each other: one LCD a model, below it its name and whether the page keeps its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from handset.geometry import Color, Rect
from handset.lcd import Canvas, Pixels
from handset.typeface import Typeface

_DESK: Color = (0x3A, 0x36, 0x33)
_LABEL: Color = (0xF2, 0xEE, 0xE8)
_WITHIN: Color = (0x8C, 0xE0, 0x7A)
_OVER: Color = (0xFF, 0x6A, 0x50)
_GAP = 16
_LINE = 24
_MARK = 8


@dataclass(frozen=True)
class Budget:
    """Weight of a page against its model's limit, in words, and whether it keeps it."""

    told: str
    fits: bool


@dataclass(frozen=True)
class ContactCell:
    """Cell of a contact sheet: the picture of a page on one model."""

    label: str
    pixels: Pixels
    """(height, width, 3) RGB."""
    budget: Budget | None = None
    """None where no page was weighed."""


def contact_sheet(cells: Sequence[ContactCell], typeface: Typeface) -> Pixels:
    """Draw a contact sheet of all cells, in rows of at most six."""
    rows = [cells[start : start + 6] for start in range(0, len(cells), 6)]
    heights = [max(cell.pixels.shape[0] for cell in row) for row in rows]
    width = max(sum(cell.pixels.shape[1] + _GAP for cell in row) for row in rows) + _GAP
    height = sum(tallest + _LINE + _GAP for tallest in heights) + _GAP
    surface = pygame.Surface((width, height), 0, 32)
    surface.fill(_DESK)
    canvas = Canvas(surface, typeface)
    y = _GAP
    for row, tallest in zip(rows, heights, strict=True):
        x = _GAP
        for cell in row:
            pixels = cell.pixels
            picture = pygame.image.frombuffer(np.ascontiguousarray(pixels).tobytes(), pixels.shape[1::-1], "RGB")
            surface.blit(picture, (x, y))
            _caption(canvas, Rect(x, y + pixels.shape[0] + 6, pixels.shape[1], 14), cell)
            x += pixels.shape[1] + _GAP
        y += tallest + _LINE + _GAP
    return np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))


def _caption(canvas: Canvas, line: Rect, cell: ContactCell) -> None:
    """Write the name at the left.

    At the right the page's weight behind a green dot, or a red square where it is too much.
    """
    room = line.width
    if cell.budget is not None:
        told, color = cell.budget.told, _WITHIN if cell.budget.fits else _OVER
        left = line.right - canvas.text_width(told, 12)
        canvas.text(left, line.y, told, 12, color)
        mark = Rect(left - _MARK - 4, line.y + 3, _MARK, _MARK)
        if cell.budget.fits:
            canvas.ellipse(mark, color)
        else:
            canvas.rect(mark, color)
        room = mark.x - 6 - line.x
    canvas.text(line.x, line.y, canvas.cut(cell.label, room, 12, ""), 12, _LABEL)
