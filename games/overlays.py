"""What the runtime draws round a play: loading bar, pause, the question before a play is given up."""

from __future__ import annotations

from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.model import ThemeSpec

_INK: Color = (0x3A, 0x2A, 0x22)
_PAPER: Color = (0xFF, 0xF8, 0xE8)
_ORANGE: Color = (0xF0, 0x8A, 0x24)


def draw_loading(canvas: Canvas, title: str, label: str, percent: int) -> None:
    """A bar that fills while a game's parts are prepared."""
    canvas.gradient(Rect(0, 0, canvas.width, canvas.height), (0xFF, 0xF3, 0xD6), (0xFF, 0xDD, 0xA6))
    middle = canvas.height // 2
    size = 20 if canvas.text_width(title, 20) <= canvas.width - 12 else 16
    width = canvas.text_width(title, size)
    canvas.text((canvas.width - width) // 2, middle - 44, title, size, _INK, bold=True, role="hud")
    bar = Rect(40, middle, canvas.width - 80, 14)
    canvas.rect(bar, _INK, radius=7)
    canvas.rect(Rect(bar.x + 2, bar.y + 2, bar.width - 4, 10), _PAPER, radius=5)
    filled = (bar.width - 4) * percent // 100
    if filled >= 8:
        canvas.rect(Rect(bar.x + 2, bar.y + 2, filled, 10), _ORANGE, radius=5)
    width = canvas.text_width(label, 12)
    canvas.text((canvas.width - width) // 2, middle + 24, label, 12, _INK, role="hud")


def draw_notice(canvas: Canvas, title: str, line: str) -> None:
    """A word over the darkened play."""
    canvas.fill((0, 0, 0), Rect(0, 0, canvas.width, canvas.height), alpha=120)
    y = canvas.height // 2 - 20
    for text, size, color in ((title, 24, (255, 255, 255)), (line, 16, (0xFF, 0xE2, 0x9A))):
        width = canvas.text_width(text, size)
        canvas.text((canvas.width - width) // 2, y, text, size, color, bold=size == 24, role="hud")
        y += 32


def draw_tag(canvas: Canvas, text: str) -> None:
    """What the picture is, in a corner where no game draws anything: at the foot, left."""
    width = canvas.text_width(text, 12)
    box = Rect(2, canvas.height - 18, width + 10, 16)
    canvas.rect(box, _INK, radius=4)
    canvas.text(box.x + 5, box.y + 2, text, 12, _PAPER, bold=True, role="hud")


def draw_question(canvas: Canvas, theme: ThemeSpec, title: str, question: str, warning: str) -> None:
    """A plain keitai dialog; the soft keys bear its answers."""
    canvas.fill((0, 0, 0), Rect(0, 0, canvas.width, canvas.height), alpha=120)
    box = Rect(16, canvas.height // 2 - 52, canvas.width - 32, 104)
    canvas.cover(box)
    canvas.rect(box, theme.color("panel"), radius=6)
    canvas.rect(Rect(box.x, box.y, box.width, 24), theme.color("accent"), radius=6)
    canvas.fill(theme.color("accent"), Rect(box.x, box.y + 12, box.width, 12))
    size = 16 if canvas.text_width(title, 16) <= box.width - 12 else 12
    canvas.text(box.x + 8, box.y + (24 - size) // 2, title, size, theme.color("accent_text"), role="dialog")
    for index, line in enumerate((question, warning)):
        x = box.x + (box.width - canvas.text_width(line, 16)) // 2
        canvas.text(x, box.y + 38 + index * 24, line, 16, theme.color("panel_text"), role="dialog")
    canvas.rect(box, theme.color("accent"), 1, radius=6)
