"""The farm: sky and seasons, the haze in which the gas collects, wind, rain and snow, and the fences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pygame

from games.engine.easing import swing
from games.engine.sprites import SpriteSheet
from games.kuta.rules import AUTUMN, SEASONS, WINTER
from games.kuta.state import FULL, FarmWeather, State
from games.kuta.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

FIELD_WIDTH, FIELD_HEIGHT = 240, 280
HAZE = 62
"""Pixels from the top of the viewport at which the sky has a plume."""
_FARM_Y = 108
"""Where the farm's picture begins on the field."""
DAYS = 8
"""Pictures of the farm: the four seasons by day, and again towards night."""
_SKIES: tuple[tuple[Color, Color], ...] = (
    ((0x86, 0xCC, 0xF2), (0xF0, 0xFA, 0xFA)),
    ((0x3C, 0x98, 0xE8), (0xC4, 0xEA, 0xFA)),
    ((0xE8, 0x9C, 0x5C), (0xFC, 0xEC, 0xC8)),
    ((0x9C, 0xAE, 0xD2), (0xEE, 0xF2, 0xFA)),
    ((0x8C, 0x74, 0xC0), (0xFC, 0xC4, 0xC0)),
    ((0x1C, 0x2C, 0x66), (0x6C, 0x84, 0xBC)),
    ((0x5C, 0x3C, 0x74), (0xF4, 0x8C, 0x64)),
    ((0x18, 0x20, 0x50), (0x74, 0x8C, 0xC4)),
)
_TINTS: tuple[Color, ...] = (
    (255, 255, 255),
    (255, 255, 255),
    (255, 248, 232),
    (244, 246, 255),
    (255, 222, 226),
    (148, 166, 216),
    (236, 184, 176),
    (156, 172, 222),
)
"""What the farm's colours are multiplied by."""
_NIGHTS = (5, 7)
_SUNS: dict[int, tuple[int, int, Color]] = {
    0: (188, 62, (0xFF, 0xF4, 0xB8)),
    1: (196, 40, (0xFF, 0xF0, 0x90)),
    2: (60, 84, (0xFF, 0xE2, 0x90)),
    4: (64, 98, (0xFF, 0xD0, 0x98)),
    5: (190, 52, (0xFA, 0xF4, 0xD0)),
    6: (186, 100, (0xFF, 0xC0, 0x70)),
    7: (54, 56, (0xFA, 0xF4, 0xD0)),
}
"""Picture -> where its sun or moon stands on the field, and its colour."""
_DROPS, _FLAKES, _LEAVES, _PETALS = 26, 30, 9, 5
CLOUDING = 36
"""Ticks in which clouds come up, or the wind does."""
_WAVE = 48
_LEVELS = 10
"""How dense the haze can be, two of them for the moment after a loss."""
_CHANGE = 24


@dataclass(frozen=True)
class Stage:
    """The 240x280 field at the foot of a viewport of any size, with its sprites; a shake moves it."""

    canvas: Canvas
    sheet: SpriteSheet
    x: int
    y: int
    sky: int
    """Pixels of sky above the field; less than none where it is cut off, as on the title."""

    def put(self, name: str, x: int, y: int) -> None:
        """Draw a sprite with its pivot at a place of the field."""
        self.sheet.put(self.canvas, name, self.x + x, self.y + y)


def stage_of(canvas: Canvas, sheet: SpriteSheet, moved: tuple[int, int] = (0, 0)) -> Stage:
    """Return the stage on a canvas, moved by a shake."""
    sky = canvas.height - FIELD_HEIGHT
    return Stage(canvas, sheet, (canvas.width - FIELD_WIDTH) // 2 + moved[0], sky + moved[1], sky)


def draw_background(
    canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int, moved: tuple[int, int]
) -> None:
    """Draw what lies behind all that plays: sky, farm, weathercock and haze, painted anew when one of them changes.

    Args:
        canvas: The viewport.
        sheet: The game's sprites.
        state: The play.
        tuning: The game's numbers.
        tick: The view's clock.
        moved: How far a shake moves the weathercock, (x, y) in pixels.
    """
    into, vane, level = state.tick - state.season * tuning.season, vane_of(state, tuning, tick), _level(state)
    waves = tick // 4 % _WAVE

    def paint(ground: Canvas) -> None:
        draw_farm(ground, sheet, state.season, into, tick)
        stage_of(ground, sheet, moved).put(f"vane-{vane}", 38, 141)
        ground.image(_veil(ground.width, level), -waves, 24)

    clouds = tuple([x for x, _ in _cloud_places(canvas.width, canvas.height, tick)])
    key = state.season, min(into, _CHANGE), clouds, vane, moved, level, waves
    sheet.layers.draw_latest(canvas, Rect(0, 0, canvas.width, canvas.height), "background", key, paint)


def draw_farm(canvas: Canvas, sheet: SpriteSheet, season: int, into: int, tick: int) -> None:
    """Draw sky and farm, which do not shake; for the first ticks of a season the last one shines through."""
    size = canvas.width, canvas.height
    canvas.image(_picture(sheet, *size, season % DAYS), 0, 0)
    if season and into < _CHANGE:
        old = _picture(sheet, *size, (season - 1) % DAYS)
        old.set_alpha(255 * (_CHANGE - into) // _CHANGE)
        canvas.image(old, 0, 0)
        old.set_alpha(None)
    if season % DAYS in _NIGHTS:
        return
    for number, (x, y) in enumerate(_cloud_places(canvas.width, canvas.height, tick)):
        sheet.put(canvas, f"cloud-{number % 2 + 1}", x, y)


def _cloud_places(width: int, height: int, tick: int) -> Iterator[tuple[int, int]]:
    for number, (x, y) in enumerate(((30, 46), (150, 74), (240, 34))):
        yield (x + tick // (9 + number * 4)) % (width + 90) - 50, y + (height - FIELD_HEIGHT) // 2 + 26


def prepare_farm(canvas: Canvas, sheet: SpriteSheet, count: int) -> None:
    """Paint the first `count` pictures of the farm and of the haze over it, so that no frame of a play has to."""
    for day in range(min(count, DAYS)):
        _picture(sheet, canvas.width, canvas.height, day)
    for level in range(min(count, _LEVELS + 1)):
        _veil(canvas.width, level)


@lru_cache(maxsize=4 * DAYS)
def _picture(sheet: SpriteSheet, width: int, height: int, day: int) -> pygame.Surface:
    surface = pygame.Surface((width, height), 0, 32)
    top = height - FIELD_HEIGHT
    left = (width - FIELD_WIDTH) // 2
    (r1, g1, b1), (r2, g2, b2) = _SKIES[day]
    horizon = top + 170
    for row in range(horizon):
        part = row * 256 // horizon
        color = (r1 + (r2 - r1) * part // 256, g1 + (g2 - g1) * part // 256, b1 + (b2 - b1) * part // 256)
        surface.fill(color, (0, row, width, 1))
    if day in _NIGHTS:
        for star in range(46):
            spot = star * 79 % width, star * 53 % (top + 130)
            surface.fill((255, 255, 240) if star % 3 else (190, 206, 255), (*spot, 1 + star % 5 // 4, 1))
    if day in _SUNS:
        _paint_sun(surface, left, top, day)
    farm, px, py = sheet.sprites[f"farm-{day % SEASONS}"]
    tinted = farm.copy()
    tinted.fill(_TINTS[day], special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(tinted, (left - px, top + _FARM_Y - py))
    return surface


def _paint_sun(surface: pygame.Surface, left: int, top: int, day: int) -> None:
    x, y, color = _SUNS[day]
    middle = left + x, top * 3 // 4 + y
    for radius, alpha in ((34, 40), (25, 70)):
        glow = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
        pygame.draw.circle(glow, (*color, alpha), (radius, radius), radius)
        surface.blit(glow, (middle[0] - radius, middle[1] - radius))
    pygame.draw.circle(surface, color, middle, 16)
    if day in _NIGHTS:
        for dx, dy, radius in ((-5, -3, 3), (4, 5, 4), (6, -6, 2)):
            pygame.draw.circle(surface, (0xE4, 0xDC, 0xB4), (middle[0] + dx, middle[1] + dy), radius)


def _level(state: State) -> int:
    """Return how dense the haze of the gas in the sky is: from a pale veil to a brown lid, lower and lower."""
    return state.gauge * (_LEVELS - 2) // FULL + (2 if state.escaped < 24 else 0)


@lru_cache(maxsize=24)
def _veil(width: int, level: int) -> pygame.Surface:
    """Paint the haze at one of its levels, with a wavy edge that repeats."""
    tall = HAZE - 24
    veil = pygame.Surface((width + _WAVE, tall + 10), pygame.SRCALPHA)
    red, green, blue = 0xE4 - level * 6, 0xEC - level * 14, 0xF6 - level * 18
    for y in range(tall + 10):
        fade = 84 + level * 12 - y * (44 + level * 4) // tall
        veil.fill((red, green, blue, max(20, min(215, fade))), (0, y, width + _WAVE, 1))
    for x in range(width + _WAVE):
        depth = tall - 4 + swing(x, _WAVE, 4) + swing(x * 2 + 9, _WAVE, 2)
        veil.fill((255, 255, 255, 0), (x, depth, 1, tall + 10 - depth))
        veil.fill((255, 255, 255, 110), (x, depth, 1, 1))
    return veil


def vane_of(state: State, tuning: Tuning, tick: int) -> str:
    """Return which way the weathercock on the barn's roof shows; it turns before the wind comes."""
    turning = state.season % SEASONS != 1 and 0 < state.weather_wait <= tuning.weather_telegraph
    if turning and tick // 5 % 2:
        return "turn"
    return "right" if state.wind > 0 else "left"


def draw_weather(stage: Stage, state: State, clouded: int, blowing: int, tick: int) -> None:
    """Draw what falls and flies before everything: rain under its clouds, leaves, petals, snow."""
    canvas, sheet = stage.canvas, stage.sheet
    if clouded:
        drop = 50 - 50 * clouded // CLOUDING
        for number, x in enumerate((18, 96, 170, 236)):
            name = "raincloud" if number % 2 else "raincloud-small"
            sheet.put(canvas, name, x + swing(tick + number * 40, 200, 4), 48 + number % 2 * 8 - drop)
    if state.weather == FarmWeather.RAIN:
        _draw_rain(canvas, tick)
    season = state.season % SEASONS
    if season == WINTER:
        _draw_snow(stage, tick)
    elif blowing:
        kind = "leaf" if season == AUTUMN else "petal"
        for number in range(_LEAVES * blowing // CLOUDING):
            run = (number * 67 + tick * (4 + number % 3)) % (canvas.width + 60) - 30
            x = run if state.wind > 0 else canvas.width - run
            y = stage.y + 60 + number * 41 % 170 + swing(tick + number * 13, 60, 9)
            sheet.put(canvas, f"{kind}@{(tick * 3 + number * 60) // 60 % 6 * 60}", x, y)
    elif season == 0:
        for number in range(_PETALS):
            x = (number * 61 + swing(tick + number * 30, 150, 14) + tick // 3) % (canvas.width + 20) - 10
            y = 60 + (number * 83 + tick // 2) % (canvas.height - 70)
            sheet.put(canvas, f"petal@{(tick // 14 + number) % 6 * 60}", x, y)


def _draw_rain(canvas: Canvas, tick: int) -> None:
    for number in range(_DROPS):
        x = (number * 53 + number // 7 * 19 - tick * 2) % (canvas.width + 20) - 10
        y = 60 + (number * 97 + tick * 9) % (canvas.height - 60)
        canvas.line((x, y), (x - 3, y + 12), (0xD4, 0xE6, 0xFA))


def _draw_snow(stage: Stage, tick: int) -> None:
    canvas = stage.canvas
    tall = canvas.height - 60
    for number in range(_FLAKES):
        x = (number * 47 + swing(tick + number * 23, 180, 10)) % canvas.width
        y = 60 + (number * 71 + tick * (2 + number % 2) // 3) % tall
        stage.sheet.put(canvas, "flake-1" if number % 3 else "flake-2", x, y)


def draw_fences(stage: Stage, hit: int, since: int) -> None:
    """Draw the two fences; the one that was run into (`hit` -1 left, 1 right, 0 none) rocks."""
    for side, x in ((-1, 4), (1, 236)):
        angle = 0
        if side == hit and since < 30:
            angle = side * (10, 5, -5, 0, 5, 0)[since // 5]
        stage.put(f"fence@{angle}", x, 258)
