"""Buttons: what they show in each state, and which keys and pointer moves run their actions.

Source: SWF File Format Specification 19, chapter 12 (Buttons).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.geometry import AffineMatrix, ColorTransform, read_color_transform, read_matrix
from handset.flash.swf.sounds import SoundStart, read_sound_start


class ButtonState(enum.IntFlag):
    """States that a character of a button is seen in."""

    UP = 1
    OVER = 2
    DOWN = 4
    HIT = 8


class ButtonCondition(enum.IntFlag):
    """Moves between a button's states that run an action; the key of a key press stands in bits 9 to 15."""

    IDLE_TO_OVER = 0x001
    OVER_TO_IDLE = 0x002
    OVER_TO_DOWN = 0x004
    DOWN_TO_OVER = 0x008
    DOWN_TO_OUT = 0x010
    OUT_TO_DOWN = 0x020
    OUT_TO_IDLE = 0x040
    IDLE_TO_DOWN = 0x080
    DOWN_TO_IDLE = 0x100


@dataclass(frozen=True, slots=True)
class ButtonCharacter:
    """Character of a button, seen in some of its states."""

    states: ButtonState
    character_id: int
    depth: int
    matrix: AffineMatrix
    color_transform: ColorTransform


@dataclass(frozen=True, slots=True)
class ButtonAction:
    """Actions of a button, run at any of the conditions or when a key is pressed."""

    conditions: ButtonCondition
    key_code: int
    """1 Left, 2 Right, 13 Enter, 14 Up, 15 Down, 16 PageUp, 32 to 126 ASCII ...; 0 for no key."""
    actions: bytes


@dataclass(frozen=True, slots=True)
class DefineButton:
    """Button character."""

    character_id: int
    characters: tuple[ButtonCharacter, ...]
    actions: tuple[ButtonAction, ...]
    tracks_as_menu: bool = False

    def parts_in(self, state: ButtonState) -> dict[int, ButtonCharacter]:
        """Return what it shows in a state, by depth."""
        return {part.depth: part for part in self.characters if part.states & state}


@dataclass(frozen=True, slots=True)
class DefineButtonSound:
    """Sounds of a button at the moves over to idle, idle to over, over to down, down to over; None for silence."""

    button_id: int
    sounds: tuple[SoundStart | None, ...]


@dataclass(frozen=True, slots=True)
class DefineButtonCxform:
    """Color transform of a button of SWF 1, whose own characters have none."""

    button_id: int
    color_transform: ColorTransform


def read_button(reader: BitReader) -> DefineButton:
    """Read a DefineButton, whose actions run when it is released."""
    character_id = reader.u16()
    characters = _read_characters(reader, extended=False)
    action = ButtonAction(ButtonCondition.DOWN_TO_OVER, 0, reader.rest())
    return DefineButton(character_id, characters, (action,))


def read_button2(reader: BitReader) -> DefineButton:
    """Read a DefineButton2."""
    character_id, flags = reader.u16(), reader.u8()
    offset_place = reader.position
    offset = reader.u16()
    characters = _read_characters(reader, extended=True)
    actions = _read_actions(reader, offset_place + offset) if offset else ()
    return DefineButton(character_id, characters, actions, tracks_as_menu=bool(flags & 1))


def read_button_sound(reader: BitReader) -> DefineButtonSound:
    """Read a DefineButtonSound."""
    button_id = reader.u16()
    sounds: list[SoundStart | None] = []
    while len(sounds) < 4 and reader.remaining >= 2:
        sound_id = reader.u16()
        sounds.append(read_sound_start(reader, sound_id) if sound_id else None)
    return DefineButtonSound(button_id, tuple(sounds))


def read_button_cxform(reader: BitReader) -> DefineButtonCxform:
    """Read a DefineButtonCxform."""
    return DefineButtonCxform(reader.u16(), read_color_transform(reader, with_alpha=False))


def _read_characters(reader: BitReader, *, extended: bool) -> tuple[ButtonCharacter, ...]:
    found = []
    while flags := reader.u8():
        character_id, depth = reader.u16(), reader.u16()
        matrix = read_matrix(reader)
        transform = read_color_transform(reader, with_alpha=True) if extended else ColorTransform()
        found.append(ButtonCharacter(ButtonState(flags & 0x0F), character_id, depth, matrix, transform))
        if flags & 0x30:
            break  # filters and blend modes of SWF 8: what follows them cannot be found
    return tuple(found)


def _read_actions(reader: BitReader, start: int) -> tuple[ButtonAction, ...]:
    found = []
    reader.seek(start)
    while reader.remaining >= 4:
        begin = reader.position
        size, conditions = reader.u16(), reader.u16()
        body = reader.raw(size - 4 if size >= 4 else reader.remaining)
        found.append(ButtonAction(ButtonCondition(conditions & 0x1FF), conditions >> 9, body))
        if not size:
            break
        reader.seek(begin + size)
    return tuple(found)
