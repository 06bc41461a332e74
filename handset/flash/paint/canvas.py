"""Pixels that shapes are blended onto, through masks."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from handset.flash.paint.coverage import Coverage, CoverageMask
from handset.flash.paint.textures import Texture
from handset.flash.swf.colors import Rgba

Pixels = NDArray[np.uint8]


@dataclass(slots=True)
class MovieCanvas:
    """Picture of a movie while it is painted.

    Attributes:
        pixels: Shape (height, width, 3), RGB.
        masks: Coverages of the whole picture that everything is held within, from the outermost inwards.
    """

    pixels: Pixels
    masks: list[Coverage] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])

    def blend_color(self, mask: CoverageMask, color: Rgba) -> None:
        """Blend one color where the mask covers."""
        share = self._share(mask) * color.alpha // 255
        self._blend(mask, np.array(color[:3], dtype=np.int32), share)

    def blend_texture(self, mask: CoverageMask, texture: Texture) -> None:
        """Blend colors of their own, a pixel each, where the mask covers."""
        share = self._share(mask) * texture[..., 3].astype(np.int32) // 255
        self._blend(mask, texture[..., :3].astype(np.int32), share)

    def _share(self, mask: CoverageMask) -> NDArray[np.int32]:
        share = mask.coverage.astype(np.int32)
        height, width = share.shape
        for outer in self.masks:
            part = outer[mask.top : mask.top + height, mask.left : mask.left + width]
            share = share * part.astype(np.int32) // 255
        return share

    def _blend(self, mask: CoverageMask, color: NDArray[np.int32], share: NDArray[np.int32]) -> None:
        height, width = mask.coverage.shape
        target = self.pixels[mask.top : mask.top + height, mask.left : mask.left + width]
        below = target.astype(np.int32)
        mixed = below * 255 + (color - below) * share[..., None]
        target[...] = (mixed + 127) // 255


def blank_canvas(width: int, height: int, color: Rgba) -> MovieCanvas:
    """Return a picture of one color."""
    pixels = np.empty((height, width, 3), dtype=np.uint8)
    pixels[:] = color[:3]
    return MovieCanvas(pixels)
