"""The park from behind the batter: sky, stands with their crowd, fence, grass, diamond."""

from __future__ import annotations

from functools import lru_cache

import pygame

from games.baseball.palette import SIGNS, WHITE, Hour, hour_of
from games.baseball.rules import Rules
from games.baseball.signs import ShownSign, shown_signs
from games.baseball.state import FOUL_LINE
from games.engine.outlined_text import INK
from handset.geometry import Rect
from handset.lcd import Canvas
from handset.typeface import Typeface

FIELD_HEIGHT = 280
HOME = (132, 240)
"""Where all rays over the field begin, on the 240x280 stage."""
ZONE = (146, 206)
MOUND = (132, 184)
SKYLINE, FENCE_TOP, FENCE_FOOT = 46, 98, 114
_HALF = 118
CROWD_TICKS = 4
_CREST_STEPS = 65
"""After so many steps the wave begins again at the left."""


def field_rect(canvas: Canvas) -> Rect:
    """Return the 240x280 field on a viewport of any height: scenery goes on above and below it."""
    spare = max(0, canvas.height - FIELD_HEIGHT)
    return Rect((canvas.width - 240) // 2 if canvas.width > 240 else 0, spare * 3 // 5, canvas.width, FIELD_HEIGHT)


def fence_x(angle: int) -> int:
    """Return the fence's column in pixels in a direction from the plate, in units of 1,024 a turn."""
    return 120 + angle * _HALF // FOUL_LINE


def on_field(angle: int, depth: int) -> tuple[int, int]:
    """Return the pixel of a point that is `depth` per cent of the way from the plate to the fence."""
    x, y = HOME
    return x + (fence_x(angle) - x) * depth // 100, y + (FENCE_FOOT - y) * depth // 100


# the scenery


def draw_park(canvas: Canvas, game: Rules, field: Rect, tick: int, dx: int, dy: int) -> None:
    """Draw the park: everything that stands still, and the crowd, which does not."""
    state = game.state
    scenery = _scenery(canvas.typeface, canvas.width, canvas.height, field.y, min(state.inning, 2), shown_signs(game))
    if dx or dy:
        canvas.image(scenery, 0, 0)
    canvas.image(scenery, dx, dy)
    _draw_crowd(canvas, field.y + dy, state.inning, tick, dx)


def _draw_crowd(canvas: Canvas, top: int, inning: int, tick: int, dx: int) -> None:
    """Draw the crowd, which moves every fourth tick, at the pace of a cartoon; its pictures come round again."""
    step = tick // CROWD_TICKS
    canvas.image(_crowd(min(inning, 2), step % _CREST_STEPS, step // 5 % 9), dx - 3, top + SKYLINE + 9)


@lru_cache(maxsize=600)
def _crowd(inning: int, crest_step: int, turn: int) -> pygame.Surface:
    """Return a picture of the crowd: dots in rows; a wave runs through them, and some hop when it is their turn."""
    hour = hour_of(inning)
    surface = pygame.Surface((253, 49), pygame.SRCALPHA)
    crest = crest_step * CROWD_TICKS * 2 - 100
    people = {(look, up): _spectator(hour, look, up) for look in range(5) for up in (0, 1, 3)}
    seats = []
    for row in range(6):
        y = 3 + row * 7
        for seat in range(25):
            x = seat * 10 + (row % 2) * 5
            up = 3 if abs(x - 3 - crest + row * 4) < 16 else 1 if (turn + seat * 7 + row * 5) % 9 == 0 else 0
            seats.append((people[(seat * 7 + row * 11 + seat * row) % 5, up], (x, y - up)))
    surface.fblits(seats)
    return surface


@lru_cache(maxsize=64)
def _spectator(hour: Hour, look: int, up: int) -> pygame.Surface:
    """Return one in the crowd: a head, and what shows of the body of one who has got up so many pixels."""
    picture = pygame.Surface((5, 7 + up), pygame.SRCALPHA)
    picture.fill(hour.crowd[look], (1, 0, 3, 3))
    picture.fill(hour.shade, (0, 3, 5, 4 + up))
    return picture


@lru_cache(maxsize=8)
def _scenery(
    typeface: Typeface, width: int, height: int, top: int, inning: int, signs: tuple[ShownSign, ...]
) -> pygame.Surface:
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
    _write_signs(Canvas(surface, typeface), top, signs)
    return surface


def _write_signs(canvas: Canvas, top: int, signs: tuple[ShownSign, ...]) -> None:
    """Write on each sign of the fence what it is worth: the bases, or HR."""
    for left, right, bases in signs:
        text = "HR" if bases == 4 else str(bases)
        middle = (fence_x(left) + fence_x(right)) // 2
        canvas.decoration(middle - canvas.text_width(text, 12) // 2, top + FENCE_TOP + 2, text, 12, WHITE)


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
    """Paint rings round the plate, mown light and dark, and the track before the fence."""
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


def _paint_fence(surface: pygame.Surface, top: int, hour: Hour, signs: tuple[ShownSign, ...]) -> None:
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
