"""The tags that a movie is made of: their codes, and the walk from one to the next.

Source: SWF File Format Specification 19, chapter 2 (Tag format), appendix B (Reverse index of tag values).
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from handset.flash.swf.bits import BitReader


class TagCode(enum.IntEnum):
    """Codes of the tags of SWF 1 to 8 that this player reads or knows by name."""

    END = 0
    SHOW_FRAME = 1
    DEFINE_SHAPE = 2
    FREE_CHARACTER = 3
    PLACE_OBJECT = 4
    REMOVE_OBJECT = 5
    DEFINE_BITS = 6
    DEFINE_BUTTON = 7
    JPEG_TABLES = 8
    SET_BACKGROUND_COLOR = 9
    DEFINE_FONT = 10
    DEFINE_TEXT = 11
    DO_ACTION = 12
    DEFINE_FONT_INFO = 13
    DEFINE_SOUND = 14
    START_SOUND = 15
    DEFINE_BUTTON_SOUND = 17
    SOUND_STREAM_HEAD = 18
    SOUND_STREAM_BLOCK = 19
    DEFINE_BITS_LOSSLESS = 20
    DEFINE_BITS_JPEG2 = 21
    DEFINE_SHAPE2 = 22
    DEFINE_BUTTON_CXFORM = 23
    PROTECT = 24
    PLACE_OBJECT2 = 26
    REMOVE_OBJECT2 = 28
    DEFINE_SHAPE3 = 32
    DEFINE_TEXT2 = 33
    DEFINE_BUTTON2 = 34
    DEFINE_BITS_JPEG3 = 35
    DEFINE_BITS_LOSSLESS2 = 36
    DEFINE_EDIT_TEXT = 37
    DEFINE_SPRITE = 39
    NAME_CHARACTER = 40
    PRODUCT_INFO = 41
    FRAME_LABEL = 43
    SOUND_STREAM_HEAD2 = 45
    DEFINE_MORPH_SHAPE = 46
    DEFINE_FONT2 = 48
    EXPORT_ASSETS = 56
    IMPORT_ASSETS = 57
    ENABLE_DEBUGGER = 58
    DO_INIT_ACTION = 59
    DEFINE_VIDEO_STREAM = 60
    VIDEO_FRAME = 61
    DEFINE_FONT_INFO2 = 62
    DEBUG_ID = 63
    ENABLE_DEBUGGER2 = 64
    SCRIPT_LIMITS = 65
    SET_TAB_INDEX = 66
    FILE_ATTRIBUTES = 69
    PLACE_OBJECT3 = 70
    IMPORT_ASSETS2 = 71
    DEFINE_FONT_ALIGN_ZONES = 73
    CSM_TEXT_SETTINGS = 74
    DEFINE_FONT3 = 75
    METADATA = 77
    DEFINE_SCALING_GRID = 78
    DEFINE_SHAPE4 = 83
    DEFINE_MORPH_SHAPE2 = 84
    DEFINE_FONT_NAME = 88


@dataclass(frozen=True, slots=True)
class MovieTag:
    """Tag as it stands in the file: its code and the bytes `start` to `end` of its body."""

    code: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """Name of the tag as the specification writes it, or its number."""
        try:
            return "".join(part.capitalize() for part in TagCode(self.code).name.split("_"))
        except ValueError:
            return f"tag {self.code}"


def each_tag(reader: BitReader) -> Iterator[MovieTag]:
    """Yield the tags up to the end tag; one that is cut off is the last, shortened, as a streaming player sees it."""
    while reader.remaining >= 2:
        head = reader.u16()
        code, length = head >> 6, head & 0x3F
        if length == 0x3F:
            if reader.remaining < 4:
                return
            length = reader.u32()
        start = reader.position
        end = start + min(length, reader.remaining)
        reader.seek(end)
        if code == TagCode.END:
            return
        yield MovieTag(code, start, end)
