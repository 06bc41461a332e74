"""Players of three skills, through keys 4, 5 and 6 alone, seeing what a person sees, as late as a person sees it.

Reaction times: a choice of three takes people about 340 ms, the quickest tenth 255 ms (start values of the game).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from games.engine.bots import Shortcut
from games.keep_awake.rules import KEYS, Rules
from games.keep_awake.state import Look, SleepPhase
from handset.clock import ticks_of
from handset.keypad import Key, KeyEvent
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng


@dataclass(frozen=True)
class KeepAwakeSkill:
    """Skill of the bot: reaction and its spread in ms, the rest in per cent."""

    reaction: int
    spread: int
    hold_spread: int
    """How far off the wanted hold may be, ms."""
    notices_turn: int
    """How surely a turning teacher stops the hand."""
    wrong_seat: int
    wrong_strength: int
    minds_noise: int
    """Noise from which it waits, if it may."""


SKILLS = {
    "novice": KeepAwakeSkill(470, 120, 90, 62, 9, 18, 100),
    "average": KeepAwakeSkill(350, 70, 50, 88, 3, 12, 80),
    "skilled": KeepAwakeSkill(265, 35, 25, 98, 1, 3, 66),
}
_WANTED = {SleepPhase.DROWSY: 67, SleepPhase.NODDING: 200, SleepPhase.ASLEEP: 300}
"""Milliseconds to hold for each depth of sleep."""


class _Sight(NamedTuple):
    phases: tuple[SleepPhase, ...]
    look: Look
    since: int
    noise: int


class AwakeBot:
    """Bot that plays through the keys alone: sees late, decides, holds a key for a while, lets go."""

    def __init__(self, skill: KeepAwakeSkill, seed: int, wanted: Mapping[SleepPhase, int] = _WANTED) -> None:
        self._skill = skill
        self._wanted = wanted
        self._rng = Rng(seed, stream=77)
        self._seen: deque[_Sight] = deque(maxlen=90)
        self._delay = self._reaction()
        self._holding: Key | None = None
        self._release = 0
        self._rest = 0
        self._turned = False
        self._careful = True
        """Whether it heeds the turn under way: once a turn it does not notice."""

    def press(self, game: Rules) -> Sequence[KeyEvent]:
        state = game.state
        teacher = state.teacher
        left, middle, right = state.seats
        phases = (left.phase, middle.phase, right.phase)
        self._seen.append(_Sight(phases, teacher.look, teacher.since, state.noise >> 8))
        self._watch()
        if self._holding is not None:
            self._release -= 1
            if self._release > 0 and not self._lets_go():
                return ()
            key, self._holding = self._holding, None
            self._delay = self._reaction()
            self._rest = self._delay + 2
            return (KeyEvent(key, False),)
        if self._rest > 0:
            self._rest -= 1
            return ()
        if len(self._seen) <= self._delay:
            return ()
        return self._decide(self._seen[-1 - self._delay], state.eraser.flying)

    def _decide(self, sight: _Sight, flying: bool) -> Sequence[KeyEvent]:
        if flying or (sight.look == Look.LOOKING and self._careful):
            self._rest = 6
            return ()
        deepest = max(sight.phases)
        if deepest == SleepPhase.AWAKE:
            return ()
        if sight.look == Look.TURNING and self._careful and not self._in_time(sight, deepest):
            return ()
        if deepest == SleepPhase.DROWSY and sight.noise >= self._skill.minds_noise:
            return ()
        number = sight.phases.index(deepest)
        if self._rng.below(100) < self._skill.wrong_seat:
            number = self._rng.below(3)
        wanted = self._wanted[SleepPhase(deepest)]
        if self._rng.below(100) < self._skill.wrong_strength:
            wanted = self._wanted[SleepPhase(self._rng.between(1, 3))]
        spread = self._skill.hold_spread
        self._release = max(1, ticks_of(max(17, wanted + self._rng.between(-spread, spread))))
        self._holding = KEYS[number]
        return (KeyEvent(self._holding, True),)

    def _watch(self) -> None:
        """Notice, or fail to notice, that the teacher turns."""
        sight = self._seen[max(0, len(self._seen) - 1 - self._delay)]
        turned = sight.look in (Look.TURNING, Look.LOOKING)
        if turned and not self._turned:
            self._careful = self._rng.below(100) < self._skill.notices_turn
        self._turned = turned

    def _lets_go(self) -> bool:
        """Return whether it sees the teacher turn and brings the raised notebook down before he looks."""
        return self._careful and self._turned

    def _in_time(self, sight: _Sight, deepest: SleepPhase) -> bool:
        """Return whether half a second is left from the turn of the shoulders.

        That is enough for a quick blow if it was seen at once.
        """
        left = 30 - sight.since - self._delay
        return left >= ticks_of(self._wanted[deepest] + self._skill.hold_spread)

    def _reaction(self) -> int:
        skill = self._skill
        spread = sum(self._rng.between(-skill.spread, skill.spread) for _ in range(3)) // 2
        return max(9, ticks_of(max(150, skill.reaction + spread)))


def make_bot(skill: str, seed: int) -> AwakeBot:
    """Return a player of that skill.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.
    """
    if skill not in SKILLS:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(SKILLS)}")
    return AwakeBot(SKILLS[skill], seed)


def _make_one_strength(hold: int, skill: str, seed: int) -> AwakeBot:
    return AwakeBot(SKILLS[skill], seed, dict.fromkeys(_WANTED, hold))


SHORTCUTS = {
    "every sleeper with a light tap": Shortcut(partial(_make_one_strength, 67)),
    "every sleeper with a middling blow": Shortcut(partial(_make_one_strength, 200)),
    "every sleeper with a full swing": Shortcut(partial(_make_one_strength, 300)),
}
"""One strength for all: it leaves out how deep somebody sleeps."""
