"""What stands in many a photo taken outside."""

from __future__ import annotations

from screens.pictures.sketch import Sketch, mixed


def cloud(sketch: Sketch, x: float, y: float, size: float, colour: str = "#FFFFFF") -> None:
    """Draw a cloud of a width around its middle."""
    shade = mixed(colour, "#8FB4D6", 0.3)
    puffs = ((-1.5, 0.2, 0.6), (-0.6, -0.3, 0.9), (0.4, -0.55, 1.05), (1.3, 0.05, 0.75))
    for tint, drop in ((shade, 0.22), (colour, 0.0)):
        for dx, dy, r in puffs:
            sketch.oval(x + dx * size, y + (dy + drop) * size, r * size, r * size * 0.85, tint, line=False)
    sketch.box(x - 2 * size, y + 0.35 * size, x + 2 * size, y + 0.85 * size, colour, radius=0.25 * size, line=False)


def tree(sketch: Sketch, x: float, ground: float, height: float, colour: str) -> None:
    """Draw a tree that stands at `ground`."""
    sketch.box(x - height * 0.05, ground - height * 0.4, x + height * 0.05, ground, "#7A5238", line=False)
    for dx, dy, r in ((-0.2, -0.5, 0.22), (0.2, -0.5, 0.22), (0, -0.75, 0.26), (0, -0.5, 0.24)):
        sketch.oval(x + dx * height, ground + dy * height, r * height, r * height, colour)
    for dx, dy, r in ((-0.2, -0.5, 0.19), (0.2, -0.5, 0.19), (0, -0.75, 0.23), (0, -0.5, 0.24)):
        sketch.oval(x + dx * height, ground + dy * height, r * height, r * height, colour, line=False)
