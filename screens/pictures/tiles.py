"""Tiles behind pages (mixi Collection), pale enough to read text on."""

from __future__ import annotations

from PIL import Image

from screens.pictures import animals
from screens.pictures.drawing import Drawing
from screens.pictures.grounds import draw_ground

SIZE = 60


def draw_tile(pattern: int, color: int, animal: int) -> Image.Image:
    """Draw a background tile of 60 x 60 pixels; `animal` 0 is none."""
    drawing = Drawing(100, 100, SIZE, "#FFFFFF")
    draw_ground(drawing, pattern if not animal else 0, color)
    if animal:
        drawing.box(0, 0, 100, 100, "#FFF6E4", line=False)
        animals.draw_animal(drawing, animal - 1, 3)
    return Image.blend(drawing.finish(), Image.new("RGB", (SIZE, SIZE), "#FFFFFF"), 0.72 if animal else 0.5)
