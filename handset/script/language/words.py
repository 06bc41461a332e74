"""A line of a script as words: bare words, "strings", /patterns/, each with its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from handset.datafile import did_you_mean


@dataclass(frozen=True, slots=True)
class ValueSlot:
    """Place of a value that is known only as a test runs; `number` tells those of one name in several files apart."""

    name: str
    number: int


Variables = Mapping[str, str | ValueSlot | None]
"""The values of `let`; None where the `let` itself was faulty."""
NO_VARIABLES: Variables = MappingProxyType({})
"""Those of a single line, in which no `let` gives a value to anything."""
BLANKS = " \t\u3000"
_CONTROLS = [(0, 9), (0xB, 0x20), (0x7F, 0xA0)]
_MARKS = [(0xAD, 0xAE), (0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x2070), (0xFE0E, 0xFE10), (0xFEFF, 0xFF00)]
SHAPELESS = frozenset(chr(code) for first, end in _CONTROLS + _MARKS for code in range(first, end))
"""Characters that no LCD shows: controls, joiners, marks of direction. A text copied from elsewhere may hold them."""
_NO_SHAPELESS = dict.fromkeys(map(ord, SHAPELESS), "")


def without_shapeless(text: str) -> str:
    """Leave out of a text what no LCD shows.

    >>> without_shapeless("Sign\u200b out\ufeff")
    'Sign out'
    """
    return text.translate(_NO_SHAPELESS)


def is_blank(text: str) -> bool:
    """Return whether nothing of a text would be seen."""
    return not without_shapeless(text).strip()


@dataclass(frozen=True, slots=True)
class Word:
    """Word of a line; `column` counts characters from 1. `text` is without quotes or slashes."""

    kind: Literal["bare", "string", "pattern"]
    text: str
    column: int
    faulty: bool = False
    """Nothing more can be said of it: a fault in it has been told, or it is `late`."""
    late: bool = False
    """It holds a value that is known only as the test runs; `text` has the value's name in its place."""


class WordFault(Exception):
    """Error about a word: not ended, not known, or not what may stand in its place."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


class Unended(WordFault):
    """Error for a text or pattern that does not end, so that it cannot be told where the words after it begin."""


class UnknownVariable(WordFault):
    """Error for a `${name}` without a value; `told` where another line's error has reported it already."""

    def __init__(self, column: int, name: str, variables: Variables) -> None:
        known = [each for each, value in variables.items() if value is not None]
        hint = did_you_mean(name, known)
        how = f'`let {name or "name"} "..."` gives it a value'
        if variables is NO_VARIABLES:
            how = "values have names in scripts only (a plain ${ reads \\${)"
        super().__init__(column, f"nothing is called {name!r}{hint}; {how}")
        self.name = name
        self.told = name in variables


_ESCAPES = {"n": "\n", '"': '"', "\\": "\\", "$": "$"}
_SUM = re.compile(rf"[{BLANKS}]*let[{BLANKS}]+[^{BLANKS}]+[{BLANKS}]+=")
"""What begins a line that calculates, in which `/` divides."""
_PROBES = ("", "\x00", "abcd 2009", "日記\n")


def split_line(line: str, variables: Variables, faults: list[WordFault] | None = None) -> list[Word]:
    """Split a line into words; one that begins with `//` is a comment. `${name}` stands for a `let`.

    With `faults` every fault is added to them, and its word is marked; without, the first is raised.
    """
    found: list[WordFault] = []
    words = list(_Splitter(line, variables, found).words())
    if faults is None and found:
        raise found[0]
    if faults is not None:
        faults += found
    return words


@dataclass
class _Splitter:
    """A line that is being split, and the faults so far."""

    line: str
    variables: Variables
    faults: list[WordFault]
    column: int = 0
    """Where the word that is being read begins."""
    late: bool = False
    """Whether that word holds a value that is not known yet."""

    def words(self) -> Iterator[Word]:
        line, position = self.line, 0
        is_sum = _SUM.match(line) is not None
        while position < len(line):
            char = line[position]
            if char in BLANKS:
                position += 1
                continue
            if line.startswith("//", position) and (position == 0 or line[position - 1] in BLANKS):
                return
            kind: Literal["bare", "string", "pattern"] = "bare"
            self.column = position + 1
            column, before = position + 1, len(self.faults)
            self.late = False
            if char == '"':
                kind = "string"
                text, position = self._string(position)
            elif char == "/" and line.find("/", position + 1) > 0 and not is_sum:
                kind = "pattern"
                text, position = self._pattern(position)
            else:
                text, position = self._bare(position)
            yield Word(kind, text, column, faulty=self.late or len(self.faults) > before, late=self.late)

    def _fault(self, position: int, message: str) -> None:
        self.faults.append(WordFault(position + 1, message))

    def _bare(self, start: int) -> tuple[str, int]:
        """Read up to the next blank; quotes inside (`user="42"`) keep their blanks."""
        line, text, position = self.line, "", start
        while position < len(line) and line[position] not in BLANKS:
            if line[position] == '"':
                inside, position = self._string(position)
                text += inside
            elif line.startswith("${", position):
                value, position = self._value(position)
                text += value
            else:
                text += line[position]
                position += 1
        return text, position

    def _string(self, start: int) -> tuple[str, int]:
        line, text, position = self.line, "", start + 1
        while position < len(line):
            char = line[position]
            if char == '"':
                return text, position + 1
            if line.startswith("${", position):
                value, position = self._value(position)
                text += value
                continue
            if char == "\\":
                position += 1
                following = line[position : position + 1]
                if following not in _ESCAPES or not following:
                    self._fault(position, 'after \\ comes \\, ", $ or n')
                text += _ESCAPES.get(following, following)
            else:
                text += char
            position += 1
        self.faults.append(Unended(start + 1, 'this text does not end; a closing " is missing'))
        return text, position

    def _value(self, start: int) -> tuple[str, int]:
        """Return what the `${name}` at `start` stands for, and where it ends."""
        end = self.line.find("}", start)
        name = self.line[start + 2 : end if end > 0 else None]
        if end < 0 or not set(name).isdisjoint(BLANKS + '"'):
            fault = "this `${` does not end; a closing } is missing (a plain ${ reads \\${)"
            self.faults.append(WordFault(self.column, fault))
            return "", start + 2
        value = self.variables.get(name)
        if isinstance(value, ValueSlot):
            self.late = True
            return f"${{{name}}}", end + 1
        if value is None:
            self.faults.append(UnknownVariable(self.column, name, self.variables))
        return value or "", end + 1

    def _pattern(self, start: int) -> tuple[str, int]:
        """Return the regular expression between slashes; a `${name}` in it stands for its value, taken literally."""
        line, position, text, before = self.line, start + 1, "", len(self.faults)
        while position < len(line) and line[position] != "/":
            if line[position] == "\\":
                pair = line[position : position + 2]
                text += "/" if pair == "\\/" else "" if pair[1:] in SHAPELESS else pair
                position += 2
            elif line.startswith("${", position):
                value, position = self._value(position)
                text += re.escape(without_shapeless(value))
            else:
                text += without_shapeless(line[position])
                position += 1
        if position >= len(line):
            self.faults.append(Unended(start + 1, "this pattern does not end; a closing / is missing"))
        elif len(self.faults) == before and (fault := _pattern_fault(text)):
            self._fault(start, fault)
        return text, position + 1


def _pattern_fault(text: str) -> str:
    if len(text) > 500:
        return "a pattern has at most 500 characters"
    try:
        pattern = re.compile(text, re.MULTILINE)
    except (re.error, RecursionError, OverflowError) as error:
        return f"not a regular expression: {error}"
    return "this pattern is in every text, so it expects nothing" if all(map(pattern.search, _PROBES)) else ""


def quoted(text: str) -> str:
    """Quote a text as a script writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("${", "\\${")
    return f'"{escaped}"'
