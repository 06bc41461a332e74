"""Rectangles, matrices and color transforms in the integers of the file: twips (1/20 pixel), 16.16 and 8.8 fixed point.

Source: SWF File Format Specification 19, chapter 1 (Rectangle record, MATRIX record, Color transform record).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from handset.flash.swf.bits import BitReader

ONE = 1 << 16
"""One in 16.16 fixed point."""
TWIPS = 20
"""Twips in a pixel."""


@dataclass(frozen=True, slots=True)
class TwipsRect:
    """Rectangle in twips, the far edges not included."""

    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0

    @property
    def width(self) -> int:
        """Width in twips; 0 for a rectangle that is turned inside out."""
        return max(0, self.right - self.left)

    @property
    def height(self) -> int:
        """Height in twips; 0 for a rectangle that is turned inside out."""
        return max(0, self.bottom - self.top)


class AffineMatrix(NamedTuple):
    """Matrix of a placement: x' = a x + c y + tx, y' = b x + d y + ty; a to d in 16.16, tx and ty in twips."""

    a: int = ONE
    b: int = 0
    c: int = 0
    d: int = ONE
    tx: int = 0
    ty: int = 0

    def apply(self, x: int, y: int) -> tuple[int, int]:
        """Return where the point lands, in twips, rounded down."""
        return (
            ((self.a * x + self.c * y) >> 16) + self.tx,
            ((self.b * x + self.d * y) >> 16) + self.ty,
        )

    def after(self, inner: AffineMatrix) -> AffineMatrix:
        """Return the matrix that applies `inner` first and then this one: a clip's own inside its parent's."""
        tx, ty = self.apply(inner.tx, inner.ty)
        return AffineMatrix(
            _held((self.a * inner.a + self.c * inner.b) >> 16),
            _held((self.b * inner.a + self.d * inner.b) >> 16),
            _held((self.a * inner.c + self.c * inner.d) >> 16),
            _held((self.b * inner.c + self.d * inner.d) >> 16),
            _held(tx),
            _held(ty),
        )


class ColorTransform(NamedTuple):
    """Color transform: each channel times its factor (8.8, 256 leaves it) plus its term (-255 to 255)."""

    red: int = 256
    green: int = 256
    blue: int = 256
    alpha: int = 256
    red_term: int = 0
    green_term: int = 0
    blue_term: int = 0
    alpha_term: int = 0

    def apply(self, red: int, green: int, blue: int, alpha: int) -> tuple[int, int, int, int]:
        """Return the transformed color, each channel held between 0 and 255."""
        return (
            _channel(red, self.red, self.red_term),
            _channel(green, self.green, self.green_term),
            _channel(blue, self.blue, self.blue_term),
            _channel(alpha, self.alpha, self.alpha_term),
        )

    def after(self, inner: ColorTransform) -> ColorTransform:
        """Return the transform that applies `inner` first and then this one."""
        if inner == UNCHANGED:
            return self
        factors = (_held(outer * own >> 8) for outer, own in zip(self[:4], inner[:4], strict=True))
        terms = (_held((self[i] * inner[i + 4] >> 8) + self[i + 4]) for i in range(4))
        return ColorTransform(*factors, *terms)


UNCHANGED = ColorTransform()
"""Transform that leaves colors as they are."""


def read_rect(reader: BitReader) -> TwipsRect:
    """Read a RECT and skip to the next whole byte."""
    reader.align()
    bits = reader.unsigned_bits(5)
    rect = TwipsRect(*(reader.signed_bits(bits) for _ in range(4)))
    reader.align()
    return rect


def read_matrix(reader: BitReader) -> AffineMatrix:
    """Read a MATRIX and skip to the next whole byte."""
    reader.align()
    a = d = ONE
    b = c = 0
    if reader.flag():
        bits = reader.unsigned_bits(5)
        a, d = reader.signed_bits(bits), reader.signed_bits(bits)
    if reader.flag():
        bits = reader.unsigned_bits(5)
        b, c = reader.signed_bits(bits), reader.signed_bits(bits)
    bits = reader.unsigned_bits(5)
    tx, ty = reader.signed_bits(bits), reader.signed_bits(bits)
    reader.align()
    return AffineMatrix(a, b, c, d, tx, ty)


def read_color_transform(reader: BitReader, *, with_alpha: bool) -> ColorTransform:
    """Read a CXFORM, or a CXFORMWITHALPHA, and skip to the next whole byte."""
    reader.align()
    has_terms, has_factors = reader.flag(), reader.flag()
    bits = reader.unsigned_bits(4)
    channels = 4 if with_alpha else 3
    factors, terms = [256] * 4, [0] * 4
    if has_factors:
        factors[:channels] = (reader.signed_bits(bits) for _ in range(channels))
    if has_terms:
        terms[:channels] = (reader.signed_bits(bits) for _ in range(channels))
    reader.align()
    return ColorTransform(*factors, *terms)


def _held(value: int) -> int:
    """Hold a term of a matrix within 32 bits, as the file has them, however deep clips that grow are nested."""
    return max(-(1 << 31), min((1 << 31) - 1, value))


def _channel(value: int, factor: int, term: int) -> int:
    return min(255, max(0, (value * factor >> 8) + term))
