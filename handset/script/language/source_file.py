"""A file of a script while it is read, and what an `include` hands to it."""

from __future__ import annotations

from dataclasses import dataclass

from handset.script.language.reader import LineReader
from handset.script.language.words import BLANKS


@dataclass
class SourceFile:
    """File of a script that is being read: its own variables, and how many blocks were open when it began."""

    lines: list[str]
    variables: dict[str, str | None]
    depth: int
    in_head: bool = True
    """Nothing but settings so far: here `device` and `network` are settings, further down steps."""
    begun: bool = False
    """Its first line, which says the version, has been read."""

    def following(self, number: int) -> str:
        """Return the next line after line `number` that is not blank, "" when none is."""
        return next((line for line in self.lines[number:] if line.strip()), "")


def read_bindings(line: LineReader) -> dict[str, str | None]:
    """Read the values that an `include` gives; None for one that is wrong: the file's lines are not to blame for it."""
    bound: dict[str, str | None] = {}
    while line.more:
        word = line.take_word("a value")
        key, equals, value = word.text.partition("=")
        if not word.faulty and (word.kind != "bare" or not equals or not key):
            line.add_fault(word.column, 'a value is given as name="..."')
        bound[key] = value if equals and not word.faulty else None
    return bound


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(BLANKS))
