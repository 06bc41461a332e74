"""The small field at the upper right: fielders and their reach, the signs, the arrow, the runners, the ball."""

from __future__ import annotations

from functools import lru_cache

import pygame

from games.baseball import bookkeeping as book
from games.baseball.field import FENCE
from games.baseball.flight import Pose
from games.baseball.palette import GOLD, NAVY, SIGNS, WHITE
from games.baseball.rules import Rules
from games.baseball.signs import ShownSign, shown_signs
from games.baseball.state import FOUL_LINE, Fate, PitchPhase, Quality, State
from games.engine.angles import ONE, cosine, sine
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from handset.geometry import Color, Rect
from handset.lcd import Canvas, Point
from handset.typeface import Typeface

PANEL = Rect(131, 27, 99, 84)
"""Whole on the narrowest LCD, of 232 pixels."""
_FRAME = Rect(PANEL.x - 2, PANEL.y - 2, PANEL.width + 4, PANEL.height + 4)
_HOME = (180, 104)
_FENCE = 60
"""Radius of the fence in pixels."""
_RIM = 9
_BASE = 20
"""Pixels from base to base."""
PLATE = _HOME


def _at(angle: int, radius: int) -> Point:
    return _HOME[0] + radius * sine(angle) // ONE, _HOME[1] - radius * cosine(angle) // ONE


def _wedge(left: int, right: int, near: int, far: int) -> list[Point]:
    """Return a piece of a ring round the plate."""
    steps = max(2, (right - left) // 10)
    angles = [left + (right - left) * step // steps for step in range(steps + 1)]
    return [_at(angle, far) for angle in angles] + [_at(angle, near) for angle in reversed(angles)]


def base_at(place: int) -> Point:
    """Return where a base lies on the stage: 0 and 4 are home, 1 to 3 the bases."""
    x, y = _HOME
    return ((x, y), (x + _BASE, y - _BASE), (x, y - 2 * _BASE), (x - _BASE, y - _BASE), (x, y))[place]


def draw_minifield(stage: Canvas, sheet: SpriteSheet, game: Rules, flight: tuple[Pose, ...], tick: int) -> None:
    """Draw the field from above on the 240x280 stage; `flight` is the batted ball's, or empty."""
    state = game.state
    aiming = state.phase in (PitchPhase.CONTACT, PitchPhase.ARROW, PitchPhase.BATTED)
    guards = tuple(fielder.angle for fielder in state.fielders)
    reach = game.reach(state.batted.quality if aiming else Quality.GOOD)
    stage.image(_ground(stage.typeface, shown_signs(game), guards, reach), _FRAME.x, _FRAME.y, _FRAME)
    _draw_guards(stage, sheet, state)
    if state.phase == PitchPhase.ARROW or (state.phase == PitchPhase.BATTED and state.since < 12):
        _draw_needle(stage, state.arrow, tick)
    _draw_runners(stage, sheet, state, tick)
    if flight and state.phase in (PitchPhase.BATTED, PitchPhase.RESULT):
        _draw_ball(stage, state, flight)


@lru_cache(maxsize=16)
def _ground(typeface: Typeface, signs: tuple[ShownSign, ...], guards: tuple[int, ...], reach: int) -> pygame.Surface:
    """Return the picture of all that stands still while one batter is up.

    `signs` are (left, right, bases), `guards` the fielders' angles.
    """
    stage = Canvas(pygame.Surface((_FRAME.right, _FRAME.bottom), pygame.SRCALPHA), typeface)
    stage.rect(_FRAME, INK, radius=7)
    stage.rect(PANEL, NAVY, radius=6)
    stage.polygon(_wedge(-FOUL_LINE, FOUL_LINE, 0, _FENCE), (0x6C, 0xB4, 0x50))
    for ring in (1, 3):
        inner = _wedge(-FOUL_LINE, FOUL_LINE, _FENCE * ring // 5, _FENCE * (ring + 1) // 5)
        stage.polygon(inner, (0x7C, 0xC4, 0x5C))
    _draw_signs(stage, signs)
    for angle in guards:
        _draw_reach(stage, max(-FOUL_LINE, angle - reach), min(FOUL_LINE, angle + reach))
    first, second, third = base_at(1), base_at(2), base_at(3)
    stage.polygon([_HOME, first, second, third], (0xDC, 0xAE, 0x78))
    stage.polygon([_inset(_HOME), _inset(first), _inset(second), _inset(third)], (0x7C, 0xC4, 0x5C))
    for side in (-FOUL_LINE, FOUL_LINE):
        stage.line(_HOME, _at(side, _FENCE + _RIM), WHITE)
    for place in (1, 2, 3, 4):
        x, y = base_at(place)
        stage.polygon([(x - 3, y), (x, y - 3), (x + 3, y), (x, y + 3)], WHITE)
    return stage.surface


def _draw_reach(stage: Canvas, left: int, right: int) -> None:
    """Draw where a fielder catches: dark with light bars, so that it is told from grass without its hue."""
    stage.polygon(_wedge(left, right, 30, _FENCE - 1), (0x8C, 0x24, 0x34))
    for radius in (36, 43, 50):
        stage.polygon(_wedge(left + 1, right - 1, radius, radius + 2), (0xFF, 0xB4, 0xA0))


def _inset(place: Point) -> Point:
    middle = (_HOME[0], _HOME[1] - _BASE)
    return middle[0] + (place[0] - middle[0]) * 3 // 4, middle[1] + (place[1] - middle[1]) * 3 // 4


def _draw_signs(stage: Canvas, signs: tuple[ShownSign, ...]) -> None:
    """Draw what each part of the fence is worth to this ball: less where it was met less than perfectly."""
    stage.polygon(_wedge(-FOUL_LINE, FOUL_LINE, _FENCE, _FENCE + _RIM), SIGNS[0])
    for left, right, bases in signs:
        stage.polygon(_wedge(left + 1, right - 1, _FENCE, _FENCE + _RIM), SIGNS[bases])
        x, y = _at((left + right) // 2, _FENCE + _RIM // 2)
        text = "H" if bases == 4 else str(bases)
        stage.decoration(x - stage.text_width(text, 12) // 2, y - 6, text, 12, WHITE)


def _draw_guards(stage: Canvas, sheet: SpriteSheet, state: State) -> None:
    for number, fielder in enumerate(state.fielders):
        angle = fielder.angle
        if state.phase in (PitchPhase.BATTED, PitchPhase.RESULT) and number == state.batted.fielder:
            gone = 100 if state.phase == PitchPhase.RESULT else state.since * 100 // max(1, state.length)
            angle += (state.batted.angle - angle) * gone // 100
        sheet.put(stage, "guard", *_at(angle, _FENCE * fielder.depth // FENCE))


def _draw_needle(stage: Canvas, angle: int, tick: int) -> None:
    fair = abs(angle) <= FOUL_LINE
    color: Color = (GOLD if tick % 8 < 4 else WHITE) if fair else (0xA8, 0xA8, 0xB4)
    tip = _at(angle, _FENCE - 4)
    stage.line(_at(angle, 6), tip, INK, 4)
    stage.line(_at(angle, 6), tip, color, 2)
    head = [_at(angle, _FENCE - 1), _at(angle - 30, _FENCE - 13), _at(angle + 30, _FENCE - 13)]
    stage.polygon(head, color)


def _draw_ball(stage: Canvas, state: State, flight: tuple[Pose, ...]) -> None:
    """Draw the ball's path so far; it is thrown to first after a grounder."""
    hit = state.batted
    if state.phase == PitchPhase.RESULT and hit.fielder >= 0:
        if hit.fate in (Fate.GROUND_OUT, Fate.DOUBLE_PLAY) and state.since < 18:
            x, y = _at(hit.angle, _FENCE * state.fielders[hit.fielder].depth // FENCE)
            fx, fy = base_at(1)
            part = min(state.since, 14)
            _dot(stage, x + (fx - x) * part // 14, y + (fy - y) * part // 14)
        return
    if state.phase == PitchPhase.RESULT:
        return
    reach, height, _ = flight[min(state.since, len(flight) - 1)]
    x, y = _at(hit.angle, _FENCE * reach // (10 * FENCE))
    _dot(stage, x, y - height // 30)


def _dot(stage: Canvas, x: int, y: int) -> None:
    stage.ellipse(Rect(x - 3, y - 3, 7, 7), INK)
    stage.ellipse(Rect(x - 2, y - 2, 5, 5), WHITE)


def _draw_runners(stage: Canvas, sheet: SpriteSheet, state: State, tick: int) -> None:
    """Draw the runners on their bases, or on the way round them while a play is told."""
    step = "runner-1" if tick % 10 < 5 else "runner-2"
    moves = state.batted.moves
    if state.phase != PitchPhase.RESULT or not moves or state.batted.fate == Fate.STRIKEOUT:
        shown = state.bases
        for base in book.runners(shown):
            x, y = base_at(base)
            sheet.put(stage, "runner-2", x, y)
        return
    for start, end in moves:
        if end == book.OUT:
            if start == book.BATTER or state.since < 20:
                x, y = _between(start, start + 1, min(state.since * 5, 90))
                if state.since < 20:
                    sheet.put(stage, step, x, y)
            continue
        gone = min(state.since * 1000 // 11, (end - start) * 1000)
        place = start + gone // 1000
        if place >= book.HOME:
            continue
        x, y = _between(place, min(place + 1, book.HOME), gone % 1000 // 10)
        sheet.put(stage, step if gone < (end - start) * 1000 else "runner-2", x, y)


def _between(start: int, end: int, share: int) -> Point:
    (ax, ay), (bx, by) = base_at(start), base_at(end)
    return ax + (bx - ax) * share // 100, ay + (by - ay) * share // 100
