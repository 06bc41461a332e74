"""Clouds and trees, which stand in many a photo taken outside."""

from __future__ import annotations

from screens.pictures.drawing import Drawing, mixed


def cloud(drawing: Drawing, x: float, y: float, size: float, color: str = "#FFFFFF") -> None:
    """Draw a cloud of a width around its middle."""
    shade = mixed(color, "#8FB4D6", 0.3)
    puffs = ((-1.5, 0.2, 0.6), (-0.6, -0.3, 0.9), (0.4, -0.55, 1.05), (1.3, 0.05, 0.75))
    for tint, drop in ((shade, 0.22), (color, 0.0)):
        for dx, dy, r in puffs:
            drawing.oval(x + dx * size, y + (dy + drop) * size, r * size, r * size * 0.85, tint, line=False)
    drawing.box(x - 2 * size, y + 0.35 * size, x + 2 * size, y + 0.85 * size, color, radius=0.25 * size, line=False)


def tree(drawing: Drawing, x: float, ground: float, height: float, color: str) -> None:
    """Draw a tree that stands at `ground`."""
    drawing.box(x - height * 0.05, ground - height * 0.4, x + height * 0.05, ground, "#7A5238", line=False)
    for dx, dy, r in ((-0.2, -0.5, 0.22), (0.2, -0.5, 0.22), (0, -0.75, 0.26), (0, -0.5, 0.24)):
        drawing.oval(x + dx * height, ground + dy * height, r * height, r * height, color)
    for dx, dy, r in ((-0.2, -0.5, 0.19), (0.2, -0.5, 0.19), (0, -0.75, 0.23), (0, -0.5, 0.24)):
        drawing.oval(x + dx * height, ground + dy * height, r * height, r * height, color, line=False)
