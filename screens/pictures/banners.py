"""Banners of invented brands, drawn and animated: 192 x 106 for completion screens, 192 x 40 for the top page."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from screens.pictures.sketch import Sketch, star

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
    """An animated GIF of four frames. Raises KeyError for a name there is none of."""
    scene = _SCENES[name]
    height = XL_HEIGHT if xl else HEIGHT
    frames = []
    for step in range(FRAMES):
        sketch = Sketch(WIDTH, height, WIDTH, "#FFFFFF")
        scene(sketch, step, height)
        picture = sketch.finish()
        _letter(picture, _WORDS[name]["ja" if language == "ja" else "en"], _INKS[name], xl)
        ImageDraw.Draw(picture).rectangle((0, 0, WIDTH - 1, height - 1), outline=_INKS[name])
        frames.append(picture.quantize(48, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=350, loop=16, optimize=True)
    return out.getvalue()


def _tea(sketch: Sketch, step: int, height: int) -> None:
    sketch.gradient("#FFF6D8", "#E4EFC2")
    low, x = height - 10, 152.0
    for hill, tint in ((40, "#CFE3A4"), (110, "#BDD88C")):
        sketch.oval(hill, height + 8, 62, 26, tint, line=False)
    size = 1.0 if height > 60 else 0.55
    sketch.oval(x, low + 1, 30 * size, 5 * size, "#8A6A45", line=False)
    sketch.shape(
        [
            (x - 22 * size, low - 30 * size),
            (x + 22 * size, low - 30 * size),
            (x + 16 * size, low),
            (x - 16 * size, low),
        ],
        "#5B8C3A",
    )
    sketch.oval(x, low - 30 * size, 22 * size, 5 * size, "#C9D98A")
    for side in (-1, 0, 1):
        rise = (step * 5 + side * 3) % 15
        top = low - (38 + rise) * size
        sketch.stroke(
            [(x + side * 9, top + 9 * size), (x + side * 9 + 3, top + 4 * size), (x + side * 9 - 1, top)],
            "#FFFFFF",
            2.2,
        )


def _curry(sketch: Sketch, step: int, height: int) -> None:
    sketch.gradient("#7A1F14", "#D9582A")
    x, low = 148.0, height - 12.0
    size = 1.0 if height > 60 else 0.5
    for ray in range(5):
        if (ray + step) % 2 == 0:
            sketch.shape(star(30 + ray * 30, 14 + ray % 2 * 8, 5), "#FFC23C", line=False)
    sketch.oval(x, low, 38 * size, 10 * size, "#F4F0E6")
    sketch.oval(x - 10 * size, low - 5 * size, 20 * size, 12 * size, "#FFFFFF")
    sketch.oval(x + 12 * size, low - 3 * size, 20 * size, 8 * size, "#8A4A16")
    for bit, tint in ((4, "#F2A24B"), (14, "#E2C14E"), (22, "#C93A2F")):
        sketch.oval(x + bit * size, low - (4 + (bit + step) % 3) * size, 3.4 * size, 2.6 * size, tint)


def _soap(sketch: Sketch, step: int, height: int) -> None:
    sketch.gradient("#E6F4FF", "#FFE6F1")
    low, x = height - 16.0, 150.0
    size = 1.0 if height > 60 else 0.5
    for place in range(9):
        up = (place * 17 + step * 7) % height
        sketch.oval(100 + place * 10, height - up, 3 + place % 3 * 2, 3 + place % 3 * 2, "#FFFFFF")
    sketch.oval(x, low, 30 * size, 14 * size, "#FFFFFF")
    for side in (-1, 1):
        sketch.shape(
            [
                (x + side * 14 * size, low - 10 * size),
                (x + side * 26 * size, low - 26 * size),
                (x + side * 26 * size, low - 4 * size),
            ],
            "#FFFFFF",
        )
        sketch.oval(x + side * 9 * size, low - 1, 1.8, 2.4 if step != 2 else 0.6, "#3A2A22", line=False)
    sketch.oval(x, low + 4 * size, 2, 1.4, "#F08F8F", line=False)


_SCENES: dict[str, Callable[[Sketch, int, int], None]] = {"tea": _tea, "curry": _curry, "soap": _soap}
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
