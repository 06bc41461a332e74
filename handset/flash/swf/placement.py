"""Putting characters on the display list and taking them off.

Source: SWF File Format Specification 19, chapter 3 (The Display List).
"""

from __future__ import annotations

from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.geometry import AffineMatrix, ColorTransform, read_color_transform, read_matrix

FIRST_WIDE_EVENTS = 6
"""First version of the format whose clip events are 32 bits wide."""
KEY_PRESS_EVENT = 0x20000


@dataclass(frozen=True, slots=True)
class ClipAction:
    """Actions of a clip for a set of events (`onClipEvent`, SWF 5)."""

    events: int
    key_code: int
    actions: bytes


@dataclass(frozen=True, slots=True)
class PlaceObject:
    """Placement of a character at a depth; what is None stays as it was when the placement moves."""

    depth: int
    character_id: int | None = None
    moves: bool = False
    """Whether it changes what stands at the depth instead of only adding to it."""
    matrix: AffineMatrix | None = None
    color_transform: ColorTransform | None = None
    ratio: int | None = None
    name: bytes | None = None
    clip_depth: int | None = None
    """Topmost depth that this character masks."""
    clip_actions: tuple[ClipAction, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveObject:
    """Removal of what stands at a depth."""

    depth: int


def read_place_object(reader: BitReader) -> PlaceObject:
    """Read a PlaceObject of SWF 1, whose color transform may be left out."""
    character_id, depth = reader.u16(), reader.u16()
    matrix = read_matrix(reader)
    transform = read_color_transform(reader, with_alpha=False) if reader.remaining else None
    return PlaceObject(depth, character_id, matrix=matrix, color_transform=transform)


def read_place_object2(reader: BitReader, version: int) -> PlaceObject:
    """Read a PlaceObject2 of a movie of this version."""
    flags = reader.u8()
    return _read_placement(reader, flags, reader.u16(), version)


def read_place_object3(reader: BitReader, version: int) -> PlaceObject:
    """Read a PlaceObject3 (SWF 8) as far as a phone drew it: filters and blend modes are read over.

    Filters end the reading of the tag, since the fields behind them (blend mode, clip actions) cannot be found without
    taking each of them apart.
    """
    flags, more = reader.u8(), reader.u8()
    depth = reader.u16()
    if more & 0x08 or (more & 0x10 and flags & 0x02):
        reader.string()  # the class whose bitmap it shows
    if not more & 0x07:
        return _read_placement(reader, flags, depth, version)
    return _read_placement(reader, flags & ~0x80, depth, version)


def _read_placement(reader: BitReader, flags: int, depth: int, version: int) -> PlaceObject:
    return PlaceObject(
        depth,
        reader.u16() if flags & 0x02 else None,
        bool(flags & 0x01),
        read_matrix(reader) if flags & 0x04 else None,
        read_color_transform(reader, with_alpha=True) if flags & 0x08 else None,
        reader.u16() if flags & 0x10 else None,
        reader.string() if flags & 0x20 else None,
        reader.u16() if flags & 0x40 else None,
        read_clip_actions(reader, version) if flags & 0x80 else (),
    )


def read_clip_actions(reader: BitReader, version: int) -> tuple[ClipAction, ...]:
    """Read a CLIPACTIONS."""
    wide = version >= FIRST_WIDE_EVENTS
    flags = reader.u32 if wide else reader.u16
    reader.u16(), flags()  # reserved, and all events that occur
    found = []
    while reader.remaining >= (4 if wide else 2) and (events := flags()):
        size = reader.u32()
        key_code = 0
        if wide and events & KEY_PRESS_EVENT and size:
            key_code, size = reader.u8(), size - 1
        found.append(ClipAction(events, key_code, reader.raw(min(size, reader.remaining))))
    return tuple(found)


def read_remove_object(reader: BitReader) -> RemoveObject:
    """Read a RemoveObject, which names the character too."""
    reader.u16()
    return RemoveObject(reader.u16())


def read_remove_object2(reader: BitReader) -> RemoveObject:
    """Read a RemoveObject2."""
    return RemoveObject(reader.u16())
