"""Outlines to polygons on the screen: matrices applied, curves cut into straight pieces.

Points are in 1/256 of a pixel.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from handset.flash.swf.geometry import TWIPS, AffineMatrix
from handset.flash.swf.shapes import ShapeOutline, ShapePath

SUBPIXELS = 256
MAX_COORDINATE = 1 << 22
"""Farthest that a point may lie from the screen, in subpixels; one farther away is moved there."""
MAX_PIECES = 16
"""Straight pieces that a curve is cut into at most."""

Points = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Polyline:
    """Run of straight pieces on the screen, with the styles of the path that it comes from."""

    points: Points
    """Shape (n, 2), n >= 2."""
    layer: int
    left_fill: int
    right_fill: int
    line: int


def flatten(outline: ShapeOutline, matrix: AffineMatrix) -> list[Polyline]:
    """Return an outline's paths on the screen.

    Args:
        outline: The outline in its own twips.
        matrix: What carries it onto the screen, still in twips.
    """
    return [
        Polyline(_path_points(path, matrix), path.layer, path.left_fill, path.right_fill, path.line)
        for path in outline.paths
    ]


def to_screen(points: Points, matrix: AffineMatrix) -> Points:
    """Carry points in twips, of shape (n, 2), onto the screen."""
    x, y = points[:, 0], points[:, 1]
    found = np.empty_like(points)
    found[:, 0] = (matrix.a * x + matrix.c * y + (matrix.tx << 16)) * SUBPIXELS // (TWIPS << 16)
    found[:, 1] = (matrix.b * x + matrix.d * y + (matrix.ty << 16)) * SUBPIXELS // (TWIPS << 16)
    return np.clip(found, -MAX_COORDINATE, MAX_COORDINATE)


def _path_points(path: ShapePath, matrix: AffineMatrix) -> Points:
    raw = np.array([(*path.start, *path.start), *path.edges], dtype=np.int64)
    controls, ends = to_screen(raw[:, :2], matrix), to_screen(raw[:, 2:], matrix)
    starts = ends[:-1]
    bend = np.abs(starts - 2 * controls[1:] + ends[1:]).max(axis=1, initial=0)
    pieces = [_piece_count(int(each)) for each in bend]
    if len(pieces) == 0 or max(pieces) == 1:
        return ends
    parts = [ends[:1]]
    index = 0
    for count, group in groupby(pieces):
        size = sum(1 for _ in group)
        span = slice(index, index + size)
        parts.append(_cut(starts[span], controls[1:][span], ends[1:][span], count))
        index += size
    return np.concatenate(parts)


def _piece_count(bend: int) -> int:
    """Return the pieces of a curve so that none is off by more than about a tenth of a pixel."""
    count = 1
    while count < MAX_PIECES and bend > 80 * count * count:
        count *= 2
    return count


def _cut(starts: Points, controls: Points, ends: Points, count: int) -> Points:
    """Return the points that cut curves into `count` pieces, their starts left out."""
    if count == 1:
        return ends
    step = np.arange(1, count + 1, dtype=np.int64)[:, None]
    rest = count - step
    found: Points = (
        rest * rest * starts[:, None, :] + 2 * rest * step * controls[:, None, :] + step * step * ends[:, None, :]
    ) // (count * count)
    return found.reshape(-1, 2)


def fill_edges(polylines: list[Polyline], layer: int, fill: int) -> Iterator[Points]:
    """Yield the runs of points round a fill, so that it always lies on the same side."""
    for line in polylines:
        if line.layer != layer or line.left_fill == line.right_fill:
            continue
        if line.right_fill == fill:
            yield line.points
        elif line.left_fill == fill:
            yield line.points[::-1]
