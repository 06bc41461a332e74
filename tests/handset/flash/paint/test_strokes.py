"""Lines as polygons: as wide as told whatever their corners, ends and turns."""

from __future__ import annotations

import math

import numpy as np

from handset.flash.paint.coverage import rasterize
from handset.flash.paint.flatten import SUBPIXELS, Polyline
from handset.flash.paint.strokes import stroke
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import LineCap, LineStyle, SolidFill

INK = SolidFill(Rgba(0, 0, 0))
SIZE = 60


def drawn(points: list[tuple[float, float]], width: int, cap: LineCap = LineCap.NONE) -> float:
    """Return the area in pixels of a line through points given in pixels."""
    path = Polyline(np.array([(x * SUBPIXELS, y * SUBPIXELS) for x, y in points]).round().astype(np.int64), 0, 0, 0, 1)
    line = LineStyle(20, INK, start_cap=cap, end_cap=cap)
    mask = rasterize(stroke([path], 0, 1, line, width * SUBPIXELS), SIZE, SIZE, even_odd=False)
    return 0.0 if mask is None else float(mask.coverage.sum()) / 255


def test_a_line_covers_its_length_times_its_width_at_every_angle() -> None:
    for degrees in range(0, 360, 7):
        x, y = 20 * math.cos(math.radians(degrees)), 20 * math.sin(math.radians(degrees))
        assert abs(drawn([(30, 30), (30 + x, 30 + y)], 4) - 80) < 1.5, degrees


def test_a_closed_curve_covers_a_ring() -> None:
    for sides in range(24, 80, 6):
        points = [
            (30 + 20 * math.cos(2 * math.pi * each / sides), 30 + 20 * math.sin(2 * math.pi * each / sides))
            for each in (*range(sides), 0)
        ]
        around = 2 * sides * 20 * math.sin(math.pi / sides)
        for width in (2, 4):
            assert abs(drawn(points, width) - around * width) < 0.02 * around * width, (sides, width)


def test_corners_are_filled_on_their_outside() -> None:
    for degrees in range(-150, 151, 15):
        end = 30 + 20 * math.cos(math.radians(degrees)), 30 + 20 * math.sin(math.radians(degrees))
        area = drawn([(10, 30), (30, 30), end], 4)
        assert 120 < area < 172, degrees
