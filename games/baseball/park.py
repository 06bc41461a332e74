"""The park from behind the batter: stands, fence, grass, diamond; who stands there; the pitch with its shadow."""

from __future__ import annotations

from functools import lru_cache
from math import isqrt

import pygame

from games.baseball.palette import GOLD, SIGNS, WHITE, Hour, hour_of
from games.baseball.state import FOUL_LINE, LONG_AGO, Fate, Fielder, Kind, Phase, Quality, Sign, State
from games.baseball.tuning import Tuning
from games.stage import INK, Sheet, ease_back, swing
from handset.geometry import Color, Rect
from handset.lcd import Canvas

FIELD_HEIGHT = 280
HOME = (132, 240)
"""Where all rays over the field begin, on the 240x280 stage."""
ZONE = (146, 206)
MITT = (148, 252)
MOUND = (132, 184)
BATTER = (54, 275)
SKYLINE, FENCE_TOP, FENCE_FOOT = 46, 98, 114
_HALF = 118
_HAND = (-13, -83)
"""From the mound to the hand that lets the ball go."""
PITCHERS = 5


def field_rect(canvas: Canvas) -> Rect:
    """The 240x280 field on a viewport of any height: scenery goes on above and below it."""
    spare = max(0, canvas.height - FIELD_HEIGHT)
    return Rect((canvas.width - 240) // 2 if canvas.width > 240 else 0, spare * 3 // 5, canvas.width, FIELD_HEIGHT)


def fence_x(angle: int) -> int:
    return 120 + angle * _HALF // FOUL_LINE


def on_field(angle: int, depth: int) -> tuple[int, int]:
    """Where on the stage a place lies that is `depth` per cent of the way to the fence."""
    x, y = HOME
    return x + (fence_x(angle) - x) * depth // 100, y + (FENCE_FOOT - y) * depth // 100


# the scenery


def draw_park(canvas: Canvas, state: State, field: Rect, tick: int, dx: int, dy: int) -> None:
    """Everything that stands still, and the crowd that does not."""
    signs = tuple((sign.left, sign.right, sign.bases) for sign in state.signs)
    scenery = _scenery(canvas.width, canvas.height, field.y, min(state.inning, 2), signs)
    if dx or dy:
        canvas.image(scenery, 0, 0)
    canvas.image(scenery, dx, dy)
    _draw_crowd(canvas, field.y + dy, hour_of(state.inning), tick, dx)


def _draw_crowd(canvas: Canvas, top: int, hour: Hour, tick: int, dx: int) -> None:
    """Dots in rows; a wave runs through them."""
    crest = tick * 2 % 520 - 100
    for row in range(6):
        y = top + SKYLINE + 12 + row * 7
        for seat in range(25):
            x = seat * 10 + (row % 2) * 5 - 3
            up = 3 if abs(x - crest + row * 4) < 16 else 1 if (tick // 20 + seat * 7 + row * 5) % 9 == 0 else 0
            color = hour.crowd[(seat * 7 + row * 11 + seat * row) % 5]
            canvas.surface.fill(hour.shade, (x + dx, y + 3 - up, 5, 4 + up))
            canvas.surface.fill(color, (x + 1 + dx, y - up, 3, 3))


@lru_cache(maxsize=8)
def _scenery(width: int, height: int, top: int, inning: int, signs: tuple[tuple[int, int, int], ...]) -> pygame.Surface:
    hour = hour_of(inning)
    surface = pygame.Surface((width, height), 0, 32)
    _paint_sky(surface, top + SKYLINE + 10, hour)
    pygame.draw.rect(surface, hour.stands, (0, top + SKYLINE + 4, width, FENCE_TOP - SKYLINE))
    pygame.draw.rect(surface, hour.shade, (0, top + SKYLINE + 2, width, 5))
    pygame.draw.line(surface, WHITE, (0, top + SKYLINE + 1), (width, top + SKYLINE + 1))
    for row in range(6):
        pygame.draw.line(surface, hour.shade, (0, top + SKYLINE + 19 + row * 7), (width, top + SKYLINE + 19 + row * 7))
    _paint_grass(surface, top, hour)
    _paint_diamond(surface, top, hour)
    _paint_fence(surface, top, hour, signs)
    return surface


def _paint_sky(surface: pygame.Surface, foot: int, hour: Hour) -> None:
    width = surface.get_width()
    for row in range(foot):
        color = tuple((hour.sky[0][i] * (foot - row) + hour.sky[1][i] * row) // foot for i in range(3))
        surface.fill(color, (0, row, width, 1))
    if hour.lit:
        for star in range(26):
            surface.fill((0xE8, 0xEC, 0xFF), (star * 89 % width, 26 + star * 37 % max(8, foot - 30), 1, 1))
        for x in (122, 8):
            pygame.draw.rect(surface, (0x22, 0x2A, 0x50), (x + 6, foot - 26, 3, 26))
            for lamp in range(6):
                spot = (x + lamp % 3 * 6, foot - 36 + lamp // 3 * 6)
                pygame.draw.circle(surface, (0xFF, 0xF6, 0xC8), spot, 3)
        return
    for x, y, size in ((22, foot - 22, 9), (124, foot - 30, 7), (206, foot - 16, 8), (66, foot - 60, 10)):
        for shift, less in ((-size, 3), (0, 0), (size, 2)):
            pygame.draw.circle(surface, (0xFF, 0xFC, 0xF4), (x + shift, y), size - less)
        pygame.draw.rect(surface, (0xFF, 0xFC, 0xF4), (x - 2 * size, y + 2, 4 * size, size - 4), border_radius=3)


def _paint_grass(surface: pygame.Surface, top: int, hour: Hour) -> None:
    """Rings round the plate, mown light and dark, and the track before the fence."""
    width, height = surface.get_size()
    surface.fill(hour.grass[1], (0, top + FENCE_FOOT, width, height))
    surface.fill(hour.dirt[1], (0, top + FENCE_FOOT, width, 6))
    x, y = HOME
    for ring in range(9, 0, -1):
        color = hour.grass[ring % 2]
        reach = 182 * ring // 9 + (30 if ring == 9 else 0)
        rise = (HOME[1] - FENCE_FOOT - 6) * ring // 9
        pygame.draw.ellipse(surface, color, (x - reach, top + y - rise, 2 * reach, 2 * rise + 60))
    surface.fill(hour.grass[0], (0, top + 236, width, height))


def _paint_diamond(surface: pygame.Surface, top: int, hour: Hour) -> None:
    light, dark = hour.dirt
    x, y = HOME
    pygame.draw.ellipse(surface, dark, (x - 104, top + 160, 208, 86))
    pygame.draw.ellipse(surface, light, (x - 102, top + 161, 204, 84))
    pygame.draw.polygon(
        surface, hour.grass[0], [(x, top + 172), (x + 66, top + 206), (x, top + 250), (x - 66, top + 206)]
    )
    for side in (-1, 1):
        far = (fence_x(side * FOUL_LINE), top + FENCE_FOOT)
        pygame.draw.line(surface, hour.line, (x, top + y), far, 2)
    for bx, by in ((x + 74, 202), (x, 166), (x - 74, 202)):
        pygame.draw.polygon(
            surface, WHITE, [(bx - 5, top + by), (bx, top + by - 3), (bx + 5, top + by), (bx, top + by + 3)]
        )
    mx, my = MOUND
    pygame.draw.ellipse(surface, dark, (mx - 38, top + my - 8, 76, 20))
    pygame.draw.ellipse(surface, light, (mx - 36, top + my - 8, 72, 17))
    pygame.draw.ellipse(surface, dark, (-6, top + 238, 280, 110))
    pygame.draw.ellipse(surface, light, (-4, top + 240, 276, 110))
    for bx in (8, 176):
        pygame.draw.rect(surface, hour.line, (bx, top + 252, 84, 60), 2)
    zx = ZONE[0] - 8
    plate = [(zx - 22, top + 258), (zx + 22, top + 258), (zx + 26, top + 266), (zx, top + 274), (zx - 26, top + 266)]
    pygame.draw.polygon(surface, WHITE, plate)
    pygame.draw.lines(surface, (0xC8, 0xBC, 0xA8), True, plate, 1)


def _paint_fence(surface: pygame.Surface, top: int, hour: Hour, signs: tuple[tuple[int, int, int], ...]) -> None:
    width = surface.get_width()
    surface.fill(INK, (0, top + FENCE_TOP - 2, width, FENCE_FOOT - FENCE_TOP + 4))
    surface.fill(SIGNS[0], (0, top + FENCE_TOP, width, FENCE_FOOT - FENCE_TOP))
    for left, right, bases in signs:
        x, end = fence_x(left), fence_x(right)
        surface.fill(SIGNS[bases], (x + 1, top + FENCE_TOP, end - x - 1, FENCE_FOOT - FENCE_TOP))
        light = tuple(min(255, part + 46) for part in SIGNS[bases])
        surface.fill(light, (x + 1, top + FENCE_TOP, end - x - 1, 2))
    surface.fill((0xF4, 0xD8, 0x4C), (0, top + FENCE_TOP - 2, width, 2))
    for side in (-1, 1):
        pygame.draw.line(
            surface,
            (0xFF, 0xC8, 0x30),
            (fence_x(side * FOUL_LINE), top + 60),
            (fence_x(side * FOUL_LINE), top + FENCE_FOOT),
            2,
        )


def draw_sign_names(stage: Canvas, signs: list[Sign]) -> None:
    for sign in signs:
        text = "HR" if sign.bases == 4 else str(sign.bases)
        middle = (fence_x(sign.left) + fence_x(sign.right)) // 2
        stage.decoration(middle - stage.text_width(text, 12) // 2, FENCE_TOP + 2, text, 12, WHITE)


# the people


def draw_fielders(stage: Canvas, sheet: Sheet, fielders: list[Fielder], tick: int) -> None:
    """Far out, each where the small field shows him."""
    for number, fielder in enumerate(fielders):
        x, y = on_field(fielder.angle, 72 + (fielder.depth - 52) * 22 // 32)
        stage.ellipse(Rect(x - 7, y - 2, 14, 4), (0x4E, 0x84, 0x3C))
        bob = (tick + number * 23) % 90 < 45
        sheet.put(stage, "fielder-ready-5", x, y - bob)


def draw_pitcher(stage: Canvas, sheet: Sheet, state: State, tuning: Tuning, tick: int) -> None:
    x, y = MOUND
    look = state.pitcher % PITCHERS
    pose, lift = _pitcher_pose(state, tuning, tick)
    stage.ellipse(Rect(x - 20, y - 5, 40, 9), (0xA8, 0x7A, 0x4A))
    sheet.put(stage, f"pitcher-{look}-{pose}", x, y - lift)


def _pitcher_pose(state: State, tuning: Tuning, tick: int) -> tuple[str, int]:
    """The end of the wind-up is alike for all pitches; a feint holds the leg up."""
    if state.phase == Phase.WINDUP:
        left = state.length - state.since
        if left < tuning.last // 2:
            return "throw", 0
        if left < tuning.last:
            return "stretch", 0
        if state.since < 10:
            return "set", (state.since % 10 < 5) * 1
        if state.since < (state.length - state.pitch.feint) * 4 // 10:
            return "raise", 0
        held = state.pitch.feint and state.since > (state.length - state.pitch.feint) // 2
        return "lift", 1 if held and tick % 6 < 3 else 0
    if state.phase == Phase.PITCH:
        return ("throw" if state.since < 3 else "follow"), 0
    if state.phase in (Phase.CONTACT, Phase.ARROW):
        return "follow", 0
    if state.phase == Phase.RESULT and state.batted.fate in (Fate.STRIKE, Fate.STRIKEOUT):
        return ("raise", swing(state.since, 16, 3) + 3) if state.since < 24 else ("set", 0)
    return "set", tick % 90 < 45


def draw_batter(stage: Canvas, sheet: Sheet, state: State, tick: int) -> None:
    """Breathes, loads as the pitcher does, swings, and shows what he thinks of it."""
    x, y = BATTER
    pose, dx, dy = _batter_pose(state, tick)
    stage.ellipse(Rect(x - 36, y - 8, 84, 14), (0xA8, 0x7A, 0x4A))
    if state.phase == Phase.READY and state.since < 16 and not state.strikes:
        dx -= 70 - ease_back(state.since, 16, 70)
    if state.swing.since < 5 or state.phase == Phase.CONTACT:
        sheet.put(stage, "swoosh", x + 76, y - 62)
    sheet.put(stage, f"batter-{pose}", x + dx, y + dy)
    if pose == "spin":
        for star in range(3):
            turn = state.swing.since * 2 + star * 21
            sheet.put(stage, "burst-1-small", x + swing(turn, 62, 26), y - 128 + swing(turn + 15, 62, 6))


def _batter_pose(state: State, tick: int) -> tuple[str, int, int]:
    breath = 1 if tick % 90 < 45 else 0
    swung = state.swing.since
    if state.phase == Phase.RESULT and state.batted.fate == Fate.STRIKEOUT and state.since > 8:
        return "sad", 0, breath
    if swung < LONG_AGO and state.phase not in (Phase.READY, Phase.CHANGE):
        if state.phase == Phase.CONTACT:
            return "swing", 0, 0
        if state.swing.met or swung < 12:
            return ("swing" if swung < 5 else "follow"), 2, 0
        return "spin", swing(swung, 20, 2), 0
    if state.phase == Phase.WINDUP and state.length - state.since < 22:
        return "load", -2, 0
    if state.phase == Phase.PITCH:
        return "load", -2, 0
    return "stance", 0, breath


# the pitch


def draw_mitt(stage: Canvas, sheet: Sheet, state: State) -> None:
    """It waits where the ball will arrive, and shuts on it."""
    x, y = MITT
    sx, _ = spot_of(state)
    x += (sx - ZONE[0]) // 2
    got = state.phase == Phase.RESULT and state.batted.fate in (Fate.STRIKE, Fate.STRIKEOUT)
    if got and state.since < 26:
        sheet.put(stage, "mitt-shut", x, y + (5, 3, 1)[state.since // 2] if state.since < 6 else y)
        return
    sheet.put(stage, "mitt", x, y)


def spot_of(state: State) -> tuple[int, int]:
    """Where the shadow of this pitch is, on the stage."""
    spot = state.pitch.spot
    return ZONE[0] + (spot % 3 - 1) * 13, ZONE[1] + (spot // 3 - 1) * 11


def draw_spot(stage: Canvas, sheet: Sheet, state: State, tuning: Tuning) -> None:
    """The ball's shadow in the air, just as large as the ball will be there; bright in the last ticks before."""
    shown = state.since if state.phase == Phase.PITCH else tuning.last + state.since - state.length
    if state.phase not in (Phase.WINDUP, Phase.PITCH) or (state.phase == Phase.WINDUP and shown <= 0):
        return
    x, y = spot_of(state)
    left = state.pitch.contact - state.since if state.phase == Phase.PITCH else 99
    bright = -tuning.perfect <= left <= 4
    _disc(stage, x, y, 15, (0x20, 0x18, 0x30), 120 if state.phase == Phase.PITCH else shown * 9)
    ring: Color = GOLD if bright else WHITE
    pygame.draw.circle(stage.surface, INK, (x, y), 17, 4)
    pygame.draw.circle(stage.surface, ring, (x, y), 16, 3 if bright else 2)
    if state.phase == Phase.PITCH and state.pitches <= 4 and left > 0:
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
    """(x, y, size in per cent of its size at the spot) of the pitch `since` ticks after release."""
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
    """Of the pitch, on the ground."""
    if state.phase == Phase.PITCH and state.since <= state.pitch.flight:
        x, _, size = ball_at(state, state.since)
        foot = MOUND[1] + (262 - MOUND[1]) * (size - 26) // 74
        stage.ellipse(Rect(x - size // 10, min(foot, 268), size // 5 + 2, 3 + size // 40), (0x7A, 0x58, 0x38))


def draw_pitch(stage: Canvas, sheet: Sheet, state: State, tick: int) -> None:
    """The ball on its way, and its trail."""
    if state.phase == Phase.WINDUP and state.length - state.since < 6:
        return
    if state.phase == Phase.CONTACT:
        x, y = spot_of(state)
        sheet.put(stage, "ball-7@0", x + 4, y)
        return
    if state.phase != Phase.PITCH or state.since > state.pitch.flight:
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
    """The part whose ball is about as large."""
    for number, size in enumerate((3, 4, 6, 7, 9, 11, 14, 17), 1):
        if radius <= size:
            return f"ball-{number}"
    return "ball-9"


def draw_foul(stage: Canvas, sheet: Sheet, state: State, tuning: Tuning) -> None:
    """A ball that flies off beside the line."""
    if state.phase == Phase.BATTED:
        part = state.since * 1024 // tuning.foul_fly
        side = 1 if state.batted.angle > 0 else -1
        x, y = ZONE
        x += side * 150 * part // 1024
        y -= (230 * part - 120 * part * part // 1024) // 1024
        sheet.put(stage, f"{ball_part(14 - 9 * part // 1024)}@{state.since // 2 % 4 * 45}", x, y)


# the arrow


def draw_arrow(stage: Canvas, sheet: Sheet, state: State, caught: bool, tick: int) -> None:
    """The ball hangs over the plate while the arrow swings over the field; grey outside the lines.

    Before the first pitcher it also reddens where somebody would catch the ball.
    """
    x, y = HOME
    angle = state.arrow
    fair = abs(angle) <= FOUL_LINE
    hot = state.batted.quality == Quality.PERFECT
    color: Color = (0xFF, 0x8A, 0x24) if hot else (0xFF, 0xD2, 0x3C)
    if caught and not state.pitcher:
        color = (0xE0, 0x40, 0x40)
    if not fair:
        color = (0xB8, 0xB8, 0xC0)
    tip_x, tip_y = on_field(angle, 84 if fair else 70)
    dx, dy = tip_x - x, tip_y - y
    length = max(1, isqrt(dx * dx + dy * dy))
    ax, ay = -dy * 1024 // length, dx * 1024 // length
    neck_x, neck_y = x + dx * 78 // 100, y + dy * 78 // 100

    def beside(px: int, py: int, far: int) -> tuple[int, int]:
        return px + ax * far // 1024, py + ay * far // 1024

    for grow, paint in ((2, INK), (0, color)):
        points = [
            beside(x, y, -9 - grow),
            beside(neck_x, neck_y, -4 - grow),
            beside(neck_x, neck_y, -12 - 2 * grow),
            (tip_x + dx * grow // length * 2, tip_y + dy * grow * 2 // length),
            beside(neck_x, neck_y, 12 + 2 * grow),
            beside(neck_x, neck_y, 4 + grow),
            beside(x, y, 9 + grow),
        ]
        stage.polygon(points, paint)
    stage.polygon([beside(x, y, -5), beside(neck_x, neck_y, -2), beside(x, y, -1)], (0xFF, 0xF4, 0xC8))
    sheet.put(stage, f"ball-8@{tick // 3 % 4 * 45}", x, y - 2)
