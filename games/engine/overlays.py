"""Overlays of the runtime round a play: loading bar, pause, the question before a play is given up."""

from __future__ import annotations

from games.engine.sprites import title_picture
from handset.geometry import Color, Rect
from handset.lcd import Canvas
from handset.model import ThemeSpec

_INK: Color = (0x3A, 0x2A, 0x22)
_PAPER: Color = (0xFF, 0xF8, 0xE8)
_ORANGE: Color = (0xF0, 0x8A, 0x24)
_DEEP_ORANGE: Color = (0xB8, 0x5A, 0x10)


def draw_loading(canvas: Canvas, game: str, title: str, label: str, percent: int) -> None:
    """Draw the loading screen: the game's picture, and a bar that fills while its sprites are prepared."""
    draw_curtain(canvas, game)
    middle = canvas.height // 2 + 48
    size = 20 if canvas.text_width(title, 20) <= canvas.width - 12 else 16
    width = canvas.text_width(title, size)
    canvas.text((canvas.width - width) // 2, middle - 32, title, size, _INK, bold=True, role="hud")
    bar = Rect(40, middle, canvas.width - 80, 14)
    canvas.rect(bar, _INK, radius=7)
    canvas.rect(Rect(bar.x + 2, bar.y + 2, bar.width - 4, 10), _PAPER, radius=5)
    filled = (bar.width - 4) * percent // 100
    if filled >= 8:
        canvas.rect(Rect(bar.x + 2, bar.y + 2, filled, 10), _ORANGE, radius=5)
    width = canvas.text_width(label, 12)
    canvas.text((canvas.width - width) // 2, middle + 24, label, 12, _INK, role="hud")


def draw_curtain(canvas: Canvas, game: str) -> None:
    """Draw the screen that covers the play: paper with the game's picture in its upper half."""
    canvas.cover(Rect(0, 0, canvas.width, canvas.height))
    canvas.gradient(Rect(0, 0, canvas.width, canvas.height), (0xFF, 0xF3, 0xD6), (0xFF, 0xDD, 0xA6))
    picture = title_picture(game)
    if picture is None:
        return
    width, height = picture.get_size()
    frame = Rect((canvas.width - width) // 2 - 4, canvas.height // 2 - height - 4, width + 8, height + 8)
    canvas.rect(frame.moved(0, 3), _INK, radius=6)
    canvas.rect(frame, _INK, radius=6)
    canvas.rect(Rect(frame.x + 2, frame.y + 2, frame.width - 4, frame.height - 4), _PAPER, radius=5)
    canvas.image(picture, frame.x + 4, frame.y + 4)


def draw_notice(canvas: Canvas, title: str, line: str) -> None:
    """Draw a notice over the darkened play: a word on a plate, and a line below it if there is one."""
    canvas.fill((0, 0, 0), Rect(0, 0, canvas.width, canvas.height), alpha=120)
    wide, tall = (180, 76) if line else (56, 44)
    plate = Rect((canvas.width - wide) // 2, (canvas.height - tall) // 2, wide, tall)
    canvas.cover(plate)
    canvas.rect(plate.moved(0, 3), (0, 0, 0), radius=10)
    canvas.rect(plate, _INK, radius=10)
    canvas.rect(Rect(plate.x + 2, plate.y + 2, wide - 4, tall - 4), _PAPER, radius=8)
    canvas.rect(Rect(plate.x + 5, plate.y + 5, wide - 10, tall - 10), _ORANGE, 1, radius=6)
    y = plate.y + 10
    for text, size, color in ((title, 24, _INK), (line, 16, _DEEP_ORANGE)):
        width = canvas.text_width(text, size)
        canvas.text((canvas.width - width) // 2, y, text, size, color, bold=size == 24, role="hud")
        y += 32


def draw_tag(canvas: Canvas, text: str) -> None:
    """Draw a tag such as "replay" at the lower left, where no game draws anything."""
    width = canvas.text_width(text, 12)
    box = Rect(2, canvas.height - 18, width + 10, 16)
    canvas.rect(box, _INK, radius=4)
    canvas.text(box.x + 5, box.y + 2, text, 12, _PAPER, bold=True, role="hud")


def draw_question(canvas: Canvas, theme: ThemeSpec, title: str, question: str, warning: str) -> None:
    """Draw a dialog in the phone's style over the play; the soft keys bear its answers."""
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
