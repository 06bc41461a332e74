"""Hit tests in whole numbers: boxes, circles, points, lines, and a box on its way.

What only touches does not hit: two boxes that share an edge, two circles as far apart as their radii are long, a line
along the edge of a box. Lines have no inside, so two of them hit where they share a point. What has no size hits
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from games.engine.integers import integers_only
from handset.geometry import Rect

Spot = tuple[int, int]
"""Pixels to the right and down."""


@integers_only
def box_hits_box(one: Rect, other: Rect) -> bool:
    """Return whether two boxes share some room.

    Example:
        >>> box_hits_box(Rect(0, 0, 10, 10), Rect(9, 9, 10, 10)), box_hits_box(Rect(0, 0, 10, 10), Rect(10, 0, 10, 10))
        (True, False)
    """
    return one.overlaps(other) and min(one.width, one.height, other.width, other.height) > 0


@integers_only
def point_hits_box(point: Spot, box: Rect) -> bool:
    """Return whether a pixel belongs to a box: its left column and upper row do, `right` and `bottom` do not.

    Example:
        >>> point_hits_box((0, 0), Rect(0, 0, 10, 10)), point_hits_box((10, 0), Rect(0, 0, 10, 10))
        (True, False)
    """
    return box.x <= point[0] < box.right and box.y <= point[1] < box.bottom


@integers_only
def point_hits_circle(point: Spot, center: Spot, radius: int) -> bool:
    """Return whether a point lies inside a circle; on its edge is outside.

    Example:
        >>> point_hits_circle((3, 3), (0, 0), 5), point_hits_circle((3, 4), (0, 0), 5)
        (True, False)
    """
    return radius > 0 and _squared(point, center) < radius * radius


@integers_only
def circle_hits_circle(one: Spot, radius: int, other: Spot, other_radius: int) -> bool:
    """Return whether two circles overlap.

    Example:
        >>> circle_hits_circle((0, 0), 5, (9, 0), 5), circle_hits_circle((0, 0), 5, (10, 0), 5)
        (True, False)
    """
    reach = radius + other_radius
    return min(radius, other_radius) > 0 and _squared(one, other) < reach * reach


@integers_only
def circle_hits_box(center: Spot, radius: int, box: Rect) -> bool:
    """Return whether a circle and a box overlap.

    Example:
        >>> circle_hits_box((13, 14), 6, Rect(0, 0, 10, 10)), circle_hits_box((13, 14), 5, Rect(0, 0, 10, 10))
        (True, False)
    """
    if min(radius, box.width, box.height) <= 0:
        return False
    nearest = min(max(center[0], box.x), box.right), min(max(center[1], box.y), box.bottom)
    return _squared(center, nearest) < radius * radius


@integers_only
def line_hits_box(start: Spot, end: Spot, box: Rect) -> bool:
    """Return whether a line passes through the inside of a box.

    Exact, by separating axes: none of it is rounded.

    Example:
        >>> line_hits_box((-5, 5), (20, 6), Rect(0, 0, 10, 10)), line_hits_box((-5, 10), (20, 10), Rect(0, 0, 10, 10))
        (True, False)
    """
    if min(box.width, box.height) <= 0:
        return False
    if max(start[0], end[0]) <= box.x or min(start[0], end[0]) >= box.right:
        return False
    if max(start[1], end[1]) <= box.y or min(start[1], end[1]) >= box.bottom:
        return False
    if start == end:
        return True
    sides = [
        _cross(start, end, corner)
        for corner in ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
    ]
    return min(sides) < 0 < max(sides)


@integers_only
def line_hits_circle(start: Spot, end: Spot, center: Spot, radius: int) -> bool:
    """Return whether a line passes through the inside of a circle.

    Example:
        >>> line_hits_circle((-9, 4), (9, 4), (0, 0), 5), line_hits_circle((-9, 5), (9, 5), (0, 0), 5)
        (True, False)
    """
    if radius <= 0:
        return False
    along = end[0] - start[0], end[1] - start[1]
    long = along[0] * along[0] + along[1] * along[1]
    reached = (center[0] - start[0]) * along[0] + (center[1] - start[1]) * along[1]
    if reached <= 0 or reached >= long:
        return min(_squared(start, center), _squared(end, center)) < radius * radius
    beside = _cross(start, end, center)
    return beside * beside < radius * radius * long


@integers_only
def line_hits_line(start: Spot, end: Spot, other_start: Spot, other_end: Spot) -> bool:
    """Return whether two lines share a point, their ends included.

    Example:
        >>> line_hits_line((0, 0), (8, 8), (0, 8), (8, 0)), line_hits_line((0, 0), (8, 0), (0, 1), (8, 1))
        (True, False)
    """
    if max(start[0], end[0]) < min(other_start[0], other_end[0]) or max(other_start[0], other_end[0]) < min(
        start[0], end[0]
    ):
        return False
    if max(start[1], end[1]) < min(other_start[1], other_end[1]) or max(other_start[1], other_end[1]) < min(
        start[1], end[1]
    ):
        return False
    one, two = _cross(start, end, other_start), _cross(start, end, other_end)
    three, four = _cross(other_start, other_end, start), _cross(other_start, other_end, end)
    return (one <= 0 <= two or two <= 0 <= one) and (three <= 0 <= four or four <= 0 <= three)


class SweepContact(NamedTuple):
    """First thing that a moving box meets, as `sweep_box` returns it.

    Attributes:
        number: Which of the obstacles it is.
        x: Whole pixels that the box can go to the right until then, below 0 to the left.
        y: Pixels down.
        side: The way from the obstacle to the box: (-1, 0) if it was met on its left, (0, -1) from above.

    Example:
        >>> SweepContact(0, 12, 0, (-1, 0)).x
        12
    """

    number: int
    x: int
    y: int
    side: Spot


@integers_only
def sweep_box(box: Rect, right: int, down: int, obstacles: Sequence[Rect]) -> SweepContact | None:
    """Move a box along a straight way and return what it meets first, however fast it is.

    Args:
        box: Where it is now.
        right: Pixels that it goes to the right in this tick.
        down: Pixels that it goes down.
        obstacles: The boxes in its way; one that it is in already does not hold it.

    Returns:
        The contact, None for a free way. Of several met at once it is the first of the list.

    Example:
        >>> sweep_box(Rect(0, 0, 8, 8), 100, 0, [Rect(40, 0, 2, 8), Rect(20, 4, 2, 8)])
        SweepContact(number=1, x=12, y=0, side=(-1, 0))
        >>> sweep_box(Rect(0, 0, 8, 8), 100, 0, [Rect(40, 8, 2, 8)])
    """
    first: SweepContact | None = None
    best = (1, 0)
    for number, obstacle in enumerate(obstacles):
        met = _meeting(box, right, down, obstacle)
        if met is None:
            continue
        part, whole, side = met
        if first is None or part * best[0] < best[1] * whole:
            x = _toward_zero(right * part, whole)
            y = _toward_zero(down * part, whole)
            first, best = SweepContact(number, x, y, side), (whole, part)
    return first


def _meeting(box: Rect, right: int, down: int, obstacle: Rect) -> tuple[int, int, Spot] | None:
    """Return when a box meets an obstacle, as a fraction part / whole of its way, and on which side of it."""
    if min(box.width, box.height, obstacle.width, obstacle.height) <= 0:
        return None
    enter, leave, side = (0, 1), (1, 1), (0, 0)
    inside = True
    for way, low, high, other_low, other_high, facing in (
        (right, box.x, box.right, obstacle.x, obstacle.right, (-1, 0)),
        (down, box.y, box.bottom, obstacle.y, obstacle.bottom, (0, -1)),
    ):
        if way == 0:
            if high <= other_low or low >= other_high:
                return None
            continue
        near, far = (other_low - high, other_high - low) if way > 0 else (low - other_high, high - other_low)
        whole = abs(way)
        if near >= 0:
            inside = False
            if side == (0, 0) or near * enter[1] > enter[0] * whole:
                enter = near, whole
                side = facing if way > 0 else (-facing[0], -facing[1])
        if far * leave[1] < leave[0] * whole:
            leave = far, whole
    if inside or enter[0] >= enter[1] or enter[0] * leave[1] >= leave[0] * enter[1]:
        return None
    return enter[0], enter[1], side


def _toward_zero(part: int, whole: int) -> int:
    return part // whole if part >= 0 else -(-part // whole)


def _squared(one: Spot, other: Spot) -> int:
    across, down = one[0] - other[0], one[1] - other[1]
    return across * across + down * down


def _cross(start: Spot, end: Spot, point: Spot) -> int:
    """Return on which side of a line a point lies, and how far: twice the area of their triangle."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
