"""The title: the name in chalk, the three at their desks with one being woken, and how it is done on one's own desk."""

from __future__ import annotations

from games.engine.cards import GOLD, PAPER, draw_push, title_lines
from games.engine.catalogue import GameSpec
from games.engine.easing import ease_back
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.keep_awake import classmates, classroom
from games.keep_awake.feedback import translate
from games.keep_awake.state import LONG_AGO, Hand, Look, Seat, SleepPhase
from games.keep_awake.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

ACT = 150
"""Ticks in which one dozes off and is woken."""
_WAKE = 118
_RAISED = 24
_CHALK: Color = (0xF4, 0xFA, 0xEC)
_CHALK_SHADE: Color = (0x1C, 0x4A, 0x38)


def draw_title(canvas: Canvas, sheet: SpriteSheet, spec: GameSpec, language: str, tick: int) -> None:
    """Draw the title; `tick` counts from its appearance."""
    top = classroom.field_rect(canvas).y
    size = 12 if canvas.height < 330 else 16
    desk_top = canvas.height - 40 - 4 * (size + 1)
    middle = (top + 82 + desk_top) // 2
    _draw_wall(canvas, middle - 20)
    _draw_board(canvas, Rect(14, top + 8 - 90 + ease_back(tick, 22, 90), canvas.width - 28, 68), tick)
    lines = title_lines(canvas, spec.file.title.of(language))
    _write_title(canvas, lines, top + 42, tick - 14)
    _draw_classmates(canvas, sheet, spec.tuning, tick, classmates.NECK_Y - min(desk_top - 16, middle + 42))
    _draw_desk(canvas, sheet, desk_top, spec.file.howto.of(language), size)
    draw_push(canvas, translate("push", language), tick)


def _draw_wall(canvas: Canvas, floor: int) -> None:
    """Draw the wall with the afternoon's light on it, and the floor boards."""
    canvas.gradient(Rect(0, 0, canvas.width, floor), (0xFF, 0xF2, 0xD0), (0xFF, 0xD9, 0x8E))
    for beam in range(3):
        x = canvas.width - 20 - beam * 74
        canvas.polygon([(x, 0), (x + 40, 0), (x - 40, floor), (x - 96, floor)], (0xFF, 0xF3, 0xC8))
    canvas.fill((0xC8, 0x98, 0x5C), Rect(0, floor - 3, canvas.width, 3))
    canvas.gradient(Rect(0, floor, canvas.width, canvas.height - floor), (0xE2, 0xB6, 0x7C), (0xC8, 0x96, 0x5A))
    for step in range(-5, 6):
        foot = (canvas.width // 2 + step * 70, canvas.height)
        canvas.line((canvas.width // 2 + step * 34, floor), foot, (0xC4, 0x94, 0x5C))


def _draw_board(canvas: Canvas, board: Rect, tick: int) -> None:
    frame = Rect(board.x - 6, board.y - 6, board.width + 12, board.height + 12)
    canvas.rect(Rect(frame.x - 2, frame.y + 2, frame.width + 4, frame.height + 4), (0xC8, 0x8C, 0x4A), radius=6)
    canvas.rect(Rect(frame.x - 2, frame.y - 2, frame.width + 4, frame.height + 4), INK, radius=6)
    canvas.rect(frame, (0xC9, 0x8F, 0x54), radius=4)
    canvas.fill((0xE8, 0xB8, 0x80), Rect(frame.x + 2, frame.y + 1, frame.width - 4, 2))
    canvas.rect(Rect(board.x - 1, board.y - 1, board.width + 2, board.height + 2), INK)
    canvas.gradient(board, (0x32, 0x74, 0x56), (0x24, 0x58, 0x44))


def _write_title(canvas: Canvas, lines: list[str], middle: int, tick: int) -> None:
    """Write the title letter by letter, in chalk with a shadow.

    The last line is yellow, and underlined when it stands.
    """
    left = max(0, tick) * 2 // 3
    for row, line in enumerate(lines):
        shown = line[:left]
        left = max(0, left - len(line))
        x = (canvas.width - canvas.text_width(line, 24)) // 2
        y = middle - 14 * len(lines) + row * 29
        color = _CHALK if row + 1 < len(lines) else GOLD
        canvas.decoration(x + 1, y + 2, shown, 24, _CHALK_SHADE)
        canvas.text(x, y, shown, 24, color, bold=True, role="hud")


def _draw_classmates(canvas: Canvas, sheet: SpriteSheet, tuning: Tuning, tick: int, lift: int) -> None:
    """Draw the classmates: one after another dozes off and is woken, as a play would show it."""
    sleeper, act = tick // ACT % 3, tick % ACT
    sinking = ((40, SleepPhase.AWAKE), (74, SleepPhase.DROWSY), (_WAKE, SleepPhase.NODDING), (ACT, SleepPhase.AWAKE))
    begin, phase = 0, SleepPhase.AWAKE
    for end, its in sinking:
        if act < end:
            phase = its
            break
        begin = end
    hit = act - _WAKE if act >= _WAKE else LONG_AGO
    classmates.draw_desks(canvas, sheet, lift)
    for number in range(3):
        seat = Seat()
        if number == sleeper:
            seat = Seat(phase, act - begin, _WAKE - 74, hit, 2, True)
        classmates.draw_seat(canvas, sheet, number, seat, Look.WRITING, tick, lift)
    held = act - _WAKE + _RAISED
    hand = Hand(seat=sleeper if 0 < held <= _RAISED else -1, held=held, swing=hit, target=sleeper, strength=2)
    if hand.seat >= 0 or hit < 20:
        classmates.draw_hand(canvas, sheet, hand, tuning, lift)
    if hit < 9:
        sheet.put(canvas, f"bang-{hit // 3 + 1}", classmates.SEAT_X[sleeper] + 4, 152 - lift)


def _draw_desk(canvas: Canvas, sheet: SpriteSheet, top: int, howto: list[str], size: int) -> None:
    """Draw one's own desk with the open notebook, and a keycap under each classmate."""
    canvas.fill(INK, Rect(0, top, canvas.width, 2))
    canvas.gradient(Rect(0, top + 2, canvas.width, canvas.height - top - 2), (0xEB, 0xBE, 0x88), (0xC2, 0x88, 0x4C))
    canvas.fill((0xF6, 0xD6, 0xA8), Rect(0, top + 2, canvas.width, 2))
    line = size + 1
    page = Rect(20, top + 12, canvas.width - 40, 4 * line + 2)
    canvas.rect(page.moved(2, 3), (0xA8, 0x70, 0x38), radius=3)
    canvas.rect(Rect(page.x - 2, page.y - 2, page.width + 4, page.height + 4), INK, radius=4)
    canvas.rect(page, PAPER, radius=3)
    canvas.fill((0xF2, 0x9C, 0x9C), Rect(page.x + 8, page.y, 1, page.height))
    for row, text in enumerate(howto[:4]):
        canvas.fill((0xCC, 0xDC, 0xEC), Rect(page.x, page.y + (row + 1) * line + 1, page.width, 1))
        canvas.text(page.x + 14, page.y + 1 + row * line, text, size, INK, role="hud")
    for number, x in enumerate(classmates.SEAT_X):
        sheet.put(canvas, "keycap", x, top + 2)
        canvas.text(x - 4, top - 7, str(4 + number), 16, INK, bold=True, role="hud")
