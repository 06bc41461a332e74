"""Search for strategies that look at one thing only: a press at each sight of it must not beat whole play.

What can be looked at is found in the game itself: each of its events, and each number of its state as it moved in a
round of the average bot. A strategy sees its cue as late as a person of its skill, and presses one key, or the key of
the seat or side on which the cue shows: once, or again and again while the cue lasts.

best = search("wig", seeing_strategies(load_game("wig"), 200), finalists=FINALISTS)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any, Protocol, runtime_checkable

import msgspec

from games.engine.catalogue import GameSpec
from games.engine.rules import EVERY_PLAY, Event
from games.tools.balance import CUT_OFF
from games.tools.strategy_search import SPREADS
from handset.clock import ticks_of
from handset.keypad import Key, KeyEvent, Keypad
from keitai.common.rng import Rng

REACTIONS = {"novice": (430, 110), "average": (350, 70), "skilled": (258, 30)}
"""Milliseconds from a sight to the press, and their spread, as the games' own bots have them."""
FINALISTS = 6
"""Strategies of each skill that play on fresh seeds: among so many that look, some have luck."""
BY_PLACE = -1
_UNSEEN = ("chance", "tick", "score")
"""Fields of every state that are not a cue: the generator, the clock, the score."""
_SEED = 2010
_GLANCE = 3
"""Ticks from one look at the state to the next while its numbers are collected."""


@runtime_checkable
class HasState(Protocol):
    """Rules that keep their play in a `state`, whose numbers a cue can be found in."""

    @property
    def state(self) -> object:
        """Struct of the play's numbers and lists."""


@dataclass(frozen=True)
class Cue:
    """One visible feature: an event, or a number of the state that moves, or that lies within bounds.

    `path` leads through the state, `*` to every element of a list, `#` to its length; empty for an event. With a
    `middle` the bounds are those of the number's distance from it.
    """

    event: str = ""
    path: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    middle: int | None = None

    @property
    def has_places(self) -> bool:
        """Whether it shows at one of several places, so that the place can choose the key."""
        return bool(self.event) or "*" in self.path or self.middle is not None

    def describe(self) -> str:
        """Return the cue in words."""
        name = ".".join(self.path)
        if self.middle is not None:
            return f"while {name} is {self.low} or more from {self.middle}"
        if self.event:
            return f"at each {self.event}"
        if self.low is None and self.high is None:
            return f"when {name} moves"
        if self.low == self.high:
            return f"while {name} is {self.low}"
        return f"while {name} is {self.high} or less" if self.low is None else f"while {name} is {self.low} or more"


@dataclass(frozen=True)
class SeeingStrategy:
    """A cue and what is done at it: one press after `wait` ticks more, or presses every `mash` ticks while it lasts."""

    cue: Cue
    key: int
    """Place in the game's sorted keys; `BY_PLACE` for the key of the place at which the cue shows."""
    hold: int
    wait: int = 0
    mash: int = 0

    def describe(self, names: Sequence[str]) -> str:
        """Return the strategy in words, its key by its name."""
        how = f"every {self.mash} ticks " if self.mash else ""
        late = f", {self.wait} ticks later" if self.wait else ""
        key = "its key" if self.key == BY_PLACE else names[self.key]
        return f"{key} {how}{self.cue.describe()}, held {self.hold}{late}"

    def player(self, keys: Sequence[Key], skill: str, seed: int) -> SeeingPlayer:
        """Return a hand that sees the cue and presses as late as a person of that skill."""
        return SeeingPlayer(self, keys, skill, seed)


def numbers_at(value: object, path: Sequence[str]) -> Iterator[int]:
    """Yield the numbers to which a path leads in a state: none, one, or one for each element of its lists."""
    if not path:
        if isinstance(value, int):
            yield int(value)
    elif path[0] == "*":
        for each in value if isinstance(value, list) else ():
            yield from numbers_at(each, path[1:])
    elif path[0] == "#":
        yield len(value) if isinstance(value, list) else 0
    elif isinstance(value, list):
        if int(path[0]) < len(value):
            yield from numbers_at(value[int(path[0])], path[1:])
    else:
        yield from numbers_at(getattr(value, path[0], None), path[1:])


def number_paths(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the paths of all numbers in a state, those of lists by element, by all of them, and their length."""
    if isinstance(value, int):
        yield path
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if path or name not in _UNSEEN:
                yield from number_paths(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        yield (*path, "#")
        for place, each in enumerate(value):
            yield from number_paths(each, (*path, str(place)))
            yield from number_paths(each, (*path, "*"))


def visible_numbers(spec: GameSpec, seed: int = 1) -> dict[tuple[str, ...], list[int]]:
    """Return every number of a game's state that moved in a round of its average bot, with what it was."""
    game, bot, keypad = spec.begin(seed), spec.bot("average", seed), Keypad()
    seen: dict[tuple[str, ...], list[int]] = {}
    while not game.over and game.ticks < CUT_OFF:
        game.tick(keypad.step(bot.press(game)))
        if game.ticks % _GLANCE == 0:
            state = game.state if isinstance(game, HasState) else None
            for path in dict.fromkeys(number_paths(state)):
                seen.setdefault(path, []).extend(numbers_at(state, path))
    return {path: values for path, values in seen.items() if len({*values}) > 1}


def cues_of(spec: GameSpec) -> tuple[list[Cue], list[Cue]]:
    """Return what can be seen of a game: its events, and what its numbers do."""
    events = [Cue(event=name) for name in spec.events if name not in EVERY_PLAY]
    numbers: list[Cue] = []
    for path, values in visible_numbers(spec).items():
        numbers.append(Cue(path=path))
        kinds = sorted({*values})
        if len(kinds) <= 6:
            numbers += [Cue(path=path, low=kind, high=kind) for kind in kinds]
            continue
        quarters = sorted({round(one) for one in quantiles(values, n=8)})
        numbers += [Cue(path=path, low=one) for one in quarters] + [Cue(path=path, high=one) for one in quarters]
        middle = (kinds[0] + kinds[-1]) // 2
        far = quantiles([abs(one - middle) for one in values], n=8)
        numbers += [Cue(path=path, low=round(one), middle=middle) for one in far]
    return events, numbers


def seeing_strategies(spec: GameSpec, count: int) -> list[SeeingStrategy]:
    """Return strategies for a game: a press at each of its events, then chance's, the same each time."""
    events, numbers = cues_of(spec)
    keys = len(spec.keys)
    own = [BY_PLACE] if keys > 1 else []
    first = [SeeingStrategy(cue, key, 4) for cue in events for key in (*own, *range(keys))]
    rng = Rng(_SEED, stream=11)
    first = rng.shuffled(first)[: count // 2]
    while len(first) < count:
        cue = rng.choice(numbers) if numbers and rng.below(4) else rng.choice(events)
        mash = rng.between(6, 40) if rng.below(2) and not cue.event else 0
        hold = rng.between(2, max(2, min(24, mash - 2)) if mash else 24)
        key = BY_PLACE if own and cue.has_places and rng.below(2) else rng.below(keys)
        first.append(SeeingStrategy(cue, key, hold, rng.below(40) if rng.below(2) else 0, mash))
    return first


class SeeingPlayer:
    """Player that sees one cue, as late as a person of a skill, and presses one key at it."""

    def __init__(self, strategy: SeeingStrategy, keys: Sequence[Key], skill: str, seed: int) -> None:
        self._strategy = strategy
        self._keys = keys
        self._rng = Rng(seed, stream=79)
        self._reaction, self._reaction_spread = REACTIONS[skill]
        self._spread = SPREADS[skill]
        self._before: tuple[int, ...] | None = None
        self._shown = False
        self._due: deque[tuple[int, Key]] = deque()
        """Ticks at which keys are to be pressed, the next first."""
        self._down: Key | None = None
        self._release = 0

    def press(self, game: Any, happened: Collection[Event], tick: int) -> Sequence[KeyEvent]:
        """Return the key events of the coming tick, having seen what happened in the last one."""
        self._look(game, happened, tick)
        if self._down is not None:
            if tick < self._release:
                return ()
            key, self._down = self._down, None
            return (KeyEvent(key, False),)
        if not self._due or tick < self._due[0][0]:
            return ()
        _, key = self._due.popleft()
        if self._strategy.mash and self._shown:
            self._due.appendleft((tick + max(2, self._strategy.mash + self._off()), key))
        self._down, self._release = key, tick + max(1, self._strategy.hold + self._off())
        return (KeyEvent(key, True),)

    def _look(self, game: Any, happened: Collection[Event], tick: int) -> None:
        place = self._place(game, happened)
        if place is not None and not self._shown and len(self._due) < 4:
            spread = sum(self._rng.between(-self._reaction_spread, self._reaction_spread) for _ in range(3)) // 2
            reaction = max(9, ticks_of(max(150, self._reaction + spread)))
            chosen = place if self._strategy.key == BY_PLACE else self._strategy.key
            self._due.append(
                (tick + reaction + self._strategy.wait + self._off(), self._keys[chosen % len(self._keys)])
            )
        self._shown = place is not None

    def _place(self, game: Any, happened: Collection[Event]) -> int | None:
        """Return the place at which the cue shows: a seat's, or 0 and -1 for the sides; None where it does not show."""
        cue = self._strategy.cue
        if cue.event:
            return next((event.where for event in happened if event.name == cue.event), None)
        now = tuple(numbers_at(game.state, cue.path))
        if cue.low is None and cue.high is None:
            before, self._before = self._before, now
            if before is None or now == before:
                return None
            return next((place for place, (one, was) in enumerate(zip(now, before, strict=False)) if one != was), 0)
        for place, one in enumerate(now):
            value = one if cue.middle is None else abs(one - cue.middle)
            if (cue.low is None or value >= cue.low) and (cue.high is None or value <= cue.high):
                return place if cue.middle is None else -1 if one > cue.middle else 0
        return None

    def _off(self) -> int:
        return self._rng.between(-self._spread, self._spread)
