"""Runners on the diamond: they stand on their bases, and run as soon as the ball has landed."""

from __future__ import annotations

from games.baseball import bookkeeping as book
from games.baseball.state import Fate, PitchPhase, State
from games.engine.sprites import SpriteSheet
from handset.geometry import Rect
from handset.lcd import Canvas, Point

BASE_TICKS = 13
"""Ticks from base to base."""
CHEER_TICKS = 22
"""How long a runner is seen at the plate after he has come home."""
_BASES: tuple[Point, ...] = ((146, 262), (208, 203), (134, 168), (58, 203), (132, 262))
"""The feet of who stands there: at the plate, on first, second and third, and at home again."""
_SIZES = (1, 2, 3, 2, 1)
_DUST = (0xB8, 0x88, 0x58)


def draw_runners(stage: Canvas, sheet: SpriteSheet, state: State, ran: int, tick: int) -> None:
    """Draw the runners, from far to near; they have been running for `ran` ticks."""
    shown = [_place(start, end, ran) for start, end in _moves(state)]
    for x, y, size, step in sorted((one for one in shown if one is not None), key=lambda one: one[1]):
        stage.ellipse(Rect(x - 10 + 2 * size, y - 3, 20 - 4 * size, 5), _DUST)
        if not step:
            sheet.put(stage, f"runner-lead-{size}", x, y - (tick % 60 < 30))
            continue
        side = "" if step > 0 else "-left"
        sheet.put(stage, f"runner-run{side}-{size}", x, y - (2 if tick % 8 < 4 else 0))


def _moves(state: State) -> list[book.Move]:
    """Return from which base to which the runners go; those who stand still have a move to their own base."""
    told = state.phase == PitchPhase.RESULT or state.phase < PitchPhase.CONTACT
    if told and state.batted.moves and state.batted.fate not in (Fate.STRIKE, Fate.FOUL):
        return [(start, end) for start, end in state.batted.moves if end != book.OUT]
    return [(base, base) for base in book.runners(state.bases)]


def _place(start: int, end: int, ran: int) -> tuple[int, int, int, int] | None:
    """Return (x, y, size, step to the left or right) of a runner; None once he has left the field."""
    gone = min(ran * 100 // BASE_TICKS, (end - start) * 100)
    if end == book.HOME and ran > (end - start) * BASE_TICKS + CHEER_TICKS:
        return None
    at, part = start + gone // 100, gone % 100
    if not part:
        return *_BASES[at], _SIZES[at], 0
    (x, y), (x2, y2) = _BASES[at], _BASES[at + 1]
    size = _SIZES[at] if part < 50 else _SIZES[at + 1]
    return x + (x2 - x) * part // 100, y + (y2 - y) * part // 100, size, 1 if x2 > x else -1
