"""Limits of a field: which letters, how many by which count, on how many lines."""

from __future__ import annotations

import unicodedata
from typing import Literal

import msgspec

from handset.emoji import table
from handset.text_input.multitap import MODES

NO_LIMIT = 100_000

LengthUnit = Literal["characters", "bytes"]
"""What a field's length is counted in: characters, or bytes of Shift_JIS (a full-width letter or emoji is two)."""


class Field(msgspec.Struct, frozen=True):
    """Text field to write into, with its limits; plain data for a snapshot."""

    modes: tuple[str, ...] = MODES
    """The letters it takes, the first ones to write with in front."""
    limit: int = NO_LIMIT
    unit: LengthUnit = "characters"
    lines: bool = False
    """Whether it takes line breaks."""
    secret: bool = False
    bound: bool = False
    """Whether letters of other modes are refused however they come."""
    title: str = ""
    draft: str = ""
    """The name under which an unfinished text is kept; "" for one that is not."""

    def length(self, text: str) -> int:
        """Return the length of a text as the field counts it."""
        return len(text) if self.unit == "characters" else sum(1 if is_half(char) else 2 for char in text)

    def fitting(self, text: str, room: int) -> str:
        """Return the longest beginning of `text` that fits into `room`."""
        if self.length(text) <= room:
            return text
        kept, used = [], 0
        for char in text:
            used += self.length(char)
            if used > room:
                break
            kept.append(char)
        return "".join(kept)

    def accepted(self, text: str) -> str:
        """Return what the field accepts of a pasted text, emoji as the phone's own characters."""
        for sequence, char in table().by_unicode.items():
            if sequence in text:
                text = text.replace(sequence, char)
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        return "".join(char for char in text if self._accepts(char))

    def _accepts(self, char: str) -> bool:
        if char == "\n":
            return self.lines
        if char not in table().by_char and unicodedata.category(char)[0] == "C":
            return False
        if self.secret:
            return char.isascii()
        return not self.bound or mode_of(char) in self.modes


def is_half(char: str) -> bool:
    """Return whether the character is half-width: half a cell, one byte of Shift_JIS."""
    return char.isascii() or "\uff61" <= char <= "\uff9f"


def mode_of(char: str) -> str:
    """Return the input mode that writes a character; ASCII signs count as small letters."""
    if char.isdigit() and char.isascii():
        return "number"
    if char.isascii():
        return "upper" if char.isupper() else "lower"
    return "katakana" if is_half(char) else "hiragana"
