"""Six subordinates at the table who act what they feel, each a little differently."""

from __future__ import annotations

from dataclasses import dataclass

from games.engine.easing import ease_back
from games.engine.sprites import SpriteSheet
from games.wig.fans import at
from games.wig.incidents import IncidentKind
from games.wig.state import EDGE, State
from handset.geometry import Rect
from handset.lcd import Canvas


@dataclass(frozen=True)
class _Seat:
    """Who sits where; `brave` shifts the offset at which fear begins, per cent; `habit` is what fear makes them do."""

    name: str
    x: int
    y: int
    size: str
    brave: int
    habit: str


SEATS = (
    _Seat("elder", 60, 222, "far", 12, "pray"),
    _Seat("round", 180, 222, "far", -8, "sweat"),
    _Seat("bun", 42, 250, "mid", -4, "gasp"),
    _Seat("bob", 198, 250, "mid", 6, "pray"),
    _Seat("chief", 24, 283, "near", -10, "sweat"),
    _Seat("young", 216, 283, "near", 8, "peek"),
)
"""Far ones first."""
_BOX = Rect(-48, -84, 96, 100)
"""What a person with raised arms takes, from the seat."""
_AFRAID, _WORRIED = 66, 34
_CHEER_TICKS = 46
_STARTLED = 24
"""Ticks for which a telephone startles them."""


def draw_staff(stage: Canvas, sheet: SpriteSheet, state: State, tick: int) -> None:
    """Draw the staff at the table, from the far end to the near one."""
    for number, seat in enumerate(SEATS):
        mood = _mood(seat, number, state, tick)
        hop = _hop(mood, number, state, tick)
        suffix = "" if seat.x < 120 else "-right"
        breath = 1 if (tick + number * 37) % 90 < 45 else 0
        y = seat.y - hop + breath
        x = at(stage, seat.x)
        _draw_person(stage, sheet, seat.name, f"face-{mood}-{seat.size}{suffix}", x, y)


def _draw_person(stage: Canvas, sheet: SpriteSheet, name: str, face: str, x: int, y: int) -> None:
    def paint(person: Canvas) -> None:
        sheet.put(person, f"staff-{name}", -_BOX.x, -_BOX.y)
        sheet.put(person, face, -_BOX.x, -_BOX.y)

    sheet.layers.draw(stage, _BOX.moved(x, y), (name, face), paint)


def _mood(seat: _Seat, number: int, state: State, tick: int) -> str:
    if state.falling:
        return "gasp"
    if state.awake or (state.incident.kind == IncidentKind.PHONE and state.incident.age < _STARTLED):
        return "down" if state.awake else "gasp"
    if state.fitted < _CHEER_TICKS and number % 3 != state.fits % 3:
        return "cheer"
    if state.wig.hang:
        return "gasp"
    offset = abs(state.wig.x) * 100 // EDGE
    if offset >= _AFRAID + seat.brave:
        return seat.habit
    if offset >= _WORRIED + seat.brave:
        return "peek" if (tick // 50 + number) % 3 == 0 else "sweat"
    return "peek" if (tick // 70 + number) % 5 == 0 else "calm"


def _hop(mood: str, number: int, state: State, tick: int) -> int:
    """Return by how many pixels one is lifted: cheering ones jump, gasping ones start up, frightened ones tremble."""
    if mood == "cheer":
        return (0, 3, 5, 6, 5, 3)[(tick // 2 + number * 2) % 6] if state.fitted < 30 else 0
    if mood == "gasp" and state.falling:
        return 8 - ease_back(min(state.falling, 12), 12, 4)
    if mood in ("pray", "sweat", "gasp"):
        return (tick // 3 + number) % 2
    return 0
