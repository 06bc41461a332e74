"""Protocol of a game's rules: integers, ticked, without display, file or wall clock.

The pieces that rules are made of: `StateField` reads a field of the state, `EventLog` collects a tick's events,
`encode_state` and `decode_state` save a state together with its generator.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

import msgspec

from handset.keypad import Keys
from keitai.common.rng import Rng

MOST = 9_999_999
"""Scores and counts stop here."""
EVERY_PLAY = ("start", "over")
"""The first and the last event of every play."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Event:
    """Event of a tick of the rules; drives sound, vibration, effects, scripts and statistics.

    The last event of a play is `over`, and the one just before it in the same tick says what ended the play.

    Attributes:
        name: One that the game declares in its `EVENTS`, or "start" or "over".
        where: Which of several it happened to: seat, base, fan.
        points: What it earned.

    Example:
        >>> Event("caught", where=2, points=30)
        Event(name='caught', where=2, points=30)
    """

    name: str
    where: int = 0
    points: int = 0


class Game(Protocol):
    """Protocol of a game's rules. `Rules(seed, tuning)` begins a play; the same keys give the same play anywhere.

    Example:
        >>> from games.engine.catalogue import load_game
        >>> from handset.keypad import NO_KEYS
        >>> game = load_game("kuta").begin(seed=2009)
        >>> [event.name for event in game.tick(NO_KEYS)][0]
        'start'
        >>> game.ticks, game.score, game.over
        (1, 0, False)
    """

    @property
    def score(self) -> int:
        """Points so far."""

    @property
    def over(self) -> bool:
        """Whether the play has ended; no tick changes it any more."""

    @property
    def ticks(self) -> int:
        """Ticks of the play so far."""

    def tick(self, keys: Keys) -> Iterable[Event]:
        """Play one tick of 1/60 s and return its events; nothing happens once `over`."""

    def save(self) -> bytes:
        """Return the whole state as plain data that `load` takes back bit for bit.

        The generator and the events that are still to come are part of it.
        """

    def load(self, saved: bytes) -> None:
        """Restore the state that `save` returned."""


@runtime_checkable
class Pausable(Protocol):
    """Protocol of rules that say when a pause may take hold; other rules may be paused in any tick."""

    @property
    def pausable(self) -> bool:
        """Whether nothing is under way that is being judged, so that a pause gains nobody time to think."""


class StateField(Generic[T]):
    """Read-only descriptor that makes a field of `state` an attribute of the rules.

    Example:
        >>> from types import SimpleNamespace
        >>> class Rules:
        ...     score = StateField[int]("score")
        ...     def __init__(self):
        ...         self.state = SimpleNamespace(score=20)
        >>> Rules().score
        20
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, rules: Any, owner: type) -> T:
        value: T = getattr(rules.state, self._name)
        return value


class PlayState(Protocol):
    """Fields that the state of every game has: ticks, score, whether the play is over."""

    tick: int
    score: int
    over: bool


class HasRngState(Protocol):
    """Play state with a field `chance` for the state of the rules' random number generator."""

    chance: tuple[int, int]


K = TypeVar("K", bound=HasRngState)


class EventLog:
    """Log of the events of the current tick, in order, with the score that they award.

    A game declares its own, in `EVENTS` of its rules.py: keypad scripts may expect those and no others.

    Example:
        >>> from types import SimpleNamespace
        >>> log, state = EventLog(["caught"]), SimpleNamespace(tick=0, score=0, over=False)
        >>> log.start_tick(state)
        True
        >>> log.award(state, "caught", 2, 30)
        >>> state.score, [event.name for event in log.events]
        (30, ['start', 'caught'])
    """

    def __init__(self, declared: Collection[str] | None = None) -> None:
        """Take the names that the game declares; None leaves names unchecked."""
        self.events: list[Event] = []
        self._declared = None if declared is None else (*EVERY_PLAY, *declared)

    def start_tick(self, state: PlayState) -> bool:
        """Clear the log and count a tick; return False, and count none, once the play is over."""
        self.events = []
        if state.over:
            return False
        if state.tick == 0:
            self.emit("start")
        state.tick += 1
        return True

    def emit(self, name: str, where: int = 0, points: int = 0) -> None:
        """Append an event to the tick's.

        Raises:
            LookupError: The game does not declare it.
        """
        if self._declared is not None and name not in self._declared:
            raise LookupError(f"the event {name!r} is not in the game's EVENTS")
        self.events.append(Event(name, where, points))

    def award(self, state: PlayState, name: str, where: int, points: int) -> None:
        """Add `points` to the score, at most up to `MOST`, and emit the event that earned them."""
        state.score = min(state.score + points, MOST)
        self.emit(name, where, points)


def encode_state(state: HasRngState, rng: Rng) -> bytes:
    """Encode a play's state, with the generator's own in its field `chance`, as `Game.save` returns it.

    Args:
        state: The play's state, a msgspec structure.
        rng: The play's generator.

    Returns:
        msgpack that `decode_state` takes back bit for bit.

    Example:
        >>> class State(msgspec.Struct):
        ...     score: int = 0
        ...     chance: tuple[int, int] = (0, 0)
        >>> rng = Rng(7)
        >>> saved, after = encode_state(State(20), rng), rng.below(100)
        >>> rng = Rng(1)
        >>> decode_state(saved, State, rng).score, rng.below(100) == after
        (20, True)
    """
    state.chance = rng.save()
    return msgspec.msgpack.encode(state)


def decode_state(saved: bytes, shape: type[K], rng: Rng) -> K:
    """Decode what `encode_state` returned, and set a generator to the state in it.

    Args:
        saved: The bytes.
        shape: Class of the play's state.
        rng: The generator to be set.

    Returns:
        The play's state.

    Raises:
        msgspec.DecodeError: The bytes are not such a state.

    Example:
        >>> class State(msgspec.Struct):
        ...     score: int = 0
        ...     chance: tuple[int, int] = (0, 0)
        >>> decode_state(encode_state(State(20), Rng(7)), State, Rng(1)).score
        20
    """
    state = msgspec.msgpack.decode(saved, type=shape)
    rng.load(state.chance)
    return state
