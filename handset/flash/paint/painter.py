"""The stage painted: the display list from the lowest depth to the highest, through masks and color transforms."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from handset.flash.avm.values import LAST_EMPTY, to_string
from handset.flash.paint.blending import Blending, KeptPicture, Pixels, PlacedBlending
from handset.flash.paint.canvas import MovieCanvas
from handset.flash.paint.coverage import Coverage
from handset.flash.paint.face import TextFace, face_size, field_lines
from handset.flash.paint.shape_painter import ShapePainter, color_blending
from handset.flash.swf.bitmaps import DefineJpeg, DefineLossless
from handset.flash.swf.colors import Rgba
from handset.flash.swf.encoding import decode_text
from handset.flash.swf.fills import BitmapFill
from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix, ColorTransform, TwipsRect
from handset.flash.swf.morphs import DefineMorphShape
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.shapes import DefineShape, ShapeOutline, ShapePath
from handset.flash.swf.static_text import UNKNOWN, static_text
from handset.flash.swf.tag_readers import Character
from handset.flash.swf.texts import DefineEditText, DefineText
from handset.flash.timeline.bounds import transformed
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.stage import MovieStage, field_variable

PLAIN = ColorTransform()
MAX_OUTLINES = 256
"""Morphs and lines of text that are kept."""
NO_LETTERS: Coverage = np.zeros((0, 0), dtype=np.uint8)
MaskKey = tuple[tuple[int, AffineMatrix], ...]
LineKey = tuple[str, int, Rgba, tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class PaintedText:
    """Text that was painted, and its box on the screen in pixels: left, top, width, height."""

    text: str
    box: tuple[int, int, int, int]
    focused: bool = False


@dataclass(frozen=True, slots=True)
class PaintedMovie:
    """Picture of a stage: its pixels, shape (height, width, 3), and its texts from back to front."""

    pixels: Pixels
    texts: tuple[PaintedText, ...]


@dataclass(slots=True)
class MoviePainter:
    """Painter of a movie at one size.

    Attributes:
        width: Pixels across.
        height: Pixels down.
        face: The phone's own face.
        places: Places within a pixel that an outline may begin at (`ShapePainter.places`).
    """

    width: int
    height: int
    face: TextFace
    places: int = TWIPS
    shapes: ShapePainter = field(init=False)
    picture: KeptPicture = field(init=False)
    _outlines: dict[tuple[int, int], tuple[Character, ShapeOutline]] = field(default_factory=dict)
    """Rectangles of bitmaps, and morphs at a ratio."""
    _last: MovieCanvas = field(init=False)
    _masks: dict[MaskKey, tuple[Coverage, list[ShapeOutline]]] = field(default_factory=dict)
    """Masks of the last frame by the outlines that they are made of."""
    _lines: dict[LineKey, Blending] = field(default_factory=dict)
    """Lines of fields, each by its text, size, color and the part that its field shows."""

    def __post_init__(self) -> None:
        self.shapes = ShapePainter(self.width, self.height, self.places)
        self.picture = KeptPicture(self.width, self.height)
        self._last = MovieCanvas(self.width, self.height)

    def paint(self, stage: MovieStage) -> PaintedMovie:
        """Paint a stage as it stands; its own rectangle fills the picture, its aspect kept."""
        canvas = MovieCanvas(self.width, self.height, earlier=self._last.masked)
        painting = _Painting(canvas, [], stage, self._masks)
        view = view_matrix(stage.movie, self.width, self.height)
        for root in stage.roots:
            self._object(painting, root, view, PLAIN)
        self._last, self._masks = canvas, painting.masks
        return PaintedMovie(self.picture.compose(stage.background, canvas.placed), tuple(painting.texts))

    def _object(
        self, painting: _Painting, target: DisplayObject, matrix: AffineMatrix, transform: ColorTransform
    ) -> None:
        if target.clip is not None:
            self._children(painting, target, matrix, transform)
        elif target.parts is not None:
            self._button(painting, target, matrix, transform)
        else:
            self._character(painting, target, target.character, matrix, transform)

    def _children(
        self, painting: _Painting, target: DisplayObject, matrix: AffineMatrix, transform: ColorTransform
    ) -> None:
        """Paint what stands on a clip; a mask holds all depths up to its own within its shape."""
        assert target.clip is not None
        masks: list[int] = []
        for child in target.clip.in_depth_order():
            while masks and child.depth > masks[-1]:
                masks.pop()
                painting.canvas.masks.pop()
            own = matrix.after(child.matrix)
            if child.clip_depth:
                masks.append(child.clip_depth)
                painting.canvas.masks.append(self._mask(painting, child, own))
            elif child.visible:
                self._object(painting, child, own, transform.after(child.color_transform))
        for _ in masks:
            painting.canvas.masks.pop()

    def _button(
        self,
        painting: _Painting,
        target: DisplayObject,
        matrix: AffineMatrix,
        transform: ColorTransform,
    ) -> None:
        for part in target.below():
            if part.visible:
                self._object(painting, part, matrix.after(part.matrix), transform.after(part.color_transform))

    def _character(
        self,
        painting: _Painting,
        target: DisplayObject,
        character: Character | None,
        matrix: AffineMatrix,
        transform: ColorTransform,
    ) -> None:
        match character:
            case DefineShape():
                self._outline(painting, character.outline, target, matrix, transform)
            case DefineMorphShape():
                self._outline(painting, self._morph(character, target.ratio), target, matrix, transform)
            case DefineText():
                self._text(painting, target.movie, character, matrix, transform)
            case DefineEditText():
                self._field(painting, target, character, matrix, transform)
            case DefineJpeg() | DefineLossless():
                self._outline(painting, self._bitmap_outline(character), target, matrix, transform)

    def _outline(
        self,
        painting: _Painting,
        outline: ShapeOutline,
        target: DisplayObject,
        matrix: AffineMatrix,
        transform: ColorTransform,
    ) -> None:
        painting.canvas.add(self.shapes.blendings(outline, matrix, transform, target.movie))

    def _morph(self, character: DefineMorphShape, ratio: int) -> ShapeOutline:
        """Return a morph at a ratio, the same object as long as it stands still."""
        key = id(character), ratio
        if key not in self._outlines:
            if len(self._outlines) >= MAX_OUTLINES:
                self._outlines.clear()
            self._outlines[key] = character, character.at(ratio)
        return self._outlines[key][1]

    def _mask(self, painting: _Painting, target: DisplayObject, matrix: AffineMatrix) -> Coverage:
        """Return the coverage of a mask, that of the frame before where nothing in it has moved."""
        found: list[tuple[ShapeOutline, AffineMatrix]] = []
        self._gather(target, matrix, found)
        key = tuple((id(outline), own) for outline, own in found)
        known = painting.known_masks.get(key)
        if known is None:
            covered = np.zeros((self.height, self.width), dtype=np.uint8)
            for outline, own in found:
                self.shapes.coverage(outline, own, covered)
            known = covered, [outline for outline, _ in found]
        painting.masks[key] = known
        return known[0]

    def _gather(
        self, target: DisplayObject, matrix: AffineMatrix, found: list[tuple[ShapeOutline, AffineMatrix]]
    ) -> None:
        """Gather the outlines that a mask is made of."""
        match target.character:
            case DefineShape():
                found.append((target.character.outline, matrix))
            case DefineMorphShape():
                found.append((self._morph(target.character, target.ratio), matrix))
        if target.clip is not None:
            for child in target.clip.in_depth_order():
                if child.visible:
                    self._gather(child, matrix.after(child.matrix), found)

    def _text(
        self,
        painting: _Painting,
        movie: SwfMovie,
        text: DefineText,
        matrix: AffineMatrix,
        transform: ColorTransform,
    ) -> None:
        placed = matrix.after(text.matrix)
        for run in text.runs:
            font = movie.characters.get(run.font_id)
            if not isinstance(font, DefineFont):
                continue
            scale = run.height * ONE // font.em
            ink = _ink(Rgba(*transform.apply(*run.color)))
            x = run.x
            for index, advance in run.glyphs:
                if index < len(font.glyphs):
                    own = placed.after(AffineMatrix(scale, 0, 0, scale, x, run.y))
                    painting.canvas.add(self.shapes.blendings(font.glyphs[index], own, ink, movie))
                x += advance
        words = static_text(movie, text)
        if words.strip(f" {UNKNOWN}"):
            painting.note(words, transformed(text.bounds, placed))

    def _field(
        self,
        painting: _Painting,
        target: DisplayObject,
        character: DefineEditText,
        matrix: AffineMatrix,
        transform: ColorTransform,
    ) -> None:
        text = field_text(target, character)
        box = transformed(character.bounds, matrix)
        if not text or box == TwipsRect():
            return
        size = face_size(character.height * box.height // max(1, character.bounds.height) // TWIPS)
        color = Rgba(*transform.apply(*character.color))
        left, top = box.left // TWIPS, box.top // TWIPS
        width, height = box.width // TWIPS, box.height // TWIPS
        for line in field_lines(character, text, width, size, self.face):
            if line.y + size > height + size // 2:
                break
            cell = left, top, left + width, top + height + 2
            painting.canvas.add(self._line(line.text, size, color, left + line.x, top + line.y, cell))
        painting.note(text, box)

    def _line(
        self, text: str, size: int, color: Rgba, x: int, y: int, within: tuple[int, int, int, int]
    ) -> list[PlacedBlending]:
        """Return the letters of a line, cut at their field's box."""
        letters = self.face.coverage(text, size) if text else NO_LETTERS
        left, top = max(within[0], x), max(within[1], y)
        right, bottom = min(within[2], x + letters.shape[1]), min(within[3], y + letters.shape[0])
        if left >= right or top >= bottom:
            return []
        cut = left - x, top - y, right - x, bottom - y
        key = text, size, color, cut
        if key not in self._lines:
            if len(self._lines) >= MAX_OUTLINES:
                self._lines.clear()
            self._lines[key] = color_blending(letters[cut[1] : cut[3], cut[0] : cut[2]], color)
        return [PlacedBlending(self._lines[key], left, top)]

    def _bitmap_outline(self, bitmap: DefineJpeg | DefineLossless) -> ShapeOutline:
        """Return a rectangle filled with a bitmap that was placed without a shape."""
        key = id(bitmap), -1
        if key not in self._outlines:
            size = (bitmap.width, bitmap.height) if isinstance(bitmap, DefineLossless) else (240, 240)
            right, bottom = size[0] * TWIPS, size[1] * TWIPS
            corners = ((right, 0), (right, bottom), (0, bottom), (0, 0))
            edges = tuple((x, y, x, y) for x, y in corners)
            fill = BitmapFill(bitmap.character_id, AffineMatrix(TWIPS * ONE, 0, 0, TWIPS * ONE), False, False)
            self._outlines[key] = bitmap, ShapeOutline((fill,), (), (ShapePath(0, 0, 1, 0, (0, 0), edges),))
        return self._outlines[key][1]


@dataclass(slots=True)
class _Painting:
    """One painting of a stage."""

    canvas: MovieCanvas
    texts: list[PaintedText]
    stage: MovieStage
    known_masks: dict[MaskKey, tuple[Coverage, list[ShapeOutline]]]
    masks: dict[MaskKey, tuple[Coverage, list[ShapeOutline]]] = field(default_factory=dict)

    def note(self, text: str, box: TwipsRect) -> None:
        """Note a text that was painted."""
        place = box.left // TWIPS, box.top // TWIPS, box.width // TWIPS, box.height // TWIPS
        self.texts.append(PaintedText(text, place))


def view_matrix(movie: SwfMovie, width: int, height: int) -> AffineMatrix:
    """Return what carries the stage onto a picture: as large as fits, its aspect kept, in the middle."""
    stage = movie.header.stage
    if not stage.width or not stage.height:
        return AffineMatrix()
    scale = min(width * TWIPS * ONE // stage.width, height * TWIPS * ONE // stage.height)
    left = (width * TWIPS - (stage.width * scale >> 16)) // 2
    top = (height * TWIPS - (stage.height * scale >> 16)) // 2
    return AffineMatrix(scale, 0, 0, scale, left - (stage.left * scale >> 16), top - (stage.top * scale >> 16))


def field_text(target: DisplayObject, character: DefineEditText) -> str:
    """Return what a field shows: its variable's value, or its first text where it has no variable."""
    version = target.movie.header.version
    found = field_variable(target, character)
    if found is None or found[0].clip is None:
        return decode_text(character.text, version)
    return to_string(found[0].clip.variable(found[1], version), min(version, LAST_EMPTY))


def _ink(color: Rgba) -> ColorTransform:
    """Return the transform that makes the black of glyphs a color."""
    return ColorTransform(0, 0, 0, 0, *color)
