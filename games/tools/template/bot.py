"""Players of three skills, through key 5 alone: they aim at the moment and are a little beside it."""

from __future__ import annotations

from collections.abc import Sequence

from keitai.kit import KeitaiError, Key, KeyEvent, Rng

from .rules import Rules

SPREADS = {"novice": 16, "average": 10, "skilled": 8}
"""How far beside the moment they press, in ticks, at most."""


class NewGameBot:
    """Bot of the template: decides for every star anew when to press."""

    def __init__(self, spread: int, seed: int) -> None:
        self._spread = spread
        self._rng = Rng(seed, stream=78)
        self._beside = 0
        self._down = False

    def press(self, game: Rules) -> Sequence[KeyEvent]:
        if self._down:
            self._down = False
            return (KeyEvent(Key.DIGIT_5, False),)
        if game.state.since + 1 != game.moment + self._beside:
            return ()
        self._down = True
        self._beside = self._rng.between(-self._spread, self._spread)
        return (KeyEvent(Key.DIGIT_5, True),)


def make_bot(skill: str, seed: int) -> NewGameBot:
    """Return a player of that skill.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.
    """
    if skill not in SPREADS:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(SPREADS)}")
    return NewGameBot(SPREADS[skill], seed)
