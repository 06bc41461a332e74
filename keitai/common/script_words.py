"""What a house lets keypad scripts say of it: plain tables, which the composition root hands to the script language.

    FRIEND = WorldVerb((Slot("member"), Slot("member")), differ="nobody is a friend of oneself")

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

    kind: Literal["member", "game", "text", "number"]
    wanted: str = ""
    """What a text or a number is called where it is missing or wrong."""
    after: str = ""
    """The word that stands before it."""
    optional: bool = False
    """It may be left out, with the word before it."""


@dataclass(frozen=True, slots=True)
class WorldVerb:
    """A verb that changes what surrounds the phone."""

    slots: tuple[Slot, ...]
    differ: str = ""
    """Why the first two values may not be the same; "" where they may."""
