"""The picture at the top of the front pages: another every month, with a word for the season."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from screens.pictures.drawing import Drawing, star
from screens.text_rng import TextRng

WIDTH, HEIGHT = 240, 44
_FONT = Path(__file__).parents[2] / "assets" / "fonts" / "BIZUDGothic-Bold.ttf"
_WORDS = (
    ("Happy New Year", "謹賀新年"),
    ("Valentine's Day", "バレンタイン"),
    ("Dolls' Festival", "ひなまつり"),
    ("Cherry trees", "お花見日和"),
    ("Carp in the wind", "こどもの日"),
    ("Rainy season", "雨やどり"),
    ("Star Festival", "たなばた"),
    ("Summer nights", "花火の夜"),
    ("Harvest moon", "お月見"),
    ("Red leaves", "紅葉狩り"),
    ("Ginkgo gold", "いちょう"),
    ("Winter lights", "クリスマス"),
)
_INKS = (
    "#B5502A",
    "#B0406A",
    "#B0406A",
    "#3A7FA8",
    "#2A6FA8",
    "#4A5E78",
    "#16265C",
    "#101A44",
    "#23305E",
    "#9A4A22",
    "#3A6F98",
    "#1E3A6E",
)
"""What the words are edged with, by month."""
Scene = Callable[[Drawing, TextRng], None]


def draw_header(month: int, language: str) -> Image.Image:
    """Draw the header of a month, 1 to 12, in "en" or "ja"."""
    drawing = Drawing(WIDTH, HEIGHT, WIDTH, "#FFFFFF")
    drawing.line = 1.3
    _SCENES[month](drawing, TextRng(f"header {month}"))
    picture = drawing.finish()
    font = ImageFont.truetype(_FONT, 14 if language == "ja" else 12)
    word = _WORDS[month - 1][language == "ja"]
    ImageDraw.Draw(picture).text((7, 8), word, "#FFFFFF", font=font, stroke_width=2, stroke_fill=_INKS[month - 1])
    return picture


def _new_year(drawing: Drawing, rng: TextRng) -> None:
    """Draw the first sun behind the mountain."""
    drawing.gradient("#F9C98C", "#FFF0D2")
    drawing.oval(168, 24, 17, 17, "#E2402E", line=False)
    drawing.shape([(96, 44), (150, 14), (158, 12), (166, 14), (222, 44)], "#5B7FB5")
    drawing.shape(
        [(137, 21), (150, 14), (158, 12), (166, 14), (179, 21), (172, 20), (165, 25), (157, 20), (148, 25), (143, 20)],
        "#FFFFFF",
    )
    for x, y in ((120, 8), (206, 12), (222, 22), (100, 22)):
        drawing.stroke([(x, y), (x + 5, y - 3), (x + 9, y), (x + 13, y - 3), (x + 18, y)], "#FFFFFF", 1.6)


def _february(drawing: Drawing, rng: TextRng) -> None:
    """Snow, and chocolate in ribbons."""
    drawing.gradient("#F7B6C6", "#FDE6EC")
    _scattered(drawing, rng, 26, lambda x, y: drawing.oval(x, y, 1.6, 1.6, "#FFFFFF", line=False))
    for x, size, tint in ((122, 9, "#7A4526"), (160, 13, "#8E5330"), (204, 10, "#C8506E")):
        _heart(drawing, x, 23, size, tint)
    drawing.stroke([(147, 26), (173, 20)], "#F4D9A0", 2.4)


def _dolls(drawing: Drawing, rng: TextRng) -> None:
    """Draw the dolls' feast: two of them before a gold screen, peach blossom beside."""
    drawing.gradient("#FBD7DF", "#FFF3F0")
    for left in (128, 154, 180):
        drawing.box(left, 4, left + 26, 38, "#F2CE5E")
    for x, robe, hair in ((150, "#4D68A8", "#33261F"), (184, "#D8486A", "#33261F")):
        drawing.shape([(x - 15, 41), (x - 8, 25), (x + 8, 25), (x + 15, 41)], robe)
        drawing.shape([(x - 4, 25), (x, 33), (x + 4, 25)], "#FFFFFF")
        drawing.oval(x, 18, 7.5, 7.5, "#FFE9D8")
        drawing.shape([(x - 8, 18), (x - 7, 11), (x, 9), (x + 7, 11), (x + 8, 18), (x, 13)], hair)
        for side in (-2.6, 2.6):
            drawing.oval(x + side, 19, 0.8, 1, "#3A2A22", line=False)
    drawing.box(112, 39, 222, 44, "#C23B3B")
    for x, y in ((104, 12), (96, 24), (110, 30), (218, 12), (228, 26), (216, 33)):
        _blossom(drawing, x, y, 5, "#F284A0")


def _cherry(drawing: Drawing, rng: TextRng) -> None:
    """Cherry trees along a river."""
    drawing.gradient("#A9DDF5", "#EAF7FC")
    drawing.box(0, 36, 240, 44, "#7DBB8A", line=False)
    for x, size in ((108, 13), (150, 18), (198, 17), (232, 14)):
        drawing.box(x - 2, 26, x + 2, 40, "#7A5238", line=False)
        for dx, dy, r in ((-0.7, 0.2, 0.62), (0.7, 0.2, 0.62), (0, -0.3, 0.8), (0, 0.2, 0.7)):
            drawing.oval(x + dx * size, 20 + dy * size, r * size, r * size, "#F7B7CB", line=False)
        for dx, dy in ((-0.5, -0.2), (0.4, -0.5), (0.2, 0.3)):
            drawing.oval(x + dx * size, 20 + dy * size, size * 0.2, size * 0.16, "#FDDCE6", line=False)
    _scattered(drawing, rng, 30, lambda x, y: drawing.oval(x, y, 1.8, 1.1, "#F58FAE", line=False))


def _carps(drawing: Drawing, rng: TextRng) -> None:
    """Carp streamers in a May wind."""
    drawing.gradient("#5FB6EC", "#D8F0FB")
    drawing.oval(70, 52, 70, 18, "#8CC66E", line=False)
    drawing.oval(190, 54, 90, 18, "#6FB356", line=False)
    drawing.box(112, 2, 115, 44, "#A8895C")
    drawing.shape(star(113.5, 3, 5, 8), "#F2C230", line=False)
    for y, long, tint in ((8, 92, "#33414F"), (20, 76, "#D8402E"), (31, 60, "#2F70C0")):
        _carp(drawing, 118, y, long, tint)


def _rain(drawing: Drawing, rng: TextRng) -> None:
    """Hydrangeas, an umbrella, a snail's weather."""
    drawing.gradient("#9FB4C8", "#D9E4EC")
    for _ in range(26):
        x, y = rng.between(60, 238), rng.between(0, 40)
        drawing.stroke([(x, y), (x - 2, y + 6)], "#FFFFFF", 0.9)
    for x, tint, light in ((120, "#6F7FD0", "#A9B4EE"), (150, "#9A6FC6", "#CDB2EA"), (222, "#5C9AD6", "#A8CDF0")):
        for dx in (-14, 14):
            drawing.oval(x + dx, 39, 9, 5, "#4F9256")
        drawing.oval(x, 31, 15, 12, tint)
        for dx, dy in ((-7, -4), (0, -7), (7, -4), (-4, 2), (5, 2), (-10, 2), (11, 1)):
            drawing.oval(x + dx, 31 + dy, 2.8, 2.4, light, line=False)
    drawing.stroke([(186, 18), (186, 38), (190, 41), (193, 38)], "#8A5A2E", 2)
    drawing.shape(
        [(162, 20), (168, 9), (186, 4), (204, 9), (210, 20), (202, 17), (194, 20), (186, 17), (178, 20), (170, 17)],
        "#E2503C",
    )


def _star_festival(drawing: Drawing, rng: TextRng) -> None:
    """Wishes on bamboo under the Milky Way."""
    drawing.gradient("#16265C", "#4A5FA8")
    _scattered(
        drawing,
        rng,
        60,
        lambda x, y: drawing.oval(x, 20 + (x - 120) * -0.12 + (y - 22) * 0.4, 0.7, 0.7, "#FFFFFF", line=False),
    )
    for x, y in ((92, 9), (214, 33)):
        drawing.shape(star(x, y, 6), "#FFE27A", line=False)
    for x, lean in ((132, -10), (176, 12)):
        drawing.stroke([(x, 46), (x + lean * 0.4, 24), (x + lean, 0)], "#6FB04E", 2.4)
        for y in (6, 15, 25):
            at = x + lean * (44 - y) / 44
            for side in (-1, 1):
                drawing.shape(
                    [(at, y), (at + side * 9, y - 3), (at + side * 18, y + 4), (at + side * 8, y + 2)],
                    "#8CCB5E",
                    line=False,
                )
    for x, y, tint in (
        (112, 14, "#F2728C"),
        (146, 22, "#F6C544"),
        (160, 12, "#6FC4E8"),
        (192, 20, "#F2728C"),
        (128, 28, "#FFFFFF"),
        (204, 10, "#F6C544"),
    ):
        drawing.stroke([(x, y - 5), (x, y)], "#DDE4F8", 0.8)
        drawing.box(x - 3, y, x + 3, y + 13, tint, line=False)
        drawing.stroke([(x, y + 3), (x, y + 9)], "#3A2A22", 0.9)


def _fireworks(drawing: Drawing, rng: TextRng) -> None:
    """Fireworks over the town."""
    drawing.gradient("#101A44", "#3B2E63")
    for x, y, size, tint in (
        (112, 17, 14, "#FFD45E"),
        (160, 13, 11, "#FF7A8A"),
        (204, 19, 16, "#6FD2F2"),
        (182, 32, 7, "#B8F07A"),
    ):
        for step in range(16):
            angle = math.pi * step / 8
            near, far = size * 0.3, size * (1.0 if step % 2 else 0.8)
            ends = [(x + r * math.cos(angle), y + r * math.sin(angle)) for r in (near, far)]
            drawing.stroke(ends, tint, 1.1)
            drawing.oval(*ends[1], 1.2, 1.2, "#FFFFFF", line=False)
        drawing.oval(x, y, 1.8, 1.8, "#FFFFFF", line=False)
    for x in range(60, 244, 16):
        high = rng.between(3, 9)
        drawing.box(x, 44 - high, x + 17, 46, "#0A102C", line=False)
        if rng.chance(0.7):
            drawing.box(x + 5, 41.5 - high / 2, x + 7, 43.5 - high / 2, "#FFD98A", line=False)


def _moon(drawing: Drawing, rng: TextRng) -> None:
    """Draw the harvest moon, dumplings and a rabbit."""
    drawing.gradient("#23305E", "#6C6896")
    drawing.oval(170, 21, 18, 18, "#FBE7A2", line=False)
    for x, y, r in ((164, 15, 3), (176, 24, 4), (170, 30, 2)):
        drawing.oval(x, y, r, r, "#EFD382", line=False)
    for left in (94, 102, 110, 226, 234):
        drawing.stroke([(left, 46), (left + 3, 26), (left + 8, 12)], "#C9AE6A", 1.4)
        drawing.stroke([(left + 4, 20), (left + 9, 11), (left + 14, 14)], "#F2E0AE", 3)
    drawing.shape([(126, 44), (130, 36), (152, 36), (156, 44)], "#D9A868")
    for across, y in ((132.0, 32), (141.0, 32), (150.0, 32), (136.5, 25), (145.5, 25), (141.0, 18)):
        drawing.oval(across, y, 4.6, 4.4, "#FFFFFF")
    for side in (-3, 3):
        drawing.oval(204 + side, 18, 2.4, 8, "#FFFFFF")
    drawing.oval(206, 38, 14, 9, "#FFFFFF")
    drawing.oval(204, 29, 8, 7, "#FFFFFF")
    drawing.oval(201, 29, 1, 1.4, "#C23B3B", line=False)


def _maples(drawing: Drawing, rng: TextRng) -> None:
    """Red leaves before autumn hills."""
    drawing.gradient("#BFE0F2", "#F6EBD2")
    for x, tint in ((90, "#C8783A"), (150, "#B5552E"), (215, "#D29A44")):
        drawing.oval(x, 50, 56, 24, tint, line=False)
    for x, y, size, tint in (
        (112, 16, 11, "#D8402E"),
        (148, 26, 14, "#E26A2C"),
        (188, 17, 13, "#C92F2F"),
        (222, 27, 12, "#E88A2A"),
        (96, 33, 7, "#E8A53A"),
        (166, 36, 6, "#D8402E"),
    ):
        _maple(drawing, x, y, size, tint)


def _ginkgo(drawing: Drawing, rng: TextRng) -> None:
    """Draw an avenue of ginkgoes."""
    drawing.gradient("#8CC4EC", "#E6F2FA")
    drawing.shape([(60, 44), (150, 24), (156, 24), (246, 44)], "#E9D89A", line=False)
    for x, size in ((96, 16), (122, 12), (138, 9), (168, 9), (184, 12), (212, 16)):
        ground = 26 + size
        drawing.box(x - 1.6, ground - size, x + 1.6, ground, "#7A5A38", line=False)
        drawing.shape(
            [
                (x, ground - size * 2.3),
                (x + size * 0.75, ground - size * 0.6),
                (x, ground - size * 0.35),
                (x - size * 0.75, ground - size * 0.6),
            ],
            "#F2C62E",
            smooth=True,
        )
    _scattered(drawing, rng, 34, lambda x, y: drawing.oval(x, 34 + y * 0.22, 1.8, 1, "#E0A81E", line=False))


def _snow(drawing: Drawing, rng: TextRng) -> None:
    """Draw a lit tree in the snow."""
    drawing.gradient("#1E3A6E", "#7C9AC8")
    drawing.oval(90, 54, 80, 18, "#FFFFFF", line=False)
    drawing.oval(200, 54, 90, 20, "#EEF4FB", line=False)
    for x, size in ((118, 11), (206, 12), (228, 9)):
        _fir(drawing, x, size, "#2F6B4C")
    _fir(drawing, 164, 17, "#3A8558")
    drawing.shape(star(164, 5, 5), "#FFE27A")
    for x, y, tint in (
        (160, 15, "#E2402E"),
        (168, 20, "#FFD45E"),
        (156, 27, "#6FC4E8"),
        (171, 30, "#E2402E"),
        (163, 33, "#FFD45E"),
    ):
        drawing.oval(x, y, 1.7, 1.7, tint, line=False)
    _scattered(drawing, rng, 34, lambda x, y: drawing.oval(x, y, 1.3, 1.3, "#FFFFFF", line=False))


def _scattered(drawing: Drawing, rng: TextRng, count: int, draw: Callable[[float, float], None]) -> None:
    for _ in range(count):
        draw(rng.between(0, WIDTH), rng.between(0, HEIGHT))


def _heart(drawing: Drawing, x: float, y: float, size: float, tint: str) -> None:
    half = [(0.0, -0.45), (0.35, -0.9), (0.85, -0.8), (1.0, -0.25), (0.6, 0.35), (0.0, 1.0)]
    points = [(x + dx * size, y + dy * size) for dx, dy in half]
    drawing.shape([*points, *((2 * x - px, py) for px, py in reversed(points[1:-1]))], tint)
    drawing.oval(x - size * 0.45, y - size * 0.4, size * 0.2, size * 0.14, "#FFFFFF", line=False)


def _blossom(drawing: Drawing, x: float, y: float, size: float, tint: str) -> None:
    for step in range(5):
        angle = 2 * math.pi * step / 5 - math.pi / 2
        drawing.oval(
            x + size * 0.6 * math.cos(angle), y + size * 0.6 * math.sin(angle), size * 0.5, size * 0.5, tint, line=False
        )
    drawing.oval(x, y, size * 0.28, size * 0.28, "#FFE27A", line=False)


def _carp(drawing: Drawing, x: float, y: float, long: float, tint: str) -> None:
    tail = x + long
    drawing.shape(
        [
            (x, y - 4.5),
            (x + long * 0.4, y - 6),
            (tail - 10, y - 3),
            (tail, y - 7),
            (tail - 4, y),
            (tail, y + 6),
            (tail - 10, y + 3),
            (x + long * 0.4, y + 5),
            (x, y + 4.5),
        ],
        tint,
    )
    for step in range(3):
        drawing.arc(x + 22 + step * long * 0.18, y, 4, 4.5, -80, 80, "#FFFFFF", 1.2)
    drawing.oval(x + 8, y - 0.5, 3.4, 3.4, "#FFFFFF")
    drawing.oval(x + 8, y - 0.5, 1.4, 1.6, "#2A2320", line=False)


def _maple(drawing: Drawing, x: float, y: float, size: float, tint: str) -> None:
    drawing.stroke([(x, y), (x + size * 0.2, y + size * 1.2)], "#7A3A22", 1.2)
    for turn, reach in ((-90, 1.15), (-38, 1.1), (-142, 1.1), (8, 0.85), (172, 0.85)):
        angle = math.radians(turn)
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        tip = (x + along[0] * size * reach, y + along[1] * size * reach)
        sides = [
            (x + along[0] * size * 0.45 + across[0] * size * side, y + along[1] * size * 0.45 + across[1] * size * side)
            for side in (0.26, -0.26)
        ]
        drawing.shape([(x, y), sides[0], tip, sides[1]], tint, line=False)
        drawing.stroke([(x, y), (x + along[0] * size * 0.8, y + along[1] * size * 0.8)], "#FBE3B8", 0.7)


def _fir(drawing: Drawing, x: float, size: float, tint: str) -> None:
    foot = 41.0
    drawing.box(x - 2, foot - 4, x + 2, foot, "#6B4A2E", line=False)
    for step in range(3):
        low, wide = foot - 3 - step * size * 0.6, size * (0.8 - step * 0.2)
        drawing.shape([(x, low - size), (x + wide, low), (x - wide, low)], tint)


_SCENES: dict[int, Scene] = {
    1: _new_year,
    2: _february,
    3: _dolls,
    4: _cherry,
    5: _carps,
    6: _rain,
    7: _star_festival,
    8: _fireworks,
    9: _moon,
    10: _maples,
    11: _ginkgo,
    12: _snow,
}
