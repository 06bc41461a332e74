"""The panel beside the phone: headings, facts and notes of the inspector and of lint, in the devtools' own look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.screen import typeface_of

WIDTH = 360
"""Pixels of the host's screen: the phone may be enlarged, the panel's writing is legible as it is."""
TALL = 560
"""Pixels that the inspector's rows take for most elements."""
SIZE = 16
INK: Color = (0xE6, 0xDF, 0xD7)
FAINT: Color = (0x9A, 0x92, 0x89)
ACCENT: Color = (0xF0, 0x9A, 0x3E)
_BACK: Color = (0x2B, 0x28, 0x26)
_EDGE: Color = (0x4B, 0x46, 0x42)


@dataclass(frozen=True)
class Row:
    """Row of the panel: a heading (`name` alone), a fact (`name` and `value`), or a note (`value` alone).

    A lamp stands before it where `lamp` is given.
    """

    name: str = ""
    value: str = ""
    lamp: Color | None = None


def panel_box(width: int, height: int, least: int) -> Rect:
    """Return the panel's place at a window's right, full height; at least `least` pixels stay for the phones."""
    wide = max(0, min(WIDTH, width - least))
    return Rect(width - wide, 0, wide, height)


def draw_panel(surface: pygame.Surface, box: Rect, rows: Sequence[Row]) -> None:
    """Draw the panel into `box`; long values are wrapped, what does not fit below is left out."""
    area = surface.subsurface(pygame.Rect(box).clip(surface.get_rect()))
    canvas = Canvas(area, typeface_of("outline"))
    canvas.fill(_BACK)
    canvas.fill(_EDGE, Rect(0, 0, 1, canvas.height))
    size, line, margin = SIZE, SIZE + 5, 12
    column = canvas.width * 2 // 5
    y = margin
    for row in rows:
        heading = bool(row.name) and not row.value
        left = margin if heading or not row.name else margin + column - margin // 2
        if row.lamp is not None:
            canvas.ellipse(Rect(margin, y + 2, size - 4, size - 4), row.lamp)
            left = max(left, margin + size + 4)
        lines = _wrapped(canvas, row.name if heading else row.value, size, canvas.width - left - margin)
        if heading and y > margin:
            y += line // 2
        if y + line * len(lines) > canvas.height - margin // 2:
            canvas.text(margin, min(y, canvas.height - line), "…", size, FAINT)
            return
        if row.name and not heading:
            canvas.text(margin, y, canvas.cut(row.name, left - margin - 6, size, ""), size, FAINT)
        for text in lines:
            canvas.text(left, y, text, size, ACCENT if heading else INK, bold=heading)
            y += line
        if heading:
            canvas.fill(_EDGE, Rect(margin, y - 2, canvas.width - 2 * margin, 1))
            y += 4


def _wrapped(canvas: Canvas, text: str, size: int, room: int) -> list[str]:
    """Return lines no wider than `room`, broken at spaces where there are some, else anywhere."""
    lines: list[str] = []
    rest = text
    while rest:
        end = max(1, canvas.typeface.fitting(rest, size, room))
        if end < len(rest):
            space = rest.rfind(" ", 0, end + 1)
            end = space if space > 0 else end
        lines.append(rest[:end])
        rest = rest[end:].lstrip(" ")
    return lines or [""]
