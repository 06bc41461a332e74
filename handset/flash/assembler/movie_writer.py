"""Records to the bytes of a whole movie: what `handset.flash.swf.movie` reads.

Source: SWF File Format Specification 19, chapter 2 (SWF structure summary).
"""

from __future__ import annotations

import functools
import operator
import zlib
from collections.abc import Sequence

from handset.flash.assembler.bit_writer import BitWriter
from handset.flash.assembler.character_writers import (
    write_button,
    write_edit_text,
    write_font,
    write_jpeg,
    write_lossless,
    write_sound,
    write_sound_start,
    write_text,
)
from handset.flash.assembler.geometry_writers import write_color_transform, write_matrix, write_rect
from handset.flash.assembler.shape_writers import write_morph_shape, write_shape
from handset.flash.swf.bitmaps import DefineJpeg, DefineLossless
from handset.flash.swf.buttons import DefineButton
from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.header import MovieHeader
from handset.flash.swf.morphs import DefineMorphShape
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.placement import FIRST_WIDE_EVENTS, KEY_PRESS_EVENT, ClipAction, PlaceObject, RemoveObject
from handset.flash.swf.shapes import DefineShape
from handset.flash.swf.sounds import DefineSound, SoundStart, SoundStreamBlock
from handset.flash.swf.tag_readers import Character
from handset.flash.swf.tags import TagCode
from handset.flash.swf.texts import DefineEditText, DefineText
from handset.flash.swf.timeline_tags import (
    ControlTag,
    DefineSprite,
    DoAction,
    DoInitAction,
    MovieFrame,
    SetBackgroundColor,
)

LONG_LENGTH = 0x3F


def write_movie(movie: SwfMovie) -> bytes:
    """Assemble the movie: its head, its characters in the order of its dictionary, its frames.

    Raises:
        ValueError: The movie has what the assembler does not write: several layers in a shape, a stream.
    """
    body = BitWriter()
    write_rect(body, movie.header.stage)
    body.u16(movie.header.frame_rate)
    body.u16(len(movie.frames))
    for character in movie.characters.values():
        write_character(body, character, movie.header.version)
    _write_exports(body, movie)
    write_frames(body, movie.frames, movie.header.version)
    return _with_head(movie.header, body.data())


def write_character(writer: BitWriter, character: Character, version: int) -> None:
    """Write the tag that defines a character, in the oldest version of the tag that can hold it."""
    body = BitWriter()
    write_tag(writer, _write_definition(body, character, version), body.data())


def write_frames(writer: BitWriter, frames: Sequence[MovieFrame], version: int) -> None:
    """Write the tags of a timeline and its end tag."""
    for frame in frames:
        if frame.label is not None:
            write_tag(writer, TagCode.FRAME_LABEL, frame.label + b"\0")
        for control in frame.tags:
            body = BitWriter()
            write_tag(writer, _write_control(body, control, version), body.data())
        write_tag(writer, TagCode.SHOW_FRAME, b"")
    write_tag(writer, TagCode.END, b"")


def write_tag(writer: BitWriter, code: int, body: bytes) -> None:
    """Write a RECORDHEADER and the body of a tag; a bitmap always has its length in 32 bits, as players want."""
    always_long = code in (TagCode.DEFINE_BITS_LOSSLESS, TagCode.DEFINE_BITS_LOSSLESS2, TagCode.DEFINE_BITS_JPEG2)
    if len(body) < LONG_LENGTH and not always_long:
        writer.u16(code << 6 | len(body))
    else:
        writer.u16(code << 6 | LONG_LENGTH)
        writer.u32(len(body))
    writer.raw(body)


def _with_head(header: MovieHeader, body: bytes) -> bytes:
    length = (8 + len(body)).to_bytes(4, "little")
    head = (b"CWS" if header.packed else b"FWS") + bytes([header.version]) + length
    return head + (zlib.compress(body, 9) if header.packed else body)


def _write_definition(writer: BitWriter, character: Character, version: int) -> TagCode:
    match character:
        case DefineShape():
            write_shape(writer, character, 3)
            return TagCode.DEFINE_SHAPE3
        case DefineMorphShape():
            write_morph_shape(writer, character)
            return TagCode.DEFINE_MORPH_SHAPE
        case DefineJpeg():
            write_jpeg(writer, character)
            return TagCode.DEFINE_BITS_JPEG3 if character.packed_alpha else TagCode.DEFINE_BITS_JPEG2
        case DefineLossless():
            write_lossless(writer, character)
            return TagCode.DEFINE_BITS_LOSSLESS2 if character.with_alpha else TagCode.DEFINE_BITS_LOSSLESS
        case DefineFont():
            write_font(writer, character)
            return TagCode.DEFINE_FONT2
        case DefineText():
            write_text(writer, character, with_alpha=True)
            return TagCode.DEFINE_TEXT2
        case DefineEditText():
            write_edit_text(writer, character)
            return TagCode.DEFINE_EDIT_TEXT
        case DefineButton():
            write_button(writer, character)
            return TagCode.DEFINE_BUTTON2
        case DefineSound():
            write_sound(writer, character)
            return TagCode.DEFINE_SOUND
        case DefineSprite():
            writer.u16(character.character_id)
            writer.u16(len(character.frames))
            write_frames(writer, character.frames, version)
            return TagCode.DEFINE_SPRITE


def _write_control(writer: BitWriter, control: ControlTag, version: int) -> TagCode:
    match control:
        case PlaceObject():
            _write_placement(writer, control, version)
            return TagCode.PLACE_OBJECT2
        case RemoveObject():
            writer.u16(control.depth)
            return TagCode.REMOVE_OBJECT2
        case DoAction():
            writer.raw(control.actions)
            return TagCode.DO_ACTION
        case DoInitAction():
            writer.u16(control.sprite_id)
            writer.raw(control.actions)
            return TagCode.DO_INIT_ACTION
        case SetBackgroundColor():
            writer.raw(bytes(control.color[:3]))
            return TagCode.SET_BACKGROUND_COLOR
        case SoundStart():
            writer.u16(control.sound_id)
            write_sound_start(writer, control)
            return TagCode.START_SOUND
        case SoundStreamBlock():
            writer.raw(control.data)
            return TagCode.SOUND_STREAM_BLOCK
        case _:
            raise ValueError("the assembler does not write streams of sound")


def _write_placement(writer: BitWriter, place: PlaceObject, version: int) -> None:
    fields = (
        bool(place.clip_actions),
        place.clip_depth is not None,
        place.name is not None,
        place.ratio is not None,
        place.color_transform is not None,
        place.matrix is not None,
        place.character_id is not None,
        place.moves,
    )
    writer.u8(sum(present << bit for bit, present in enumerate(reversed(fields))))
    writer.u16(place.depth)
    if place.character_id is not None:
        writer.u16(place.character_id)
    if place.matrix is not None:
        write_matrix(writer, place.matrix)
    if place.color_transform is not None:
        write_color_transform(writer, place.color_transform, with_alpha=True)
    if place.ratio is not None:
        writer.u16(place.ratio)
    if place.name is not None:
        writer.string(place.name)
    if place.clip_depth is not None:
        writer.u16(place.clip_depth)
    if place.clip_actions:
        _write_clip_actions(writer, place.clip_actions, version)


def _write_clip_actions(writer: BitWriter, clip_actions: Sequence[ClipAction], version: int) -> None:
    flags = writer.u32 if version >= FIRST_WIDE_EVENTS else writer.u16
    writer.u16(0)
    flags(functools.reduce(operator.or_, (each.events for each in clip_actions)))
    for each in clip_actions:
        key = bytes([each.key_code]) if each.events & KEY_PRESS_EVENT else b""
        flags(each.events)
        writer.u32(len(each.actions) + len(key))
        writer.raw(key + each.actions)
    flags(0)


def _write_exports(writer: BitWriter, movie: SwfMovie) -> None:
    if not movie.exports:
        return
    body = BitWriter()
    body.u16(len(movie.exports))
    for name, character_id in movie.exports.items():
        body.u16(character_id)
        body.string(name)
    write_tag(writer, TagCode.EXPORT_ASSETS, body.data())
