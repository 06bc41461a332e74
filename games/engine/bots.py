"""Players that are not people: through keys alone, seeing what a person would see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from handset.keypad import KeyEvent

SKILLS = ("novice", "average", "skilled")


class Bot(Protocol):
    """Player of a skill that acts through the keys alone: it sees the state before each tick and returns key events."""

    def press(self, game: Any) -> Sequence[KeyEvent]:
        """Return the key events for the coming tick, having seen the play as it stands."""


@dataclass(frozen=True)
class Shortcut:
    """Way to play that leaves out part of what a game asks for; a game's bot.py names its own as `SHORTCUTS`."""

    make: Callable[[str, int], Bot]
    """Skill and seed -> its player."""
    most: int = 120
    """Per cent of the median of a skill's own bot that it may score with the same hand."""
