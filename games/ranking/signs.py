"""Signs that a machine pressed the keys of a play, for the operator: recorded with the play, they change no rank.

    signs_of_machine(replay, spec)      ("even",) for presses that always come the same time after what calls for them

Three are looked for. "fast": reactions under 120 ms again and again, where a choice takes people 250 ms. "even": a
spread of timing under 6 ms, where a thumb has 20, also if only some of the presses answer an event and the others mean
something else. "equal": presses to one beat, of any length, or one pattern of intervals over and over. A fourth sign,
"copied", needs the other plays: `key_digest` is the same for two plays of the same keys at the same times. A person may
show one of them by chance, and a machine that takes care shows none; so nobody is refused for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from math import sqrt
from operator import mul

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
ROUNDING = 3
"""Ticks by which intervals of one beat differ at most: each end is rounded, or a tick late."""
LONGEST_PATTERN = 16
"""Intervals of the longest pattern that is looked for."""
COPIED = "copied"
HIT_SPREAD = 0.36
"""Ticks: 6 ms."""
BEAT_SPREAD = 0.46
"""Ticks: 6 ms and the 0.29 by which ticks round any moment."""
TIMED = frozenset(["early", "late", "perfect", "good", "ok"])
"""Events of games that tell how many ticks a hit was beside its moment, in `where`."""


@dataclass
class _Seen:
    """What happened in a play, by tick."""

    presses: list[int] = field(default_factory=list)
    calls: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Kind of event -> when it happened."""
    errors: list[int] = field(default_factory=list)

    def calls_by_name(self) -> dict[str, list[int]]:
        """Return when each kind of event happened, wherever it did."""
        merged: dict[str, list[int]] = defaultdict(list)
        for (name, _), ticks in self.calls.items():
            merged[name] += ticks
        return merged

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
    by_name = [_reactions(sorted(ticks), seen.presses) for ticks in seen.calls_by_name().values()]
    by_place = [_reactions(ticks, seen.presses) for ticks in seen.calls.values()]
    found = {
        "equal": _are_to_a_beat(seen.presses) or _are_a_pattern(seen.presses),
        "even": _are_hits_even(seen.errors) or any(map(_are_even, by_name + by_place)),
        "fast": any(map(_are_fast, by_name)),
    }
    return tuple(sign for sign, there in found.items() if there)


def key_digest(replay: Replay) -> str:
    """Return 16 hexadecimal digits for the keys of a play and when they go down, from the first; "" for too few.

    A person who knows a play by heart presses each key some 20 ms beside the moment, so no two plays are the same.
    """
    presses = [(tick, key) for tick, key, down in replay.transitions if down]
    if len(presses) < HITS:
        return ""
    first = presses[0][0]
    return sha256(repr([(tick - first, int(key)) for tick, key in presses]).encode()).hexdigest()[:16]


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
    """Whether nearly all reactions to a kind of event are too fast; some are, where a press meant something else.

    Events are not told apart by their place here: one place among many has fast ones by chance, or is one where people
    see the event coming.
    """
    return len(reactions) >= 2 * EVENTS and sum(each <= FAST_TICKS for each in reactions) >= 0.8 * len(reactions)


def _are_even(reactions: Sequence[int]) -> bool:
    """Whether most reactions to a kind of event take the very same time, or many do and none nearly the same.

    A thumb's reactions lie about their mean: with a spread of 20 ms, those a tick beside it outnumber those at it. At
    least a third has to be at it, since presses that answer nothing fall anywhere.
    """
    if len(reactions) < EVENTS:
        return False
    times = Counter(reactions)
    often, same = times.most_common(1)[0]
    alone = same >= EVENTS and 3 * same >= len(reactions) and 3 * (times[often - 1] + times[often + 1]) <= same
    return same >= 0.9 * len(reactions) or (same >= HITS and same >= 0.6 * len(reactions)) or alone


def _are_hits_even(errors: Sequence[int]) -> bool:
    """Whether thirty hits in a row are beside their moments by nearly the same."""
    return any(_spread(errors[start : start + HITS]) < HIT_SPREAD for start in range(len(errors) - HITS + 1))


def _spread(numbers: Sequence[int]) -> float:
    mean = sum(numbers) / len(numbers)
    return float((sum((each - mean) ** 2 for each in numbers) / len(numbers)) ** 0.5)


def _are_to_a_beat(presses: Sequence[int]) -> bool:
    """Whether thirty intervals in a row are the same, to what ticks round them to; a key held down makes none."""
    ticks = sorted(set(presses))
    intervals = [later - earlier for earlier, later in pairwise(ticks)]
    for start in range(len(intervals) - HITS + 1):
        some = intervals[start : start + HITS]
        if max(some) - min(some) <= ROUNDING and _off_beat(ticks[start : start + HITS + 1]) < BEAT_SPREAD:
            return True
    return False


def _off_beat(ticks: Sequence[int]) -> float:
    """Return how far presses stray from the line that is fitted to them by least squares, the root of the mean square.

    A machine's stray by what ticks round, 0.29; a person who keeps a beat by some 20 ms.
    """
    middle = (len(ticks) - 1) / 2
    places = [place - middle for place in range(len(ticks))]
    mean = sum(ticks) / len(ticks)
    slope = sum(map(mul, places, ticks)) / sum(place * place for place in places)
    return sqrt(sum((tick - mean - slope * place) ** 2 for place, tick in zip(places, ticks, strict=True)) / len(ticks))


def _are_a_pattern(presses: Sequence[int]) -> bool:
    """Whether the intervals repeat themselves, a few at a time, for thirty in a row after the first time."""
    intervals = [later - earlier for earlier, later in pairwise(presses) if later > earlier]
    for length in range(1, LONGEST_PATTERN + 1):
        run = 0
        for place in range(length, len(intervals)):
            run = run + 1 if intervals[place] == intervals[place - length] else 0
            if run >= max(HITS, 2 * length):
                return True
    return False
