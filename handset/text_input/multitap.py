"""Multi-tap: twelve keys to letters, as a small state machine with no screen and no clock of its own.

    taps = MultiTap("hiragana")
    taps.press("2")  -> Edit("か", 0)
    taps.press("2")  -> Edit("き", 1)      replaces the one letter that was still cycling
    taps.modify("き") -> Edit("ぎ", 1)

Cycles after OpenWnn's and Mozc's open tables of twelve-key keypads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import msgspec

PAUSE = 60
"""Ticks after which a letter stands: the next tap of the same key begins a new one."""

_LOWER = {
    "1": ".@-_/:~1", "2": "abcABC2", "3": "defDEF3", "4": "ghiGHI4", "5": "jklJKL5", "6": "mnoMNO6",
    "7": "pqrsPQRS7", "8": "tuvTUV8", "9": "wxyzWXYZ9", "0": "-0", "#": ",.?!; ",
}  # fmt: skip
CYCLES: dict[str, dict[str, str]] = {
    "hiragana": {
        "1": "あいうえおぁぃぅぇぉ1", "2": "かきくけこ2", "3": "さしすせそ3", "4": "たちつてとっ4", "5": "なにぬねの5",
        "6": "はひふへほ6", "7": "まみむめも7", "8": "やゆよゃゅょ8", "9": "らりるれろ9", "0": "わをんゎー0",
        "#": "、。？！・　",
    },
    "katakana": {
        "1": "ｱｲｳｴｵｧｨｩｪｫ1", "2": "ｶｷｸｹｺ2", "3": "ｻｼｽｾｿ3", "4": "ﾀﾁﾂﾃﾄｯ4", "5": "ﾅﾆﾇﾈﾉ5",
        "6": "ﾊﾋﾌﾍﾎ6", "7": "ﾏﾐﾑﾒﾓ7", "8": "ﾔﾕﾖｬｭｮ8", "9": "ﾗﾘﾙﾚﾛ9", "0": "ﾜｦﾝｰ0", "#": "､｡?!･ ",
    },
    "upper": {key: cycle.swapcase() for key, cycle in _LOWER.items()},
    "lower": _LOWER,
    "number": {digit: digit for digit in "0123456789"} | {"#": "#", "*": "*"},
}  # fmt: skip
MODES = tuple(CYCLES)
"""Modes in the order in which the mode key goes round them."""

_MODIFIER_CYCLES = [
    "あぁ", "いぃ", "うぅヴ", "えぇ", "おぉ", "かが", "きぎ", "くぐ", "けげ", "こご", "さざ", "しじ", "すず", "せぜ",
    "そぞ", "ただ", "ちぢ", "つっづ", "てで", "とど", "はばぱ", "ひびぴ", "ふぶぷ", "へべぺ", "ほぼぽ",
    "やゃ", "ゆゅ", "よょ",
    "わゎ", "ｱｧ", "ｲｨ", "ｳｩ", "ｴｪ", "ｵｫ", "ﾂｯ", "ﾔｬ", "ﾕｭ", "ﾖｮ",
    *(lower + lower.upper() for lower in "abcdefghijklmnopqrstuvwxyz"),
]  # fmt: skip
MODIFIED = {char: cycle[(place + 1) % len(cycle)] for cycle in _MODIFIER_CYCLES for place, char in enumerate(cycle)}
"""A letter -> what `*` makes of it."""
VOICED = frozenset("ｶｷｸｹｺｻｼｽｾｿﾀﾁﾃﾄﾊﾋﾌﾍﾎ")
"""Half-width katakana that take ﾞ as a character of its own; of these ﾊﾋﾌﾍﾎ take ﾟ as well."""


class Edit(NamedTuple):
    """Edit of a text: put `text` before the caret in place of the last `replaces` characters there."""

    text: str
    replaces: int


class MultiTapState(msgspec.Struct):
    """State of multi-tap input as plain data for a snapshot: its mode, and the letter that is still cycling."""

    mode: str = "hiragana"
    key: str = ""
    place: int = 0
    idle: int = 0


@dataclass
class MultiTap:
    """Multi-tap input: presses of `key` cycle through its letters until one is committed; "" when none cycles."""

    mode: str = "hiragana"
    key: str = ""
    place: int = 0
    idle: int = 0

    def press(self, key: str) -> Edit | None:
        """Tap "0"-"9" or "#"; return the edit, None when the key means nothing in this mode."""
        cycle = CYCLES[self.mode].get(key)
        if cycle is None:
            return None
        cycles_on = self.key == key and len(cycle) > 1
        self.place = (self.place + 1) % len(cycle) if cycles_on else 0
        self.key = key if len(cycle) > 1 else ""
        self.idle = 0
        return Edit(cycle[self.place], 1 if cycles_on else 0)

    def back(self) -> Edit | None:
        """Go one step back in the cycle; return None when no letter is cycling."""
        if not self.key:
            return None
        cycle = CYCLES[self.mode][self.key]
        self.place = (self.place - 1) % len(cycle)
        self.idle = 0
        return Edit(cycle[self.place], 1)

    def digit(self, key: str) -> Edit | None:
        """Replace the letter that a key has just written by its digit, since the key was held."""
        if self.key != key or not key.isdigit():
            return None
        self.commit()
        return Edit(key, 1)

    def modify(self, before: str) -> Edit | None:
        """Change the letter before the caret to its next form as `*` does: voiced, half-voiced, small, capital."""
        self.commit()
        last = before[-1:]
        if last in ("ﾞ", "ﾟ") and before[-2:-1] in VOICED:
            # ﾊﾞ changes to ﾊﾟ, and what has no further form back to the plain letter.
            return Edit("ﾟ" if last == "ﾞ" and before[-2] in "ﾊﾋﾌﾍﾎ" else "", 1)
        if last and last in VOICED:
            return Edit("ﾞ", 0)
        modified = MODIFIED.get(last)
        return Edit(modified, 1) if modified else None

    def commit(self) -> None:
        """Commit the letter that is still cycling: an arrow, another key or the pause came."""
        self.key, self.place, self.idle = "", 0, 0

    def tick(self) -> None:
        """Count a tick; a letter that is still cycling is committed after a pause."""
        if self.key:
            self.idle += 1
            if self.idle >= PAUSE:
                self.commit()

    def next_mode(self, allowed: tuple[str, ...] = MODES) -> None:
        """Commit the letter that is still cycling and switch to the next of the allowed modes."""
        self.commit()
        place = allowed.index(self.mode) if self.mode in allowed else -1
        self.mode = allowed[(place + 1) % len(allowed)]

    def save(self) -> MultiTapState:
        """Return the mode and the letter that is still cycling as plain data."""
        return MultiTapState(self.mode, self.key, self.place, self.idle)

    @classmethod
    def load(cls, saved: MultiTapState) -> MultiTap:
        """Restore what `save` returned."""
        return cls(saved.mode, saved.key, saved.place, saved.idle)
