"""The cows, what they puff, and how it goes up into the sky or into the tank."""

from __future__ import annotations

from games.engine.easing import ease_out, swing
from games.kuta.meadow import HAZE, Stage
from games.kuta.state import COMING_TICKS, LATE, PIXEL, PUFF_TICKS, RIPE, RISE, TAKEN_TICKS, Cow, Plume, State
from handset.geometry import Color, Rect

COW_Y = 206
"""Where the cows stand."""
_MOUTH_Y = 160
_FUNNEL_Y = 176
_TAKEN_STEPS = 4
_DANGER = 14
"""Ticks before a puff at which a sign warns of it."""
_SHADOWS: tuple[Color, ...] = ((0x5E, 0x9C, 0x40), (0x4A, 0x8A, 0x3A), (0x96, 0x80, 0x3C), (0xC0, 0xD0, 0xE2))
"""Colors of a shadow on the meadow of each season."""


def shadow_of(season: int) -> Color:
    """Return the colour of a shadow on the meadow in that season."""
    return _SHADOWS[season % len(_SHADOWS)]


def draw_cows(stage: Stage, state: State, tick: int) -> None:
    """Draw the row of cows, none chewing in step with another."""
    for number, cow in enumerate(state.cows):
        _draw_cow(stage, cow, number, state.season, tick + number * 37)


def _draw_cow(stage: Stage, cow: Cow, number: int, season: int, tick: int) -> None:
    x, bob = cow.x // PIXEL, 0
    if cow.coming:
        way = 90 - ease_out(COMING_TICKS - cow.coming, COMING_TICKS, 90)
        x += way if x > 120 else -way
        bob = abs(swing(tick, 24, 3))
    shadow = Rect(stage.x + x - 26, stage.y + COW_Y - 5, 52, 9)
    stage.canvas.ellipse(shadow, shadow_of(season))
    body = f"cow-{number}"
    low = 0
    if cow.breath:
        low = 2 if cow.swelled < 8 else -1
        body += "-low" if low > 0 else ""
    elif cow.blast:
        low, body = -5, f"{body}-tall"
    stage.put(body, x, COW_Y - bob)
    shake = (tick // 2 % 2) * 2 - 1 if cow.breath and cow.breath <= _DANGER else 0
    breathing = 0 if cow.breath or cow.blast else swing(tick, 90, 1)
    head = COW_Y - 34 - bob + low + breathing
    stage.put(f"cowhead-{number}-{_face(cow, tick)}", x + shake, head)
    if cow.blast:
        stage.put("blast-1" if cow.blast > PUFF_TICKS - 4 else "blast-2", x, head - 4)
    elif cow.breath and cow.gold:
        for spark in range(3):
            turn = (tick * 2 + spark * 40) % 120
            name = "spark" if turn % 40 < 22 else "spark-small"
            stage.put(name, x + swing(turn, 120, 26), head - 8 + swing(turn + 30, 120, 16))
    if cow.breath and cow.breath <= _DANGER and tick // 3 % 2:
        stage.put("alert", x + 24, head - 14)


def _face(cow: Cow, tick: int) -> str:
    if cow.blast:
        return "puff"
    if cow.breath:
        return "swell" if cow.swelled < 10 else "swell2"
    if cow.puffed < 50:
        return "relief"
    if tick % 170 < 7:
        return "blink"
    return "chew" if tick % 120 < 60 and tick // 12 % 2 else "calm"


def place_of(plume: Plume, sky: int) -> tuple[int, int]:
    """Return where a plume is on the field with so many pixels of sky above it: a tall screen has a longer way."""
    way = _MOUTH_Y - HAZE + sky
    return plume.x // PIXEL, _MOUTH_Y - plume.height * way // RISE


def draw_plumes(stage: Stage, state: State, tick: int) -> None:
    """Draw the plumes: the higher, the larger and the bolder; those in the vacuum go down into the funnel."""
    for plume in state.plumes:
        x, y = place_of(plume, stage.sky)
        kind = "gold" if plume.gold else "plume"
        if plume.taken:
            if plume.taken < TAKEN_TICKS:
                funnel = state.kuta.x // PIXEL
                part = plume.taken * plume.taken * 256 // (TAKEN_TICKS * TAKEN_TICKS)
                step = min(_TAKEN_STEPS, plume.taken * _TAKEN_STEPS // TAKEN_TICKS + 1)
                spot = x + (funnel - x) * part // 256, y + (_FUNNEL_Y - y) * part // 256
                stage.put(f"{kind}-taken-{step}", *spot)
            continue
        age = plume.age + plume.x // PIXEL
        stage.put(f"{kind}-{stage_of_growth(plume)}-{'a' if age // 10 % 2 else 'b'}", x + swing(age, 70, 2), y)
        if plume.gold and plume.age % 24 < 14:
            stage.put("spark-small", x + (plume.age // 24 % 3 - 1) * 14, y - 12 + plume.age // 24 % 2 * 14)


def stage_of_growth(plume: Plume) -> int:
    """Return how large a plume is drawn: 1 young, 2 ripe, 3 about to be lost."""
    return 1 if plume.height < RIPE else 2 if plume.height < LATE else 3
