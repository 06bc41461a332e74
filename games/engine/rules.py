"""What every game's rules are: integers, ticked, without display, file or wall clock.

The pieces that rules are made of: `OfState` shows what the state holds, `Told` collects a tick's events, `save_play`
and `load_play` keep a state with its generator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

import msgspec

from handset.keypad import Keys
from keitai.common.rng import Rng

MOST = 9_999_999
"""Scores and counts stop here."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Event:
    """Something the rules did in this tick: drives sound, vibration, stage effects, scripts and statistics.

    `where` says which of several (seat, base, fan); `points` what it earned. The last event of a play is `over`, and
    the one just before it in the same tick says what ended the play.
    """

    name: str
    where: int = 0
    points: int = 0


class Game(Protocol):
    """A game's rules. `Rules(seed, tuning)` begins a play; the same keys give the same play on every machine."""

    @property
    def score(self) -> int: ...

    @property
    def over(self) -> bool: ...

    @property
    def ticks(self) -> int:
        """Ticks played so far."""

    def tick(self, keys: Keys) -> Iterable[Event]:
        """One tick of 1/60 s; nothing happens once `over`."""

    def save(self) -> bytes:
        """The whole state, generator and pending events included: plain data that `load` takes back bit for bit."""

    def load(self, saved: bytes) -> None: ...


class OfState(Generic[T]):
    """A property of the rules that stands in their state: `score = OfState[int]("score")`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, rules: Any, owner: type) -> T:
        return cast(T, getattr(rules.state, self._name))


class Playing(Protocol):
    """What a state has in every game."""

    tick: int
    score: int
    over: bool


class Keeping(Protocol):
    """A state that keeps its generator while it is saved."""

    chance: tuple[int, int]


K = TypeVar("K", bound=Keeping)


class Told:
    """The events of the tick under way."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def begin(self, state: Playing) -> bool:
        """A new tick; False when the play is over, so that nothing happens any more."""
        self.events = []
        if state.over:
            return False
        if state.tick == 0:
            self.say("start")
        state.tick += 1
        return True

    def say(self, name: str, where: int = 0, points: int = 0) -> None:
        self.events.append(Event(name, where, points))

    def earn(self, state: Playing, name: str, where: int, points: int) -> None:
        """Points, and the event that they were earned by."""
        state.score = min(state.score + points, MOST)
        self.say(name, where, points)


def save_play(state: Keeping, chance: Rng) -> bytes:
    state.chance = chance.save()
    return msgspec.msgpack.encode(state)


def load_play(saved: bytes, shape: type[K], chance: Rng) -> K:
    """The state in `saved`; `chance` goes on from where it was."""
    state = msgspec.msgpack.decode(saved, type=shape)
    chance.load(state.chance)
    return state
