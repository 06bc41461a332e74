"""Readers of a movie's tags, by code.

Source: SWF File Format Specification 19, appendix B (Reverse index of tag values).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from handset.flash.swf.bitmaps import DefineJpeg, DefineLossless, read_jpeg, read_jpeg_with_alpha, read_lossless
from handset.flash.swf.bits import BitReader
from handset.flash.swf.budget import ParseBudget
from handset.flash.swf.buttons import DefineButton, read_button, read_button2
from handset.flash.swf.fonts import EM, DefineFont, read_font, read_font2
from handset.flash.swf.morphs import DefineMorphShape, read_morph_shape
from handset.flash.swf.placement import (
    read_place_object,
    read_place_object2,
    read_place_object3,
    read_remove_object,
    read_remove_object2,
)
from handset.flash.swf.shapes import DefineShape, read_shape
from handset.flash.swf.sounds import DefineSound, SoundStreamBlock, read_sound, read_start_sound, read_stream_head
from handset.flash.swf.tags import TagCode
from handset.flash.swf.texts import DefineEditText, DefineText, read_edit_text, read_text
from handset.flash.swf.timeline_tags import (
    ControlTag,
    DefineSprite,
    read_background,
    read_do_action,
    read_do_init_action,
)

Character = (
    DefineShape
    | DefineMorphShape
    | DefineJpeg
    | DefineLossless
    | DefineFont
    | DefineText
    | DefineEditText
    | DefineButton
    | DefineSound
    | DefineSprite
)
"""What stands in a movie's dictionary under an identifier."""


@dataclass(slots=True)
class ParseContext:
    """Context of the reading of a tag: what is known of the movie so far."""

    version: int
    budget: ParseBudget = field(default_factory=ParseBudget)
    jpeg_tables: bytes = b""
    """Tables that the movie's DefineBits share."""


_Definer = Callable[[BitReader, ParseContext], Character]
_Controller = Callable[[BitReader, ParseContext], ControlTag]

DEFINERS: Mapping[int, _Definer] = {
    TagCode.DEFINE_SHAPE: lambda reader, context: read_shape(reader, 1, context.budget),
    TagCode.DEFINE_SHAPE2: lambda reader, context: read_shape(reader, 2, context.budget),
    TagCode.DEFINE_SHAPE3: lambda reader, context: read_shape(reader, 3, context.budget),
    TagCode.DEFINE_SHAPE4: lambda reader, context: read_shape(reader, 4, context.budget),
    TagCode.DEFINE_MORPH_SHAPE: lambda reader, context: read_morph_shape(reader, 1, context.budget),
    TagCode.DEFINE_MORPH_SHAPE2: lambda reader, context: read_morph_shape(reader, 2, context.budget),
    TagCode.DEFINE_BITS: lambda reader, context: read_jpeg(reader, context.jpeg_tables),
    TagCode.DEFINE_BITS_JPEG2: lambda reader, _: read_jpeg(reader),
    TagCode.DEFINE_BITS_JPEG3: lambda reader, _: read_jpeg_with_alpha(reader),
    TagCode.DEFINE_BITS_LOSSLESS: lambda reader, _: read_lossless(reader, with_alpha=False),
    TagCode.DEFINE_BITS_LOSSLESS2: lambda reader, _: read_lossless(reader, with_alpha=True),
    TagCode.DEFINE_FONT: lambda reader, context: read_font(reader, context.budget),
    TagCode.DEFINE_FONT2: lambda reader, context: read_font2(reader, context.budget),
    TagCode.DEFINE_FONT3: lambda reader, context: read_font2(reader, context.budget, EM * 20),
    TagCode.DEFINE_TEXT: lambda reader, _: read_text(reader, with_alpha=False),
    TagCode.DEFINE_TEXT2: lambda reader, _: read_text(reader, with_alpha=True),
    TagCode.DEFINE_EDIT_TEXT: lambda reader, _: read_edit_text(reader),
    TagCode.DEFINE_BUTTON: lambda reader, _: read_button(reader),
    TagCode.DEFINE_BUTTON2: lambda reader, _: read_button2(reader),
    TagCode.DEFINE_SOUND: lambda reader, _: read_sound(reader),
}
"""How a definition of each code is read."""

CONTROLLERS: Mapping[int, _Controller] = {
    TagCode.PLACE_OBJECT: lambda reader, _: read_place_object(reader),
    TagCode.PLACE_OBJECT2: lambda reader, context: read_place_object2(reader, context.version),
    TagCode.PLACE_OBJECT3: lambda reader, context: read_place_object3(reader, context.version),
    TagCode.REMOVE_OBJECT: lambda reader, _: read_remove_object(reader),
    TagCode.REMOVE_OBJECT2: lambda reader, _: read_remove_object2(reader),
    TagCode.DO_ACTION: lambda reader, _: read_do_action(reader),
    TagCode.DO_INIT_ACTION: lambda reader, _: read_do_init_action(reader),
    TagCode.SET_BACKGROUND_COLOR: lambda reader, _: read_background(reader),
    TagCode.START_SOUND: lambda reader, _: read_start_sound(reader),
    TagCode.SOUND_STREAM_HEAD: lambda reader, _: read_stream_head(reader),
    TagCode.SOUND_STREAM_HEAD2: lambda reader, _: read_stream_head(reader),
    TagCode.SOUND_STREAM_BLOCK: lambda reader, _: SoundStreamBlock(reader.rest()),
}
"""How a tag of a frame of each code is read."""
