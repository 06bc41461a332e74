"""Writers of rectangles, matrices and color transforms: what `handset.flash.swf.geometry` reads."""

from __future__ import annotations

from handset.flash.assembler.bit_writer import BitWriter, signed_bits_of
from handset.flash.swf.geometry import ONE, AffineMatrix, ColorTransform, TwipsRect


def write_rect(writer: BitWriter, rect: TwipsRect) -> None:
    """Write a RECT."""
    writer.align()
    sides = rect.left, rect.right, rect.top, rect.bottom
    bits = signed_bits_of(sides)
    writer.unsigned_bits(bits, 5)
    for side in sides:
        writer.signed_bits(side, bits)
    writer.align()


def write_matrix(writer: BitWriter, matrix: AffineMatrix) -> None:
    """Write a MATRIX."""
    writer.align()
    _write_pair(writer, (matrix.a, matrix.d), optional=True, default=(ONE, ONE))
    _write_pair(writer, (matrix.b, matrix.c), optional=True, default=(0, 0))
    _write_pair(writer, (matrix.tx, matrix.ty), optional=False, default=(0, 0))
    writer.align()


def write_color_transform(writer: BitWriter, transform: ColorTransform, *, with_alpha: bool) -> None:
    """Write a CXFORM, or a CXFORMWITHALPHA."""
    writer.align()
    channels = 4 if with_alpha else 3
    factors, terms = transform[:4][:channels], transform[4:][:channels]
    has_terms, has_factors = any(terms), any(factor != 256 for factor in factors)
    writer.flag(has_terms)
    writer.flag(has_factors)
    bits = signed_bits_of((*(factors if has_factors else ()), *terms))
    writer.unsigned_bits(bits, 4)
    for value in (*(factors if has_factors else ()), *(terms if has_terms else ())):
        writer.signed_bits(value, bits)
    writer.align()


def _write_pair(writer: BitWriter, pair: tuple[int, int], *, optional: bool, default: tuple[int, int]) -> None:
    if optional:
        writer.flag(pair != default)
        if pair == default:
            return
    bits = signed_bits_of(pair)
    writer.unsigned_bits(bits, 5)
    for value in pair:
        writer.signed_bits(value, bits)
