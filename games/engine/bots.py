"""Players that are not people: through keys alone, seeing what a person would see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from handset.keypad import KeyEvent

SKILLS = ("novice", "average", "skilled")


class Bot(Protocol):
    """Player of a skill that acts through the keys alone: it sees the state before each tick and returns key events."""

    def press(self, game: Any) -> Sequence[KeyEvent]:
        """Return the key events for the coming tick, having seen the play as it stands."""
