"""Pitcher, batter and fielders, and the pitch between them with its shadow."""

from __future__ import annotations

from functools import lru_cache

import pygame

from games.baseball.palette import GOLD, WHITE
from games.baseball.park import MOUND, ZONE, on_field
from games.baseball.state import LONG_AGO, Fate, Fielder, Kind, PitchPhase, State
from games.baseball.tuning import Tuning
from games.engine.easing import ease_back, swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from handset.geometry import Color, Rect
from handset.lcd import Canvas

MITT = (148, 252)
BATTER = (54, 275)
_HAND = (-13, -83)
"""Offset from the mound to the hand that lets the ball go."""
PITCHERS = 5


# the people


def draw_fielders(stage: Canvas, sheet: SpriteSheet, fielders: list[Fielder], tick: int) -> None:
    """Draw the fielders far out, each where the small field shows him."""
    for number, fielder in enumerate(fielders):
        x, y = on_field(fielder.angle, 72 + (fielder.depth - 52) * 22 // 32)
        stage.ellipse(Rect(x - 7, y - 2, 14, 4), (0x4E, 0x84, 0x3C))
        bob = (tick + number * 23) % 90 < 45
        sheet.put(stage, "fielder-ready-5", x, y - bob)


def draw_pitcher(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the pitcher of this inning on the mound, in the pose of the wind-up, the throw or the wait."""
    x, y = MOUND
    look = state.pitcher % PITCHERS
    pose, lift = _pitcher_pose(state, tuning, tick)
    stage.ellipse(Rect(x - 20, y - 5, 40, 9), (0xA8, 0x7A, 0x4A))
    sheet.put(stage, f"pitcher-{look}-{pose}", x, y - lift)


def _pitcher_pose(state: State, tuning: Tuning, tick: int) -> tuple[str, int]:
    """Return the sprite's pose and its lift in pixels.

    The end of the wind-up is alike for all pitches; a feint holds the leg up.
    """
    if state.phase == PitchPhase.WINDUP:
        left = state.length - state.since
        if left < tuning.last // 2:
            return "throw", 0
        if left < tuning.last:
            return "stretch", 0
        if state.since < 4:
            return "set", 1
        if state.since < (state.length - state.pitch.feint) * 4 // 10:
            return "raise", 0
        held = state.pitch.feint and state.since > (state.length - state.pitch.feint) // 2
        return "lift", 1 if held and tick % 6 < 3 else 0
    if state.phase == PitchPhase.PITCH:
        return ("throw" if state.since < 3 else "follow"), 0
    if state.phase in (PitchPhase.CONTACT, PitchPhase.ARROW):
        return "follow", 0
    if state.phase == PitchPhase.RESULT and state.batted.fate in (Fate.STRIKE, Fate.STRIKEOUT):
        return "set", max(0, swing(state.since, 16, 4))
    return "set", tick % 90 < 45


def draw_batter(stage: Canvas, sheet: SpriteSheet, state: State, entered: int, tick: int) -> None:
    """Draw the batter in his pose: breathing, loading as the pitcher winds up, swinging, reacting to the outcome.

    He stepped in `entered` ticks ago; after a hit he is on his way, and not here.
    """
    if state.phase == PitchPhase.RESULT and Fate.SINGLE <= state.batted.fate <= Fate.HOME_RUN:
        return
    x, y = BATTER
    pose, dx, dy = _batter_pose(state, tick)
    stage.ellipse(Rect(x - 36, y - 8, 84, 14), (0xA8, 0x7A, 0x4A))
    if entered < 16 and state.phase < PitchPhase.CONTACT:
        dx -= 70 - ease_back(entered, 16, 70)
    if state.swing.since < 5 or state.phase == PitchPhase.CONTACT:
        sheet.put(stage, "swoosh", x + 76, y - 62)
    sheet.put(stage, f"batter-{pose}", x + dx, y + dy)
    if pose == "spin":
        for star in range(3):
            turn = state.swing.since * 2 + star * 21
            sheet.put(stage, "burst-1-small", x + swing(turn, 62, 26), y - 128 + swing(turn + 15, 62, 6))


def _batter_pose(state: State, tick: int) -> tuple[str, int, int]:
    breath = 1 if tick % 90 < 45 else 0
    swung = state.swing.since
    if state.phase == PitchPhase.RESULT and state.batted.fate == Fate.STRIKEOUT and state.since > 8:
        return "sad", 0, breath
    if swung < LONG_AGO and state.phase not in (PitchPhase.READY, PitchPhase.CHANGE):
        if state.phase == PitchPhase.CONTACT:
            return "swing", 0, 0
        if state.swing.met or swung < 12:
            return ("swing" if swung < 5 else "follow"), 2, 0
        return "spin", swing(swung, 20, 2), 0
    if state.phase == PitchPhase.READY and state.batted.fate == Fate.FOUL:
        return "follow", 1, 0
    if state.phase == PitchPhase.WINDUP and (state.length - state.since < 14 or state.batted.fate == Fate.FOUL):
        return "load", -2, 0
    if state.phase == PitchPhase.PITCH:
        return "load", -2, 0
    return "stance", 0, breath


# the pitch


def draw_mitt(stage: Canvas, sheet: SpriteSheet, state: State) -> None:
    """Draw the catcher's mitt where the pitch will arrive; it closes on the ball."""
    x, y = MITT
    sx, _ = spot_of(state)
    x += (sx - ZONE[0]) // 2
    got = state.phase == PitchPhase.RESULT and state.batted.fate in (Fate.STRIKE, Fate.STRIKEOUT)
    if got and state.since < 26:
        sheet.put(stage, "mitt-shut", x, y + (5, 3, 1)[state.since // 2] if state.since < 6 else y)
        return
    sheet.put(stage, "mitt", x, y)


def spot_of(state: State) -> tuple[int, int]:
    """Return where on the stage, in pixels, the pitch will cross the plate."""
    spot = state.pitch.spot
    return ZONE[0] + (spot % 3 - 1) * 13, ZONE[1] + (spot // 3 - 1) * 11


def draw_spot(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    """Draw the target that shows where the ball will cross the plate; it brightens in the last ticks before."""
    shown = state.since if state.phase == PitchPhase.PITCH else tuning.last + state.since - state.length
    if state.phase not in (PitchPhase.WINDUP, PitchPhase.PITCH) or (state.phase == PitchPhase.WINDUP and shown <= 0):
        return
    x, y = spot_of(state)
    left = state.pitch.contact - state.since if state.phase == PitchPhase.PITCH else 99
    bright = -tuning.perfect <= left <= 4
    _disc(stage, x, y, 15, (0x20, 0x18, 0x30), 120 if state.phase == PitchPhase.PITCH else shown * 9)
    ring: Color = GOLD if bright else WHITE
    pygame.draw.circle(stage.surface, INK, (x, y), 17, 4)
    pygame.draw.circle(stage.surface, ring, (x, y), 16, 3 if bright else 2)
    if state.phase == PitchPhase.PITCH and state.pitches <= 4 and left > 0:
        reach = 17 + 26 * left // max(1, state.pitch.contact)
        pygame.draw.circle(stage.surface, (0xFF, 0xF0, 0xB0), (x, y), reach, 2)
    if bright:
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            stage.line((x + dx * 20, y + dy * 20), (x + dx * 25, y + dy * 25), GOLD, 2)


def _disc(stage: Canvas, x: int, y: int, radius: int, color: Color, alpha: int) -> None:
    stage.image(_disc_picture(radius, color, alpha), x - radius, y - radius)


@lru_cache(maxsize=64)
def _disc_picture(radius: int, color: Color, alpha: int) -> pygame.Surface:
    picture = pygame.Surface((2 * radius + 1, 2 * radius + 1), pygame.SRCALPHA)
    pygame.draw.circle(picture, (*color, alpha), (radius, radius), radius)
    return picture


def ball_at(state: State, since: int) -> tuple[int, int, int]:
    """Return (x, y, size in per cent of its size at the spot) of the pitch `since` ticks after release."""
    pitch = state.pitch
    sx, sy = spot_of(state)
    hx, hy = MOUND[0] + _HAND[0], MOUND[1] + _HAND[1]
    part = min(since, pitch.contact) * 1024 // max(1, pitch.contact)
    if since > pitch.contact:
        more = (since - pitch.contact) * 1024 // max(1, pitch.flight - pitch.contact)
        more = min(more, 1024)
        x, y = MITT[0] + (sx - ZONE[0]) // 2, MITT[1]
        return sx + (x - sx) * more // 1024, sy + (y - sy) * more // 1024, 100 + 14 * more // 1024
    if pitch.kind == Kind.CHANGE:
        part += part * (1024 - part) // 2048
    near = (part * 460 + part * part * 564 // 1024) // 1024
    x = hx + (sx - hx) * near // 1024
    y = hy + (sy - hy) * near // 1024
    hump = near * (1024 - near) // 256
    if pitch.kind == Kind.CURVE:
        x -= 34 * hump // 1024
        y -= 8 * hump // 1024
    elif pitch.kind == Kind.FORK:
        y -= 30 * hump // 1024 * (near + 400) // 1024
    elif pitch.kind == Kind.SLOW:
        y -= 14 * hump // 1024
    return x, y, 26 + 74 * near // 1024


def draw_shadow(stage: Canvas, state: State) -> None:
    """Draw the shadow of the pitch on the ground."""
    if state.phase == PitchPhase.PITCH and state.since <= state.pitch.flight:
        x, _, size = ball_at(state, state.since)
        foot = MOUND[1] + (262 - MOUND[1]) * (size - 26) // 74
        stage.ellipse(Rect(x - size // 10, min(foot, 268), size // 5 + 2, 3 + size // 40), (0x7A, 0x58, 0x38))


def draw_pitch(stage: Canvas, sheet: SpriteSheet, state: State, tick: int) -> None:
    """Draw the ball on its way, and its trail."""
    if state.phase == PitchPhase.WINDUP and state.length - state.since < 6:
        return
    if state.phase == PitchPhase.CONTACT:
        x, y = spot_of(state)
        sheet.put(stage, "ball-7@0", x + 4, y)
        return
    if state.phase != PitchPhase.PITCH or state.since > state.pitch.flight:
        return
    x, y, size = ball_at(state, state.since)
    if state.pitch.kind in (Kind.FAST, Kind.ULTRA):
        for back in (5, 3):
            if state.since > back:
                tx, ty, far = ball_at(state, state.since - back)
                _disc(stage, tx, ty, max(2, far * 13 // 100), WHITE, 150 - back * 20)
    turn = tick * (3 if state.pitch.kind == Kind.FORK else 9) // 6 % 4 * 45
    sheet.put(stage, f"{ball_part(size * 14 // 100)}@{turn}", x, y)


def ball_part(radius: int) -> str:
    """Return the name of the smallest sprite of a ball that has at least that radius."""
    for number, size in enumerate((3, 4, 6, 7, 9, 11, 14, 17), 1):
        if radius <= size:
            return f"ball-{number}"
    return "ball-9"


def draw_foul(stage: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning) -> None:
    """Draw a foul ball: it flies off beside the foul line."""
    if state.phase == PitchPhase.BATTED:
        part = state.since * 1024 // tuning.foul_fly
        side = 1 if state.batted.angle > 0 else -1
        x, y = ZONE
        x += side * 150 * part // 1024
        y -= (230 * part - 120 * part * part // 1024) // 1024
        sheet.put(stage, f"{ball_part(14 - 9 * part // 1024)}@{state.since // 2 % 4 * 45}", x, y)
