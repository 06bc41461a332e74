"""A bot for any game whose rules tell what a player would press: it sees that late, and presses beside the moment.

def make_bot(skill: str, seed: int) -> WatchingBot:
    return watching_bot(skill, seed)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from handset.keypad import TICKS_PER_SECOND, Key, KeyEvent
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng

_STREAM = 77


@dataclass(frozen=True, slots=True)
class Want:
    """Press that a player of the game would make next: of which key, in how many ticks, and how long it is held.

    Attributes:
        key: The key.
        after: Ticks until the best moment, 0 for the coming tick; below 0 it has passed.
        hold: Ticks that the key stays down.
        of: Which of several things it is for, such as a seat: each is decided upon once.

    Example:
        >>> Want(Key.DIGIT_5, after=12)
        Want(key=<Key.DIGIT_5: 5>, after=12, hold=3, of=0)
    """

    key: Key
    after: int = 0
    hold: int = 3
    of: int = 0


@runtime_checkable
class TellsWants(Protocol):
    """Protocol of rules that tell what a player would press, by which any bot can play them.

    Example:
        >>> class Rules:
        ...     def wants(self):
        ...         return [Want(Key.DIGIT_5, after=30)]
        >>> isinstance(Rules(), TellsWants)
        True
    """

    def wants(self) -> Iterable[Want]:
        """Return the presses that are due or seen to come, by what a person sees; it changes nothing."""


@dataclass(frozen=True)
class WatchingSkill:
    """Skill of a watching bot, in ms: how late it sees what is wanted, and how far beside the moment it presses.

    Example:
        >>> WatchingSkill(reaction=284, spread=32).lapses
        0
    """

    reaction: int
    """From a want's first appearance to the first moment in which it may press for it; a quarter more or less."""
    spread: int
    """How far beside the moment it presses at most."""
    lapses: int = 0
    """Per cent of the wants that it overlooks."""


SKILLS = {
    "novice": WatchingSkill(470, 130, 12),
    "average": WatchingSkill(350, 70, 4),
    "skilled": WatchingSkill(260, 30, 0),
}
"""Skills to begin with, by people's reaction times in a choice of two."""


@dataclass
class _Plan:
    """What the bot has decided about a want: from which tick it may press, how far beside, whether that is done."""

    ready: int
    beside: int
    done: bool


class WatchingBot:
    """Bot that plays any game by its rules' `wants()`, through the keys alone.

    Example:
        >>> from types import SimpleNamespace
        >>> bot = WatchingBot(WatchingSkill(reaction=0, spread=0), seed=1)
        >>> bot.press(SimpleNamespace(ticks=8, wants=lambda: [Want(Key.DIGIT_5)]))
        [KeyEvent(key=<Key.DIGIT_5: 5>, down=True)]
    """

    def __init__(self, skill: WatchingSkill, seed: int) -> None:
        """Take what the bot is able to, and the seed of its mistakes."""
        self._skill = skill
        self._rng = Rng(seed, stream=_STREAM)
        self._plans: dict[tuple[Key, int], _Plan] = {}
        self._held: dict[Key, int] = {}
        """Key -> the tick in which it comes up."""

    def press(self, game: Any) -> Sequence[KeyEvent]:
        """Return the key events for the coming tick: what is wanted by now, as the bot has decided when it saw it."""
        tick = game.ticks
        events = [KeyEvent(key, False) for key, until in self._held.items() if until <= tick]
        for event in events:
            del self._held[event.key]
        wanted = {(want.key, want.of): want for want in game.wants()}
        self._plans = {one: plan for one, plan in self._plans.items() if one in wanted}
        for one, want in wanted.items():
            plan = self._plans.get(one)
            if plan is None:
                plan = self._plans[one] = self._plan(tick)
            if plan.done or want.key in self._held or tick < max(plan.ready, tick + want.after + plan.beside):
                continue
            plan.done = True
            self._held[want.key] = tick + max(1, want.hold)
            events.append(KeyEvent(want.key, True))
        return events

    def _plan(self, tick: int) -> _Plan:
        spread, reaction = _ticks(self._skill.spread), _ticks(self._skill.reaction)
        late = reaction + self._rng.between(-reaction // 4, reaction // 4)
        return _Plan(tick + late, self._rng.between(-spread, spread), self._rng.below(100) < self._skill.lapses)


def watching_bot(skill: str, seed: int, skills: Mapping[str, WatchingSkill] = SKILLS) -> WatchingBot:
    """Make a bot of a skill for a game whose rules tell their wants.

    Args:
        skill: Name of the skill.
        seed: Seed of its mistakes.
        skills: The skills that there are.

    Returns:
        The bot.

    Raises:
        KeitaiError: The skill does not exist; the message names those that do.

    Example:
        >>> watching_bot("expert", 1)
        Traceback (most recent call last):
        keitai.common.errors.KeitaiError: unknown skill 'expert'; there are novice, average, skilled
    """
    if skill not in skills:
        raise KeitaiError(f"unknown skill {skill!r}; there are {', '.join(skills)}")
    return WatchingBot(skills[skill], seed)


def _ticks(milliseconds: int) -> int:
    return milliseconds * TICKS_PER_SECOND // 1000
