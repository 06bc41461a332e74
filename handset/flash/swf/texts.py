"""Text: fixed runs of glyphs, and fields whose text is a variable.

Source: SWF File Format Specification 19, chapter 10 (Static text tags, Dynamic text tags).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.colors import Rgba, read_color, read_rgba
from handset.flash.swf.geometry import AffineMatrix, TwipsRect, read_matrix, read_rect

BLACK = Rgba(0, 0, 0)


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font, size and color from a point on."""

    font_id: int
    height: int
    """Size of the em square in twips."""
    color: Rgba
    x: int
    y: int
    glyphs: tuple[tuple[int, int], ...]
    """Index of each glyph in its font and its advance in twips."""


@dataclass(frozen=True, slots=True)
class DefineText:
    """Text character whose glyphs stand in the file."""

    character_id: int
    bounds: TwipsRect
    matrix: AffineMatrix
    runs: tuple[GlyphRun, ...]


class TextAlign(enum.IntEnum):
    """Alignment of a field's lines."""

    LEFT = 0
    RIGHT = 1
    CENTER = 2
    JUSTIFY = 3


@dataclass(frozen=True, slots=True)
class DefineEditText:
    """Text field: what it shows is the value of its variable."""

    character_id: int
    bounds: TwipsRect
    variable: bytes
    text: bytes = b""
    font_id: int | None = None
    height: int = 240
    """Size of the letters in twips."""
    color: Rgba = BLACK
    max_length: int | None = None
    align: TextAlign = TextAlign.LEFT
    left_margin: int = 0
    right_margin: int = 0
    indent: int = 0
    leading: int = 0
    multiline: bool = False
    word_wrap: bool = False
    password: bool = False
    read_only: bool = False
    selectable: bool = True
    border: bool = False
    html: bool = False
    uses_outlines: bool = False
    """Whether the embedded font draws it, instead of the phone's own face."""
    auto_size: bool = False


@dataclass(slots=True)
class _RunState:
    """What a TEXTRECORD keeps from the one before it."""

    font_id: int = 0
    height: int = 240
    color: Rgba = BLACK
    x: int = 0
    y: int = 0


def read_text(reader: BitReader, *, with_alpha: bool) -> DefineText:
    """Read a DefineText, or a DefineText2 when its colors are transparent."""
    character_id = reader.u16()
    bounds, matrix = read_rect(reader), read_matrix(reader)
    bits = reader.u8(), reader.u8()
    state, runs = _RunState(), []
    while reader.remaining and (flags := reader.u8()):
        runs.append(_read_run(reader, state, flags, bits, with_alpha=with_alpha))
    return DefineText(character_id, bounds, matrix, tuple(runs))


def _read_run(reader: BitReader, state: _RunState, flags: int, bits: tuple[int, int], *, with_alpha: bool) -> GlyphRun:
    has_font = flags & 0x08
    if has_font:
        state.font_id = reader.u16()
    if flags & 0x04:
        state.color = read_color(reader, with_alpha=with_alpha)
    if flags & 0x01:
        state.x = reader.s16()
    if flags & 0x02:
        state.y = reader.s16()
    if has_font:
        state.height = reader.u16()
    glyphs = tuple((reader.unsigned_bits(bits[0]), reader.signed_bits(bits[1])) for _ in range(reader.u8()))
    reader.align()
    run = GlyphRun(state.font_id, state.height, state.color, state.x, state.y, glyphs)
    state.x += sum(advance for _, advance in glyphs)
    return run


def read_edit_text(reader: BitReader) -> DefineEditText:
    """Read a DefineEditText."""
    character_id, bounds = reader.u16(), read_rect(reader)
    reader.align()
    flags = int.from_bytes(reader.raw(2), "big")
    font_id = reader.u16() if flags & 0x0100 else None
    if flags & 0x0080:
        reader.string()  # the class of the font
    height = reader.u16() if flags & 0x0180 else 240
    color = read_rgba(reader) if flags & 0x0400 else BLACK
    max_length = reader.u16() if flags & 0x0200 else None
    align, layout = TextAlign.LEFT, (0, 0, 0, 0)
    if flags & 0x0020:
        align = TextAlign(reader.u8() & 3)
        layout = reader.u16(), reader.u16(), reader.u16(), reader.s16()
    variable = reader.string()
    text = reader.string() if flags & 0x8000 else b""
    return DefineEditText(
        character_id,
        bounds,
        variable,
        text,
        font_id,
        height,
        color,
        max_length,
        align,
        *layout,
        multiline=bool(flags & 0x2000),
        word_wrap=bool(flags & 0x4000),
        password=bool(flags & 0x1000),
        read_only=bool(flags & 0x0800),
        selectable=not flags & 0x0010,
        border=bool(flags & 0x0008),
        html=bool(flags & 0x0002),
        uses_outlines=bool(flags & 0x0001),
        auto_size=bool(flags & 0x0040),
    )
