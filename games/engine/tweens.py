"""Tweens and the time line: numbers that move from one value to another, by curves of whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, get_args

from games.engine.angles import ONE, sine
from games.engine.integers import integers_only, require_integers

Curve = Literal["linear", "in", "out", "in-out", "back", "bounce", "elastic", "step"]
"""How a value moves: evenly, quicker and quicker, slower and slower, both, past its goal and back, as a ball that is
dropped, as a string that was plucked, or all at once at the end."""
CURVES: tuple[Curve, ...] = get_args(Curve)
PART = 4096
"""What stands for the whole of a way in a curve."""
_STEPS = 256
_BOUNCES = ((1490, 0, 0), (2979, 2234, 3072), (3724, 3351, 3840), (PART, 3910, 4032))
"""When each of the bounces ends, when it is at its highest, and how much of the way is covered then."""


@integers_only
def eased(curve: Curve, tick: int, ticks: int) -> int:
    """Return how much of a way is covered: 0 at its beginning, `PART` at its end, beyond it where a curve overshoots.

    Args:
        curve: One of `CURVES`.
        tick: Ticks since the beginning.
        ticks: Ticks of the whole way.

    Example:
        >>> [eased("out", tick, 8) for tick in (0, 4, 8)]
        [0, 3072, 4096]
    """
    if tick < 0 or tick == 0 < ticks:
        return 0
    if tick >= ticks:
        return PART
    table = _table(curve)
    place, rest = divmod(tick * _STEPS, ticks)
    low, high = table[place], table[place + 1]
    return low + (high - low) * rest // ticks


@dataclass(frozen=True)
class Tween:
    """A number on its way from `start` to `end`. All that is kept of a running one is the tick in which it began.

    Args:
        start: Where it begins.
        end: Where it comes to rest.
        ticks: How long it takes.
        curve: How it moves, one of `CURVES`.
        delay: Ticks that it waits at the start.

    Example:
        >>> drop = Tween(-40, 20, 30, "bounce")
        >>> [drop.at(tick) for tick in (0, 10, 11, 30)]
        [-40, 10, 19, 20]
        >>> Tween(0, 1.5, 30)
        Traceback (most recent call last):
        TypeError: Tween(): end is 1.5; games count in whole numbers: round it with //, or count in 256ths of it
    """

    start: int
    end: int
    ticks: int
    curve: Curve = "out"
    delay: int = 0

    def __post_init__(self) -> None:
        """Check the numbers and the curve.

        Raises:
            TypeError: A number is not an int.
            ValueError: The curve does not exist.
        """
        require_integers("Tween", start=self.start, end=self.end, ticks=self.ticks, delay=self.delay)
        if self.curve not in CURVES:
            raise ValueError(f"Tween(): unknown curve {self.curve!r}; there are {', '.join(CURVES)}")

    def at(self, tick: int) -> int:
        """Return the value so many ticks after the beginning."""
        return self.start + (self.end - self.start) * eased(self.curve, tick - self.delay, self.ticks) // PART

    def over(self, tick: int) -> bool:
        """Return whether it has come to rest."""
        return tick >= self.delay + self.ticks


TimelineKey = tuple[int, int] | tuple[int, int, Curve]
"""A tick, the value in it, and the curve of the way to it from the key before ("linear" where none is named)."""


@dataclass(frozen=True)
class Timeline:
    """Several numbers over one time: what an opening, an ending or a beat is staged by.

    Args:
        tracks: Name of a number -> its keys in the order of their ticks.
        cues: Tick -> the name of what happens in it, such as a sound.

    Example:
        >>> bow = Timeline({"x": [(0, -30), (20, 120, "out")], "tilt": [(20, 0), (26, 40), (40, 0)]}, {20: "bow"})
        >>> bow.at("x", 10), bow.at("tilt", 26), bow.length
        (82, 40, 40)
        >>> bow.cues_at(20)
        ('bow',)
    """

    tracks: Mapping[str, list[TimelineKey]]
    cues: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the keys.

        Raises:
            TypeError: A number is not an int.
            ValueError: A track has no keys, its ticks do not grow, or a curve does not exist.
        """
        for name, keys in self.tracks.items():
            require_integers("Timeline", **{name: keys})
            ticks = [key[0] for key in keys]
            if not ticks or ticks != sorted(dict.fromkeys(ticks)):
                raise ValueError(f"Timeline(): the ticks of {name!r} do not grow from key to key")
            for key in keys:
                if len(key) == 3 and key[2] not in CURVES:
                    raise ValueError(f"Timeline(): unknown curve {key[2]!r} in {name!r}; there are {', '.join(CURVES)}")
        require_integers("Timeline", cues=list(self.cues))

    @cached_property
    def length(self) -> int:
        """The tick of the last key or cue."""
        return max([0, *(keys[-1][0] for keys in self.tracks.values()), *self.cues])

    @integers_only
    def at(self, name: str, tick: int) -> int:
        """Return a number's value in a tick; before its first key and after its last it rests.

        Raises:
            KeyError: The time line has no number of that name.
        """
        keys = self.tracks[name]
        before = keys[0]
        for key in keys:
            if tick < key[0]:
                curve: Curve = key[2] if len(key) == 3 else "linear"
                return Tween(before[1], key[1], key[0] - before[0], curve).at(tick - before[0])
            before = key
        return before[1]

    def cues_at(self, tick: int) -> tuple[str, ...]:
        """Return what happens in this tick."""
        return (self.cues[tick],) if tick in self.cues else ()

    def over(self, tick: int) -> bool:
        """Return whether nothing moves any more and no cue is left."""
        return tick > self.length


@lru_cache(maxsize=len(CURVES))
def _table(curve: Curve) -> tuple[int, ...]:
    """Return a curve's table: how much is covered after each 256th of the time."""
    if curve not in CURVES:
        raise ValueError(f"eased(): unknown curve {curve!r}; there are {', '.join(CURVES)}")
    return (0, *(_covered(curve, step * PART // _STEPS) for step in range(1, _STEPS)), PART)


def _covered(curve: Curve, time: int) -> int:
    """Return how much of a way is covered after `time` of `PART`."""
    left = PART - time
    match curve:
        case "linear":
            return time
        case "in":
            return time * time // PART
        case "out":
            return PART - left * left // PART
        case "in-out":
            return 2 * time * time // PART if time < PART // 2 else PART - 2 * left * left // PART
        case "back":
            return PART - left * left // PART * (27 * left - 17 * PART) // (10 * PART)
        case "bounce":
            return _bounced(time)
        case "elastic":
            cubed = left * left // PART * left // PART
            return PART - cubed * cubed // PART * sine(256 + time * 3072 // PART) // ONE
    return 0


def _bounced(time: int) -> int:
    """Return a dropped ball's way: it arrives after 4/11 of the time, and bounces three times."""
    middle, low = next((middle, low) for end, middle, low in _BOUNCES if time < end)
    beside = time - middle
    return min(PART, low + beside * beside * 121 // (16 * PART))
