"""Polygons to coverage: how much of each pixel lies inside, from 0 to 255, exact to a subpixel.

Every edge is cut at the borders of rows and of pixels; each piece adds its height to its pixel, and the area beside it.
Summed along the row this gives the coverage (the method of FreeType's and AGG's rasterizers, here over whole arrays).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handset.flash.paint.flatten import SUBPIXELS, Points

Coverage = NDArray[np.uint8]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CoverageMask:
    """Coverage of a rectangle of pixels, `left` and `top` being its place on the screen."""

    left: int
    top: int
    coverage: Coverage
    """Shape (height, width)."""


def rasterize(
    runs: Iterable[Points], width: int, height: int, *, even_odd: bool = True, margin: int = 0
) -> CoverageMask | None:
    """Return the coverage of polygons, or None where nothing of them is on the screen.

    Args:
        runs: Points of shape (n, 2) in subpixels; the polygons that they close together lie on one side of them.
        width: Width of the screen in pixels.
        height: Its height.
        margin: Pixels all around the screen that count as well, for a coverage that will be moved.
        even_odd: Whether what is covered twice is bare again, as in a fill; the parts of a line only add up.
    """
    pairs = [(run[:-1], run[1:]) for run in runs if len(run) > 1]
    if not pairs:
        return None
    start = np.concatenate([first for first, _ in pairs])
    end = np.concatenate([second for _, second in pairs])
    box = _box(start, end, width, height, margin)
    if box is None:
        return None
    left, top, right, bottom = box
    offset = np.array([left * SUBPIXELS, top * SUBPIXELS], dtype=np.int64)
    covers, areas = _accumulate(start - offset, end - offset, right - left, bottom - top)
    total = np.cumsum(covers, axis=1)
    inside = np.abs(total * (2 * SUBPIXELS) - areas)[:, : right - left] // (2 * SUBPIXELS)
    if even_odd:
        folded = inside % (2 * SUBPIXELS)
        inside = np.minimum(folded, 2 * SUBPIXELS - folded)
    return CoverageMask(left, top, np.minimum(inside, 255).astype(np.uint8))


def _box(start: Points, end: Points, width: int, height: int, margin: int) -> tuple[int, int, int, int] | None:
    low = np.minimum(start.min(axis=0), end.min(axis=0)) // SUBPIXELS
    high = -(-np.maximum(start.max(axis=0), end.max(axis=0)) // SUBPIXELS)
    left, top = max(-margin, int(low[0])), max(-margin, int(low[1]))
    right, bottom = min(width + margin, int(high[0])), min(height + margin, int(high[1]))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _accumulate(start: Points, end: Points, width: int, height: int) -> tuple[Numbers, Numbers]:
    """Return for each pixel, one column more than wide, the heights and the areas of the pieces in it."""
    covers = np.zeros((height, width + 1), dtype=np.int64)
    areas = np.zeros((height, width + 1), dtype=np.int64)
    x0, y0, x1, y1 = _cut_rows(start, end, height)
    x0, y0, x1, y1 = _cut_columns(x0, y0, x1, y1, width)
    row = np.minimum(y0, y1) // SUBPIXELS
    column = np.minimum(x0, x1) // SUBPIXELS
    rise = y1 - y0
    np.add.at(covers, (row, column), rise)
    np.add.at(areas, (row, column), rise * (x0 + x1 - 2 * SUBPIXELS * column))
    return covers, areas


def _cut_rows(start: Points, end: Points, height: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Cut edges at the borders of rows; what lies above or below the screen is left out."""
    moving = start[:, 1] != end[:, 1]
    x0, y0, x1, y1 = start[moving, 0], start[moving, 1], end[moving, 0], end[moving, 1]
    low, high = np.minimum(y0, y1), np.maximum(y0, y1)
    first = np.maximum(low // SUBPIXELS, 0)
    last = np.minimum(-(-high // SUBPIXELS), height)
    count = np.maximum(last - first, 0)
    edge = np.repeat(np.arange(len(count)), count)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + first[edge]
    upper = np.maximum(row * SUBPIXELS, low[edge])
    lower = np.minimum((row + 1) * SUBPIXELS, high[edge])
    down = y1[edge] > y0[edge]
    begin, finish = np.where(down, upper, lower), np.where(down, lower, upper)
    ax, ay, bx, by = x0[edge], y0[edge], x1[edge], y1[edge]
    return (
        ax + (bx - ax) * (begin - ay) // (by - ay),
        begin,
        ax + (bx - ax) * (finish - ay) // (by - ay),
        finish,
    )


def _cut_columns(
    x0: Numbers, y0: Numbers, x1: Numbers, y1: Numbers, width: int
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Cut pieces of one row at the borders of pixels; what lies beside the screen is moved to its border."""
    limit = width * SUBPIXELS
    x0, x1 = np.clip(x0, 0, limit), np.clip(x1, 0, limit)
    low, high = np.minimum(x0, x1), np.maximum(x0, x1)
    first = low // SUBPIXELS
    last = np.maximum(-(-high // SUBPIXELS), first + 1)
    count = last - first
    piece = np.repeat(np.arange(len(count)), count)
    column = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count) + first[piece]
    near = np.maximum(column * SUBPIXELS, low[piece])
    far = np.minimum((column + 1) * SUBPIXELS, high[piece])
    right = x1[piece] >= x0[piece]
    begin, finish = np.where(right, near, far), np.where(right, far, near)
    ax, ay, bx, by = x0[piece], y0[piece], x1[piece], y1[piece]
    across = np.where(bx == ax, 1, bx - ax)
    start = np.where(bx == ax, ay, ay + (by - ay) * (begin - ax) // across)
    end = np.where(bx == ax, by, ay + (by - ay) * (finish - ax) // across)
    return begin, start, finish, end
