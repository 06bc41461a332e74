"""Backgrounds of faces: a soft colour with a pattern."""

from __future__ import annotations

import math

from screens.pictures.drawing import Drawing, Point, oval_points, star

COLORS: tuple[tuple[str, str], ...] = (
    ("#CDE8F6", "#B4DAEF"), ("#FFE0E6", "#FFCBD6"), ("#FFF0C4", "#FFE5A0"), ("#DDF2D0", "#C8E8B6"),
    ("#E8DDF5", "#D8C8EE"), ("#FFE3CC", "#FFD2AE"), ("#D5F0EC", "#BCE5DF"), ("#F3E9DC", "#E7D8C4"),
    ("#DCE3F2", "#C6D1EA"), ("#FBD9C8", "#F5C3AB"),
)  # fmt: skip
PATTERNS = 9


def draw_ground(drawing: Drawing, pattern: int, color: int) -> None:
    """Fill the picture with a pattern in a pair of colours."""
    base, tint = COLORS[color % len(COLORS)]
    drawing.box(0, 0, 100, 100, base, line=False)
    (_plain, _dots, _stripes, _rays, _checks, _clouds, _stars, _hearts, _disc)[pattern % PATTERNS](drawing, tint)


def _plain(drawing: Drawing, tint: str) -> None:
    drawing.box(0, 68, 100, 100, tint, line=False)


def _dots(drawing: Drawing, tint: str) -> None:
    for row in range(6):
        for column in range(7):
            drawing.oval(column * 18 - 4 + row % 2 * 9, row * 18 + 5, 5, 5, tint, line=False)


def _stripes(drawing: Drawing, tint: str) -> None:
    for step in range(-5, 8):
        x = step * 20
        drawing.shape([(x, 100), (x + 10, 100), (x + 60, 0), (x + 50, 0)], tint, line=False)


def _rays(drawing: Drawing, tint: str) -> None:
    for step in range(12):
        angles = [math.radians(step * 30), math.radians(step * 30 + 15)]
        drawing.shape([(50, 50), *((50 + 90 * math.cos(a), 50 + 90 * math.sin(a)) for a in angles)], tint, line=False)


def _checks(drawing: Drawing, tint: str) -> None:
    for row in range(5):
        for column in range(5):
            if (row + column) % 2 == 0:
                drawing.box(column * 20, row * 20, column * 20 + 20, row * 20 + 20, tint, line=False)


def _clouds(drawing: Drawing, tint: str) -> None:
    for x, y in ((16, 20), (84, 34), (12, 66), (90, 78)):
        for dx, dy, r in ((-9, 2, 6), (0, -2, 9), (9, 2, 6)):
            drawing.oval(x + dx, y + dy, r, r, "#FFFFFF", line=False)


def _stars(drawing: Drawing, tint: str) -> None:
    for x, y, r in ((12, 16, 9), (86, 14, 11), (10, 52, 7), (92, 50, 8), (14, 86, 8), (88, 84, 10), (50, 9, 6)):
        drawing.shape(star(x, y, r), tint, line=False)


def _hearts(drawing: Drawing, tint: str) -> None:
    for x, y, r in ((14, 18, 8), (86, 16, 9), (9, 56, 7), (91, 54, 7), (88, 88, 8), (12, 88, 8)):
        drawing.shape(heart(x, y, r), tint, line=False)


def _disc(drawing: Drawing, tint: str) -> None:
    drawing.shape(oval_points(50, 50, 42, 42), tint, line=False)


def heart(x: float, y: float, radius: float) -> list[Point]:
    """Return the outline of a heart."""
    points: list[Point] = []
    for step in range(24):
        t = math.tau * step / 24
        across = 16 * math.sin(t) ** 3
        up = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        points.append((x + across * radius / 16, y - up * radius / 16))
    return points
