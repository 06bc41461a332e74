"""Status line below the phone: its model, or what the devtools are doing."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from handset.frontends.devtools import Devtools
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.phone_texts import translate_window
from handset.screen import typeface_of

_BACK: Color = (0x2B, 0x28, 0x26)
_INK: Color = (0xD9, 0xD2, 0xCA)
LOST: Color = (0xFF, 0xD8, 0x8A)
"""The lamp beside a page whose CSS its model ignores."""
DONE: Color = (0x8C, 0xE0, 0x7A)
"""The lamp beside what was done."""
_FAINT: Color = (0x8F, 0x87, 0x7F)


@dataclass(frozen=True)
class StatusLine:
    """Content of the status line: `left` about the phone, `right` about help, `state` of the devtools with a lamp."""

    left: str
    right: str
    state: str = ""
    color: Color = _INK


def activity(devtools: Devtools, *, filming: bool, language: str) -> tuple[str, Color]:
    """Return what the devtools are doing and its lamp's color; "" while they do nothing."""
    if devtools.rewinding:
        return translate_window("rewinding", language), (0x7F, 0xDC, 0xFF)
    if filming:
        return translate_window("recording", language), (0xFF, 0x6A, 0x50)
    if devtools.forward:
        return translate_window("fast", language), (0x7F, 0xDC, 0xFF)
    if devtools.paused and not devtools.message:
        return translate_window("paused", language), (0xFF, 0xD8, 0x8A)
    return devtools.message, (0xFF, 0x6A, 0x50) if devtools.wrong else DONE


def draw_status_line(surface: pygame.Surface, box: Rect, lines: StatusLine) -> None:
    """Draw the status line into `box`, its left text cut to fit."""
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
