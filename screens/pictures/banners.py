"""Banners of invented brands, drawn and animated: 192 x 106 for completion screens, 192 x 40 for the top page."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from screens.pictures.drawing import Drawing

WIDTH, XL_HEIGHT, HEIGHT = 192, 106, 40
FRAMES = 4
_FONT = Path(__file__).parents[2] / "assets" / "fonts" / "BIZUDGothic-Bold.ttf"
Words = dict[str, tuple[str, str]]
_WORDS: dict[str, Words] = {
    "tea": {"en": ("KOGANE TEA", "a novel in every cup"), "ja": ("黄金茶", "一杯に、ものがたり。")},
    "curry": {"en": ("GOTSU CURRY", "for those who stay late"), "ja": ("ゴツカレー", "残業のきみに。")},
    "soap": {"en": ("MOFU SOAP", "bubbles like a cat"), "ja": ("もふ石けん", "ねこみたいな泡。")},
}


def draw_banner(name: str, language: str, *, xl: bool) -> bytes:
    """Draw an animated GIF of four frames. Raises KeyError for an unknown name."""
    scene = _SCENES[name]
    height = XL_HEIGHT if xl else HEIGHT
    frames = []
    for step in range(FRAMES):
        drawing = Drawing(WIDTH, height, WIDTH, "#FFFFFF")
        scene(drawing, step, height)
        picture = drawing.finish()
        _letter(picture, _WORDS[name]["ja" if language == "ja" else "en"], _INKS[name], xl)
        ImageDraw.Draw(picture).rectangle((0, 0, WIDTH - 1, height - 1), outline=_INKS[name])
        frames.append(picture.quantize(48, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=350, loop=16, optimize=True)
    return out.getvalue()


def _tea(drawing: Drawing, step: int, height: int) -> None:
    drawing.gradient("#FFF6D8", "#E4EFC2")
    low, x = height - 10, 152.0
    for hill, tint in ((40, "#CFE3A4"), (110, "#BDD88C")):
        drawing.oval(hill, height + 8, 62, 26, tint, line=False)
    size = 1.0 if height > 60 else 0.55
    drawing.oval(x, low + 1, 30 * size, 5 * size, "#8A6A45", line=False)
    drawing.shape(
        [
            (x - 22 * size, low - 30 * size),
            (x + 22 * size, low - 30 * size),
            (x + 16 * size, low),
            (x - 16 * size, low),
        ],
        "#5B8C3A",
    )
    drawing.oval(x, low - 30 * size, 22 * size, 5 * size, "#C9D98A")
    for side in (-1, 0, 1):
        rise = (step * 5 + side * 3) % 15
        top = low - (38 + rise) * size
        drawing.stroke(
            [(x + side * 9, top + 9 * size), (x + side * 9 + 3, top + 4 * size), (x + side * 9 - 1, top)],
            "#FFFFFF",
            2.2,
        )


def _curry(drawing: Drawing, step: int, height: int) -> None:
    drawing.gradient("#8C2416", "#E8692E")
    xl = height > 60
    size = 1.0 if xl else 0.5
    x, y = (138.0, height - 30.0) if xl else (160.0, height - 14.0)
    for ray in range(8):
        turn = (ray + 0.4) * math.pi / 4
        edges = [(x + 220 * math.cos(turn + side), y + 220 * math.sin(turn + side)) for side in (-0.14, 0.14)]
        drawing.shape([(x, y), *edges], "#D9562A", line=False)

    def at(across: float, down: float) -> tuple[float, float]:
        return x + across * size, y + down * size

    drawing.oval(x, y + 4 * size, 52 * size, 23 * size, "#5E160E", line=False)
    drawing.oval(x, y, 50 * size, 22 * size, "#FFFFFF")
    drawing.oval(x, y, 43 * size, 17 * size, "#EFE8DA", line=False)
    drawing.shape([at(2, -14), at(24, -13), at(41, 0), at(30, 11), at(4, 15), at(-6, 2)], "#A8642A", smooth=True)
    drawing.shape([at(-40, 2), at(-30, -18), at(-12, -22), at(4, -13), at(6, 4), at(-14, 13)], "#FFFDF6", smooth=True)
    for place, (across, down) in enumerate(((14, -6), (27, -3), (17, 6), (31, 6))):
        fill = ("#F08A3C", "#F3D38A", "#F3D38A", "#F08A3C")[place]
        hop = 1 if place == step else 0
        bit = [at(across + dx, down + dy - hop) for dx, dy in ((-5, -3), (3, -4), (5, 2), (-3, 4))]
        drawing.shape(bit, fill, line=xl)
    drawing.oval(*at(-20, 8), 4 * size, 3 * size, "#D9303F", line=xl)
    drawing.oval(*at(-13, 10), 4 * size, 3 * size, "#D9303F", line=xl)
    for side in (20, 38) if xl else ():
        top = -34 - (step * 3 + side) % 9
        drawing.stroke([at(side, top + 14), at(side + 4, top + 8), at(side - 1, top)], "#FFE9D2", 2.4)


def _soap(drawing: Drawing, step: int, height: int) -> None:
    drawing.gradient("#E6F4FF", "#FFE6F1")
    low, x = height - 16.0, 150.0
    size = 1.0 if height > 60 else 0.5
    for place in range(9):
        up = (place * 17 + step * 7) % height
        drawing.oval(100 + place * 10, height - up, 3 + place % 3 * 2, 3 + place % 3 * 2, "#FFFFFF")
    drawing.oval(x, low, 30 * size, 14 * size, "#FFFFFF")
    for side in (-1, 1):
        drawing.shape(
            [
                (x + side * 14 * size, low - 10 * size),
                (x + side * 26 * size, low - 26 * size),
                (x + side * 26 * size, low - 4 * size),
            ],
            "#FFFFFF",
        )
        drawing.oval(x + side * 9 * size, low - 1, 1.8, 2.4 if step != 2 else 0.6, "#3A2A22", line=False)
    drawing.oval(x, low + 4 * size, 2, 1.4, "#F08F8F", line=False)


_SCENES: dict[str, Callable[[Drawing, int, int], None]] = {"tea": _tea, "curry": _curry, "soap": _soap}
BRANDS = tuple(_SCENES)
_INKS = {"tea": "#4A6A22", "curry": "#FFE9B0", "soap": "#B0467A"}


@lru_cache(maxsize=4)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


def _letter(picture: Image.Image, words: tuple[str, str], ink: str, xl: bool) -> None:
    draw = ImageDraw.Draw(picture)
    big, small = (20, 12) if xl else (16, 10)
    top = 12 if xl else 4
    halo = "#7A1F14" if ink == "#FFE9B0" else "#FFFFFF"
    draw.text((9, top), words[0], ink, font=_font(big), stroke_width=2, stroke_fill=halo)
    draw.text((9, top + big + 4), words[1], ink, font=_font(small), stroke_width=1, stroke_fill=halo)
