"""Players of three skills, through keys 4 and 6 alone, seeing where the wig is as late as a person sees it.

Reaction times: a choice of two takes people about 340 ms, the quickest tenth 255 ms (start values of the game).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from games.wig.incidents import IncidentKind, is_on
from games.wig.rules import KEYS, Rules
from games.wig.state import EDGE, LEAN
from handset.clock import ticks_of
from handset.keypad import KeyEvent
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng


@dataclass(frozen=True)
class WigSkill:
    """Skill of the bot: reaction and its spread in ms, the rest in per cent."""

    reaction: int
    spread: int
    patience: int
    """How far off the wig may be before a fan is switched on."""
    foresight: int
    """How much of its own delay it reckons with."""
    blur: int
    """How far off it takes the wig to be at most."""
    wrong: int
    """How often it takes the wrong key."""
    rest: int
    """Milliseconds from one press to the next at least."""
    reads: int
    """How much of the head's lean and the gusts it reckons with."""
    minds_noise: int
    """Noise from which it presses only when it must."""


SKILLS = {
    "novice": WigSkill(430, 100, 25, 28, 9, 5, 200, 0, 30),
    "average": WigSkill(350, 75, 18, 48, 7, 4, 170, 20, 26),
    "skilled": WigSkill(255, 30, 7, 98, 2, 1, 110, 95, 25),
}


class WigBot:
    """Bot that plays through the keys alone: sees late, predicts where the wig goes, switches one fan at a time."""

    def __init__(self, skill: WigSkill, seed: int) -> None:
        self._skill = skill
        self._rng = Rng(seed, stream=78)
        self._seen: deque[tuple[int, int]] = deque(maxlen=90)
        self._delay = self._reaction()
        self._rest = 0
        self._down: list[KeyEvent] = []

    def press(self, game: Rules) -> Sequence[KeyEvent]:
        state = game.state
        self._seen.append((state.wig.x * 100 // EDGE, state.head.lean * 8 // LEAN + _wind(game)))
        if self._down:
            released, self._down = self._down, []
            return released
        if self._rest:
            self._rest -= 1
            return ()
        if state.wig.hang:
            return self._rescue(game)
        if state.awake or len(self._seen) <= self._delay + 6:
            return ()
        loud = state.noise >> 8 >= self._skill.minds_noise
        number = self._wanted_press([fan.on for fan in state.fans], 24 if loud else 0)
        if number is None:
            return ()
        if self._rng.below(100) < self._skill.wrong:
            number = 1 - number
        return self._push(number)

    def _rescue(self, game: Rules) -> Sequence[KeyEvent]:
        """Press the key of the side where the wig hangs, once that was seen."""
        if game.state.wig.hang != max(2, self._delay):
            return ()
        number = 0 if game.state.wig.x < 0 else 1
        return self._push(1 - number if self._rng.below(100) < self._skill.wrong else number)

    def _push(self, number: int) -> Sequence[KeyEvent]:
        self._delay = self._reaction()
        self._rest = ticks_of(self._skill.rest)
        self._down = [KeyEvent(KEYS[number], False)]
        return (KeyEvent(KEYS[number], True),)

    def _wanted_press(self, on: list[bool], more: int) -> int | None:
        """Return the key that brings the fans to what the wig's way asks for, None when they are so.

        Args:
            on: Which fans blow, left and right.
            more: Patience beyond the skill's own, in the same unit.
        """
        skill = self._skill
        then, pushed = self._seen[-1 - self._delay]
        before, _ = self._seen[-7 - self._delay]
        blur = self._rng.between(-skill.blur, skill.blur)
        reckoned = then + blur + (then - before) * self._delay * skill.foresight // 600 + pushed * skill.reads // 100
        for number, side in enumerate((-1, 1)):
            offset = reckoned * side
            if on[number] and offset < skill.patience // 3 - more // 3:
                return number
            if not on[number] and offset > skill.patience + more:
                return number
        return None

    def _reaction(self) -> int:
        skill = self._skill
        spread = sum(self._rng.between(-skill.spread, skill.spread) for _ in range(3)) // 2
        return max(9, ticks_of(max(150, skill.reaction + spread)))


def _wind(game: Rules) -> int:
    """Return what pushes the wig beside the head's lean, per cent: gusts, drafts, and a fly that wants its fan."""
    state, tuning = game.state, game.tuning
    wind = -12 * state.gust.side if state.gust.left else 0
    if is_on(state, tuning, IncidentKind.WINDOW):
        wind -= 10 * state.incident.side
    elif is_on(state, tuning, IncidentKind.FLY):
        wind += 14 * state.incident.side
    return wind


def make_bot(skill: str, seed: int) -> WigBot:
    """Return a player of that skill.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.
    """
    if skill not in SKILLS:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(SKILLS)}")
    return WigBot(SKILLS[skill], seed)
