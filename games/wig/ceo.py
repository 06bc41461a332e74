"""The CEO: chair, body, the head that leans and nods, and the wig in its layers."""

from __future__ import annotations

import msgspec

from games.engine.easing import ease_back, swing
from games.engine.effects import HEAVY_STOP
from games.engine.sprites import SpriteSheet, nearest
from games.wig.incidents import IncidentKind
from games.wig.state import EDGE, LEAN, POWER, Head, State, Wig
from handset.lcd import Canvas

NECK = (120, 180)
_HEAD_ANGLES = tuple(range(-12, 13, 3))
_WIG_ANGLES = tuple(range(-60, 61, 4))
_TO_MIDDLE = 41
"""Pixels from the neck to the middle of the head, about which the wig turns."""
_SLIDE = 46
"""Degrees from its place to the edge."""
_SLIP = 13
"""Pixels that it slips off sideways on that way."""
_NOD = (0, 4, 9, 13, 13, 12, 10, 8, 6, 4, 3, 2, 1, 0)
_STARE, _SHOCK = 66, 84
"""Ticks after the fall at which he opens his eyes, and understands."""
_SNEEZED = 24
_WORDS = 44
"""Ticks for which a FIT and its points stand beside his head."""


class Hair(msgspec.Struct):
    """Lag of the wig's loose layers behind it, in 256ths of a degree, and their speed."""

    bend: int = 0
    speed: int = 0


def sway(hair: Hair, wig: Wig, wind: int) -> None:
    """Advance the loose layers by a tick: they lag behind the wig's move and flutter in the wind (-POWER .. POWER)."""
    wanted = max(-18, min(18, wig.v // -70)) * 256 + wind * 5
    hair.speed = (hair.speed + (wanted - hair.bend) // 5) * 13 // 16
    hair.bend = max(-24 * 256, min(24 * 256, hair.bend + hair.speed))


def draw_ceo(stage: Canvas, sheet: SpriteSheet, state: State, hair: Hair, tick: int, tickled: bool = False) -> None:
    """Draw the CEO but for his chair and his hands, which lie on the table; `tickled` wrinkles his face."""
    head, wig = state.head, state.wig
    breath = swing(tick, 90, 2)
    angle, turned = _angles(head)
    x, y = NECK[0] + head.lean * 9 // LEAN, NECK[1] + _drop(state) - breath // 2
    middle = middle_of(state, breath // 2)
    offset = _offset(state)
    slipped = middle[0] + offset * _SLIP // EDGE, middle[1] + abs(offset) * _SLIP // (3 * EDGE)
    slid = angle + offset * _SLIDE // EDGE + (-1 if offset < 0 else 1) * min(14, wig.hang)
    lift = wig.tilt * 9 // POWER + (swing(tick, 8, 2) if wig.tilt > POWER // 4 else 0)
    on = not state.falling
    if on:
        sheet.put(stage, f"wig-back@{nearest(slid, _WIG_ANGLES)}", slipped[0], slipped[1] - lift)
    sheet.put(stage, "body", NECK[0] + head.lean * 3 // LEAN, 170 - breath)
    sheet.put(stage, f"head-{_face(state, tick, tickled)}@{turned}", x, y)
    if on:
        _draw_wig(stage, sheet, slipped, slid, lift, hair.bend // 256)
    _draw_sleep(stage, sheet, state, middle, tick)


def _angles(head: Head) -> tuple[int, int]:
    """Return the head's lean in degrees, and the nearest angle at which it was drawn."""
    angle = head.lean * 12 // LEAN
    return angle, nearest(angle, _HEAD_ANGLES)


def middle_of(state: State, breath: int = 0) -> tuple[int, int]:
    """Return the pixel of the head's middle on the stage, `breath` pixels higher."""
    _, turned = _angles(state.head)
    x, y = NECK[0] + state.head.lean * 9 // LEAN, NECK[1] + _drop(state) - breath
    return x + turned * 716 // 1000, y - _TO_MIDDLE + turned * turned // 160


def _offset(state: State) -> int:
    """Return where the wig is seen: a rescue stands still for a moment at the edge before it comes back."""
    if state.saved < HEAVY_STOP:
        return EDGE * 80 // 100 * (-1 if state.wig.x < 0 else 1)
    return state.wig.x


def _draw_wig(stage: Canvas, sheet: SpriteSheet, middle: tuple[int, int], slid: int, lift: int, bend: int) -> None:
    """Draw cap, fringe and tuft, each a little later than the one below."""
    x, y = middle
    for name, lag, up in (("wig-main", 0, lift), ("wig-fringe", bend // 2, lift + lift // 2), ("wig-tuft", bend, lift)):
        sheet.put(stage, f"{name}@{nearest(slid + lag, _WIG_ANGLES)}", x, y - up)


def _draw_sleep(stage: Canvas, sheet: SpriteSheet, state: State, middle: tuple[int, int], tick: int) -> None:
    """Draw Z's and the bubble at his nose while he sleeps, and a gleam where he is bare.

    The Z's of sleep end while all look at the wig, and where words stand.
    """
    x, y = middle
    bare = state.falling or abs(state.wig.x) > EDGE // 2
    if bare and tick % 40 < 26:
        side = 1 if state.falling else -1 if state.wig.x > 0 else 1
        name = "shine" if 8 <= tick % 40 < 18 else "shine-small"
        sheet.put(stage, name, x + side * 14, y - 30)
    if state.awake or state.muttered or state.falling > _STARE or state.tick < 75:
        return
    if state.incident.kind != IncidentKind.FLY and state.incident.sneezed > _SNEEZED:
        size = (1, 1, 2, 2, 3, 3, 3, 2)[tick // 12 % 8]
        sheet.put(stage, f"bubble-{size}", x + 4, y + 18)
    if state.falling or state.wig.hang or state.fitted < _WORDS:
        return
    side = -1 if state.head.target > 0 else 1
    for index in range(3):
        rise = (tick + index * 26) % 78
        sheet.put(stage, f"z-{rise // 26 + 1}", x + side * (42 + rise // 5), y - 34 - rise // 2)


def nose_of(state: State) -> tuple[int, int]:
    """Return the pixel of the tip of his nose on the stage."""
    x, y = middle_of(state)
    return x + 3 + state.head.lean * 3 // LEAN, y + 14


def _drop(state: State) -> int:
    """Return how many pixels nod or sneeze have lowered the head: the breath before it, the drop, and the way back."""
    head = state.head
    if state.incident.sneezed < 2 * len(_NOD):
        return _NOD[state.incident.sneezed // 2]
    if head.nodded < 2 * len(_NOD):
        return _NOD[head.nodded // 2]
    return -ease_back(30 - head.nod, 26, 4) if 0 < head.nod <= 30 else 0


def _face(state: State, tick: int, tickled: bool) -> str:
    if state.falling > _SHOCK:
        return "shock"
    if state.awake or state.falling > _STARE:
        return "awake"
    if state.muttered or tickled or state.tick < 40 or state.incident.sneezed < _SNEEZED:
        return "mutter"
    return "sleep-2" if 36 <= tick % 96 < 84 or 0 < state.head.nod <= 30 else "sleep-1"
