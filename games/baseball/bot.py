"""Players of three skills, through key 5 alone, seeing what a person sees, as late as a person sees it.

Spreads of a tap at a moment one can see coming: 22 ms good, 32 average, 48 poor players (start values of the game).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from games.baseball.field import free_gaps
from games.baseball.rules import Rules
from games.baseball.state import FOUL_LINE, PitchPhase
from games.engine.bots import Shortcut
from handset.clock import ticks_of
from handset.keypad import Key, KeyEvent
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng


@dataclass(frozen=True)
class BaseballSkill:
    """Skill of the baseball bot: reaction and spread in ms, the rest in per cent."""

    reaction: int
    spread: int
    habit: int
    """How much the last pitch's pace stays in the hand when another comes."""
    fooled: int
    """How often a feint or a changing pace brings the bat round too soon."""
    looks: int
    """How often it looks at the fielders before it aims."""
    greedy: int
    """How often it picks the gap whose sign is worth most, not the widest."""


SKILLS = {
    "novice": BaseballSkill(380, 48, 23, 18, 83, 10),
    "average": BaseballSkill(310, 32, 15, 12, 93, 22),
    "skilled": BaseballSkill(255, 22, 5, 3, 99, 95),
}
_TRIES = 8


class BaseballBot:
    """Bot that plays baseball through the keys alone, by what it sees of the state."""

    def __init__(self, skill: BaseballSkill, seed: int) -> None:
        self._skill = skill
        self._rng = Rng(seed, stream=77)
        self._phase = PitchPhase.READY
        self._at = 0
        self._usual = 38
        self._down = False

    def press(self, game: Rules) -> Sequence[KeyEvent]:
        """Return the key events for the coming tick: swing at the ball, or stop the arrow."""
        state = game.state
        if self._down:
            self._down = False
            return (KeyEvent(Key.DIGIT_5, False),)
        if state.phase != self._phase:
            self._phase = state.phase
            self._at = 0
            if state.phase == PitchPhase.WINDUP and state.pitch.feint and self._happens(self._skill.fooled // 3):
                self._at = state.length - game.tuning.last + 2
            elif state.phase == PitchPhase.PITCH:
                self._at = self._time_swing(game)
            elif state.phase == PitchPhase.ARROW:
                self._at = self._time_aim(game)
        if self._at and state.since + 1 == self._at:
            self._down = True
            return (KeyEvent(Key.DIGIT_5, True),)
        return ()

    def _time_swing(self, game: Rules) -> int:
        """Return the tick to swing at: the moment one expects, with the hand's spread."""
        skill, pitch = self._skill, game.state.pitch
        late = max(0, ticks_of(skill.reaction + 60) - pitch.contact)
        habit = (self._usual - pitch.contact) * skill.habit // 100
        fooled = -8 if pitch.kind == 6 and self._happens(skill.fooled) else 0
        self._usual = pitch.contact
        error = self._spread() + habit + fooled + (self._rng.below(late + 1) if late else 0)
        return max(1, pitch.contact + error)

    def _time_aim(self, game: Rules) -> int:
        """Return the tick at which the arrow will point to where one wants it, with the hand's spread."""
        since = ticks_of(self._skill.reaction) + self._rng.below(20)
        target = self._target(game)
        best = min(range(since, since + 120), key=lambda tick: (abs(game.sweep(tick) - target) // 4, tick))
        return max(game.tuning.armed + 1, best + self._spread())

    def _target(self, game: Rules) -> int:
        state = game.state
        quality = state.batted.quality
        if not self._happens(self._skill.looks):
            return self._rng.between(-FOUL_LINE, FOUL_LINE)
        gaps = free_gaps(state.fielders, game.reach(quality))
        if not self._happens(self._skill.greedy):
            left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
            return (left + right) // 2
        spots = [
            (game.worth(place, quality), min(place - left, right - place), place)
            for left, right in gaps
            for place in range(left + 4, right - 3, 4)
        ]
        return max(spots, key=lambda spot: (spot[0] * 10 if spot[1] >= 10 else spot[0] * spot[1], spot[1]))[2]

    def _spread(self) -> int:
        """Return ticks beside the moment: three dice make nearly a bell of the skill's spread."""
        spread = self._skill.spread
        beside = sum(self._rng.between(-spread, spread) for _ in range(3))
        return ticks_of(beside + 1000) - 60

    def _happens(self, per_cent: int) -> bool:
        return self._rng.below(100) < per_cent


def make_bot(skill: str, seed: int) -> BaseballBot:
    """Return a player of that skill.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.
    """
    if skill not in SKILLS:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(SKILLS)}")
    return BaseballBot(SKILLS[skill], seed)


def make_gap_seeker(skill: str, seed: int) -> BaseballBot:
    """Return a player with the hand of that skill whom no pitch deceives, and who aims at the widest gap alone."""
    return BaseballBot(replace(SKILLS[skill], habit=0, fooled=0, looks=100, greedy=0), seed)


SHORTCUTS = {"the widest gap, whatever its sign": Shortcut(make_gap_seeker, 150)}
"""Narrowing gaps hold it down; it leaves out only the signs, so it may score more than other shortcuts."""
