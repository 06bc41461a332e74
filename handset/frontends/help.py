"""The sheet that F1 lays over the window: which host key does what, as keycaps."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from handset.frontends.devtools import CHORDS, COMMANDS
from handset.geometry import Color, Rect
from handset.keymap import Keymap, sign
from handset.keypad import Key
from handset.lcd import Canvas
from handset.phone_texts import translate_window
from handset.screen import typeface_of

_VEIL = (24, 22, 21, 236)
_INK: Color = (0xF4, 0xF0, 0xEA)
_FAINT: Color = (0xA8, 0xA0, 0x97)
_ACCENT: Color = (0xF0, 0x9A, 0x3E)
_CAP: Color = (0x4B, 0x46, 0x42)
_CAP_EDGE: Color = (0x6E, 0x67, 0x61)
_SHADOW: Color = (0x12, 0x10, 0x0F)

_PHONE: tuple[tuple[Key, ...], ...] = (
    (Key.SOFT_LEFT, Key.UP, Key.SOFT_RIGHT),
    (Key.LEFT, Key.OK, Key.RIGHT),
    (Key.MAIL, Key.DOWN, Key.WEB),
    (Key.CALL, Key.CLEAR, Key.END),
    (Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3),
    (Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6),
    (Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9),
    (Key.STAR, Key.DIGIT_0, Key.HASH),
)
_SHORT = {
    "return": "Enter", "backspace": "Bksp", "escape": "Esc", "space": "Space", "tab": "Tab",
    "arrow-up": "↑", "arrow-down": "↓", "arrow-left": "←", "arrow-right": "→",
}  # fmt: skip


_KEYPAD_TALL = 44 + len(_PHONE) * 42
_BENCH_TALL = 30 + (len(COMMANDS) + len(CHORDS)) * 22
_COLUMN, _BENCH_WIDE = 240, 320
"""Widths of the two where they stand beside each other."""
BESIDE = 24 + _COLUMN + 12 + _BENCH_WIDE, max(_KEYPAD_TALL, _BENCH_TALL) + 24
"""Pixels that hold both beside each other; the least that any sheet needs."""


def fits(width: int, height: int) -> bool:
    """Return whether the help sheet shows every key in that size."""
    return _below(width, height) or (width >= BESIDE[0] and height >= BESIDE[1])


def _below(width: int, height: int) -> bool:
    return width >= _BENCH_WIDE + 24 and height >= _KEYPAD_TALL + _BENCH_TALL


def draw_help(surface: pygame.Surface, keymap: Keymap, language: str, scale: int) -> None:
    """Draw the help sheet over `surface`; `scale` 2 enlarges its text where that fits."""
    width, height = surface.get_size()
    if not fits(width // scale, height // scale):
        scale = 1
    sheet = pygame.Surface((-(-width // scale), -(-height // scale)), pygame.SRCALPHA)
    sheet.fill(_VEIL)
    canvas = Canvas(sheet, typeface_of("outline"))
    beside = not _below(canvas.width, canvas.height) and canvas.width >= BESIDE[0]
    column = _COLUMN if beside else min(360, canvas.width - 24)
    left = (canvas.width - (column + 12 + _BENCH_WIDE if beside else column)) // 2
    tall = max(_KEYPAD_TALL, _BENCH_TALL) if beside else _KEYPAD_TALL + _BENCH_TALL
    y = max(10, (canvas.height - tall) // 2)
    canvas.text(left, y, translate_window("help title", language), 20, _INK, bold=True)
    layout = f"{keymap.name} ({translate_window('rotate', language)})"
    canvas.text(left + column - canvas.text_width(layout, 12), y + 6, layout, 12, _FAINT)
    bottom = _keypad(canvas, Rect(left, y + 38, column, 0), keymap)
    if beside:
        _tools(canvas, left + column + 12, y, language)
    else:
        _tools(canvas, left, bottom, language)
    _lay(surface, sheet, scale)


def _tools(canvas: Canvas, left: int, y: int, language: str) -> None:
    canvas.text(left, y + 6, translate_window("tools title", language), 16, _ACCENT, bold=True)
    y += 30
    for host, command in (COMMANDS | CHORDS).items():
        x = _cap(canvas, left, y, _chord(host), 30)
        canvas.text(x + 8, y + 3, translate_window(command.value, language), 12, _INK)
        y += 22


def _chord(host: str) -> str:
    """Return a key of the devtools as it is printed: `F1`, `[`, `Ctrl+R`, `Alt+Enter`."""
    held, _, key = host.rpartition("-") if host in CHORDS else ("", "", host)
    return f"{held.capitalize()}+{_SHORT.get(key) or sign(key)}" if held else sign(key)


def _lay(surface: pygame.Surface, sheet: pygame.Surface, scale: int) -> None:
    enlarged = pygame.transform.scale_by(sheet, scale) if scale > 1 else sheet
    surface.blit(enlarged, (0, 0))


def _keypad(canvas: Canvas, box: Rect, keymap: Keymap) -> int:
    """Draw the phone's keys as they lie, each with what presses it; return the y below."""
    wide = (box.width - 12) // 3
    y = box.y
    for row in _PHONE:
        for place, key in enumerate(row):
            cell = Rect(box.x + place * (wide + 6), y, wide, 38)
            canvas.rect(cell, (0x33, 0x2F, 0x2C), radius=6)
            canvas.text(cell.x + 7, cell.y + 5, key.label, 12, _FAINT)
            x = cell.x + 6
            for host in _shown(keymap.hosts(key)):
                if x + canvas.text_width(host, 12) + 10 > cell.right:
                    break
                x = _cap(canvas, x, cell.y + 18, host, 16) + 4
        y += 42
    return y


def _shown(hosts: Sequence[str]) -> list[str]:
    return [_SHORT.get(host) or sign(host).replace("keypad ", "kp ").replace("pad ", "") for host in hosts]


def _cap(canvas: Canvas, x: int, y: int, text: str, least: int) -> int:
    """Draw a small keycap; return where it ends."""
    width = max(least, canvas.text_width(text, 12) + 8)
    canvas.rect(Rect(x, y + 1, width, 17), _SHADOW, radius=4)
    canvas.rect(Rect(x, y, width, 17), _CAP, radius=4)
    canvas.rect(Rect(x, y, width, 17), _CAP_EDGE, 1, radius=4)
    canvas.text(x + (width - canvas.text_width(text, 12)) // 2, y + 2, text, 12, _INK)
    return x + width
