"""The words of one line, taken one after another; a fault names the place and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handset.clock import ticks_of
from handset.datafile import did_you_mean
from handset.geometry import Color, Rect, color_from_hex
from handset.keypad import KEYS_BY_NAME, Key
from handset.script.language.names import Names, unknown_device
from handset.script.language.words import Word, WordFault

_DURATION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)(ms|s|f)")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_COMPARISONS = [">=", "<=", "==", ">", "<", "="]
LONGEST_WAIT = 60 * 60 * 60


class LineReader:
    """Reader of a line's words from left to right. Every `take_*` raises `WordFault`.

    Names of games, events, sounds, members and devices are checked against `names` as they are taken.
    """

    def __init__(self, words: list[Word], length: int, names: Names | None = None) -> None:
        self.names = names or Names()
        self._words = words
        self._next = 0
        self._end = length + 1

    @property
    def column(self) -> int:
        """Column of the next word, or just past the line."""
        return self._words[self._next].column if self._next < len(self._words) else self._end

    @property
    def more(self) -> bool:
        """Whether words are left on the line."""
        return self._next < len(self._words)

    @property
    def at_string(self) -> bool:
        """Whether the next word is a text in quotes."""
        return self.more and self._words[self._next].kind == "string"

    @property
    def at_pattern(self) -> bool:
        """Whether the next word is a pattern between slashes."""
        return self.more and self._words[self._next].kind == "pattern"

    def peek(self, *bare: str) -> bool:
        """Return whether the next word is one of these, without quotes."""
        return self.more and self._words[self._next].kind == "bare" and self._words[self._next].text in bare

    def peek_text(self) -> str:
        """Return the next bare word without taking it; "-" for a quoted text or the line's end."""
        bare = self.more and self._words[self._next].kind == "bare"
        return self._words[self._next].text if bare else "-"

    def fault(self, message: str) -> WordFault:
        """Return an error at the column of the next word."""
        return WordFault(self.column, message)

    def take_word(self, wanted: str) -> Word:
        """Take the next word.

        Raises:
            WordFault: There is none; `wanted` says what is missing.
        """
        if not self.more:
            raise self.fault(f"{wanted} is missing")
        word = self._words[self._next]
        self._next += 1
        return word

    def take_if(self, *bare: str) -> str | None:
        """Take the next word if it is one of these, bare; return None otherwise."""
        return self.take_word("").text if self.peek(*bare) else None

    def take_string(self, wanted: str) -> str:
        """Take a text in quotes.

        Raises:
            WordFault: Something else stands there.
        """
        column = self.column
        word = self.take_word(wanted)
        if word.kind != "string":
            raise WordFault(column, f'{wanted} is missing; it stands in quotes, "like this"')
        return word.text

    def take_text(self, wanted: str) -> str:
        """Take a text in quotes that is not empty, since an empty one would fit everywhere."""
        column = self.column
        text = self.take_string(wanted)
        if not text.strip():
            raise WordFault(column, f"{wanted} is empty")
        return text

    def take_bare(self, wanted: str, known: Iterable[str] = ()) -> str:
        """Take a bare word, one of `known` if any are.

        Raises:
            WordFault: Something else stands there, with the nearest known word.
        """
        column = self.column
        word = self.take_word(wanted)
        names = list(known)
        if word.kind != "bare" or (names and word.text not in names):
            hint = did_you_mean(word.text, names)
            listed = f"; it is one of {', '.join(names)}" if 0 < len(names) < 15 and not hint else ""
            raise WordFault(column, f"unknown {wanted} {word.text!r}{hint}{listed}")
        return word.text

    def take_member(self) -> str:
        """Take the number of a member of the world."""
        column = self.column
        text = self.take_word("a member").text
        if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
            raise WordFault(column, f"{text!r} is not a member; a member is a number such as 42")
        fault = self.names.unknown_member(int(text))
        if fault:
            raise WordFault(column, fault)
        return text

    def take_device(self) -> str:
        """Take the name of a model that exists.

        Raises:
            WordFault: There is no such model.
        """
        column = self.column
        text = self.take_word("a device").text
        fault = unknown_device(text)
        if fault:
            raise WordFault(column, fault)
        return text

    def take_named(self, kind: str) -> str:
        """Take the name of a "game", an "event" or a "sound"."""
        column = self.column
        wanted = "a game" if kind == "game" else f"the name of the {kind}"
        if self.peek(*_COMPARISONS):
            raise self.fault(f"{wanted} is missing")
        word = self.take_word(wanted)
        if word.kind == "pattern":
            raise WordFault(column, f"the name of the {kind} is plain text")
        if not word.text.strip():
            raise WordFault(column, f"the name of the {kind} is empty")
        fault = self.names.unknown(kind, word.text)
        if fault:
            raise WordFault(column, fault)
        return word.text

    def take_number(self, wanted: str, low: int, high: int) -> int:
        """Take a whole number from `low` to `high`.

        Raises:
            WordFault: Something else stands there.
        """
        column = self.column
        text = self.take_word(wanted).text
        if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
            raise WordFault(column, f"{text!r} is not a {wanted}; it is a whole number from {low} to {high}")
        return int(text)

    def take_key(self) -> Key:
        """Take a key of the phone by its name.

        Raises:
            WordFault: There is no such key.
        """
        column = self.column
        name = self.take_word("a key").text
        key = KEYS_BY_NAME.get(name)
        if key is None:
            hint = did_you_mean(name, list(KEYS_BY_NAME)) or "; keys are 0-9 * # up down left right ok web end ..."
            raise WordFault(column, f"unknown key {name!r}{hint}")
        return key

    def take_duration(self, wanted: str) -> int:
        """Take a duration, `500ms`, `1.2s` or `12f`; return ticks."""
        column = self.column
        return duration(self.take_word(wanted).text, column)

    def take_comparison(self) -> str:
        """Take a comparison: `>=`, `<=`, `==`, `>`, `<` or `=`."""
        return self.take_bare("comparison", _COMPARISONS)

    def take_rect(self, wanted: str) -> Rect:
        """Take a rectangle, `x,y,w,h` in page pixels."""
        column = self.column
        numbers = _numbers(self.take_word(wanted).text, 4)
        if numbers is None or not numbers[2] or not numbers[3]:
            raise WordFault(column, f"{wanted} reads x,y,w,h in pixels, such as 0,20,240,100")
        return Rect(*numbers)

    def take_point(self) -> tuple[int, int]:
        """Take a pixel, `x,y`.

        Raises:
            WordFault: Something else stands there.
        """
        column = self.column
        numbers = _numbers(self.take_word("the pixel").text, 2)
        if numbers is None:
            raise WordFault(column, "a pixel reads x,y, such as 12,34")
        return numbers[0], numbers[1]

    def take_color(self) -> Color:
        """Take a color, `#rrggbb`.

        Raises:
            WordFault: Something else stands there.
        """
        column = self.column
        text = self.take_word("the color").text
        if not _COLOR.fullmatch(text):
            raise WordFault(column, f"{text!r} is not a color; it reads #ff6600")
        return color_from_hex(text)

    def take_bytes(self) -> int:
        """Take a size in bytes, `800` or `10k` (1,024 each)."""
        column = self.column
        text = self.take_word("number of bytes").text
        match = re.fullmatch(r"([0-9]{1,9})(k?)", text)
        if match is None:
            raise WordFault(column, f"{text!r} is not a number of bytes; it reads 800 or 10k")
        return int(match[1]) * (1024 if match[2] else 1)

    def finish(self) -> None:
        """Raise `WordFault` if words are left on the line."""
        if self.more:
            raise self.fault(f"{self._words[self._next].text!r} is too much here")


def duration(text: str, column: int) -> int:
    """Convert `500ms`, `1.2s` or `12f` to ticks, nearest. Raises `WordFault`."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise WordFault(column, f"{text!r} is not a length of time; it reads 500ms, 1.2s or 12f (frames)")
    whole, _, part = match[1].partition(".")
    thousandths = int(whole) * 1000 + int((part + "000")[:3])
    unit = {"ms": 1, "s": 1000}.get(match[2])
    ticks = ticks_of(thousandths * unit // 1000) if unit else thousandths // 1000
    if ticks > LONGEST_WAIT:
        raise WordFault(column, "an hour of phone time is the longest wait")
    return ticks


def _numbers(text: str, count: int) -> list[int] | None:
    parts = text.split(",")
    whole = all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts)
    return [int(part) for part in parts] if whole and len(parts) == count else None
