"""Players that are not people: through keys alone, seeing what a person would see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from handset.keypad import KeyEvent

SKILLS = ("novice", "average", "skilled")


class Bot(Protocol):
    """Protocol of a bot: a player of some skill that acts through the keys alone.

    It sees the play's state before each tick, as a person sees the picture, and returns key events. A game's bot.py
    makes its bots by `make_bot(skill, seed)`.

    Example:
        >>> from types import SimpleNamespace
        >>> from handset.keypad import Key
        >>> class Hammer:
        ...     def press(self, game):
        ...         return [KeyEvent(Key.DIGIT_5, game.ticks % 2 == 0)]
        >>> Hammer().press(SimpleNamespace(ticks=4))
        [KeyEvent(key=<Key.DIGIT_5: 5>, down=True)]
    """

    def press(self, game: Any) -> Sequence[KeyEvent]:
        """Return the key events for the coming tick, having seen the play as it stands."""


@dataclass(frozen=True)
class Shortcut:
    """Way to play that leaves out part of what a game asks for; a game's bot.py names its own as `SHORTCUTS`.

    The game's balance is measured with each: none may score more than `most` per cent of the median of a whole play.

    Example:
        >>> class Idle:
        ...     def press(self, game):
        ...         return []
        >>> lazy = Shortcut(lambda skill, seed: Idle(), most=40)
        >>> lazy.make("novice", 1).press(None), lazy.most
        ([], 40)
    """

    make: Callable[[str, int], Bot]
    """Skill and seed -> its player."""
    most: int = 120
    """Per cent of the median of a skill's own bot that it may score with the same hand."""
