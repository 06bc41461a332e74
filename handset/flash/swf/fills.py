"""Fill and line styles of shapes: solid colors, gradients, bitmaps; lines.

Source: SWF File Format Specification 19, chapter 6 (Fill styles, Line styles) and 9 (Morph fill and line styles).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from handset.flash.swf.bits import BitReader
from handset.flash.swf.colors import Gradient, GradientStop, Rgba, read_color, read_gradient, read_rgba
from handset.flash.swf.errors import DamagedMovieError
from handset.flash.swf.geometry import AffineMatrix, read_matrix

SOLID = 0x00
LINEAR_GRADIENT = 0x10
RADIAL_GRADIENT = 0x12
FOCAL_GRADIENT = 0x13
BITMAPS = range(0x40, 0x44)


@dataclass(frozen=True, slots=True)
class SolidFill:
    """Fill of one color."""

    color: Rgba


@dataclass(frozen=True, slots=True)
class GradientFill:
    """Fill that runs through a gradient along a line or outwards from a point."""

    gradient: Gradient
    matrix: AffineMatrix
    radial: bool


@dataclass(frozen=True, slots=True)
class BitmapFill:
    """Fill with a bitmap; the matrix carries pixels to twips. The identifier 65,535 means no bitmap."""

    bitmap_id: int
    matrix: AffineMatrix
    repeats: bool
    smooth: bool


FillStyle = SolidFill | GradientFill | BitmapFill


class LineCap(enum.IntEnum):
    """End of a line."""

    ROUND = 0
    NONE = 1
    SQUARE = 2


class LineJoin(enum.IntEnum):
    """Corner of a line."""

    ROUND = 0
    BEVEL = 1
    MITER = 2


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Line along the edges of a shape."""

    width: int
    """Width in twips; a line is never thinner than a pixel."""
    fill: FillStyle
    start_cap: LineCap = LineCap.ROUND
    end_cap: LineCap = LineCap.ROUND
    join: LineJoin = LineJoin.ROUND
    miter_limit: int = 3 << 8
    """Longest miter in 8.8 fixed point of the line's width."""
    scales: bool = True
    """Whether the width grows with the shape (SWF 8 can say that it does not)."""


@dataclass(frozen=True, slots=True)
class StyleFormat:
    """Format of a tag of shapes: which version of the records it holds."""

    version: int
    """1 to 4, as in DefineShape, DefineShape2, DefineShape3, DefineShape4."""

    @property
    def with_alpha(self) -> bool:
        """Whether colors are RGBA."""
        return self.version >= 3


def read_fill_styles(reader: BitReader, form: StyleFormat) -> tuple[FillStyle, ...]:
    """Read a FILLSTYLEARRAY."""
    return tuple(read_fill_style(reader, form) for _ in range(_array_length(reader, long=form.version >= 2)))


def read_fill_style(reader: BitReader, form: StyleFormat) -> FillStyle:
    """Read a FILLSTYLE.

    Raises:
        DamagedMovieError: The fill is of an unknown kind.
    """
    kind = reader.u8()
    if kind == SOLID:
        return SolidFill(read_color(reader, with_alpha=form.with_alpha))
    if kind in (LINEAR_GRADIENT, RADIAL_GRADIENT, FOCAL_GRADIENT):
        matrix = read_matrix(reader)
        gradient = read_gradient(reader, with_alpha=form.with_alpha, focal=kind == FOCAL_GRADIENT)
        return GradientFill(gradient, matrix, kind != LINEAR_GRADIENT)
    if kind in BITMAPS:
        return _bitmap_fill(kind, reader.u16(), read_matrix(reader))
    raise DamagedMovieError(f"unknown fill style 0x{kind:02X} at byte {reader.position - 1}")


def read_line_styles(reader: BitReader, form: StyleFormat) -> tuple[LineStyle, ...]:
    """Read a LINESTYLEARRAY."""
    read = read_line_style if form.version < 4 else read_line_style2
    return tuple(read(reader, form) for _ in range(_array_length(reader, long=True)))


def read_line_style(reader: BitReader, form: StyleFormat) -> LineStyle:
    """Read a LINESTYLE."""
    return LineStyle(reader.u16(), SolidFill(read_color(reader, with_alpha=form.with_alpha)))


def read_line_style2(reader: BitReader, form: StyleFormat) -> LineStyle:
    """Read a LINESTYLE2 of DefineShape4 (SWF 8)."""
    width = reader.u16()
    line, has_fill = _read_line_shape(reader, width)
    fill = read_fill_style(reader, form) if has_fill else SolidFill(read_rgba(reader))
    return replace(line, fill=fill)


def read_morph_fill_styles(reader: BitReader) -> tuple[tuple[FillStyle, FillStyle], ...]:
    """Read a MORPHFILLSTYLEARRAY: each fill as it is at the start and at the end."""
    return tuple(_read_morph_fill_style(reader) for _ in range(_array_length(reader, long=True)))


def read_morph_line_styles(reader: BitReader, version: int) -> tuple[tuple[LineStyle, LineStyle], ...]:
    """Read a MORPHLINESTYLES of DefineMorphShape, or of DefineMorphShape2 when `version` is 2."""
    read = _read_morph_line_style if version == 1 else _read_morph_line_style2
    return tuple(read(reader) for _ in range(_array_length(reader, long=True)))


def _array_length(reader: BitReader, *, long: bool) -> int:
    count = reader.u8()
    return reader.u16() if count == 0xFF and long else count


def _bitmap_fill(kind: int, bitmap_id: int, matrix: AffineMatrix) -> BitmapFill:
    return BitmapFill(bitmap_id, matrix, repeats=kind & 1 == 0, smooth=kind & 2 == 0)


def _read_line_shape(reader: BitReader, width: int) -> tuple[LineStyle, bool]:
    start_cap, join = _cap(reader.unsigned_bits(2)), _join(reader.unsigned_bits(2))
    has_fill, fixed_width, fixed_height = reader.flag(), reader.flag(), reader.flag()
    reader.unsigned_bits(7)  # pixel hinting, reserved bits, whether open ends stay open
    end_cap = _cap(reader.unsigned_bits(2))
    miter = reader.u16() if join == LineJoin.MITER else 3 << 8
    line = LineStyle(
        width, SolidFill(Rgba(0, 0, 0)), start_cap, end_cap, join, miter, scales=not (fixed_width and fixed_height)
    )
    return line, has_fill


def _read_morph_fill_style(reader: BitReader) -> tuple[FillStyle, FillStyle]:
    kind = reader.u8()
    if kind == SOLID:
        return SolidFill(read_rgba(reader)), SolidFill(read_rgba(reader))
    if kind in (LINEAR_GRADIENT, RADIAL_GRADIENT, FOCAL_GRADIENT):
        return _read_morph_gradient(reader, kind)
    if kind in BITMAPS:
        bitmap_id = reader.u16()
        start, end = read_matrix(reader), read_matrix(reader)
        return _bitmap_fill(kind, bitmap_id, start), _bitmap_fill(kind, bitmap_id, end)
    raise DamagedMovieError(f"unknown fill style 0x{kind:02X} at byte {reader.position - 1}")


def _read_morph_gradient(reader: BitReader, kind: int) -> tuple[GradientFill, GradientFill]:
    matrices = read_matrix(reader), read_matrix(reader)
    count = reader.u8() & 0x0F
    stops = [(reader.u8(), read_rgba(reader), reader.u8(), read_rgba(reader)) for _ in range(count)]
    if kind == FOCAL_GRADIENT:
        reader.raw(4)  # the focus at both ends: a phone's Flash 8 draws a plain radial gradient
    from_stops = Gradient(tuple(GradientStop(ratio, color) for ratio, color, _, _ in stops))
    to_stops = Gradient(tuple(GradientStop(ratio, color) for _, _, ratio, color in stops))
    radial = kind != LINEAR_GRADIENT
    return GradientFill(from_stops, matrices[0], radial), GradientFill(to_stops, matrices[1], radial)


def _read_morph_line_style(reader: BitReader) -> tuple[LineStyle, LineStyle]:
    widths = reader.u16(), reader.u16()
    colors = read_rgba(reader), read_rgba(reader)
    return LineStyle(widths[0], SolidFill(colors[0])), LineStyle(widths[1], SolidFill(colors[1]))


def _read_morph_line_style2(reader: BitReader) -> tuple[LineStyle, LineStyle]:
    start_width, end_width = reader.u16(), reader.u16()
    line, has_fill = _read_line_shape(reader, start_width)
    fills: tuple[FillStyle, FillStyle]
    fills = _read_morph_fill_style(reader) if has_fill else (SolidFill(read_rgba(reader)), SolidFill(read_rgba(reader)))
    return replace(line, fill=fills[0]), replace(line, width=end_width, fill=fills[1])


def _cap(number: int) -> LineCap:
    return LineCap(number) if number < len(LineCap) else LineCap.ROUND


def _join(number: int) -> LineJoin:
    return LineJoin(number) if number < len(LineJoin) else LineJoin.ROUND
