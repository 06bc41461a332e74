"""Coverage of polygons: exact values, and the rules of fills and lines."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from handset.flash.paint.coverage import CoverageMask, rasterize
from handset.flash.paint.flatten import Points


def polygon(*corners: tuple[float, float]) -> Points:
    """A closed run of points given in pixels."""
    return np.array([(round(x * 256), round(y * 256)) for x, y in (*corners, corners[0])], dtype=np.int64)


def square(left: float, top: float, right: float, bottom: float) -> Points:
    return polygon((left, top), (right, top), (right, bottom), (left, bottom))


def covered(*runs: Points, even_odd: bool = True) -> CoverageMask:
    mask = rasterize(runs, 16, 16, even_odd=even_odd)
    assert mask is not None
    return mask


def test_whole_pixels_are_whole_and_halves_are_half() -> None:
    mask = covered(square(1, 2, 3, 4))
    assert (mask.left, mask.top) == (1, 2)
    assert mask.coverage.tolist() == [[255, 255], [255, 255]]
    assert covered(square(1.5, 2, 2.5, 3)).coverage.tolist() == [[128, 128]]
    assert covered(square(1.25, 2.5, 1.75, 3)).coverage.tolist() == [[64]]


def test_a_slope_covers_what_lies_under_it() -> None:
    mask = covered(polygon((0, 0), (4, 4), (0, 4)))
    assert mask.coverage.tolist() == [[128, 0, 0, 0], [255, 128, 0, 0], [255, 255, 128, 0], [255, 255, 255, 128]]
    flat = covered(polygon((0, 0), (4, 1), (0, 1)))
    assert flat.coverage.tolist() == [[224, 160, 96, 32]]


def test_a_fill_is_bare_where_it_lies_twice_and_a_line_is_not() -> None:
    runs = square(0, 0, 3, 1), square(1, 0, 2, 1)
    assert covered(*runs).coverage.tolist() == [[255, 0, 255]]
    assert covered(*runs, even_odd=False).coverage.tolist() == [[255, 255, 255]]


def test_what_lies_outside_of_the_screen_is_cut() -> None:
    mask = covered(square(-500, -500, 2, 2))
    assert (mask.left, mask.top) == (0, 0)
    assert mask.coverage.tolist() == [[255, 255], [255, 255]]
    assert rasterize([square(20, 0, 30, 5)], 16, 16) is None
    assert rasterize([square(0, -9, 5, -1)], 16, 16) is None
    assert rasterize([], 16, 16) is None
    across = covered(polygon((-100, 8), (100, -92), (100, 108)))
    assert across.coverage[8].tolist() == [255] * 16


corner = st.tuples(st.integers(-400, 4500), st.integers(-400, 4500))


@given(st.lists(corner, min_size=3, max_size=3, unique=True))
def test_the_sum_of_a_triangles_coverage_is_its_area(corners: list[tuple[int, int]]) -> None:
    points = np.clip(np.array([*corners, corners[0]], dtype=np.int64), 0, 16 * 256)
    mask = rasterize([points], 16, 16)
    x, y = points[:, 0], points[:, 1]
    area = abs(int((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2 / 256**2
    total = 0.0 if mask is None else float(mask.coverage.sum()) / 255
    assert abs(total - area) <= 0.3 + 0.005 * area, corners


@given(st.lists(corner, min_size=3, max_size=6))
def test_the_way_round_does_not_matter(corners: list[tuple[int, int]]) -> None:
    points = np.array([*corners, corners[0]], dtype=np.int64)
    one, other = rasterize([points], 16, 16), rasterize([points[::-1]], 16, 16)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        difference = np.abs(one.coverage.astype(int) - other.coverage.astype(int))
        assert difference.max() <= 3, corners
