"""Outlines as blendings: each fill's coverage, then its lines', layer by layer, kept from frame to frame.

A shape that moves by whole pixels keeps its coverages and its colors, and is only laid elsewhere.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np

from handset.flash.paint.blending import Blending, PlacedBlending, make_blending
from handset.flash.paint.coverage import Coverage, CoverageMask, rasterize
from handset.flash.paint.flatten import SUBPIXELS, Polyline, fill_edges, flatten
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
from handset.flash.swf.geometry import TWIPS, AffineMatrix, ColorTransform
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.shapes import ShapeOutline
from handset.flash.swf.tag_readers import Character

MAX_CACHED_PIXELS = 4 << 20
"""Pixels of coverage that are kept; the ones not used for longest go first."""

MAX_TRANSFORMS = 8
"""Color transforms under which the blendings of an outline are kept."""

Part = tuple[CoverageMask, FillStyle]
"""Coverage and what it is filled with, in the order of painting."""


@dataclass(slots=True, eq=False)
class OutlineParts:
    """Parts of an outline under a matrix, and the blendings made of them.

    Attributes:
        outline: The outline, which must live as long as its parts are found by its identity.
        matrix: The matrix that they were made with.
        parts: The parts.
        blendings: The parts as blendings, each with its place, by their color transform.
    """

    outline: ShapeOutline
    matrix: AffineMatrix
    parts: list[Part]
    blendings: dict[ColorTransform, list[PlacedBlending]] = field(default_factory=dict)


@dataclass(slots=True)
class ShapePainter:
    """Painter of outlines with what it keeps from frame to frame.

    Attributes:
        width: Pixels across.
        height: Pixels down.
        places: Places within a pixel, along each axis, that an outline may begin at: with fewer of them what moves is
            found again among what is kept.
    """

    width: int
    height: int
    places: int = TWIPS
    _kept: OrderedDict[tuple[int, AffineMatrix], OutlineParts | None] = field(default_factory=OrderedDict)
    """Parts by their outline and matrix; None for one that is too large to be moved."""
    _pixels: int = 0
    _bitmaps: dict[int, tuple[Character, Texture]] = field(default_factory=dict)
    _gradients: dict[Gradient, Texture] = field(default_factory=dict)

    def blendings(
        self, outline: ShapeOutline, matrix: AffineMatrix, transform: ColorTransform, movie: SwfMovie
    ) -> list[PlacedBlending]:
        """Return an outline as blendings on the screen.

        Args:
            outline: The outline.
            matrix: From its own twips to those of the screen.
            transform: What its colors go through.
            movie: Where its bitmaps stand.
        """
        parts, left, top = self._parts(outline, matrix)
        known = parts.blendings.get(transform)
        if known is None:
            if len(parts.blendings) >= MAX_TRANSFORMS:
                parts.blendings.clear()
            known = parts.blendings[transform] = [
                PlacedBlending(self._blending(mask, fill, parts.matrix, transform, movie), mask.left, mask.top)
                for mask, fill in parts.parts
            ]
        if not left and not top:
            return known
        return [PlacedBlending(each, x + left, y + top) for each, x, y in known]

    def coverage(self, outline: ShapeOutline, matrix: AffineMatrix, into: Coverage) -> None:
        """Add all that an outline covers, whatever its colors, to a coverage of the whole screen."""
        parts, left, top = self._parts(outline, matrix)
        for mask, _ in parts.parts:
            add_coverage(into, mask.coverage, mask.left + left, mask.top + top)

    def _parts(self, outline: ShapeOutline, matrix: AffineMatrix) -> tuple[OutlineParts, int, int]:
        """Return the parts of an outline, and by how many pixels they are to be moved."""
        if self.places < TWIPS:
            step = TWIPS // self.places
            matrix = matrix._replace(tx=_nearest(matrix.tx, step), ty=_nearest(matrix.ty, step))
        left, top = matrix.tx // TWIPS, matrix.ty // TWIPS
        near = matrix._replace(tx=matrix.tx % TWIPS, ty=matrix.ty % TWIPS)
        key = id(outline), near
        if key in self._kept:
            known = self._kept[key]
            self._kept.move_to_end(key)
            if known is not None:
                return known, left, top
            return self._far_parts(outline, matrix), 0, 0
        polylines = flatten(outline, near)
        if not self._can_move(polylines):
            self._kept[key] = None
            return self._far_parts(outline, matrix), 0, 0
        found = OutlineParts(
            outline, near, outline_parts(polylines, outline, near, self.width, self.height, moves=True)
        )
        self._remember(key, found)
        return found, left, top

    def _far_parts(self, outline: ShapeOutline, matrix: AffineMatrix) -> OutlineParts:
        """Return the parts of an outline that is much larger than the screen, cut to it."""
        key = -id(outline), matrix
        known = self._kept.get(key)
        if known is None:
            polylines = flatten(outline, matrix)
            parts = outline_parts(polylines, outline, matrix, self.width, self.height, moves=False)
            known = OutlineParts(outline, matrix, parts)
            self._remember(key, known)
        return known

    def _can_move(self, polylines: list[Polyline]) -> bool:
        """Return whether an outline lies on the screen and as much around it, so that nothing of it is cut away."""
        for line in polylines:
            low, high = line.points.min(axis=0), line.points.max(axis=0)
            if low[0] < -self.width * SUBPIXELS // 2 or low[1] < -self.height * SUBPIXELS // 2:
                return False
            if high[0] > self.width * SUBPIXELS * 3 // 2 or high[1] > self.height * SUBPIXELS * 3 // 2:
                return False
        return True

    def _remember(self, key: tuple[int, AffineMatrix], parts: OutlineParts) -> None:
        self._kept[key] = parts
        self._pixels += _size(parts)
        while self._pixels > MAX_CACHED_PIXELS and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._pixels -= _size(old)

    def _blending(
        self, mask: CoverageMask, fill: FillStyle, matrix: AffineMatrix, transform: ColorTransform, movie: SwfMovie
    ) -> Blending:
        height, width = mask.coverage.shape
        match fill:
            case SolidFill():
                return color_blending(mask.coverage, Rgba(*transform.apply(*fill.color)))
            case GradientFill():
                table = self._table(_transformed(fill.gradient, transform))
                return _textured(mask, sample_gradient(fill, table, matrix, mask.left, mask.top, width, height))
            case BitmapFill():
                bitmap = self._bitmap(movie, fill.bitmap_id)
                if bitmap is None:
                    return color_blending(mask.coverage, Rgba(0, 0, 0, 0))
                texture = sample_bitmap(fill, bitmap, matrix, mask.left, mask.top, width, height)
                return _textured(mask, transform_texture(texture, transform))

    def _table(self, gradient: Gradient) -> Texture:
        if gradient not in self._gradients:
            self._gradients[gradient] = gradient_table(gradient)
        return self._gradients[gradient]

    def _bitmap(self, movie: SwfMovie, bitmap_id: int) -> Texture | None:
        character = movie.characters.get(bitmap_id)
        if not isinstance(character, DefineJpeg | DefineLossless):
            return None
        if id(character) not in self._bitmaps:
            self._bitmaps[id(character)] = character, decode_bitmap(character)
        return self._bitmaps[id(character)][1]


def _nearest(twips: int, step: int) -> int:
    """Return the multiple of a step that is nearest."""
    return (twips + step // 2) // step * step


def color_blending(coverage: Coverage, color: Rgba) -> Blending:
    """Return the blending of one color."""
    share = coverage
    if color.alpha < 255:
        share = (coverage.astype(np.uint16) * color.alpha // 255).astype(np.uint8)
    return make_blending(share, np.array(color[:3], dtype=np.uint8))


def add_coverage(into: Coverage, coverage: Coverage, left: int, top: int) -> None:
    """Add a coverage at a place to one of the whole screen."""
    height, width = into.shape
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + coverage.shape[1]), min(height, top + coverage.shape[0])
    if x0 < x1 and y0 < y1:
        part = into[y0:y1, x0:x1]
        np.maximum(part, coverage[y0 - top : y1 - top, x0 - left : x1 - left], out=part)


def outline_parts(
    polylines: list[Polyline], outline: ShapeOutline, matrix: AffineMatrix, width: int, height: int, *, moves: bool
) -> list[Part]:
    """Return the coverages of an outline on a screen: of each layer first the fills, then the lines.

    Args:
        polylines: Its paths on the screen.
        outline: The outline.
        matrix: What has carried it there, by which its lines are as thick as they are.
        width: Width of the screen in pixels.
        height: Its height.
        moves: Whether the coverages will be moved, so that what lies beside the screen belongs to them.
    """
    margin = max(width, height) if moves else 0
    found: list[Part] = []
    for layer in sorted({line.layer for line in polylines}):
        own = [line for line in polylines if line.layer == layer]
        numbers = sorted({n for line in own for n in (line.left_fill, line.right_fill) if n})
        for number in numbers:
            mask = rasterize(fill_edges(own, layer, number), width, height, margin=margin)
            if mask is not None:
                found.append((mask, _fill_of(outline, number)))
        for number in sorted({line.line for line in own if line.line}):
            style = outline.lines[number - 1]
            runs = stroke(own, layer, number, style, line_width(style, matrix))
            mask = rasterize(runs, width, height, even_odd=False, margin=margin)
            if mask is not None:
                found.append((mask, style.fill))
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


def _textured(mask: CoverageMask, texture: Texture) -> Blending:
    """Return the blending of colors of their own, a pixel each."""
    share = (mask.coverage.astype(np.uint16) * texture[..., 3] // 255).astype(np.uint8)
    return make_blending(share, np.ascontiguousarray(texture[..., :3]))


def _size(parts: OutlineParts | None) -> int:
    """Return how many pixels are kept for parts; colors of their own count fourfold."""
    if parts is None:
        return 0
    return sum(mask.coverage.size * (1 if isinstance(fill, SolidFill) else 4) for mask, fill in parts.parts)


def _fill_of(outline: ShapeOutline, number: int) -> FillStyle:
    """Return a fill by its number; a glyph has none, and is filled with what its text is colored in."""
    return outline.fills[number - 1] if number <= len(outline.fills) else SolidFill(Rgba(0, 0, 0))


def _transformed(gradient: Gradient, transform: ColorTransform) -> Gradient:
    if transform == ColorTransform():
        return gradient
    stops = tuple(GradientStop(stop.ratio, Rgba(*transform.apply(*stop.color))) for stop in gradient.stops)
    return Gradient(stops, gradient.spread, gradient.linear_rgb, gradient.focal_point)
