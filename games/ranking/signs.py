"""Signs that a machine pressed the keys of a play, for the operator: recorded with the play, they change no rank.

    signs_of_machine(replay, spec)      ("even",) for presses that always come the same time after what calls for them

Three are looked for. "fast": reactions under 120 ms again and again, where a choice takes people 250 ms. "even": a
spread of timing under 6 ms, where a thumb has 20. "equal": presses at one interval, over and over. A person may show
one of them by chance, and a machine that takes care shows none; so nobody is refused for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from games.engine.catalogue import GameSpec
from games.engine.replay import Replay, key_ticks
from games.engine.rules import Event

FAST_TICKS = 7
"""117 ms: the slowest reaction that is taken for too fast."""
REACTION_TICKS = 45
"""A press later than that after an event is not a reaction to it."""
OWN_TICKS = 2
"""What happens so soon after a press is its effect."""
EVENTS = 10
"""Reactions to one kind of event that are enough to judge by."""
HITS = 30
"""Timed hits, or presses at one interval, that are enough to judge by."""
HIT_SPREAD = 0.36
"""Ticks: 6 ms."""
TIMED = frozenset(["early", "late", "perfect", "good", "ok"])
"""Events of games that tell how many ticks a hit was beside its moment, in `where`."""


@dataclass
class _Seen:
    """What happened in a play, by tick."""

    presses: list[int] = field(default_factory=list)
    calls: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Kind of event -> when it happened."""
    errors: list[int] = field(default_factory=list)

    def note(self, tick: int, events: Iterable[Event]) -> None:
        """Note the events of a tick; those that a press has just caused call for none."""
        own = bool(self.presses) and tick - self.presses[-1] <= OWN_TICKS
        for event in events:
            if event.name in TIMED:
                self.errors.append(event.where)
            elif not own:
                self.calls[event.name, event.where].append(tick)


def signs_of_machine(replay: Replay, spec: GameSpec) -> tuple[str, ...]:
    """Return the signs in a play that was proved: some of "equal", "even" and "fast", in this order."""
    seen = _watch(replay, spec)
    reactions = [_reactions(ticks, seen.presses) for ticks in seen.calls.values()]
    found = {
        "equal": _are_equal(seen.presses),
        "even": _are_hits_even(seen.errors) or any(map(_are_even, reactions)),
        "fast": any(map(_are_fast, reactions)),
    }
    return tuple(sign for sign, there in found.items() if there)


def _watch(replay: Replay, spec: GameSpec) -> _Seen:
    game, seen = spec.begin(replay.seed), _Seen()
    for keys in key_ticks(replay):
        if game.over:
            break
        tick = game.ticks
        seen.presses += [tick for event in keys.events if event.down]
        seen.note(tick, game.tick(keys))
    return seen


def _reactions(calls: Sequence[int], presses: Sequence[int]) -> list[int]:
    """Return the ticks from each event to the next press, where one came soon."""
    found: list[int] = []
    for tick in calls:
        place = bisect_right(presses, tick)
        if place < len(presses) and presses[place] - tick <= REACTION_TICKS:
            found.append(presses[place] - tick)
    return found


def _are_fast(reactions: Sequence[int]) -> bool:
    """Whether nearly all reactions to a kind of event are too fast; some are, where a press meant something else."""
    return len(reactions) >= 2 * EVENTS and sum(each <= FAST_TICKS for each in reactions) >= 0.8 * len(reactions)


def _are_even(reactions: Sequence[int]) -> bool:
    """Whether most reactions to a kind of event take the very same time."""
    if len(reactions) < EVENTS:
        return False
    _, same = Counter(reactions).most_common(1)[0]
    return same >= 0.9 * len(reactions) or (same >= HITS and same >= 0.6 * len(reactions))


def _are_hits_even(errors: Sequence[int]) -> bool:
    """Whether thirty hits in a row are beside their moments by nearly the same."""
    return any(_spread(errors[start : start + HITS]) < HIT_SPREAD for start in range(len(errors) - HITS + 1))


def _spread(numbers: Sequence[int]) -> float:
    mean = sum(numbers) / len(numbers)
    return float((sum((each - mean) ** 2 for each in numbers) / len(numbers)) ** 0.5)


def _are_equal(presses: Sequence[int]) -> bool:
    """Whether thirty intervals in a row are the same to the tick; a key held down makes none."""
    intervals = [later - earlier for earlier, later in pairwise(presses)]
    return any(length > 0 and len(list(same)) >= HITS for length, same in groupby(intervals))
