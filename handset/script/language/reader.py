"""The words of one line, taken one after another; a fault names the place and what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from handset.clock import ticks_of
from handset.datafile import did_you_mean
from handset.geometry import Color, Rect, color_from_hex
from handset.keypad import KEYS_BY_NAME, Key
from handset.script.language.names import Names, unknown_device
from handset.script.language.words import Word, WordFault, is_blank

MOST_LISTED = 20
"""So many words a message lists of which none is like the one that is wrong."""
_DURATION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)(ms|s|f)")
_BYTES = re.compile(r"([0-9]{1,9})(k?)")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_COMPARISONS = [">=", "<=", "==", ">", "<", "="]
LONGEST_WAIT = 60 * 60 * 60


class LineReader:
    """Reader of a line's words from left to right.

    A value that is wrong is added to `faults`, and any right one is returned in its place, so that the words after it
    are read as well; where the words after it can no longer be told, `WordFault` is raised. `finish` raises the first
    of `faults`. Names of games, events, sounds, members and devices are checked against `names` as they are taken.
    """

    def __init__(
        self, words: list[Word], length: int, names: Names | None = None, faults: list[WordFault] | None = None
    ) -> None:
        """Read `words` of a line of that length; `faults` are those that were met when it was split."""
        self.names = names or Names()
        self.faults = faults if faults is not None else []
        self._words = words
        self._next = 0
        self._end = length + 1
        self._wrong = -1
        """Which word was the last wrong one."""

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

    @property
    def at_faulty(self) -> bool:
        """Whether a fault in the next word has been told when the line was split."""
        return self.more and self._words[self._next].faulty

    def peek(self, *bare: str) -> bool:
        """Return whether the next word is one of these, without quotes."""
        return self.more and self._words[self._next].kind == "bare" and self._words[self._next].text in bare

    def peek_text(self) -> str:
        """Return the next bare word without taking it; "-" for a quoted text or the line's end."""
        bare = self.more and self._words[self._next].kind == "bare"
        return self._words[self._next].text if bare else "-"

    def fault(self, message: str) -> WordFault:
        """Return an error at the column of the next word.

        Directly after a wrong word it is most likely a part of that: a value with a blank in it. So it is that one's.
        """
        if self.more and self._wrong == self._next - 1 >= 0:
            return self.faults[-1]
        return WordFault(self.column, message)

    def add_fault(self, column: int, message: str) -> None:
        """Add a fault of the word that was taken last; the words that follow can still be read."""
        self.faults.append(WordFault(column, message))
        self._wrong = self._next - 1

    def _broken_off(self, message: str) -> WordFault:
        """Return an error of the word that was taken last, after which no more can be read."""
        self._next -= 1
        return self.fault(message)

    def require_sound(self) -> None:
        """Raise the first fault of the line so far, if it has one."""
        if self.faults:
            raise self.faults[0]

    def skip_to(self, *bare: str) -> None:
        """Leave out the words up to the next that is one of these."""
        while self.more and not self.peek(*bare):
            self._next += 1

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

    def take_value(self, wanted: str, check: Callable[[str], str]) -> str:
        """Take a word that `check` says nothing against; "" where it does, or a fault in the word has been told."""
        word = self.take_word(wanted)
        if word.faulty:
            return ""
        fault = check(word.text)
        if fault and self._wrong == self._next - 2 >= 0 and not any(map(str.isalnum, word.text)):
            self._wrong += 1  # stray signs after a wrong word: the same slip
        elif fault:
            self.add_fault(word.column, fault)
        return "" if fault else word.text

    def _take_numbers(self, wanted: str, count: int, check: Callable[[tuple[int, ...]], str]) -> tuple[int, ...] | None:
        """Take numbers with commas between them. Raises `WordFault` where a blank stands among them."""
        word = self.take_word(wanted)
        numbers = _numbers(word.text, count)
        fault = "" if word.faulty else check(numbers or ())
        if fault and (word.text.endswith(",") or self.peek_text().startswith(",")):
            raise self._broken_off(fault)
        if fault:
            self.add_fault(word.column, fault)
        return None if fault else numbers

    def take_if(self, *bare: str) -> str | None:
        """Take the next word if it is one of these, bare; return None otherwise."""
        return self.take_word("").text if self.peek(*bare) else None

    def take_string(self, wanted: str) -> str:
        """Take a text in quotes.

        Raises:
            WordFault: A bare word stands there: how many more belong to the text cannot be told.
        """
        word = self.take_word(wanted)
        if word.kind == "string" or (word.faulty and not word.late):
            return word.text
        fault = f'{wanted} is missing; it stands in quotes, "like this"'
        if word.kind == "bare":
            raise self._broken_off(fault)
        self.add_fault(word.column, fault)
        return word.text

    def take_text(self, wanted: str) -> str:
        """Take a text in quotes that is not empty, since an empty one would fit everywhere."""
        column, before = self.column, len(self.faults)
        faulty = self.at_faulty
        text = self.take_string(wanted)
        if is_blank(text) and not faulty and len(self.faults) == before:
            self.add_fault(column, f"{wanted} is empty")
        return text

    def take_bare(self, wanted: str, known: Iterable[str] = ()) -> str:
        """Take a bare word, one of `known` if any are, on which hangs what follows it.

        Raises:
            WordFault: Something else stands there, with the nearest known word.
        """
        word = self.take_word(wanted)
        if word.late:
            raise WordFault(word.column, f"the {wanted} cannot be a value that is known only as the test runs")
        if word.faulty:
            raise self.faults[0]
        fault = _unknown(word, wanted, list(known))
        if fault:
            raise self._broken_off(fault)
        return word.text

    def take_choice(self, wanted: str, known: Iterable[str]) -> str:
        """Take a bare word that is one of `known`; what follows it is the same for all of them."""
        word, names = self.take_word(wanted), list(known)
        fault = "" if word.faulty else _unknown(word, wanted, names)
        if fault:
            self.add_fault(word.column, fault)
        return names[0] if fault or word.faulty else word.text

    def take_member(self) -> str:
        """Take the number of a member of the world."""

        def fault(text: str) -> str:
            if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
                return f"{text!r} is not a member; a member is a number such as 42"
            return self.names.unknown_member(int(text))

        return self.take_value("a member", fault)

    def take_device(self) -> str:
        """Take the name of a model that exists."""
        return self.take_value("a device", unknown_device)

    def take_named(self, kind: str) -> str:
        """Take the name of a thing of the world, of an "event" or of a "sound".

        Raises:
            WordFault: It is missing.
        """
        wanted = f"the name of the {kind}" if kind in ("event", "sound") else f"a {kind}"
        if self.peek(*_COMPARISONS):
            raise self.fault(f"{wanted} is missing")
        is_pattern = self.at_pattern

        def fault(text: str) -> str:
            if is_pattern:
                return f"the name of the {kind} is plain text"
            return self.names.unknown(kind, text) if text.strip() else f"the name of the {kind} is empty"

        return self.take_value(wanted, fault)

    def take_number(self, wanted: str, low: int, high: int) -> int:
        """Take a whole number from `low` to `high`."""

        def fault(text: str) -> str:
            if text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high:
                return ""
            return f"{text!r} is not a {wanted}; it is a whole number from {low} to {high}"

        return int(self.take_value(wanted, fault) or high)

    def take_key(self) -> Key:
        """Take a key of the phone by its name."""

        def fault(name: str) -> str:
            if name in KEYS_BY_NAME:
                return ""
            hint = did_you_mean(name, list(KEYS_BY_NAME)) or "; keys are 0-9 * # up down left right ok web end ..."
            return f"unknown key {name!r}{hint}"

        return KEYS_BY_NAME[self.take_value("a key", fault) or "ok"]

    def take_duration(self, wanted: str, least: int = 0, too_short: str = "") -> int:
        """Take a duration, `500ms`, `1.2s` or `12f`, of at least so many ticks; return ticks."""
        word = self.take_word(wanted)
        return LONGEST_WAIT if word.faulty else self.duration_of(word.text, word.column, least, too_short)

    def duration_of(self, text: str, column: int, least: int, too_short: str) -> int:
        """Return the ticks of a duration that begins at `column`; `too_short` is the fault of fewer than `least`."""
        try:
            ticks = duration(text, column)
        except WordFault as fault:
            self.add_fault(fault.column, fault.message)
            return LONGEST_WAIT
        if ticks >= least:
            return ticks
        self.add_fault(self._words[self._next - 1].column, too_short)
        return LONGEST_WAIT

    def take_comparison(self) -> str:
        """Take a comparison: `>=`, `<=`, `==`, `>`, `<` or `=`.

        Raises:
            WordFault: A word stands there that looks like no comparison, so that one may be missing.
        """
        signs = not set(self.peek_text()) - set("<>=!~")
        return (self.take_choice if signs else self.take_bare)("comparison", _COMPARISONS)

    def take_rect(self, wanted: str) -> Rect:
        """Take a rectangle, `x,y,w,h` in page pixels."""

        def fault(numbers: tuple[int, ...]) -> str:
            return "" if all(numbers[2:]) and numbers else f"{wanted} reads x,y,w,h in pixels, such as 0,20,240,100"

        return Rect(*(self._take_numbers(wanted, 4, fault) or (0, 0, 1, 1)))

    def take_point(self) -> tuple[int, int]:
        """Take a pixel, `x,y`."""

        def fault(numbers: tuple[int, ...]) -> str:
            return "" if numbers else "a pixel reads x,y, such as 12,34"

        x, y = self._take_numbers("the pixel", 2, fault) or (0, 0)
        return x, y

    def take_color(self) -> Color:
        """Take a color, `#rrggbb`."""

        def fault(text: str) -> str:
            return "" if _COLOR.fullmatch(text) else f"{text!r} is not a color; it reads #ff6600"

        return color_from_hex(self.take_value("the color", fault) or "#000000")

    def take_bytes(self) -> int:
        """Take a size in bytes, `800` or `10k` (1,024 each)."""

        def fault(text: str) -> str:
            return "" if _BYTES.fullmatch(text) else f"{text!r} is not a number of bytes; it reads 800 or 10k"

        match = _BYTES.fullmatch(self.take_value("number of bytes", fault) or "1")
        return int(match[1]) * (1024 if match[2] else 1) if match is not None else 1

    def finish(self) -> None:
        """Raise the first fault of the line; words that are left on it are one, where it has no other."""
        self.require_sound()
        if self.more:
            raise self.fault(f"{self._words[self._next].text!r} is too much here")


def _unknown(word: Word, wanted: str, known: list[str]) -> str:
    """Say why a word is not one of the known ones, "" when it is."""
    if word.kind == "bare" and (not known or word.text in known):
        return ""
    hint = did_you_mean(word.text, known)
    listed = f"; it is one of {', '.join(known)}" if 0 < len(known) < MOST_LISTED and not hint else ""
    return f"unknown {wanted} {word.text!r}{hint}{listed}"


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


def _numbers(text: str, count: int) -> tuple[int, ...] | None:
    parts = text.split(",")
    whole = all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts)
    return tuple(int(part) for part in parts) if whole and len(parts) == count else None
