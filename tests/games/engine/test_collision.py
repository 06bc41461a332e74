"""Hit tests against brute force on a fine grid and exact fractions, with what only touches told from what hits."""

from __future__ import annotations

from fractions import Fraction

from games.engine.collision import (
    Spot,
    SweepContact,
    box_hits_box,
    circle_hits_box,
    circle_hits_circle,
    line_hits_box,
    line_hits_circle,
    line_hits_line,
    point_hits_box,
    point_hits_circle,
    sweep_box,
)
from handset.geometry import Rect
from keitai.common.rng import Rng

BOX = Rect(0, 0, 10, 10)


def boxes(rng: Rng) -> Rect:
    return Rect(rng.between(-6, 6), rng.between(-6, 6), rng.between(0, 6), rng.between(0, 6))


def spots(rng: Rng) -> Spot:
    return rng.between(-8, 8), rng.between(-8, 8)


def on_line(start: Spot, end: Spot, box: Rect) -> bool:
    """Return by exact fractions whether some point of a line lies inside a box: Liang and Barsky's clipping."""
    low, high = Fraction(0), Fraction(1)
    closed = True
    for begin, step, near, far in (
        (start[0], end[0] - start[0], box.x, box.right),
        (start[1], end[1] - start[1], box.y, box.bottom),
    ):
        if not step:
            if not near < begin < far:
                return False
            continue
        first, last = sorted((Fraction(near - begin, step), Fraction(far - begin, step)))
        closed = closed and not (first >= low or last <= high)
        low, high = max(low, first), min(high, last)
    return low < high or (low == high and closed)


def test_what_touches_does_not_hit() -> None:
    for right, down in ((10, 0), (-10, 0), (0, 10), (0, -10), (10, 10)):
        assert not box_hits_box(BOX, BOX.moved(right, down)), (right, down)
        nearer = BOX.moved(right - (right > 0) + (right < 0), down - (down > 0) + (down < 0))
        assert box_hits_box(BOX, nearer), (right, down)
    assert [point_hits_box(spot, BOX) for spot in ((0, 0), (9, 9), (10, 9), (9, 10), (-1, 0))] == [True, True] + [
        False
    ] * 3
    assert [circle_hits_box((15, 5), radius, BOX) for radius in (5, 6)] == [False, True]
    assert [circle_hits_circle((0, 0), 5, (6, 8), radius) for radius in (5, 6)] == [False, True]
    assert [point_hits_circle((6, 8), (0, 0), radius) for radius in (10, 11)] == [False, True]
    assert not line_hits_box((0, 0), (10, 0), BOX), "along the edge"
    assert not line_hits_box((-5, 5), (5, -5), BOX), "over the corner"
    assert line_hits_box((0, 0), (10, 10), BOX), "from corner to corner"
    assert [line_hits_circle((-9, 5), (9, 5), (0, 0), radius) for radius in (5, 6)] == [False, True]
    assert line_hits_line((0, 0), (4, 4), (4, 4), (9, 0)), "lines have no inside: their ends meet"
    assert line_hits_line((0, 0), (4, 0), (2, 0), (9, 0)), "one lies on the other"
    assert not line_hits_line((0, 0), (4, 0), (5, 0), (9, 0))


def test_what_has_no_size_hits_nothing() -> None:
    for flat in (Rect(3, 3, 0, 4), Rect(3, 3, 4, 0), Rect(3, 3, -2, 4)):
        assert not box_hits_box(BOX, flat)
        assert not circle_hits_box((4, 4), 3, flat)
        assert not line_hits_box((0, 0), (9, 9), flat)
        assert sweep_box(Rect(-9, 3, 2, 2), 30, 0, [flat]) is None
    assert not circle_hits_circle((0, 0), 0, (1, 0), 5)
    assert not point_hits_circle((0, 0), (0, 0), 0)


def test_boxes_and_circles_are_as_counted_point_by_point() -> None:
    rng = Rng(21)
    for _ in range(300):
        one, other, center, radius = boxes(rng), boxes(rng), spots(rng), rng.between(1, 7)
        pixels = {(x, y) for x in range(one.x, one.right) for y in range(one.y, one.bottom)}
        shared = any(point_hits_box(pixel, other) for pixel in pixels)
        assert box_hits_box(one, other) == shared == box_hits_box(other, one), (one, other)
        quarters = [(x, y) for x in range(one.x * 4, one.right * 4 + 1) for y in range(one.y * 4, one.bottom * 4 + 1)]
        inside = any((x - center[0] * 4) ** 2 + (y - center[1] * 4) ** 2 < 16 * radius * radius for x, y in quarters)
        assert circle_hits_box(center, radius, one) == (inside and min(one.width, one.height) > 0), (
            center,
            radius,
            one,
        )


def test_lines_are_as_exact_fractions_say() -> None:
    rng = Rng(22)
    for _ in range(2_000):
        start, end, box = spots(rng), spots(rng), boxes(rng)
        wanted = min(box.width, box.height) > 0 and on_line(start, end, box)
        assert line_hits_box(start, end, box) == line_hits_box(end, start, box) == wanted, (start, end, box)


def test_lines_meet_circles_and_lines_the_same_from_either_end() -> None:
    rng = Rng(23)
    for _ in range(500):
        a, b, c, d, radius = spots(rng), spots(rng), spots(rng), spots(rng), rng.between(1, 6)
        assert line_hits_circle(a, b, c, radius) == line_hits_circle(b, a, c, radius), (a, b, c, radius)
        near = any(
            (a[0] * 60 + (b[0] - a[0]) * part - c[0] * 60) ** 2 + (a[1] * 60 + (b[1] - a[1]) * part - c[1] * 60) ** 2
            < 3600 * radius * radius
            for part in range(61)
        )
        assert line_hits_circle(a, b, c, radius) >= near, (a, b, c, radius)
        assert line_hits_line(a, b, c, d) == line_hits_line(d, c, b, a) == line_hits_line(c, d, a, b), (a, b, c, d)


def test_a_box_on_its_way_stops_before_what_it_meets_and_never_passes_it() -> None:
    rng = Rng(24)
    met = 0
    for _ in range(1_500):
        box, right, down = boxes(rng), rng.between(-25, 25), rng.between(-25, 25)
        obstacles = [boxes(rng).moved(rng.between(-9, 9), 0) for _ in range(3)]
        if any(box_hits_box(box, obstacle) for obstacle in obstacles) or min(box.width, box.height) <= 0:
            continue
        contact = sweep_box(box, right, down, obstacles)
        steps = 240
        ways = [(right * part / steps, down * part / steps) for part in range(steps + 1)]
        deep = [
            number
            for x, y in ways
            for number, other in enumerate(obstacles)
            if min(other.width, other.height) > 0
            and box.x + x + 0.01 < other.right
            and other.x + 0.01 < box.right + x
            and box.y + y + 0.01 < other.bottom
            and other.y + 0.01 < box.bottom + y
        ]
        case = box, right, down, obstacles
        if contact is None:
            assert deep == [], case
            continue
        met += 1
        stopped = box.moved(contact.x, contact.y)
        assert not any(box_hits_box(stopped, obstacle) for obstacle in obstacles), case
        assert abs(contact.x) <= abs(right), case
        assert abs(contact.y) <= abs(down), case
        assert abs(contact.side[0]) + abs(contact.side[1]) == 1, case
        assert contact.side[0] * right <= 0, case
        assert contact.side[1] * down <= 0, case
    assert met > 200


def test_the_first_of_several_is_met_on_the_side_that_faces_the_box() -> None:
    box = Rect(0, 0, 4, 4)
    assert sweep_box(box, 99, 0, [Rect(50, 0, 1, 4), Rect(20, 0, 1, 4)]) == SweepContact(1, 16, 0, (-1, 0))
    assert sweep_box(box, -99, 0, [Rect(-50, 0, 1, 4)]) == SweepContact(0, -49, 0, (1, 0))
    assert sweep_box(box, 0, 99, [Rect(0, 50, 4, 1)]) == SweepContact(0, 0, 46, (0, -1))
    assert sweep_box(box, 0, -99, [Rect(0, -50, 4, 1)]) == SweepContact(0, 0, -49, (0, 1))
    assert sweep_box(box, 30, 30, [Rect(10, 0, 9, 40)]) == SweepContact(0, 6, 6, (-1, 0))
    assert sweep_box(box, 0, 9, [Rect(4, 6, 9, 9)]) is None, "it slides past what it only touches"
    assert sweep_box(box, 9, 0, [Rect(2, 2, 9, 9)]) is None, "it is not held by what it is in"
    assert sweep_box(box, 9, 9, []) is None
