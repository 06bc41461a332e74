"""A line of a script as words: bare words, "strings", /patterns/, each with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `column` counts characters from 1. `text` is without quotes or slashes."""

    kind: Literal["bare", "string", "pattern"]
    text: str
    column: int


class WordFault(Exception):
    """A word that does not end, or a pattern that is none."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_ESCAPES = {"n": "\n", '"': '"', "\\": "\\"}


def split_line(line: str, variables: dict[str, str]) -> list[Word]:
    """The words of a line; a line whose first mark is `//` is a comment. `${name}` stands for a `let`.

    Raises `WordFault`.
    """
    words: list[Word] = []
    position = 0
    while position < len(line):
        char = line[position]
        if char in " \t\u3000":
            position += 1
        elif line.startswith("//", position) and (position == 0 or line[position - 1] in " \t\u3000"):
            break
        elif char == '"':
            text, after = _string(line, position)
            words.append(Word("string", _filled(text, variables, position + 1), position + 1))
            position = after
        elif char == "/" and line.find("/", position + 1) > 0:
            text, after = _pattern(line, position)
            words.append(Word("pattern", text, position + 1))
            position = after
        else:
            word, after = _bare(line, position)
            words.append(Word("bare", _filled(word, variables, position + 1), position + 1))
            position = after
    return words


def _bare(line: str, start: int) -> tuple[str, int]:
    """Up to the next blank; quotes inside (`user="42"`) keep their blanks."""
    text, position = "", start
    while position < len(line) and line[position] not in " \t\u3000":
        if line[position] == '"':
            inside, position = _string(line, position)
            text += inside
        else:
            text += line[position]
            position += 1
    return text, position


def _string(line: str, start: int) -> tuple[str, int]:
    text, position = "", start + 1
    while position < len(line):
        char = line[position]
        if char == '"':
            return text, position + 1
        if char == "\\":
            position += 1
            following = line[position : position + 1]
            if following not in _ESCAPES or not following:
                raise WordFault(position + 1, 'after \\ comes \\, " or n')
            text += _ESCAPES[following]
        else:
            text += char
        position += 1
    raise WordFault(start + 1, 'this text does not end; a closing " is missing')


def _pattern(line: str, start: int) -> tuple[str, int]:
    end = start + 1
    while end < len(line) and line[end] != "/":
        end += 2 if line[end] == "\\" else 1
    if end >= len(line):
        raise WordFault(start + 1, "this pattern does not end; a closing / is missing")
    text = line[start + 1 : end].replace("\\/", "/")
    if len(text) > 500:
        raise WordFault(start + 1, "a pattern has at most 500 characters")
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise WordFault(start + 1, f"this is no pattern: {error}") from None
    return text, end + 1


def _filled(text: str, variables: dict[str, str], column: int) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in variables:
            raise WordFault(
                column, f'nothing is called {match[1]!r}; `let {match[1] or "name"} "..."` gives it a value'
            )
        return variables[match[1]]

    return _VARIABLE.sub(value, text)


def quoted(text: str) -> str:
    """A text as a script writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
