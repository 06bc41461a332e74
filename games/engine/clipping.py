"""Polygons cut to what a picture shows of them: filling one takes time by its height, seen or not."""

from __future__ import annotations

from collections.abc import Sequence

from handset.geometry import Rect
from handset.lcd import Point


def clipped(points: Sequence[Point], area: Rect) -> list[Point]:
    """Cut a polygon to a rectangle (Sutherland and Hodgman's algorithm), corners rounded to whole pixels.

    A polygon whose edges are drawn is cut to an area a few pixels larger than the picture, so that the edges made by
    the cut lie outside it.

    Args:
        points: The polygon's corners in order.
        area: What is seen.

    Returns:
        The corners of what is inside, none where nothing is. Of a polygon with a dent, parts that the cut takes apart
        stay joined along its edge.

    Example:
        >>> clipped([(-100, 10), (50, 10), (50, 20), (-100, 20)], Rect(0, 0, 100, 100))
        [(0, 10), (50, 10), (50, 20), (0, 20)]
    """
    found = list(points)
    for axis, low, high in ((0, area.x, area.right), (1, area.y, area.bottom)):
        places = [point[axis] for point in found]
        if found and min(places) < low:
            found = _cut(found, axis, low, 1)
        if found and max(places) > high:
            found = _cut(found, axis, high, -1)
    return found


def _cut(points: list[Point], axis: int, edge: int, sign: int) -> list[Point]:
    """Cut a polygon at one line: what lies on the side of `sign` stays."""
    kept: list[Point] = []
    last = points[-1]
    for point in points:
        inside = (point[axis] - edge) * sign >= 0
        if inside != ((last[axis] - edge) * sign >= 0):
            kept.append(_crossing(last, point, axis, edge))
        if inside:
            kept.append(point)
        last = point
    return kept


def _crossing(start: Point, end: Point, axis: int, edge: int) -> Point:
    way, other = end[axis] - start[axis], 1 - axis
    there = start[other] + (2 * (end[other] - start[other]) * (edge - start[axis]) + way) // (2 * way)
    return (edge, there) if axis == 0 else (there, edge)
