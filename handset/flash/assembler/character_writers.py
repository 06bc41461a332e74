"""Writers of bitmaps, fonts, texts, buttons and sounds: what the readers of `handset.flash.swf` take."""

from __future__ import annotations

from handset.flash.assembler.bit_writer import BitWriter, bits_of, signed_bits_of
from handset.flash.assembler.geometry_writers import write_color_transform, write_matrix, write_rect
from handset.flash.assembler.shape_writers import write_glyph
from handset.flash.swf.bitmaps import DefineJpeg, DefineLossless, PixelFormat
from handset.flash.swf.buttons import ButtonAction, ButtonCharacter, DefineButton
from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.sounds import RATES, DefineSound, SoundStart
from handset.flash.swf.texts import DefineEditText, DefineText, GlyphRun


def write_jpeg(writer: BitWriter, bitmap: DefineJpeg) -> None:
    """Write the body of a DefineBitsJPEG2, or of a DefineBitsJPEG3 when it has an alpha channel."""
    writer.u16(bitmap.character_id)
    if bitmap.packed_alpha:
        writer.u32(len(bitmap.data))
    writer.raw(bitmap.data + bitmap.packed_alpha)


def write_lossless(writer: BitWriter, bitmap: DefineLossless) -> None:
    """Write the body of a DefineBitsLossless or DefineBitsLossless2."""
    writer.u16(bitmap.character_id)
    writer.u8(bitmap.pixel_format)
    writer.u16(bitmap.width)
    writer.u16(bitmap.height)
    if bitmap.pixel_format is PixelFormat.INDEXED:
        writer.u8(bitmap.color_count - 1)
    writer.raw(bitmap.packed)


def write_font(writer: BitWriter, font: DefineFont) -> None:
    """Write the body of a DefineFont2 with wide codes, and with a layout where the font has advances."""
    writer.u16(font.character_id)
    has_layout = bool(font.advances)
    writer.u8(has_layout << 7 | font.shift_jis << 6 | 0x08 | 0x04 | font.italic << 1 | font.bold)
    writer.u8(0)
    writer.u8(len(font.name))
    writer.raw(font.name)
    writer.u16(len(font.glyphs))
    offset = 4 * len(font.glyphs) + 4
    bodies = [_glyph_bytes(font, index) for index in range(len(font.glyphs))]
    for body in bodies:
        writer.u32(offset)
        offset += len(body)
    writer.u32(offset)
    writer.raw(b"".join(bodies))
    for code in font.codes:
        writer.u16(code)
    if has_layout:
        _write_layout(writer, font)


def write_text(writer: BitWriter, text: DefineText, *, with_alpha: bool) -> None:
    """Write the body of a DefineText, or of a DefineText2 when its colors are transparent."""
    writer.u16(text.character_id)
    write_rect(writer, text.bounds)
    write_matrix(writer, text.matrix)
    glyphs = [glyph for run in text.runs for glyph in run.glyphs]
    index_bits = max((bits_of(index) for index, _ in glyphs), default=0)
    advance_bits = signed_bits_of(advance for _, advance in glyphs)
    writer.u8(index_bits)
    writer.u8(advance_bits)
    for run in text.runs:
        _write_run(writer, run, (index_bits, advance_bits), with_alpha=with_alpha)
    writer.u8(0)


def write_edit_text(writer: BitWriter, field: DefineEditText) -> None:
    """Write the body of a DefineEditText."""
    writer.u16(field.character_id)
    write_rect(writer, field.bounds)
    flags = [
        bool(field.text),
        field.word_wrap,
        field.multiline,
        field.password,
        field.read_only,
        True,
        field.max_length is not None,
        field.font_id is not None,
        False,
        field.auto_size,
        True,
        not field.selectable,
        field.border,
        False,
        field.html,
        field.uses_outlines,
    ]
    for flag in flags:
        writer.flag(flag)
    if field.font_id is not None:
        writer.u16(field.font_id)
        writer.u16(field.height)
    writer.raw(bytes(field.color))
    if field.max_length is not None:
        writer.u16(field.max_length)
    writer.u8(field.align)
    for margin in (field.left_margin, field.right_margin, field.indent):
        writer.u16(margin)
    writer.s16(field.leading)
    writer.string(field.variable)
    if field.text:
        writer.string(field.text)


def write_button(writer: BitWriter, button: DefineButton) -> None:
    """Write the body of a DefineButton2."""
    writer.u16(button.character_id)
    writer.u8(button.tracks_as_menu)
    characters = BitWriter()
    for character in button.characters:
        _write_button_character(characters, character)
    characters.u8(0)
    body = characters.data()
    writer.u16(len(body) + 2 if button.actions else 0)
    writer.raw(body)
    for index, action in enumerate(button.actions):
        _write_button_action(writer, action, last=index == len(button.actions) - 1)


def write_sound(writer: BitWriter, sound: DefineSound) -> None:
    """Write the body of a DefineSound."""
    writer.u16(sound.character_id)
    writer.unsigned_bits(sound.coding, 4)
    writer.unsigned_bits(RATES.index(sound.rate), 2)
    writer.flag(sound.wide)
    writer.flag(sound.stereo)
    writer.u32(sound.sample_count)
    writer.raw(sound.data)


def write_sound_start(writer: BitWriter, start: SoundStart) -> None:
    """Write a SOUNDINFO."""
    has_in, has_out = start.in_point is not None, start.out_point is not None
    has_loops = start.loops != 1
    writer.u8(start.stops << 5 | start.single << 4 | has_loops << 2 | has_out << 1 | has_in)
    if start.in_point is not None:
        writer.u32(start.in_point)
    if start.out_point is not None:
        writer.u32(start.out_point)
    if has_loops:
        writer.u16(start.loops)


def _glyph_bytes(font: DefineFont, index: int) -> bytes:
    writer = BitWriter()
    write_glyph(writer, font.glyphs[index])
    return writer.data()


def _write_layout(writer: BitWriter, font: DefineFont) -> None:
    writer.u16(font.ascent)
    writer.u16(font.descent)
    writer.s16(font.leading)
    for advance in font.advances:
        writer.s16(advance)
    for _ in font.glyphs:
        writer.u8(0)  # bounds of a glyph, which players do not read
    writer.u16(0)


def _write_run(writer: BitWriter, run: GlyphRun, bits: tuple[int, int], *, with_alpha: bool) -> None:
    if len(run.glyphs) > 255:
        raise ValueError("a run of glyphs has at most 255 of them")
    writer.u8(0x80 | 0x08 | 0x04 | 0x02 | 0x01)
    writer.u16(run.font_id)
    writer.raw(bytes(run.color if with_alpha else run.color[:3]))
    writer.s16(run.x)
    writer.s16(run.y)
    writer.u16(run.height)
    writer.u8(len(run.glyphs))
    for index, advance in run.glyphs:
        writer.unsigned_bits(index, bits[0])
        writer.signed_bits(advance, bits[1])
    writer.align()


def _write_button_character(writer: BitWriter, character: ButtonCharacter) -> None:
    writer.u8(character.states)
    writer.u16(character.character_id)
    writer.u16(character.depth)
    write_matrix(writer, character.matrix)
    write_color_transform(writer, character.color_transform, with_alpha=True)


def _write_button_action(writer: BitWriter, action: ButtonAction, *, last: bool) -> None:
    writer.u16(0 if last else len(action.actions) + 4)
    writer.u16(action.key_code << 9 | action.conditions)
    writer.raw(action.actions)
