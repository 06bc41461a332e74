"""Words that a house adds to the script language: plain tables, which the composition root hands to the language.

    FRIEND = WorldVerb((Slot("member"), Slot("member")), ManualEntry(("friend 42 7",), "The two are friends."))

reads `friend 42 7`; the language knows how a slot is read, the composition root what the verb does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WordValues = tuple[str | int | None, ...]
"""What a line said, a value for each slot; None where one that may be left out was."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a line that gives a value."""

    kind: Literal["member", "named", "text", "number", "choice"]
    wanted: str = ""
    """What a text or a number is called where it is missing or wrong; of "named" the kind of thing, such as a game."""
    after: str = ""
    """The word that stands before it."""
    optional: bool = False
    """It may be left out, with the word before it."""
    choices: tuple[str, ...] = ()
    """The words of which a "choice" is one."""


@dataclass(frozen=True, slots=True)
class ManualEntry:
    """A word's entry in the script language's manual: examples, each a line of a script, and Markdown."""

    examples: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class WorldVerb:
    """A verb that changes what surrounds the phone."""

    slots: tuple[Slot, ...]
    manual: ManualEntry
    differ: str = ""
    """Why the first two values may not be the same; "" where they may."""
    makes_owner: bool = False
    """Whether the first value is the member who owns the phone from then on."""
    not_by_owner: str = ""
    """Why the first value may not be the member who owns the phone; "" where it may."""
    foreign_names: tuple[str, ...] = ()
    """What other test tools call it."""
    hint: str = ""
    """What a line that begins with a foreign name is told."""


@dataclass(frozen=True, slots=True)
class WorldNumber:
    """A number of what surrounds the phone, which expectations compare: `expect rank keep-awake friends <= 3`."""

    name: str
    least: int
    below: str
    """Why it is never less than the least."""
    absent: str
    """What is found where nothing has such a number; the name of what was asked for follows."""
    of: str
    """The kind of thing that has such a number, such as a game: its name stands after the number's."""
    scopes: tuple[str, ...] = ()
    """Words of which one may stand after that name."""
    least_is_any: bool = False
    """Whether `>=` with the least is how a script expects that there is such a number."""
    manual: ManualEntry = ManualEntry()
