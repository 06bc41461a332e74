"""Lines to polygons: the two sides of a path as one outline, round corners and ends as arcs.

A line that were made of a bar for each piece would be darker wherever bars overlap. Arcs are made by halving angles, so
that only roots and fractions are needed, which every machine works out alike.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from handset.flash.paint.flatten import SUBPIXELS, Points, Polyline
from handset.flash.swf.fills import LineCap, LineStyle
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix

Vectors = NDArray[np.float64]
SMOOTH = 0.95
"""Cosine of the largest turn, some 18 degrees, that is a curve's and not a corner."""
MITER = 0.3
"""Smallest cosine of half a turn whose inner corner is where the two sides meet."""


def line_width(line: LineStyle, matrix: AffineMatrix) -> int:
    """Return the width of a line on the screen in subpixels: it grows with the shape, and is at least a pixel."""
    across = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    scale = int(np.sqrt(float(across))) if line.scales else ONE
    return max(SUBPIXELS, line.width * scale * SUBPIXELS // (TWIPS << 16))


def stroke(polylines: list[Polyline], layer: int, number: int, line: LineStyle, width: int) -> Iterator[Points]:
    """Yield closed polygons that cover the paths of a line style together; their coverages are to be added."""
    half = width / 2
    for path in polylines:
        if path.layer != layer or path.line != number:
            continue
        closed = bool((path.points[0] == path.points[-1]).all())
        points = _distinct(path.points.astype(np.float64))
        if len(points) < 2:
            if line.start_cap is LineCap.ROUND:
                yield _rounded(points[0] + half * _circle())
        elif closed and len(points) > 2:
            yield from (_rounded(side) for side in _ring(points, half))
        else:
            yield _rounded(_band(points, half, line))


def _distinct(points: Vectors) -> Vectors:
    moved = np.ones(len(points), dtype=bool)
    moved[1:] = (points[1:] != points[:-1]).any(axis=1)
    return points[moved]


def _ring(points: Vectors, half: float) -> Iterator[Vectors]:
    """Yield both sides of a closed path, the one against the direction of the other."""
    directions = _directions(points)
    before = np.concatenate([directions[-1:], directions[:-1]])
    yield _closed(np.concatenate(_corners(points[:-1], before, directions, half)))
    yield _closed(np.concatenate(_corners(points[:-1], -directions, -before, half)[::-1]))


def _band(points: Vectors, half: float, line: LineStyle) -> Vectors:
    """Return the outline of an open path: one side, the end, the other side back, the start."""
    directions = _directions(points)
    there = _corners(points[1:-1], directions[:-1], directions[1:], half)
    back = _corners(points[1:-1], -directions[1:], -directions[:-1], half)[::-1]
    end = _cap(points[-1], directions[-1], half, line.end_cap)
    start = _cap(points[0], -directions[0], half, line.start_cap)
    return _closed(np.concatenate([*there, end, *back, start]))


def _directions(points: Vectors) -> Vectors:
    steps = points[1:] - points[:-1]
    found: Vectors = steps / np.sqrt((steps * steps).sum(axis=1))[:, None]
    return found


def _corners(points: Vectors, before: Vectors, after: Vectors, half: float) -> list[Vectors]:
    """Return the left sides of corners: those of one point all at once, the others one by one."""
    cosines = before[:, 1] * after[:, 1] + before[:, 0] * after[:, 0]
    bends = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    plain = (cosines > SMOOTH) | ((bends < 0) & (cosines > 2 * MITER * MITER - 1))
    sums = before + after
    with np.errstate(divide="ignore", invalid="ignore"):
        met = points + np.stack([sums[:, 1], -sums[:, 0]], axis=1) * (half / (1 + cosines))[:, None]
    return [
        met[place : place + 1] if plain[place] else _corner(points[place], before[place], after[place], half)
        for place in range(len(points))
    ]


def _corner(point: Vectors, before: Vectors, after: Vectors, half: float) -> Vectors:
    """Return the left side of a corner, between the directions before and after it."""
    first, second = _left(before), _left(after)
    cosine = float(first[0] * second[0] + first[1] * second[1])
    bend = float(before[0] * after[1] - before[1] * after[0])
    if cosine > SMOOTH or (bend < 0 and cosine > 2 * MITER * MITER - 1):
        return (point + (first + second) * (half / (1 + cosine)))[None]
    if bend < 0:
        return np.array([point + first * half, point, point + second * half])
    if cosine < -0.999:
        return point + half * np.array([first, *_arc(first, before, 2), before, *_arc(before, second, 2), second])
    return point + half * np.array([first, *_arc(first, second, 2), second])


def _cap(point: Vectors, direction: Vectors, half: float, cap: LineCap) -> Vectors:
    """Return the end of a line that comes to a point in a direction, from its left side to its right."""
    left = _left(direction)
    if cap is LineCap.ROUND:
        return point + half * np.array([left, *_arc(left, direction, 3), direction, *_arc(direction, -left, 3), -left])
    reach = direction * half if cap is LineCap.SQUARE else direction * 0
    return point + reach + half * np.array([left, -left])


def _arc(first: Vectors, second: Vectors, depth: int) -> list[Vectors]:
    """Return unit vectors between two, found by halving the angle."""
    middle = first + second
    length = float(np.sqrt(middle[0] * middle[0] + middle[1] * middle[1]))
    if not depth or length < 1e-6:
        return []
    middle = middle / length
    return [*_arc(first, middle, depth - 1), middle, *_arc(middle, second, depth - 1)]


def _circle() -> Vectors:
    along, across = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    quarter = [along, *_arc(along, across, 2)]
    corners = [*quarter, *(_left(-each) for each in quarter)]
    return np.array([*corners, *(-each for each in corners), along])


def _left(direction: Vectors) -> Vectors:
    return np.array([direction[1], -direction[0]])


def _closed(points: Vectors) -> Vectors:
    return np.concatenate([points, points[:1]])


def _rounded(points: Vectors) -> Points:
    return np.floor(points + 0.5).astype(np.int64)
