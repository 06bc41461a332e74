"""Lines to polygons: every straight piece a bar, round corners and ends as circles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from handset.flash.paint.flatten import SUBPIXELS, Points, Polyline
from handset.flash.swf.fills import LineCap, LineJoin, LineStyle
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix

CIRCLE_CORNERS = 16


def line_width(line: LineStyle, matrix: AffineMatrix) -> int:
    """Return the width of a line on the screen in subpixels: it grows with the shape, and is at least a pixel."""
    across = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    scale = int(np.sqrt(float(across))) if line.scales else ONE
    return max(SUBPIXELS, line.width * scale * SUBPIXELS // (TWIPS << 16))


def stroke(polylines: list[Polyline], layer: int, number: int, line: LineStyle, width: int) -> Iterator[Points]:
    """Yield closed polygons, all turning the same way, that cover the paths of a line style together."""
    half = width // 2
    for path in polylines:
        if path.layer != layer or path.line != number:
            continue
        yield from _bars(path.points, half)
        closed = bool((path.points[0] == path.points[-1]).all())
        round_ends = line.start_cap is LineCap.ROUND
        if line.join is LineJoin.ROUND or width > 2 * SUBPIXELS:
            yield from (_circle(point, half) for point in path.points[1:-1])
        if round_ends or closed:
            yield _circle(path.points[0], half)
            yield _circle(path.points[-1], half)


def _bars(points: Points, half: int) -> Iterator[Points]:
    steps = points[1:] - points[:-1]
    lengths = np.sqrt((steps.astype(np.float64) ** 2).sum(axis=1)).astype(np.int64)
    for start, end, step, length in zip(points[:-1], points[1:], steps, lengths, strict=True):
        if not length:
            continue
        side = np.array([-step[1], step[0]], dtype=np.int64) * half // length
        yield np.array([start + side, end + side, end - side, start - side, start + side], dtype=np.int64)


def _circle(center: Points, half: int) -> Points:
    return center - _UNIT_CIRCLE * half // SUBPIXELS


def _unit_circle() -> Points:
    """Return the corners of a circle of a pixel's radius, closed, turning as the bars do."""
    quarter = ((256, 0), (237, 98), (181, 181), (98, 237))
    corners = list(quarter)
    for _ in range(3):
        corners += [(-y, x) for x, y in corners[-4:]]
    return np.array([*corners, corners[0]], dtype=np.int64)[::-1]


_UNIT_CIRCLE = _unit_circle()
