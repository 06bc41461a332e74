"""Polygons cut to a picture: what is seen of them stays the same, and what is not costs nothing."""

from __future__ import annotations

import random

import pygame

from games.engine.clipping import clipped
from handset.geometry import Rect

_AREA = Rect(-8, -8, 256, 296)


def _picture(points: list[tuple[int, int]]) -> pygame.mask.Mask:
    surface = pygame.Surface((240, 280))
    if len(points) > 2:
        pygame.draw.polygon(surface, (255, 255, 255), points)
    return pygame.mask.from_threshold(surface, (255, 255, 255), (1, 1, 1, 255))


def test_a_polygon_inside_stays_as_it_is() -> None:
    points = [(0, 0), (100, 20), (50, 90)]
    assert clipped(points, _AREA) == points


def test_nothing_is_left_of_one_outside() -> None:
    for across, down in ((-900, 0), (900, 0), (0, -900), (0, 900)):
        assert clipped([(across, down), (across + 40, down), (across, down + 40)], _AREA) == []


def test_no_corner_lies_outside() -> None:
    chance = random.Random(3)
    for _ in range(300):
        points = [(chance.randint(-900, 900), chance.randint(-900, 900)) for _ in range(chance.randint(3, 9))]
        for x, y in clipped(points, _AREA):
            assert _AREA.x <= x <= _AREA.right, points
            assert _AREA.y <= y <= _AREA.bottom, points


def test_what_is_seen_is_the_same_but_for_the_rounding_of_an_edge() -> None:
    chance = random.Random(5)
    for _ in range(120):
        left, right = chance.randint(-600, 100), chance.randint(101, 800)
        tops = [(x, chance.randint(-500, 140)) for x in (left, (left + right) // 2, right)]
        points = [*tops, (right, chance.randint(150, 700)), (left, chance.randint(150, 700))]
        whole, cut = _picture(points), _picture(clipped(points, _AREA))
        cut.invert()
        different = whole.overlap_area(cut, (0, 0))
        assert different <= 600, (points, different)
