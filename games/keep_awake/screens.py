"""What lies over the room: the line with score and erasers, the bell between lessons, the end."""

from __future__ import annotations

from games.keep_awake import classroom
from games.keep_awake.state import State
from games.keep_awake.words import say
from games.stage import INK, Sheet, ease_back, ease_out, outlined
from handset.geometry import Color, Rect
from handset.lcd import Canvas

NAVY: Color = (0x2C, 0x3A, 0x5C)
GOLD: Color = (0xFF, 0xD2, 0x3C)
WHITE: Color = (255, 255, 255)
PAPER: Color = (0xFF, 0xFB, 0xF0)
RED: Color = (0xD2, 0x3C, 0x3C)
BELL_TICKS = 96
COUNT_TICKS = 40
"""How long the score counts up at the end."""


def draw_hud(canvas: Canvas, sheet: Sheet, state: State, language: str) -> None:
    """Score left, noise in the middle, red before the teacher turns, erasers right."""
    canvas.fill(NAVY, Rect(0, 0, canvas.width, 24))
    canvas.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, canvas.width, 1))
    canvas.text(6, 2, str(state.score), 20, WHITE, bold=True, role="hud")
    for place in range(3):
        name = "eraser-none" if place >= 3 - state.strikes else "eraser-icon"
        sheet.put(canvas, name, canvas.width - 70 + place * 22, 4)
    noise = state.noise >> 8
    label = say("noise", language)
    bar = Rect(canvas.width // 2 - 36, 14, 72, 7)
    canvas.text((canvas.width - canvas.text_width(label, 12)) // 2, 1, label, 12, (0xC8, 0xD4, 0xF0), role="hud")
    canvas.rect(Rect(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2), (0x16, 0x1E, 0x34), radius=4)
    color = (0x7C, 0xD8, 0x70) if noise < 60 else (0xFF, 0xB8, 0x38) if noise < 85 else (0xFF, 0x5C, 0x50)
    if noise >= 3:
        canvas.rect(Rect(bar.x, bar.y, max(4, bar.width * noise // 100), bar.height), color, radius=3)
    canvas.fill((0x8E, 0x9C, 0xC4), Rect(bar.x + bar.width * 60 // 100, bar.y, 1, bar.height))


def draw_lesson(canvas: Canvas, state: State, language: str, dx: int, dy: int) -> None:
    """Which lesson it is, in chalk at the board's lower right."""
    board = classroom.BOARD.moved(0, classroom.field_rect(canvas).y)
    lesson = say("lesson", language, n=state.lesson + 1)
    x = board.right - 6 - canvas.text_width(lesson, 12)
    canvas.text(x + dx, board.bottom - 16 + dy, lesson, 12, (0xA8, 0xCC, 0xB4), role="hud")


def draw_bell(canvas: Canvas, sheet: Sheet, state: State, language: str) -> None:
    """A ribbon with the bell flies across when a lesson ends and the next begins."""
    tick = state.lesson_tick
    if not state.lesson or tick >= BELL_TICKS:
        return
    middle, y = canvas.width // 2, classroom.field_rect(canvas).y + 62
    x = middle - canvas.width + ease_back(tick, 20, canvas.width)
    if tick > BELL_TICKS - 14:
        x = middle + canvas.width - ease_out(BELL_TICKS - tick, 14, canvas.width)
    band = Rect(x - canvas.width // 2 - 30, y, canvas.width + 60, 40)
    canvas.rect(Rect(band.x, band.y - 2, band.width, band.height + 4), INK)
    canvas.rect(band, (0xF0, 0x8A, 0x24))
    canvas.rect(Rect(band.x, band.y + 2, band.width, 2), (0xFF, 0xBE, 0x6A))
    canvas.rect(Rect(band.x, band.bottom - 4, band.width, 2), (0xC8, 0x66, 0x10))
    lesson = say("lesson", language, n=state.lesson + 1)
    width = canvas.text_width(lesson, 24)
    sheet.put(canvas, f"bell@{(-14, 0, 14, 0)[tick // 4 % 4]}", x - width // 2 - 14, y + 20)
    outlined(canvas, x + 12, y + 7, lesson, 24, WHITE)


def draw_over(canvas: Canvas, sheet: Sheet, state: State, language: str, tick: int) -> None:
    """The bell rings over a darkened room; a report card drops in, and the score counts up on it."""
    canvas.fill((0x20, 0x16, 0x30), Rect(0, 24, canvas.width, canvas.height - 24), alpha=min(150, tick * 8))
    if tick < 10:
        return
    drop = ease_back(tick - 10, 22, canvas.height)
    card = Rect(24, (canvas.height - 178) // 2 + 14 + drop - canvas.height, canvas.width - 48, 178)
    canvas.rect(card.moved(0, 3), (0x16, 0x10, 0x22), radius=8)
    canvas.rect(card, PAPER, radius=8)
    for line in range(4):
        canvas.fill((0xD8, 0xE2, 0xEE), Rect(card.x + 10, card.y + 78 + line * 22, card.width - 20, 1))
    canvas.rect(card, INK, 2, radius=8)
    banner = Rect(card.x - 8, card.y + 8, card.width + 16, 32)
    canvas.rect(banner, INK, radius=5)
    canvas.rect(Rect(banner.x + 2, banner.y + 2, banner.width - 4, banner.height - 4), RED, radius=4)
    sheet.put(canvas, f"bell@{(-14, 0, 14, 0)[tick // 6 % 4]}", canvas.width // 2, card.y - 8)
    outlined(canvas, canvas.width // 2, banner.y + 4, say("over", language), 24, WHITE)
    counted = ease_out(max(0, tick - 32), COUNT_TICKS, state.score)
    color = RED if tick >= 32 + COUNT_TICKS else INK
    shown = str(counted)
    width = canvas.text_width(shown, 24)
    canvas.text((canvas.width - width) // 2, card.y + 48, shown, 24, color, bold=True, role="hud")
    _draw_report(canvas, card, state, language)


def _draw_report(canvas: Canvas, card: Rect, state: State, language: str) -> None:
    rows = (
        ("lessons", str(state.lesson + 1)),
        ("woken", str(state.woken)),
        ("longest", str(state.longest)),
    )
    y = card.y + 82
    for key, value in rows:
        canvas.text(card.x + 16, y, say(key, language), 16, (0x5A, 0x4A, 0x42), role="hud")
        x = card.right - 16 - canvas.text_width(value, 16)
        canvas.text(x, y, value, 16, INK, bold=True, role="hud")
        y += 22
    why = say("asleep" if state.eraser.asleep else "hitting", language)
    canvas.text((canvas.width - canvas.text_width(why, 12)) // 2, card.bottom - 22, why, 12, RED, role="hud")
