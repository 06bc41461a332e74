"""The lower half: a path through the park that scrolls, the walker, and who follows him."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from games.engine.easing import ease_back, swing
from games.engine.outlined_text import INK
from games.engine.sprites import SpriteSheet
from games.mind_reader.feedback import BRAND
from games.mind_reader.rules import grade_of
from games.mind_reader.state import ScenePhase, State
from games.mind_reader.tuning import Tuning
from handset.geometry import Color, Rect
from handset.lcd import Canvas

WALKER_X = 156
_SKY: tuple[Color, Color] = ((0x5C, 0xA8, 0xE4), (0xE8, 0xF8, 0xFA))
_CLOUDS = (("cloud-1", 40, 30), ("cloud-2", 150, 74), ("cloud-1", 250, 104), ("cloud-2", 330, 16))
"""(part, x, y below the sky's top)."""
_FAR, _TOWN = 420, 200
"""Pixels after which the clouds and the town come round again."""
_THINGS = (("tree", 60), ("bench", 150), ("lamp", 214), ("tree", 300), ("billboard", 396), ("lamp", 470), ("tree", 540))
_LOOP = 640
"""Pixels after which the park comes round again."""
MOST_SHOWN = 9


def draw_park(canvas: Canvas, sheet: SpriteSheet, walked: int, language: str) -> None:
    """Draw the park as it scrolls by: sky, town, lawn, what stands along the path; what is nearer moves faster."""
    sheet.layers.draw_latest(
        canvas,
        Rect(0, 0, canvas.width, canvas.height),
        "park",
        (walked, language),
        lambda park: _paint_park(park, sheet, walked, language),
    )


def _paint_park(canvas: Canvas, sheet: SpriteSheet, walked: int, language: str) -> None:
    path = canvas.height - 34
    canvas.gradient(Rect(0, 0, canvas.width, path - 20), *_SKY)
    for name, place, y in _CLOUDS:
        sheet.put(canvas, name, (place - walked // 6) % _FAR - 60, 24 + y)
    for x in range(-(walked // 5 % _TOWN), canvas.width, _TOWN):
        sheet.put(canvas, "town", x, path - 30)
    _draw_strip(canvas, sheet, "hills", _HILLS, -160, path - 62, walked // 4)
    canvas.fill((0x7C, 0xC4, 0x5C), Rect(0, path - 24, canvas.width, 28))
    canvas.fill((0x94, 0xD4, 0x70), Rect(0, path - 24, canvas.width, 2))
    for name, place in _THINGS:
        x = (place - walked) % _LOOP - 60
        if x < canvas.width + 60:
            sheet.put(canvas, name, x, path - 8)
            if name == "billboard":
                text = BRAND[language]
                canvas.decoration(
                    x - 44 + (72 - canvas.text_width(text, 12)) // 2, path - 60, text, 12, (255, 255, 255)
                )
    _draw_strip(canvas, sheet, "flowers", _FLOWERS, -50, path - 30, walked)
    canvas.fill((0xC8, 0xA8, 0x70), Rect(0, path + 2, canvas.width, 2))
    canvas.gradient(Rect(0, path + 4, canvas.width, canvas.height - path - 4), (0xF0, 0xDC, 0xB0), (0xDC, 0xC0, 0x8C))
    _draw_strip(canvas, sheet, "stones", _STONES, -30, path + 10, walked * 9 // 8)


@dataclass(frozen=True)
class _Strip:
    """Things of one kind along the way, which come round again after a time out of sight."""

    beyond: int
    """Pixels of the way beyond the canvas's width."""
    height: int
    """Pixels from its upper edge to its lower one."""
    hard: bool
    """Nothing in it has soft edges."""
    things: tuple[int, ...]
    """Where each begins, in pixels of the way; later ones stand before earlier ones."""
    paint: Callable[[Canvas, SpriteSheet, int, int], object]
    """Paints one by its number and its x."""


def _draw_strip(canvas: Canvas, sheet: SpriteSheet, name: str, strip: _Strip, x: int, y: int, moved: int) -> None:
    """Draw a strip, which has moved by so many pixels to the left; its way begins at x."""
    way = canvas.width + strip.beyond

    def paint(row: Canvas) -> None:
        for number, start in enumerate(strip.things):
            for begin in (start % way, start % way + way):
                strip.paint(row, sheet, number, begin)

    area = Rect(x - moved % way, y, 2 * way, strip.height)
    sheet.layers.draw(canvas, area, (name, way), paint, clear=_NOWHERE if strip.hard else None)


def _paint_hill(row: Canvas, _: SpriteSheet, number: int, x: int) -> None:
    row.ellipse(Rect(x, 0, 170, 90), (0xA8, 0xDC, 0x9C) if number % 2 else (0x98, 0xD2, 0x90))


def _paint_stone(row: Canvas, _: SpriteSheet, number: int, x: int) -> None:
    row.ellipse(Rect(x, number * 7 % 20, 10, 3), (0xCE, 0xB0, 0x7C))


def _paint_flowers(row: Canvas, sheet: SpriteSheet, _: int, x: int) -> None:
    sheet.put(row, "flowers", x, 32)


_NOWHERE: Color = (0xFF, 0, 0xFF)
_HILLS = _Strip(240, 90, True, tuple(range(0, 520, 130)), _paint_hill)
_FLOWERS = _Strip(120, 60, False, tuple(range(30, 678, 108)), _paint_flowers)
_STONES = _Strip(60, 24, True, tuple(range(0, 636, 53)), _paint_stone)


def draw_people(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, tick: int) -> None:
    """Draw the walker in front and the admirers behind, none of them in step."""
    ground = canvas.height - 16
    for number in range(min(state.admirers, MOST_SHOWN) - 1, -1, -1):
        row, place = number % 2, number // 2
        x = WALKER_X - 46 - place * 30 - row * 15
        y = ground - row * 8 + 2
        if state.phase == ScenePhase.PRAISE and number >= state.admirers - tuning.together[1] and state.since < 24:
            x -= 120 - ease_back(state.since, 24, 120)
        step = (tick // 8 + number) % 2
        hop = abs(swing(tick * 3 + number * 17, 90, 5)) if state.phase == ScenePhase.PRAISE else 0
        canvas.ellipse(Rect(x - 13, y - 3, 26, 6), (0xB8, 0x98, 0x64))
        sheet.put(canvas, f"admirer-{number % 6}-{step + 1}", x, y - hop)
        if state.phase == ScenePhase.PRAISE and (tick + number * 9) % 40 < 24:
            lift = (tick + number * 9) % 40
            sheet.put(canvas, "heart", x + swing(lift * 2, 48, 3), y - 70 - lift // 2)
    _draw_walker(canvas, sheet, state, tuning, ground, tick)


def _draw_walker(canvas: Canvas, sheet: SpriteSheet, state: State, tuning: Tuning, ground: int, tick: int) -> None:
    grade = grade_of(state.right, tuning.questions)
    pose, lift = f"walk-{tick // 8 % 2 + 1}", 0
    if state.phase == ScenePhase.PRAISE:
        # The old look for a moment, then the new one out of a flash.
        if state.since < 10:
            grade = grade_of(state.right - 1, tuning.questions)
        elif state.since < 46:
            pose, lift = "joy", abs(swing(state.since - 10, 36, 12))
    elif state.phase == ScenePhase.REGRET:
        # Crestfallen for a moment, in step all the same.
        pose, lift = ("sad", 2 * (tick // 8 % 2)) if state.since < 36 else (pose, 0)
    canvas.ellipse(Rect(WALKER_X - 20, ground - 4, 42, 9), (0xB0, 0x90, 0x5C))
    sheet.put(canvas, f"walker-{grade}-{pose}", WALKER_X, ground - lift)
    if state.phase == ScenePhase.READ or state.phase == ScenePhase.ASK:
        dots = state.since // 20 % 4
        for dot in range(dots):
            canvas.ellipse(Rect(WALKER_X + 30 + dot * 9, ground - 84 - dot * 5, 7, 7), INK)
            canvas.ellipse(Rect(WALKER_X + 31 + dot * 9, ground - 83 - dot * 5, 5, 5), (255, 255, 255))
