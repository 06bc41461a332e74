"""Shapes that turn into others: every edge as it is at the start and at the end.

Source: SWF File Format Specification 19, chapter 9 (Shape morphing).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.budget import ParseBudget
from handset.flash.swf.colors import Gradient, GradientStop, Rgba
from handset.flash.swf.fills import (
    BitmapFill,
    FillStyle,
    GradientFill,
    LineStyle,
    SolidFill,
    StyleFormat,
    read_morph_fill_styles,
    read_morph_line_styles,
)
from handset.flash.swf.geometry import AffineMatrix, TwipsRect, read_rect
from handset.flash.swf.shapes import (
    OutlineBuilder,
    ShapeEdge,
    ShapeOutline,
    ShapePath,
    read_records,
)

END = 65_535
"""Ratio at which a shape is wholly the end's."""


@dataclass(frozen=True, slots=True)
class DefineMorphShape:
    """Shape character between a start and an end; both outlines have the same paths with as many edges."""

    character_id: int
    start_bounds: TwipsRect
    end_bounds: TwipsRect
    start: ShapeOutline
    end: ShapeOutline

    def at(self, ratio: int) -> ShapeOutline:
        """Return the outline at `ratio`, 0 (the start) to 65,535 (the end)."""
        paths = zip(self.start.paths, self.end.paths, strict=True)
        return ShapeOutline(
            tuple(_fill_at(a, b, ratio) for a, b in zip(self.start.fills, self.end.fills, strict=True)),
            tuple(_line_at(a, b, ratio) for a, b in zip(self.start.lines, self.end.lines, strict=True)),
            tuple(_path_at(a, b, ratio) for a, b in paths),
        )

    def bounds_at(self, ratio: int) -> TwipsRect:
        """Return the bounds at `ratio`."""
        a, b = self.start_bounds, self.end_bounds
        return TwipsRect(
            _between(a.left, b.left, ratio),
            _between(a.right, b.right, ratio),
            _between(a.top, b.top, ratio),
            _between(a.bottom, b.bottom, ratio),
        )


def read_morph_shape(reader: BitReader, version: int, budget: ParseBudget) -> DefineMorphShape:
    """Read a DefineMorphShape, or a DefineMorphShape2 when `version` is 2."""
    character_id = reader.u16()
    bounds = read_rect(reader), read_rect(reader)
    if version == 2:
        read_rect(reader), read_rect(reader)  # bounds of the edges alone
        reader.u8()  # how the lines scale
    offset = reader.u32()
    end_records = reader.position + offset
    fills = read_morph_fill_styles(reader)
    lines = read_morph_line_styles(reader, version)
    start, end = OutlineBuilder(), OutlineBuilder()
    start.begin_layer(tuple(pair[0] for pair in fills), tuple(pair[0] for pair in lines))
    end.begin_layer(tuple(pair[1] for pair in fills), tuple(pair[1] for pair in lines))
    read_records(reader, start, StyleFormat(1), budget)
    if offset:
        reader.seek(end_records)
    read_records(reader, end, StyleFormat(1), budget)
    return DefineMorphShape(character_id, *bounds, *pair_outlines(start.finish(), end.finish()))


def pair_outlines(start: ShapeOutline, end: ShapeOutline) -> tuple[ShapeOutline, ShapeOutline]:
    """Give both outlines the same paths: the end's edges are dealt in order to the start's, which have the styles.

    An edge that the end lacks stays where it is at the start.
    """
    supply = _each_edge(end)
    pairs = [_pair_path(path, supply) for path in start.paths]
    return (
        ShapeOutline(start.fills, start.lines, tuple(own for own, _ in pairs)),
        ShapeOutline(end.fills, end.lines, tuple(other for _, other in pairs)),
    )


def _each_edge(outline: ShapeOutline) -> Iterator[tuple[tuple[int, int], ShapeEdge]]:
    """Yield each edge with the point it begins at."""
    for path in outline.paths:
        pen = path.start
        for edge in path.edges:
            yield pen, edge
            pen = edge[2:]


def _pair_path(path: ShapePath, supply: Iterator[tuple[tuple[int, int], ShapeEdge]]) -> tuple[ShapePath, ShapePath]:
    pen, first = path.start, None
    own_edges, other_edges = [], []
    for edge in path.edges:
        other_pen, other = next(supply, (pen, edge))
        first = first or other_pen
        straight = _is_straight(edge) and _is_straight(other)
        own_edges.append(edge if straight else _as_curve(pen, edge))
        other_edges.append(other if straight else _as_curve(other_pen, other))
        pen = edge[2:]
    styles = path.layer, path.left_fill, path.right_fill, path.line
    return (
        ShapePath(*styles, path.start, tuple(own_edges)),
        ShapePath(*styles, first or path.start, tuple(other_edges)),
    )


def _is_straight(edge: ShapeEdge) -> bool:
    return edge[:2] == edge[2:]


def _as_curve(pen: tuple[int, int], edge: ShapeEdge) -> ShapeEdge:
    """Put a straight edge's control point in its middle, so that it can bend into a curve."""
    if not _is_straight(edge):
        return edge
    return ((pen[0] + edge[2]) // 2, (pen[1] + edge[3]) // 2, edge[2], edge[3])


def _between(start: int, end: int, ratio: int) -> int:
    return start + (end - start) * ratio // END


def _path_at(start: ShapePath, end: ShapePath, ratio: int) -> ShapePath:
    edges = tuple(
        (
            _between(a[0], b[0], ratio),
            _between(a[1], b[1], ratio),
            _between(a[2], b[2], ratio),
            _between(a[3], b[3], ratio),
        )
        for a, b in zip(start.edges, end.edges, strict=True)
    )
    pen = _between(start.start[0], end.start[0], ratio), _between(start.start[1], end.start[1], ratio)
    return ShapePath(start.layer, start.left_fill, start.right_fill, start.line, pen, edges)


def _color_at(start: Rgba, end: Rgba, ratio: int) -> Rgba:
    return Rgba(*(_between(a, b, ratio) for a, b in zip(start, end, strict=True)))


def _matrix_at(start: AffineMatrix, end: AffineMatrix, ratio: int) -> AffineMatrix:
    return AffineMatrix(*(_between(a, b, ratio) for a, b in zip(start, end, strict=True)))


def _fill_at(start: FillStyle, end: FillStyle, ratio: int) -> FillStyle:
    if isinstance(start, SolidFill) and isinstance(end, SolidFill):
        return SolidFill(_color_at(start.color, end.color, ratio))
    if isinstance(start, GradientFill) and isinstance(end, GradientFill):
        stops = (
            GradientStop(_between(a.ratio, b.ratio, ratio), _color_at(a.color, b.color, ratio))
            for a, b in zip(start.gradient.stops, end.gradient.stops, strict=True)
        )
        return GradientFill(Gradient(tuple(stops)), _matrix_at(start.matrix, end.matrix, ratio), start.radial)
    if isinstance(start, BitmapFill) and isinstance(end, BitmapFill):
        matrix = _matrix_at(start.matrix, end.matrix, ratio)
        return BitmapFill(start.bitmap_id, matrix, start.repeats, start.smooth)
    return start


def _line_at(start: LineStyle, end: LineStyle, ratio: int) -> LineStyle:
    return LineStyle(
        _between(start.width, end.width, ratio),
        _fill_at(start.fill, end.fill, ratio),
        start.start_cap,
        start.end_cap,
        start.join,
        start.miter_limit,
        start.scales,
    )
