"""Writers of shapes, morphs and glyphs: what `handset.flash.swf.shapes`, `morphs` and `fills` read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from handset.flash.assembler.bit_writer import BitWriter, bits_of, signed_bits_of
from handset.flash.assembler.geometry_writers import write_matrix, write_rect
from handset.flash.swf.colors import Gradient, Rgba
from handset.flash.swf.fills import (
    FOCAL_GRADIENT,
    LINEAR_GRADIENT,
    RADIAL_GRADIENT,
    SOLID,
    BitmapFill,
    FillStyle,
    GradientFill,
    LineStyle,
    SolidFill,
)
from handset.flash.swf.morphs import DefineMorphShape
from handset.flash.swf.shapes import DefineShape, ShapeEdge, ShapeOutline, ShapePath

Style = TypeVar("Style")


def write_shape(writer: BitWriter, shape: DefineShape, version: int) -> None:
    """Write the body of a DefineShape, DefineShape2, or 3.

    Raises:
        ValueError: The outline has several layers, or more than 255 styles of a kind.
    """
    writer.u16(shape.character_id)
    write_rect(writer, shape.bounds)
    write_outline(writer, shape.outline, with_alpha=version >= 3)


def write_outline(writer: BitWriter, outline: ShapeOutline, *, with_alpha: bool) -> None:
    """Write a SHAPEWITHSTYLE of one layer."""
    if any(path.layer for path in outline.paths):
        raise ValueError("the assembler writes shapes of one layer")
    _write_array(writer, outline.fills, lambda fill: _write_fill(writer, fill, with_alpha=with_alpha))
    _write_array(writer, outline.lines, lambda line: _write_line(writer, line, with_alpha=with_alpha))
    write_records(writer, outline.paths, (bits_of(len(outline.fills)), bits_of(len(outline.lines))))


def write_glyph(writer: BitWriter, outline: ShapeOutline) -> None:
    """Write a SHAPE: a glyph, whose fill 1 is the color of its text."""
    write_records(writer, outline.paths, (1, 0))


def write_morph_shape(writer: BitWriter, shape: DefineMorphShape) -> None:
    """Write the body of a DefineMorphShape."""
    writer.u16(shape.character_id)
    write_rect(writer, shape.start_bounds)
    write_rect(writer, shape.end_bounds)
    start, end = BitWriter(), BitWriter()
    fills = tuple(zip(shape.start.fills, shape.end.fills, strict=True))
    lines = tuple(zip(shape.start.lines, shape.end.lines, strict=True))
    _write_array(start, fills, lambda pair: _write_morph_fill(start, *pair))
    _write_array(start, lines, lambda pair: _write_morph_line(start, *pair))
    write_records(start, shape.start.paths, (bits_of(len(fills)), bits_of(len(lines))))
    write_records(end, tuple(_unstyled(path) for path in shape.end.paths), (0, 0))
    body = start.data()
    writer.u32(len(body))
    writer.raw(body + end.data())


def write_records(writer: BitWriter, paths: Sequence[ShapePath], bits: tuple[int, int]) -> None:
    """Write SHAPERECORDs and the end record; `bits` are the widths of a fill's and of a line's number."""
    writer.align()
    writer.unsigned_bits(bits[0], 4)
    writer.unsigned_bits(bits[1], 4)
    for path in paths:
        _write_style_change(writer, path, bits)
        ends = (path.start, *(edge[2:] for edge in path.edges))
        for (pen, _), edge in zip(pairwise(ends), path.edges, strict=True):
            _write_edge(writer, pen, edge)
    writer.unsigned_bits(0, 6)
    writer.align()


def _unstyled(path: ShapePath) -> ShapePath:
    return ShapePath(0, 0, 0, 0, path.start, path.edges)


def _write_style_change(writer: BitWriter, path: ShapePath, bits: tuple[int, int]) -> None:
    writer.flag(False)
    writer.flag(False)
    writer.flag(bits[1] > 0)
    writer.flag(bits[0] > 0)
    writer.flag(bits[0] > 0)
    writer.flag(True)
    width = signed_bits_of(path.start)
    writer.unsigned_bits(width, 5)
    writer.signed_bits(path.start[0], width)
    writer.signed_bits(path.start[1], width)
    if bits[0]:
        writer.unsigned_bits(path.left_fill, bits[0])
        writer.unsigned_bits(path.right_fill, bits[0])
    if bits[1]:
        writer.unsigned_bits(path.line, bits[1])


def _write_edge(writer: BitWriter, pen: tuple[int, int], edge: ShapeEdge) -> None:
    control_x, control_y, x, y = edge
    straight = (control_x, control_y) == (x, y)
    steps = (
        (x - pen[0], y - pen[1]) if straight else (control_x - pen[0], control_y - pen[1], x - control_x, y - control_y)
    )
    width = max(2, signed_bits_of(steps))
    if width > 17:
        raise ValueError(f"an edge from {pen} to {(x, y)} is longer than 65,535 twips")
    writer.flag(True)
    writer.flag(straight)
    writer.unsigned_bits(width - 2, 4)
    if straight:
        writer.flag(True)
    for step in steps:
        writer.signed_bits(step, width)


def _write_array(writer: BitWriter, styles: Sequence[Style], write: Callable[[Style], None]) -> None:
    if len(styles) >= 0xFF:
        raise ValueError("a shape has at most 254 styles of a kind")
    writer.u8(len(styles))
    for style in styles:
        write(style)


def _write_color(writer: BitWriter, color: Rgba, *, with_alpha: bool) -> None:
    writer.raw(bytes(color if with_alpha else color[:3]))


def _write_fill(writer: BitWriter, fill: FillStyle, *, with_alpha: bool) -> None:
    match fill:
        case SolidFill():
            writer.u8(SOLID)
            _write_color(writer, fill.color, with_alpha=with_alpha)
        case GradientFill():
            writer.u8(_gradient_kind(fill))
            write_matrix(writer, fill.matrix)
            _write_gradient(writer, fill.gradient, with_alpha=with_alpha)
        case BitmapFill():
            writer.u8(_bitmap_kind(fill))
            writer.u16(fill.bitmap_id)
            write_matrix(writer, fill.matrix)


def _gradient_kind(fill: GradientFill) -> int:
    if fill.gradient.focal_point:
        return FOCAL_GRADIENT
    return RADIAL_GRADIENT if fill.radial else LINEAR_GRADIENT


def _bitmap_kind(fill: BitmapFill) -> int:
    return 0x40 | (0 if fill.repeats else 1) | (0 if fill.smooth else 2)


def _write_gradient(writer: BitWriter, gradient: Gradient, *, with_alpha: bool) -> None:
    writer.u8(gradient.spread << 6 | gradient.linear_rgb << 4 | len(gradient.stops))
    for stop in gradient.stops:
        writer.u8(stop.ratio)
        _write_color(writer, stop.color, with_alpha=with_alpha)
    if gradient.focal_point:
        writer.s16(gradient.focal_point)


def _write_line(writer: BitWriter, line: LineStyle, *, with_alpha: bool) -> None:
    writer.u16(line.width)
    _write_color(writer, _line_color(line), with_alpha=with_alpha)


def _line_color(line: LineStyle) -> Rgba:
    if not isinstance(line.fill, SolidFill):
        raise ValueError("the assembler writes lines of one color")
    return line.fill.color


def _write_morph_line(writer: BitWriter, start: LineStyle, end: LineStyle) -> None:
    writer.u16(start.width)
    writer.u16(end.width)
    _write_color(writer, _line_color(start), with_alpha=True)
    _write_color(writer, _line_color(end), with_alpha=True)


def _write_morph_fill(writer: BitWriter, start: FillStyle, end: FillStyle) -> None:
    match start, end:
        case SolidFill(), SolidFill():
            writer.u8(SOLID)
            _write_color(writer, start.color, with_alpha=True)
            _write_color(writer, end.color, with_alpha=True)
        case GradientFill(), GradientFill():
            _write_morph_gradient(writer, start, end)
        case BitmapFill(), BitmapFill():
            writer.u8(_bitmap_kind(start))
            writer.u16(start.bitmap_id)
            write_matrix(writer, start.matrix)
            write_matrix(writer, end.matrix)
        case _:
            raise ValueError("a morph's fill is of the same kind at the start and at the end")


def _write_morph_gradient(writer: BitWriter, start: GradientFill, end: GradientFill) -> None:
    writer.u8(RADIAL_GRADIENT if start.radial else LINEAR_GRADIENT)
    write_matrix(writer, start.matrix)
    write_matrix(writer, end.matrix)
    writer.u8(len(start.gradient.stops))
    for own, other in zip(start.gradient.stops, end.gradient.stops, strict=True):
        writer.u8(own.ratio)
        _write_color(writer, own.color, with_alpha=True)
        writer.u8(other.ratio)
        _write_color(writer, other.color, with_alpha=True)
