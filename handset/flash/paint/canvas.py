"""What a painting gathers: blendings from back to front, held within masks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from handset.flash.paint.blending import PlacedBlending, make_blending
from handset.flash.paint.coverage import Coverage

MaskedKey = tuple[PlacedBlending, tuple[int, ...]]


@dataclass(slots=True)
class MovieCanvas:
    """Blendings of one frame.

    Attributes:
        width: Pixels across.
        height: Pixels down.
        earlier: Blendings that the frame before has held within masks.
        placed: What was painted, from back to front.
        masks: Coverages of the whole picture that everything is held within, from the outermost inwards.
        masked: Blendings that this frame has held within masks, with those masks, so that none is mistaken.
    """

    width: int
    height: int
    earlier: dict[MaskedKey, tuple[PlacedBlending, list[Coverage]]] = field(default_factory=dict)
    placed: list[PlacedBlending] = field(default_factory=list)
    masks: list[Coverage] = field(default_factory=list)
    masked: dict[MaskedKey, tuple[PlacedBlending, list[Coverage]]] = field(default_factory=dict)

    def add(self, blendings: Iterable[PlacedBlending]) -> None:
        """Lay blendings over what is there."""
        if not self.masks:
            self.placed += blendings
            return
        for each in blendings:
            self._add_masked(each)

    def _add_masked(self, placed: PlacedBlending) -> None:
        key = placed, tuple(id(mask) for mask in self.masks)
        known = self.earlier.get(key) or (_masked(placed, self.masks, self.width, self.height), list(self.masks))
        self.masked[key] = known
        if known[0].blending.share.size:
            self.placed.append(known[0])


def _masked(placed: PlacedBlending, masks: list[Coverage], width: int, height: int) -> PlacedBlending:
    """Return a blending cut to the screen, with its share lessened by masks."""
    blending, left, top = placed
    x0, y0 = max(0, left), max(0, top)
    x1 = max(x0, min(width, left + blending.share.shape[1]))
    y1 = max(y0, min(height, top + blending.share.shape[0]))
    within = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
    share = blending.share[within]
    for mask in masks:
        share = (share.astype(np.uint16) * mask[y0:y1, x0:x1] // 255).astype(np.uint8)
    color = blending.color[within] if blending.color.ndim == 3 else blending.color
    rows, columns = np.flatnonzero(share.any(axis=1)), np.flatnonzero(share.any(axis=0))
    if not len(rows):
        return PlacedBlending(make_blending(share[:0, :0], blending.color[:0]), x0, y0)
    down, across = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    color = color[down, across] if color.ndim == 3 else color
    return PlacedBlending(make_blending(share[down, across], color), x0 + int(columns[0]), y0 + int(rows[0]))
