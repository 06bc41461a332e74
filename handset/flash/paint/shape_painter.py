"""Outlines painted: each fill's coverage, then its lines', layer by layer; coverages are kept for the next frame."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np

from handset.flash.paint.canvas import MovieCanvas
from handset.flash.paint.coverage import Coverage, CoverageMask, rasterize
from handset.flash.paint.flatten import Polyline, fill_edges, flatten
from handset.flash.paint.strokes import line_width, stroke
from handset.flash.paint.textures import (
    Texture,
    decode_bitmap,
    gradient_table,
    sample_bitmap,
    sample_gradient,
)
from handset.flash.swf.bitmaps import DefineJpeg, DefineLossless
from handset.flash.swf.colors import Gradient, GradientStop, Rgba
from handset.flash.swf.fills import BitmapFill, FillStyle, GradientFill, SolidFill
from handset.flash.swf.geometry import AffineMatrix, ColorTransform
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.shapes import ShapeOutline

MAX_CACHED_PIXELS = 4 << 20
"""Pixels of coverage that are kept; the ones not used for longest go first."""

Part = tuple[CoverageMask, FillStyle]
"""Coverage and what it is filled with, in the order of painting."""


@dataclass(slots=True)
class ShapePainter:
    """Painter of outlines with what it keeps from frame to frame."""

    width: int
    height: int
    _parts: OrderedDict[tuple[int, AffineMatrix], tuple[ShapeOutline, list[Part]]] = field(default_factory=OrderedDict)
    _pixels: int = 0
    _bitmaps: dict[int, Texture] = field(default_factory=dict)
    _gradients: dict[Gradient, Texture] = field(default_factory=dict)

    def paint(
        self,
        canvas: MovieCanvas,
        outline: ShapeOutline,
        matrix: AffineMatrix,
        transform: ColorTransform,
        movie: SwfMovie,
        *,
        keep: bool = True,
    ) -> None:
        """Paint an outline.

        Args:
            canvas: What it is painted on.
            outline: The outline.
            matrix: From its own twips to those of the screen.
            transform: What its colors go through.
            movie: Where its bitmaps stand.
            keep: Whether its coverages are worth keeping: not those of a morph.
        """
        for mask, fill in self.parts(outline, matrix, keep=keep):
            self._fill(canvas, mask, fill, matrix, transform, movie)

    def parts(self, outline: ShapeOutline, matrix: AffineMatrix, *, keep: bool = True) -> list[Part]:
        """Return the coverages of an outline, each with its fill."""
        key = id(outline), matrix
        known = self._parts.get(key)
        if known is not None:
            self._parts.move_to_end(key)
            return known[1]
        found = outline_parts(outline, matrix, self.width, self.height)
        if keep:
            self._remember(key, outline, found)
        return found

    def coverage(self, outline: ShapeOutline, matrix: AffineMatrix, into: Coverage) -> None:
        """Add all that an outline covers, whatever its colors, to a coverage of the whole screen."""
        for mask, _ in self.parts(outline, matrix):
            height, width = mask.coverage.shape
            part = into[mask.top : mask.top + height, mask.left : mask.left + width]
            np.maximum(part, mask.coverage, out=part)

    def _remember(self, key: tuple[int, AffineMatrix], outline: ShapeOutline, parts: list[Part]) -> None:
        self._parts[key] = outline, parts
        self._pixels += sum(mask.coverage.size for mask, _ in parts)
        while self._pixels > MAX_CACHED_PIXELS and len(self._parts) > 1:
            _, (_, old) = self._parts.popitem(last=False)
            self._pixels -= sum(mask.coverage.size for mask, _ in old)

    def _fill(
        self,
        canvas: MovieCanvas,
        mask: CoverageMask,
        fill: FillStyle,
        matrix: AffineMatrix,
        transform: ColorTransform,
        movie: SwfMovie,
    ) -> None:
        height, width = mask.coverage.shape
        match fill:
            case SolidFill():
                canvas.blend_color(mask, Rgba(*transform.apply(*fill.color)))
            case GradientFill():
                table = self._table(_transformed(fill.gradient, transform))
                texture = sample_gradient(fill, table, matrix, mask.left, mask.top, width, height)
                canvas.blend_texture(mask, texture)
            case BitmapFill():
                bitmap = self._bitmap(movie, fill.bitmap_id)
                if bitmap is not None:
                    texture = sample_bitmap(fill, bitmap, matrix, mask.left, mask.top, width, height)
                    canvas.blend_texture(mask, transform_texture(texture, transform))

    def _table(self, gradient: Gradient) -> Texture:
        if gradient not in self._gradients:
            self._gradients[gradient] = gradient_table(gradient)
        return self._gradients[gradient]

    def _bitmap(self, movie: SwfMovie, bitmap_id: int) -> Texture | None:
        character = movie.characters.get(bitmap_id)
        if not isinstance(character, DefineJpeg | DefineLossless):
            return None
        if bitmap_id not in self._bitmaps:
            self._bitmaps[bitmap_id] = decode_bitmap(character)
        return self._bitmaps[bitmap_id]


def outline_parts(outline: ShapeOutline, matrix: AffineMatrix, width: int, height: int) -> list[Part]:
    """Return the coverages of an outline on a screen: of each layer first the fills, then the lines."""
    polylines = flatten(outline, matrix)
    found: list[Part] = []
    for layer in sorted({line.layer for line in polylines}):
        own = [line for line in polylines if line.layer == layer]
        found += _fill_parts(own, layer, outline, (width, height))
        found += _line_parts(own, layer, outline, matrix, (width, height))
    return found


def transform_texture(texture: Texture, transform: ColorTransform) -> Texture:
    """Return a texture whose colors have gone through a transform; what was clear stays clear."""
    if transform == ColorTransform():
        return texture
    factors, terms = np.array(transform[:4], dtype=np.int64), np.array(transform[4:], dtype=np.int64)
    found = (texture.astype(np.int64) * factors >> 8) + terms
    clipped: Texture = np.clip(found, 0, 255).astype(np.uint8)
    clipped[texture[..., 3] == 0] = 0
    return clipped


def _fill_parts(polylines: list[Polyline], layer: int, outline: ShapeOutline, size: tuple[int, int]) -> list[Part]:
    numbers = sorted({n for line in polylines for n in (line.left_fill, line.right_fill) if n})
    found: list[Part] = []
    for number in numbers:
        mask = rasterize(fill_edges(polylines, layer, number), *size)
        if mask is not None:
            found.append((mask, _fill_of(outline, number)))
    return found


def _fill_of(outline: ShapeOutline, number: int) -> FillStyle:
    """Return a fill by its number; a glyph has none, and is filled with what its text is colored in."""
    return outline.fills[number - 1] if number <= len(outline.fills) else SolidFill(Rgba(0, 0, 0))


def _line_parts(
    polylines: list[Polyline], layer: int, outline: ShapeOutline, matrix: AffineMatrix, size: tuple[int, int]
) -> list[Part]:
    found: list[Part] = []
    for number in sorted({line.line for line in polylines if line.line}):
        style = outline.lines[number - 1]
        runs = stroke(polylines, layer, number, style, line_width(style, matrix))
        mask = rasterize(runs, *size, even_odd=False)
        if mask is not None:
            found.append((mask, style.fill))
    return found


def _transformed(gradient: Gradient, transform: ColorTransform) -> Gradient:
    if transform == ColorTransform():
        return gradient
    stops = tuple(GradientStop(stop.ratio, Rgba(*transform.apply(*stop.color))) for stop in gradient.stops)
    return Gradient(stops, gradient.spread, gradient.linear_rgb, gradient.focal_point)
