"""HUD over the room: the line with score and erasers, the bell between lessons, the end."""

from __future__ import annotations

from games.engine.cards import GOLD, NAVY, WHITE, draw_report
from games.engine.easing import ease_back, ease_out
from games.engine.outlined_text import INK, outlined
from games.engine.sprites import SpriteSheet
from games.keep_awake import classroom
from games.keep_awake.feedback import translate
from games.keep_awake.state import State, Twist, twist_of
from handset.geometry import Rect
from handset.lcd import Canvas

BELL_TICKS = 110
TWISTS = {Twist.YAWNS: "yawns", Twist.PHONES: "phones", Twist.HUSH: "hush", Twist.SUSPICION: "suspicion"}
"""What the bell's ribbon says of each twist."""


def draw_hud(canvas: Canvas, sheet: SpriteSheet, state: State, language: str) -> None:
    """Draw the head-up display: score, the noise meter (red before the teacher turns), erasers that are left."""
    label = translate("hush!" if twist_of(state.lesson) == Twist.HUSH else "noise", language)
    bar = Rect(canvas.width // 2 - 36, 14, 72, 7)

    def paint(hud: Canvas) -> None:
        hud.fill(NAVY)
        hud.fill((0x4A, 0x5C, 0x8C), Rect(0, 23, hud.width, 1))
        for place in range(3):
            name = "eraser-none" if place >= 3 - state.strikes else "eraser-icon"
            sheet.put(hud, name, hud.width - 70 + place * 22, 4)
        hud.text((hud.width - hud.text_width(label, 12)) // 2, 1, label, 12, (0xC8, 0xD4, 0xF0), role="hud")
        hud.rect(Rect(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2), (0x16, 0x1E, 0x34), radius=4)

    sheet.layers.draw(canvas, Rect(0, 0, canvas.width, 24), ("hud", state.strikes, label), paint, opaque=True)
    canvas.text(6, 2, str(state.score), 20, WHITE, bold=True, role="hud")
    noise = state.noise >> 8
    color = (0x7C, 0xD8, 0x70) if noise < 60 else (0xFF, 0xB8, 0x38) if noise < 85 else (0xFF, 0x5C, 0x50)
    if noise >= 3:
        canvas.rect(Rect(bar.x, bar.y, max(4, bar.width * noise // 100), bar.height), color, radius=3)
    canvas.fill((0x8E, 0x9C, 0xC4), Rect(bar.x + bar.width * 60 // 100, bar.y, 1, bar.height))


def draw_bell(canvas: Canvas, sheet: SpriteSheet, state: State, language: str) -> None:
    """Draw the ribbon with the bell that flies across when a lesson ends and the next begins."""
    tick = state.lesson_tick
    if not state.lesson or tick >= BELL_TICKS:
        return
    middle, y = canvas.width // 2, classroom.field_rect(canvas).y + 62
    x = middle - canvas.width + ease_back(tick, 20, canvas.width)
    if tick > BELL_TICKS - 14:
        x = middle + canvas.width - ease_out(BELL_TICKS - tick, 14, canvas.width)
    band = Rect(x - canvas.width // 2 - 30, y, canvas.width + 60, 62)
    canvas.rect(Rect(band.x, band.y - 2, band.width, band.height + 4), INK)
    canvas.rect(band, (0xF0, 0x8A, 0x24))
    canvas.rect(Rect(band.x, band.y + 2, band.width, 2), (0xFF, 0xBE, 0x6A))
    canvas.rect(Rect(band.x, band.bottom - 4, band.width, 2), (0xC8, 0x66, 0x10))
    lesson = translate("lesson", language, n=state.lesson + 1)
    width = canvas.text_width(lesson, 24)
    sheet.put(canvas, f"bell@{(-14, 0, 14, 0)[tick // 4 % 4]}", x - width // 2 - 14, y + 20)
    outlined(canvas, x + 12, y + 7, lesson, 24, WHITE)
    outlined(canvas, x, y + 38, translate(TWISTS[twist_of(state.lesson)], language), 16, GOLD)


def draw_over(canvas: Canvas, sheet: SpriteSheet, state: State, language: str, tick: int) -> None:
    """Draw the report card, with the bell ringing over it."""
    rows = (
        (translate("lessons", language), str(state.lesson + 1)),
        (translate("woken", language), str(state.woken)),
        (translate("longest", language), str(state.longest)),
    )
    why = translate("asleep" if state.eraser.asleep else "hitting", language)
    card = draw_report(canvas, tick, translate("over", language), state.score, rows, why)
    if card is not None:
        sheet.put(canvas, f"bell@{(-14, 0, 14, 0)[tick // 6 % 4]}", canvas.width // 2, card.y - 8)
