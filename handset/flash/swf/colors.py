"""Colors and gradients.

Source: SWF File Format Specification 19, chapters 1 (Color records) and 7 (Gradients).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple

from handset.flash.swf.bits import BitReader


class Rgba(NamedTuple):
    """Color; each channel 0 to 255, not premultiplied."""

    red: int
    green: int
    blue: int
    alpha: int = 255


class SpreadMode(enum.IntEnum):
    """Spread of a gradient outside of its square (SWF 8)."""

    PAD = 0
    REFLECT = 1
    REPEAT = 2


class GradientStop(NamedTuple):
    """Point of a gradient: `ratio` 0 to 255 and its color."""

    ratio: int
    color: Rgba


@dataclass(frozen=True, slots=True)
class Gradient:
    """Gradient over the square of 32,768 twips around the origin, that its fill's matrix carries onto the shape."""

    stops: tuple[GradientStop, ...]
    spread: SpreadMode = SpreadMode.PAD
    linear_rgb: bool = False
    focal_point: int = 0
    """Place of a radial gradient's focus in 8.8 fixed point: -256 to 256 (SWF 8)."""


def read_rgb(reader: BitReader) -> Rgba:
    """Read an RGB."""
    return Rgba(*reader.raw(3))


def read_rgba(reader: BitReader) -> Rgba:
    """Read an RGBA."""
    return Rgba(*reader.raw(4))


def read_color(reader: BitReader, *, with_alpha: bool) -> Rgba:
    """Read an RGBA where the tag has transparent colors, else an RGB."""
    return read_rgba(reader) if with_alpha else read_rgb(reader)


def read_gradient(reader: BitReader, *, with_alpha: bool, focal: bool = False) -> Gradient:
    """Read a GRADIENT, or a FOCALGRADIENT."""
    head = reader.u8()
    stops = tuple(GradientStop(reader.u8(), read_color(reader, with_alpha=with_alpha)) for _ in range(head & 0x0F))
    focal_point = reader.s16() if focal else 0
    return Gradient(stops, _spread(head >> 6), (head >> 4) & 3 == 1, max(-256, min(256, focal_point)))


def _spread(number: int) -> SpreadMode:
    return SpreadMode(number) if number < len(SpreadMode) else SpreadMode.PAD
