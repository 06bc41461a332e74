"""The town at night: sky that turns to dawn, hills and houses that move slower the farther they are, and the roofs."""

from __future__ import annotations

from keitai.kit import (
    Canvas,
    Clip,
    Color,
    Rect,
    SpriteSheet,
    Tween,
    draw_tiles,
    swing,
)

from .course import GATE, SIZE
from .rules import Rules

TILES = {
    "=": "roof", "<": "roof-left", ">": "roof-right", "w": "wall", "v": "wall-beam", "s": "window",
    "W": "window-lit", "-": ("bamboo", "bamboo-cloth"), "b": "barrel",
}  # fmt: skip
_NIGHT: tuple[Color, Color] = ((0x1C, 0x21, 0x4C), (0x6A, 0x5C, 0xA0))
_DAWN: tuple[Color, Color] = ((0x5A, 0x86, 0xC8), (0xFF, 0xC4, 0x8C))
_FIREFLY = Clip(("firefly-1", "firefly-2", "firefly-3"), 9, "ping-pong")
_CAT = Clip(("cat-1", "cat-2"), (70, 9))
_CROW = Clip(("crow-1", "crow-2", "crow-3"), 6, "ping-pong")
_STARS = tuple((number * 53 % 251, number * number * 29 % 150, number * 37 % 90) for number in range(34))
"""Pixels from the left and from above, and ticks by which each twinkles later."""


def draw_sky(canvas: Canvas, sheet: SpriteSheet, tick: int, dawn: int) -> None:
    """Draw the sky; `dawn` is 0 at night and 256 when the sun is up."""
    top, bottom = (_mixed(night, day, dawn) for night, day in zip(_NIGHT, _DAWN, strict=True))
    canvas.gradient(Rect(0, 0, canvas.width, canvas.height), top, bottom)
    if dawn < 200:
        bright = _mixed((0xFF, 0xF6, 0xD8), top, dawn * 256 // 200)
        for x, y, late in _STARS:
            if (tick + late) % 90 > 8:
                size = 2 if late % 5 == 0 else 1
                canvas.fill(bright, Rect(x * canvas.width // 251, 28 + y, size, size))
    sheet.put(canvas, "moon", canvas.width - 58, 74 + dawn // 2)
    if dawn > 150:
        sheet.put(canvas, "sun", canvas.width - 80, canvas.height - 40 - Tween(0, 90, 106, "out").at(dawn - 150))


def draw_distance(canvas: Canvas, sheet: SpriteSheet, window: Rect, tick: int) -> None:
    """Draw what lies behind the roofs: hills, clouds and the lower town."""
    _draw_strip(canvas, sheet, "hills", window.x // 12, canvas.height - 58 - (window.y - 100) // 8)
    for number in range(3):
        x = (number * 170 - window.x // 9 - tick // 8) % 510 - 110
        sheet.put(canvas, "cloud", x + 55, 70 + number * 37 % 60)
    _draw_strip(canvas, sheet, "town", window.x // 4, canvas.height - 40 - (window.y - 100) // 4)


def draw_town(canvas: Canvas, sheet: SpriteSheet, game: Rules, window: Rect) -> None:
    """Draw roofs and houses, the shrine, fireflies, lanterns, cats and crows, as far as they are seen."""
    tick = game.state.tick
    course = game.course
    gate = course.gate * SIZE - window.x
    roof = next(row for row, tiles in enumerate(course.level.rows) if GATE in tiles) * SIZE + SIZE - window.y
    if gate < canvas.width + 120:
        sheet.put(canvas, "shrine", gate + 118, roof)
    draw_tiles(canvas, sheet, course.level, TILES, window)
    if gate < canvas.width + 60:
        sheet.put(canvas, "gate", gate, roof)
    wide = Rect(window.x - 2 * SIZE, window.y - 2 * SIZE, window.width + 4 * SIZE, window.height + 4 * SIZE)
    rows = len(course.level.rows)
    for column, row, tile in course.level.under(wide):
        x, y = column * SIZE + 8 - window.x, row * SIZE + 8 - window.y
        if tile in "oL" and column * rows + row not in game.state.taken:
            name = "great-lantern" if tile == "L" else _FIREFLY.frame(tick + column * 5)
            sheet.put(canvas, name, x, y + swing(tick + column * 11, 80, 2))
    for place, tile, box in game.foes(wide.x // SIZE, wide.right // SIZE):
        x, foot = box.x + 6 - window.x, box.bottom - window.y
        if tile == "c":
            sheet.put(canvas, "cat-angry" if 0 < x - 64 < 60 else _CAT.frame(tick + place * 31), x + 1, foot)
        else:
            sheet.put(canvas, _CROW.frame(tick + place), x, foot - 7)


def _draw_strip(canvas: Canvas, sheet: SpriteSheet, name: str, moved: int, foot: int) -> None:
    """Draw a picture again and again beside itself, moved to the left, and what is below its foot."""
    picture, _, height = sheet.sprites[name]
    width = picture.get_width()
    for x in range(-(moved % width), canvas.width, width):
        canvas.image(picture, x, foot - height)
    if foot < canvas.height:
        color = picture.get_at((2, height - 1))
        canvas.fill((color.r, color.g, color.b), Rect(0, foot, canvas.width, canvas.height - foot))


def _mixed(one: Color, other: Color, part: int) -> Color:
    red, green, blue = (a + (b - a) * part // 256 for a, b in zip(one, other, strict=True))
    return red, green, blue
