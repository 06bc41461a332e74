"""Tiles behind pages (mixi Collection), pale enough to read text on."""

from __future__ import annotations

from PIL import Image

from screens.pictures import animals
from screens.pictures.grounds import draw_ground
from screens.pictures.sketch import Sketch

SIZE = 60


def draw_tile(pattern: int, colour: int, animal: int) -> Image.Image:
    """60 x 60 pixels; `animal` 0 is none."""
    sketch = Sketch(100, 100, SIZE, "#FFFFFF")
    draw_ground(sketch, pattern if not animal else 0, colour)
    if animal:
        sketch.box(0, 0, 100, 100, "#FFF6E4", line=False)
        animals.draw_animal(sketch, animal - 1, 3)
    return Image.blend(sketch.finish(), Image.new("RGB", (SIZE, SIZE), "#FFFFFF"), 0.72 if animal else 0.5)
