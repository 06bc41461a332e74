"""Fonts: outlines of glyphs, and which characters they stand for.

Source: SWF File Format Specification 19, chapter 10 (Fonts and text).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handset.flash.swf.bits import BitReader
from handset.flash.swf.budget import ParseBudget
from handset.flash.swf.shapes import ShapeOutline, read_glyph

EM = 1024
"""Units of the em square that glyphs are drawn in; 20 times as many in a DefineFont3."""


@dataclass(frozen=True, slots=True)
class DefineFont:
    """Font character; one without glyphs stands for the phone's own face."""

    character_id: int
    glyphs: tuple[ShapeOutline, ...] = ()
    name: bytes = b""
    codes: tuple[int, ...] = ()
    """Code of each glyph: Shift_JIS where `shift_jis`, else Unicode (from SWF 6) or the system's code page."""
    shift_jis: bool = False
    bold: bool = False
    italic: bool = False
    em: int = EM
    advances: tuple[int, ...] = ()
    """Advance of each glyph in units of `em`; none where the font has no layout of its own."""
    ascent: int = 0
    descent: int = 0
    leading: int = 0


@dataclass(frozen=True, slots=True)
class DefineFontInfo:
    """Name and codes of a DefineFont of SWF 1."""

    font_id: int
    name: bytes
    codes: tuple[int, ...]
    shift_jis: bool
    bold: bool
    italic: bool


def read_font(reader: BitReader, budget: ParseBudget) -> DefineFont:
    """Read a DefineFont, which is glyphs alone."""
    character_id = reader.u16()
    if reader.remaining < 2:
        return DefineFont(character_id)
    table = reader.position
    first = reader.u16()
    offsets = [first, *(reader.u16() for _ in range(first // 2 - 1))]
    return DefineFont(character_id, _read_glyphs(reader, table, offsets, budget))


def read_font_info(reader: BitReader, version: int) -> DefineFontInfo:
    """Read a DefineFontInfo, or a DefineFontInfo2 when `version` is 2."""
    font_id = reader.u16()
    name = reader.raw(reader.u8()).rstrip(b"\0")
    flags = reader.u8()
    if version == 2:
        reader.u8()  # the language
    wide = bool(flags & 0x01)
    count = reader.remaining // (2 if wide else 1)
    codes = tuple(reader.u16() if wide else reader.u8() for _ in range(count))
    return DefineFontInfo(font_id, name, codes, bool(flags & 0x10), bool(flags & 0x02), bool(flags & 0x04))


def with_info(font: DefineFont, info: DefineFontInfo) -> DefineFont:
    """Return the font with the name and codes that its DefineFontInfo gives."""
    return replace(font, name=info.name, codes=info.codes, shift_jis=info.shift_jis, bold=info.bold, italic=info.italic)


def read_font2(reader: BitReader, budget: ParseBudget, em: int = EM) -> DefineFont:
    """Read a DefineFont2, or a DefineFont3 when `em` is 20 times as large."""
    character_id, flags = reader.u16(), reader.u8()
    reader.u8()  # the language
    name = reader.raw(reader.u8()).rstrip(b"\0")
    count = reader.u16()
    wide_offsets, wide_codes = bool(flags & 0x08), bool(flags & 0x04)
    table = reader.position
    offset = reader.u32 if wide_offsets else reader.u16
    offsets = [offset() for _ in range(count)]
    codes_at = table + offset() if count or reader.remaining >= (4 if wide_offsets else 2) else reader.position
    glyphs = _read_glyphs(reader, table, offsets, budget)
    reader.seek(codes_at)
    font = DefineFont(
        character_id,
        glyphs,
        name,
        tuple(reader.u16() if wide_codes else reader.u8() for _ in range(count)),
        bool(flags & 0x40),
        bool(flags & 0x01),
        bool(flags & 0x02),
        em,
    )
    return _with_layout(font, reader) if flags & 0x80 else font


def _read_glyphs(reader: BitReader, table: int, offsets: list[int], budget: ParseBudget) -> tuple[ShapeOutline, ...]:
    glyphs = []
    for offset in offsets:
        reader.seek(table + offset)
        glyphs.append(read_glyph(reader, budget))
    return tuple(glyphs)


def _with_layout(font: DefineFont, reader: BitReader) -> DefineFont:
    """Read ascent, descent, leading and advances; the glyphs' bounds and the kerning behind them are not used."""
    ascent, descent, leading = reader.u16(), reader.u16(), reader.s16()
    advances = tuple(reader.s16() for _ in font.codes)
    return replace(font, ascent=ascent, descent=descent, leading=leading, advances=advances)
