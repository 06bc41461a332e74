"""A line of a script as words: bare words, "strings", /patterns/, each with its column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from handset.datafile import did_you_mean

Variables = Mapping[str, str | None]
"""The values of `let`; None where the `let` itself was faulty."""
BLANKS = " \t\u3000"


@dataclass(frozen=True, slots=True)
class Word:
    """Word of a line; `column` counts characters from 1. `text` is without quotes or slashes."""

    kind: Literal["bare", "string", "pattern"]
    text: str
    column: int


class WordFault(Exception):
    """Error about a word: not ended, not known, or not what may stand in its place."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


class UnknownVariable(WordFault):
    """Error for a `${name}` without a value; `told` where another line's error has reported it already."""

    def __init__(self, column: int, name: str, variables: Variables) -> None:
        known = [each for each, value in variables.items() if value is not None]
        hint = did_you_mean(name, known)
        super().__init__(column, f'nothing is called {name!r}{hint}; `let {name or "name"} "..."` gives it a value')
        self.name = name
        self.told = name in variables


_ESCAPES = {"n": "\n", '"': '"', "\\": "\\", "$": "$"}
_PROBES = ("", "\x00", "abcd 2009", "日記\n")


def split_line(line: str, variables: Variables) -> list[Word]:
    """Split a line into words; one that begins with `//` is a comment. `${name}` stands for a `let`.

    Raises `WordFault`.
    """
    words: list[Word] = []
    position = 0
    while position < len(line):
        char = line[position]
        if char in BLANKS:
            position += 1
            continue
        if line.startswith("//", position) and (position == 0 or line[position - 1] in BLANKS):
            break
        if char == '"':
            kind: Literal["bare", "string", "pattern"] = "string"
            text, after = _string(line, position, variables, position + 1)
        elif char == "/" and line.find("/", position + 1) > 0:
            kind = "pattern"
            text, after = _pattern(line, position, variables)
        else:
            kind = "bare"
            text, after = _bare(line, position, variables)
        words.append(Word(kind, text, position + 1))
        position = after
    return words


def _bare(line: str, start: int, variables: Variables) -> tuple[str, int]:
    """Read up to the next blank; quotes inside (`user="42"`) keep their blanks."""
    text, position = "", start
    while position < len(line) and line[position] not in BLANKS:
        if line[position] == '"':
            inside, position = _string(line, position, variables, start + 1)
            text += inside
        elif line.startswith("${", position):
            value, position = _value(line, position, variables, start + 1)
            text += value
        else:
            text += line[position]
            position += 1
    return text, position


def _string(line: str, start: int, variables: Variables, column: int) -> tuple[str, int]:
    text, position = "", start + 1
    while position < len(line):
        char = line[position]
        if char == '"':
            return text, position + 1
        if line.startswith("${", position):
            value, position = _value(line, position, variables, column)
            text += value
            continue
        if char == "\\":
            position += 1
            following = line[position : position + 1]
            if following not in _ESCAPES or not following:
                raise WordFault(position + 1, 'after \\ comes \\, ", $ or n')
            text += _ESCAPES[following]
        else:
            text += char
        position += 1
    raise WordFault(start + 1, 'this text does not end; a closing " is missing')


def _value(line: str, start: int, variables: Variables, column: int) -> tuple[str, int]:
    """Return what the `${name}` at `start` stands for, and where it ends. `column` is the word's."""
    end = line.find("}", start)
    name = line[start + 2 : end if end > 0 else None]
    if end < 0 or not set(name).isdisjoint(BLANKS + '"'):
        raise WordFault(column, "this `${` does not end; a closing } is missing (a plain ${ reads \\${)")
    value = variables.get(name)
    if value is None:
        raise UnknownVariable(column, name, variables)
    return value, end + 1


def _pattern(line: str, start: int, variables: Variables) -> tuple[str, int]:
    """Return the regular expression between slashes; a `${name}` in it stands for its value, taken literally."""
    column, position, text = start + 1, start + 1, ""
    while position < len(line) and line[position] != "/":
        if line[position] == "\\":
            pair = line[position : position + 2]
            text += "/" if pair == "\\/" else pair
            position += 2
        elif line.startswith("${", position):
            value, position = _value(line, position, variables, column)
            text += re.escape(value)
        else:
            text += line[position]
            position += 1
    if position >= len(line):
        raise WordFault(column, "this pattern does not end; a closing / is missing")
    if len(text) > 500:
        raise WordFault(column, "a pattern has at most 500 characters")
    try:
        pattern = re.compile(text, re.MULTILINE)
    except (re.error, RecursionError, OverflowError) as error:
        raise WordFault(column, f"not a regular expression: {error}") from None
    if all(pattern.search(probe) for probe in _PROBES):
        raise WordFault(column, "this pattern is in every text, so it expects nothing")
    return text, position + 1


def quoted(text: str) -> str:
    """Quote a text as a script writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("${", "\\${")
    return f'"{escaped}"'
