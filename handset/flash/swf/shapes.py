"""Shapes: edges between a fill on their left and one on their right, with a line along them.

Source: SWF File Format Specification 19, chapter 6 (Shapes).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.flash.swf.bits import BitReader
from handset.flash.swf.budget import ParseBudget
from handset.flash.swf.fills import FillStyle, LineStyle, StyleFormat, read_fill_styles, read_line_styles
from handset.flash.swf.geometry import TwipsRect, read_rect

ShapeEdge = tuple[int, int, int, int]
"""Quadratic curve: control x, control y, end x, end y in twips. A straight edge's control point is its end."""


@dataclass(frozen=True, slots=True)
class ShapePath:
    """Run of edges with the same styles.

    `left_fill`, `right_fill` and `line` count from 1 into the outline's styles, 0 is none. A higher layer lies over
    all of the layers below it: a shape's styles may begin anew in its middle.
    """

    layer: int
    left_fill: int
    right_fill: int
    line: int
    start: tuple[int, int]
    edges: tuple[ShapeEdge, ...]


@dataclass(frozen=True, slots=True)
class ShapeOutline:
    """All paths of a shape, with the styles that they count into."""

    fills: tuple[FillStyle, ...]
    lines: tuple[LineStyle, ...]
    paths: tuple[ShapePath, ...]


@dataclass(frozen=True, slots=True)
class DefineShape:
    """Shape character."""

    character_id: int
    bounds: TwipsRect
    outline: ShapeOutline
    nonzero: bool = False
    """Whether overlapping edges fill by the nonzero winding rule instead of by their sides (DefineShape4)."""


@dataclass(slots=True)
class OutlineBuilder:
    """Outline while its records are read: the pen, the styles in force, the path that grows."""

    fills: list[FillStyle] = field(default_factory=list)
    lines: list[LineStyle] = field(default_factory=list)
    paths: list[ShapePath] = field(default_factory=list)
    x: int = 0
    y: int = 0
    layer: int = 0
    left_fill: int = 0
    right_fill: int = 0
    line: int = 0
    first_fill: int = 0
    first_line: int = 0
    _start: tuple[int, int] = (0, 0)
    _edges: list[ShapeEdge] = field(default_factory=list)

    def begin_path(self) -> None:
        """End the path that grows and begin the next at the pen."""
        if self._edges:
            path = ShapePath(self.layer, self.left_fill, self.right_fill, self.line, self._start, tuple(self._edges))
            self.paths.append(path)
            self._edges = []
        self._start = (self.x, self.y)

    def begin_layer(self, fills: tuple[FillStyle, ...], lines: tuple[LineStyle, ...]) -> None:
        """Count styles from now on into `fills` and `lines`, over all that was drawn before."""
        self.layer += bool(self.paths)
        self.first_fill, self.first_line = len(self.fills), len(self.lines)
        self.fills += fills
        self.lines += lines
        self.left_fill = self.right_fill = self.line = 0

    def style(self, first: int, number: int, count: int) -> int:
        """Return the number, within the outline, of a fill or line style of the current layer.

        Args:
            first: The layer's first style in the outline.
            number: The style's number in the layer, from 1 on.
            count: Styles of the outline so far.

        Returns:
            0, which stands for no style, where the layer does not have it.
        """
        return first + number if 0 < number <= count - first else 0

    def straight(self, dx: int, dy: int) -> None:
        """Add a straight edge."""
        self.x += dx
        self.y += dy
        self._edges.append((self.x, self.y, self.x, self.y))

    def curve(self, control_dx: int, control_dy: int, dx: int, dy: int) -> None:
        """Add a curved edge: to the control point, and from there to the end."""
        control_x, control_y = self.x + control_dx, self.y + control_dy
        self.x, self.y = control_x + dx, control_y + dy
        self._edges.append((control_x, control_y, self.x, self.y))

    def finish(self) -> ShapeOutline:
        """Return the whole outline."""
        self.begin_path()
        return ShapeOutline(tuple(self.fills), tuple(self.lines), tuple(self.paths))


EDGE, STRAIGHT = 0x20, 0x10
"""Bits of the first six of a record of a shape: an edge, and one without a curve."""


def read_shape(reader: BitReader, version: int, budget: ParseBudget) -> DefineShape:
    """Read a DefineShape, DefineShape2, 3 or 4, as `version` says."""
    character_id = reader.u16()
    bounds = read_rect(reader)
    nonzero = False
    if version == 4:
        read_rect(reader)  # bounds of the edges alone
        nonzero = bool(reader.u8() & 4)
    outline = read_outline(reader, StyleFormat(version), budget)
    return DefineShape(character_id, bounds, outline, nonzero)


def read_outline(reader: BitReader, form: StyleFormat, budget: ParseBudget) -> ShapeOutline:
    """Read a SHAPEWITHSTYLE."""
    builder = OutlineBuilder()
    builder.begin_layer(read_fill_styles(reader, form), read_line_styles(reader, form))
    read_records(reader, builder, form, budget)
    return builder.finish()


def read_glyph(reader: BitReader, budget: ParseBudget) -> ShapeOutline:
    """Read a SHAPE without styles: a glyph, whose fill 1 is the color of its text."""
    builder = OutlineBuilder()
    read_records(reader, builder, StyleFormat(0), budget)
    return builder.finish()


def read_records(reader: BitReader, builder: OutlineBuilder, form: StyleFormat, budget: ParseBudget) -> None:
    """Read SHAPERECORDs up to the end record. In a format of version 0 fill 1 stands for itself without a style."""
    reader.align()
    fill_bits, line_bits = reader.unsigned_bits(4), reader.unsigned_bits(4)
    while True:
        head = reader.unsigned_bits(6)
        if head & EDGE:
            budget.take_edge()
            read_edge(reader, builder, head)
            continue
        flags = head
        if not flags:
            return
        read_move(reader, builder, flags)
        _read_styles(reader, builder, flags, (fill_bits, line_bits), form)
        if flags & 16 and form.version >= 2:
            builder.begin_layer(read_fill_styles(reader, form), read_line_styles(reader, form))
            fill_bits, line_bits = reader.unsigned_bits(4), reader.unsigned_bits(4)


def read_edge(reader: BitReader, builder: OutlineBuilder, head: int) -> None:
    """Read a STRAIGHTEDGERECORD or CURVEDEDGERECORD after its first six bits, `head`; a field at a time is slow."""
    bits = (head & 15) + 2
    if not head & STRAIGHT:
        builder.curve(*reader.signed_fields(bits, 4))
    elif reader.flag():
        builder.straight(*reader.signed_fields(bits, 2))
    elif reader.flag():
        builder.straight(0, reader.signed_bits(bits))
    else:
        builder.straight(reader.signed_bits(bits), 0)


def read_move(reader: BitReader, builder: OutlineBuilder, flags: int) -> None:
    """Read the MoveTo of a STYLECHANGERECORD, if it has one, and begin a path."""
    if not flags & 1:
        builder.begin_path()
        return
    bits = reader.unsigned_bits(5)
    x, y = reader.signed_bits(bits), reader.signed_bits(bits)
    builder.begin_path()
    builder.x, builder.y = x, y
    builder.begin_path()


def _read_styles(
    reader: BitReader, builder: OutlineBuilder, flags: int, bits: tuple[int, int], form: StyleFormat
) -> None:
    fills = len(builder.fills) if form.version else builder.first_fill + 1
    if flags & 2:
        builder.left_fill = builder.style(builder.first_fill, reader.unsigned_bits(bits[0]), fills)
    if flags & 4:
        builder.right_fill = builder.style(builder.first_fill, reader.unsigned_bits(bits[0]), fills)
    if flags & 8:
        builder.line = builder.style(builder.first_line, reader.unsigned_bits(bits[1]), len(builder.lines))
