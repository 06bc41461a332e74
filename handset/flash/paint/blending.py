"""Blendings: what shapes, lines and letters lay over the picture, ready to be laid; and pictures kept between frames.

A frame's blendings are compared with those of the frame before, and only where they differ is the picture made anew.
Every pixel depends on the blendings over it alone, so the picture is the same as one made from nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from handset.flash.paint.coverage import Coverage
from handset.flash.swf.colors import Rgba

Pixels = NDArray[np.uint8]
MAX_BOXES = 24
"""Boxes that are made anew one by one; more are joined to one."""
SPARE_PIXELS = 2048
"""Unchanged pixels that are made anew so that two boxes become one."""


@dataclass(frozen=True, slots=True, eq=False)
class Blending:
    """Share from 0 to 255 for each pixel of a rectangle, and a color for all of them or for each."""

    share: Coverage
    color: Pixels
    """Shape (3,) or (height, width, 3)."""
    opaque: bool
    """Whether it hides all below its rectangle."""


class PlacedBlending(NamedTuple):
    """Blending at a place on the screen; a part of it may lie beside."""

    blending: Blending
    left: int
    top: int


class PixelBox(NamedTuple):
    """Rectangle of pixels, the far edges not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> int:
        """How many pixels it has."""
        return (self.right - self.left) * (self.bottom - self.top)

    def joined(self, other: PixelBox) -> PixelBox:
        """Return the smallest rectangle around both."""
        return PixelBox(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def make_blending(share: Coverage, color: Pixels) -> Blending:
    """Return a blending."""
    return Blending(share, color, bool(share.size) and int(share.min()) == 255)


@dataclass(slots=True)
class KeptPicture:
    """Picture of the last frame, and the blendings that it was made of."""

    width: int
    height: int
    _pixels: Pixels | None = None
    _background: Rgba | None = None
    _placed: list[PlacedBlending] = field(default_factory=list)

    def compose(self, background: Rgba, placed: list[PlacedBlending]) -> Pixels:
        """Return the picture that the blendings make, from the first to the last, shape (height, width, 3)."""
        if self._pixels is None or background != self._background:
            self._pixels = np.empty((self.height, self.width, 3), dtype=np.uint8)
            boxes = [PixelBox(0, 0, self.width, self.height)]
        else:
            boxes = self._join([box for each in changes(self._placed, placed) if (box := self._box(each)) is not None])
        for box in boxes:
            self._renew(self._pixels, box, background, placed)
        self._background, self._placed = background, placed
        return self._pixels.copy()

    def _box(self, placed: PlacedBlending) -> PixelBox | None:
        height, width = placed.blending.share.shape
        box = PixelBox(
            max(0, placed.left),
            max(0, placed.top),
            min(self.width, placed.left + width),
            min(self.height, placed.top + height),
        )
        return box if box.left < box.right and box.top < box.bottom else None

    def _join(self, boxes: Sequence[PixelBox]) -> list[PixelBox]:
        """Join boxes that overlap or nearly touch."""
        found: list[PixelBox] = []
        for each in boxes:
            box = each
            while near := next((b for b in found if b.joined(box).size <= b.size + box.size + SPARE_PIXELS), None):
                found.remove(near)
                box = box.joined(near)
            found.append(box)
        if len(found) > MAX_BOXES:
            whole = found[0]
            for box in found:
                whole = whole.joined(box)
            return [whole]
        return found

    def _renew(self, pixels: Pixels, box: PixelBox, background: Rgba, placed: list[PlacedBlending]) -> None:
        over: list[tuple[PixelBox, Coverage, Pixels]] = []
        hidden = False
        for placed_blending in reversed(placed):
            found = _within(placed_blending, box)
            if found is not None:
                over.append(found)
                hidden = found[0] == box and (placed_blending.blending.opaque or bool(found[1].min() == 255))
                if hidden:
                    break
        if not hidden:
            pixels[box.top : box.bottom, box.left : box.right] = background[:3]
        for (left, top, right, bottom), share, color in reversed(over):
            _blend(pixels[top:bottom, left:right], share, color)


def _within(placed: PlacedBlending, box: PixelBox) -> tuple[PixelBox, Coverage, Pixels] | None:
    """Return the part of a blending that lies in a box; None where none does."""
    blending, left, top = placed
    height, width = blending.share.shape
    x0, y0 = max(box.left, left), max(box.top, top)
    x1, y1 = min(box.right, left + width), min(box.bottom, top + height)
    if x0 >= x1 or y0 >= y1:
        return None
    part = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
    color = blending.color[part] if blending.color.ndim == 3 else blending.color
    return PixelBox(x0, y0, x1, y1), blending.share[part], color


def changes(old: Sequence[PlacedBlending], new: Sequence[PlacedBlending]) -> list[PlacedBlending]:
    """Return blendings below which two pictures differ: those that only one of them has, or all whose order changed."""
    first, limit = 0, min(len(old), len(new))
    while first < limit and old[first] == new[first]:
        first += 1
    last = 0
    while last < limit - first and old[-1 - last] == new[-1 - last]:
        last += 1
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    known, present = set(before), set(after)
    kept = [each for each in before if each in present]
    if kept != [each for each in after if each in known]:
        return [*before, *after]
    return [*(each for each in before if each not in present), *(each for each in after if each not in known)]


def _blend(target: Pixels, share: Coverage, color: Pixels) -> None:
    """Blend by shares of 255; sixteen bits hold the sums, and the shifts divide by 255 exactly."""
    if share.min() == 255:
        target[...] = color
        return
    part = share.astype(np.uint16)[..., None]
    mixed = target * (255 - part)
    mixed += color * part
    mixed += 127
    mixed += (mixed >> 8) + 1
    mixed >>= 8
    target[...] = mixed
