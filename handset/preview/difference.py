"""Difference between two pictures, in numbers and as a picture of both side by side."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from handset.geometry import Rect
from handset.lcd import Pixels
from keitai.common.errors import KeitaiError

_GAP = 8
_PAPER = 0x2A
_CHANGED = (0xFF, 0x20, 0x60)


@dataclass(frozen=True)
class Difference:
    """Difference between two pictures, each (height, width, 3) RGB."""

    count: int
    """Changed pixels; all of the larger picture where the sizes differ."""
    box: Rect | None
    """Around the changed pixels; None where the sizes differ."""
    picture: Pixels
    """Picture of before, now, and (where the sizes agree) the new picture in pale grey with what changed in red."""


def difference(before: Pixels, now: Pixels) -> Difference | None:
    """Compare two pictures; return None when both are the same."""
    if before.shape != now.shape:
        return Difference(max(before.size, now.size) // 3, None, _side_by_side([before, now]))
    changed: npt.NDArray[np.bool_] = np.any(before != now, axis=2)
    if not changed.any():
        return None
    rows, columns = np.nonzero(changed)
    box = Rect(int(columns.min()), int(rows.min()), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
    gray = (now.mean(axis=2, keepdims=True) * 0.4 + 150).astype(np.uint8).repeat(3, axis=2)
    gray[changed] = _CHANGED
    return Difference(len(rows), box, _side_by_side([before, now, gray]))


def read_picture(path: Path) -> Pixels:
    """Read a picture's pixels. Raises `KeitaiError` for a file that is not a picture."""
    try:
        return np.asarray(Image.open(io.BytesIO(path.read_bytes())).convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError):
        raise KeitaiError(f"{path} is not a picture that can be read") from None


def size_of(pixels: Pixels) -> str:
    """Return a picture's size as `240x320`."""
    return f"{pixels.shape[1]}x{pixels.shape[0]}"


def _side_by_side(panels: list[Pixels]) -> Pixels:
    height = max(panel.shape[0] for panel in panels) + 2 * _GAP
    width = sum(panel.shape[1] + _GAP for panel in panels) + _GAP
    sheet: Pixels = np.full((height, width, 3), _PAPER, np.uint8)
    x = _GAP
    for panel in panels:
        sheet[_GAP : _GAP + panel.shape[0], x : x + panel.shape[1]] = panel
        x += panel.shape[1] + _GAP
    return sheet
