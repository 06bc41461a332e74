"""Places of several phones in one window: each its LCD alone, all at one zoom, in rows."""

from __future__ import annotations

from collections.abc import Sequence

from handset.frontends.phone_view import ZOOMS, window_size
from handset.geometry import Rect
from handset.model import HandsetModel

GAP = 12
"""Pixels between one phone and the next."""


def tiled(models: Sequence[HandsetModel], width: int, height: int) -> tuple[int, list[Rect]]:
    """Tile phones in rows at the largest whole zoom at which all fit into so many pixels.

    At zoom 1 they stand as they come, even where the lowest are then cut off.
    """
    for zoom in ZOOMS:
        places = _rows([window_size(model, zoom, None) for model in models], width)
        if max(place.right for place in places) <= width and max(place.bottom for place in places) <= height:
            break
    return zoom, places


def _rows(sizes: Sequence[tuple[int, int]], width: int) -> list[Rect]:
    places: list[Rect] = []
    x = y = tallest = 0
    for wide, high in sizes:
        if x and x + wide > width:
            x, y, tallest = 0, y + tallest + GAP, 0
        places.append(Rect(x, y, wide, high))
        x += wide + GAP
        tallest = max(tallest, high)
    return places
