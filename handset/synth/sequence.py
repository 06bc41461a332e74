"""The tiny notation of melodies: a subset of MML, as ringtones were typed in.

    o5 l16 v12 c e g >c4. r8 [d- f]3 a&a32

| written | means |
| --- | --- |
| `c d e f g a b` | a note; `+` or `-` after it sharpens or flattens; then a length (8 an eighth) and dots |
| `r` | a rest, with length and dots |
| `l8` | the length of notes that name none |
| `o4`, `>`, `<` | octave 1-8 (`o4 a` is 440 Hz); one up; one down |
| `v12` | volume 0-15 |
| `&` | ties the next note's length to the note before |
| `[ ... ]3` | repeats (twice without a number); they nest |
| `|` and spaces | nothing: they part bars for the eye |
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WHOLE = 384
"""Units of time in a whole note: a 64th is 6, a triplet eighth 32."""
LONGEST = 100_000
_STEPS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_TOKEN = re.compile(r"(?P<kind>[a-grlov<>&\[\]|]|\s+)(?P<sign>[+#-]?)(?P<number>\d{0,4})(?P<dots>\.{0,2})")


class SequenceError(ValueError):
    """Error in a sequence of notes; `column` counts from 1 within it."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(f"column {column} of the sequence: {message}")
        self.column = column


@dataclass(frozen=True)
class Note:
    """Note of a sequence. `start` and `length` in 1/`WHOLE` of a whole note; `pitch` as in MIDI; `volume` 0-15."""

    start: int
    length: int
    pitch: int
    volume: int


@dataclass(frozen=True)
class Sequence:
    """Notes in order, and the length of the whole with its rests."""

    notes: tuple[Note, ...]
    length: int


def parse(text: str) -> Sequence:
    """Parse the notes of a sequence.

    Raises:
        SequenceError: With the column of the first fault.
    """
    reader = _Reader(text)
    reader.read()
    return Sequence(tuple(reader.notes), reader.now)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._octave = 4
        self._length = 48
        self._volume = 12
        self._tied = False
        self.notes: list[Note] = []
        self.now = 0

    def read(self) -> None:
        at = 0
        loops: list[tuple[int, int]] = []
        """(where the repeated part begins, how often it has been played)."""
        while at < len(self._text):
            found = _TOKEN.match(self._text, at)
            if found is None:
                raise SequenceError(at + 1, f"{self._text[at]!r} means nothing; notes are c d e f g a b, r is a rest")
            kind = found["kind"]
            if found["sign"] and kind not in _STEPS:
                raise SequenceError(found.start("sign") + 1, f"only a note takes {found['sign']!r}")
            if kind == "[":
                if found["number"] or found["dots"]:
                    raise SequenceError(at + 1, "a repeat's number stands after its ]")
                loops.append((found.end(), 1))
            elif kind == "]":
                if not loops:
                    raise SequenceError(at + 1, "] without a [ before it")
                begin, played = loops.pop()
                if played < min(int(found["number"] or 2), 64):
                    loops.append((begin, played + 1))
                    at = begin
                    continue
            else:
                self._take(kind, found, at + 1)
            if self.now > LONGEST:
                raise SequenceError(at + 1, f"longer than {LONGEST // WHOLE} whole notes")
            at = found.end()
        if loops:
            raise SequenceError(loops[-1][0], "[ without a ] after it")

    def _take(self, kind: str, found: re.Match[str], column: int) -> None:
        number = found["number"]
        if kind in _STEPS or kind == "r":
            length = self._length_of(number, found["dots"], column)
            if kind != "r":
                self._note(kind, found["sign"], length, column)
            self._tied = False
            self.now += length
        elif kind == "l":
            self._length = self._length_of(number or "?", found["dots"], column)
        elif kind == "o":
            self._octave = self._within(number, 1, 8, "an octave", column)
        elif kind == "v":
            self._volume = self._within(number, 0, 15, "a volume", column)
        elif kind in "<>":
            self._octave = self._within(str(self._octave + (1 if kind == ">" else -1)), 1, 8, "an octave", column)
        elif kind == "&":
            self._tied = bool(self.notes)

    def _note(self, letter: str, sign: str, length: int, column: int) -> None:
        pitch = 12 * (self._octave + 1) + _STEPS[letter] + {"": 0, "-": -1}.get(sign, 1)
        last = self.notes[-1] if self.notes else None
        if self._tied and last is not None and last.pitch == pitch:
            self.notes[-1] = Note(last.start, last.length + length, pitch, last.volume)
            return
        if self._tied:
            raise SequenceError(column, "& ties two notes of the same pitch")
        self.notes.append(Note(self.now, length, pitch, self._volume))

    def _length_of(self, number: str, dots: str, column: int) -> int:
        if not number:
            length = self._length
        elif number.isdigit() and 1 <= int(number) <= 64 and WHOLE % int(number) == 0:
            length = WHOLE // int(number)
        else:
            raise SequenceError(column, f"a length is 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48 or 64, not {number}")
        return length + sum(length >> dot for dot in range(1, len(dots) + 1))

    def _within(self, number: str, low: int, high: int, what: str, column: int) -> int:
        if not number.isdigit() or not low <= int(number) <= high:
            raise SequenceError(column, f"{what} is a number from {low} to {high}")
        return int(number)
