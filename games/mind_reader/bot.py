"""Readers of three skills, through keys 4 and 6 alone. They read the two answers as a person does: for seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from games.mind_reader.rules import KEYS, Rules
from games.mind_reader.state import ScenePhase
from handset.clock import ticks_of
from handset.keypad import Key, KeyEvent
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng


@dataclass(frozen=True)
class MindReaderSkill:
    """Skill of the bot: reaction (with reading) and its spread in ms, per cent of kind answers that it sees."""

    reaction: int
    spread: int
    reads: int


SKILLS = {
    "novice": MindReaderSkill(5200, 900, 71),
    "average": MindReaderSkill(3600, 600, 84),
    "skilled": MindReaderSkill(2300, 350, 97),
}


class MindReaderBot:
    """Bot that plays through the keys alone: thinks for a while, then presses once."""

    def __init__(self, skill: MindReaderSkill, seed: int) -> None:
        self._skill = skill
        self._rng = Rng(seed, stream=77)
        self._number = -1
        self._at = 0
        self._down: Key | None = None

    def press(self, game: Rules) -> Sequence[KeyEvent]:
        state = game.state
        if self._down is not None:
            key, self._down = self._down, None
            return (KeyEvent(key, False),)
        if state.phase != ScenePhase.ASK:
            return ()
        if self._number != state.number:
            self._number = state.number
            spread = sum(self._rng.between(-self._skill.spread, self._skill.spread) for _ in range(3))
            self._at = ticks_of(max(500, self._skill.reaction + spread))
        if state.since + 1 != self._at:
            return ()
        side = state.kind_side[state.number]
        if self._rng.below(100) >= self._skill.reads:
            side = 1 - side
        self._down = KEYS[side]
        return (KeyEvent(self._down, True),)


def make_bot(skill: str, seed: int) -> MindReaderBot:
    """Return a player of that skill.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.
    """
    if skill not in SKILLS:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(SKILLS)}")
    return MindReaderBot(SKILLS[skill], seed)
