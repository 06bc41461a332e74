"""The thin strip below the phone: what the bench is doing, in the host's words."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from handset.frontends.bench import Bench
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.screen import typeface_of
from handset.wording import bench_word as word

_BACK: Color = (0x2B, 0x28, 0x26)
_INK: Color = (0xD9, 0xD2, 0xCA)
LOST: Color = (0xFF, 0xD8, 0x8A)
"""The lamp beside a page whose CSS its model ignores."""
_FAINT: Color = (0x8F, 0x87, 0x7F)


@dataclass(frozen=True)
class Lines:
    """What the strip says: `left` about the phone, `right` about help; `state`, with a lamp, while the bench works."""

    left: str
    right: str
    state: str = ""
    color: Color = _INK


def doing(bench: Bench, *, filming: bool, language: str) -> tuple[str, Color]:
    """What the bench is at, and its lamp's colour; "" while it only waits."""
    if bench.rewinding:
        return word("rewinding", language), (0x7F, 0xDC, 0xFF)
    if filming:
        return word("recording", language), (0xFF, 0x6A, 0x50)
    if bench.forward:
        return word("fast", language), (0x7F, 0xDC, 0xFF)
    if bench.paused and not bench.message:
        return word("paused", language), (0xFF, 0xD8, 0x8A)
    return bench.message, (0xFF, 0x6A, 0x50) if bench.wrong else (0x8C, 0xE0, 0x7A)


def draw_strip(surface: pygame.Surface, box: Rect, lines: Lines) -> None:
    """Paints the whole strip into `box`; what does not fit is cut from the left text."""
    area = surface.subsurface(pygame.Rect(box).clip(surface.get_rect()))
    canvas = Canvas(area, typeface_of("outline"))
    canvas.fill(_BACK)
    size = 12 if box.height < 30 else 16
    top = (box.height - size) // 2
    right = canvas.width - 12 - canvas.text_width(lines.right, size)
    canvas.text(right, top, lines.right, size, _FAINT)
    x = 12
    if lines.state:
        canvas.ellipse(Rect(x, (box.height - size // 2) // 2, size // 2, size // 2), lines.color)
        x += size
        text = lines.state
        color = _INK
    else:
        text, color = lines.left, _FAINT
    canvas.text(x, top, canvas.cut(text, right - 12 - x, size, ""), size, color)
