"""A file of a script while it is read, and what an `include` hands to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from handset.script.language.reader import LineReader
from handset.script.language.words import BLANKS, ValueSlot, Variables


@dataclass
class SourceFile:
    """File of a script that is being read: its own variables, and how many blocks were open when it began."""

    lines: list[str]
    variables: dict[str, str | ValueSlot | None]
    depth: int
    numbers: count[int] = field(default_factory=count)
    """Numbers for slots, one after another in the whole script."""
    in_head: bool = True
    """Nothing but settings so far: here `device` and `network` are settings, further down steps."""
    begun: bool = False
    """Its first line, which says the version, has been read."""
    version: str = ""
    """The version of the language; "" before its line."""
    slots: dict[str, ValueSlot] = field(default_factory=dict)
    """The names that its own lines give values to as a test runs."""

    def following(self, number: int) -> str:
        """Return the next line after line `number` that is not blank, "" when none is."""
        return next((line for line in self.lines[number:] if line.strip()), "")

    is_late: bool = False
    """Whether the line that is being read holds a value that is known only as the test runs."""

    def scope(self) -> dict[str, str | ValueSlot | None] | None:
        """Return what is known before a block to which the values in it belong; None in version 1, where none do."""
        return dict(self.variables) if self.version == "2" else None

    def slot(self, name: str) -> ValueSlot:
        """Return the file's own place for the values of a name."""
        if name not in self.slots:
            self.slots[name] = ValueSlot(name, next(self.numbers))
        return self.slots[name]


def read_bindings(line: LineReader, variables: Variables) -> dict[str, str | ValueSlot | None]:
    """Read the values that an `include` gives; None for one that is wrong: the file's lines are not to blame for it."""
    bound: dict[str, str | ValueSlot | None] = {}
    while line.more:
        word = line.take_word("a value")
        key, equals, value = word.text.partition("=")
        if word.late:
            bound[key] = variables.get(value[2:-1])
            if value.count("${") != 1 or bound[key] is None:
                line.add_fault(
                    word.column, f'a value that is known only as the test runs is given whole: {key}="${{n}}"'
                )
            continue
        if not word.faulty and (word.kind != "bare" or not equals or not key):
            line.add_fault(word.column, 'a value is given as name="..."')
        bound[key] = value if equals and not word.faulty else None
    return bound


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(BLANKS))
