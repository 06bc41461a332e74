"""Easing curves in integers: where something that moves is in a given tick."""

from __future__ import annotations


def ease_out(tick: int, length: int, distance: int) -> int:
    """Return the pixels covered of a `distance` that is slowed down towards its end.

    Args:
        tick: Ticks since the motion began.
        length: Ticks that it takes.
        distance: Where it ends.

    Example:
        >>> [ease_out(tick, 10, 100) for tick in (0, 5, 10, 20)]
        [0, 75, 100, 100]
    """
    left = max(0, length - tick)
    return distance - distance * left * left // max(1, length * length)


def ease_back(tick: int, length: int, distance: int) -> int:
    """Return the pixels covered of a `distance` that is overshot by a tenth before it comes to rest.

    Args:
        tick: Ticks since the motion began.
        length: Ticks that it takes.
        distance: Where it ends.

    Example:
        >>> [ease_back(tick, 10, 100) for tick in (0, 3, 6, 10)]
        [0, 90, 110, 100]
    """
    if tick >= length:
        return distance
    share = 1024 * tick // max(1, length) - 1024
    cubed, squared = share * share // 1024 * share // 1024, share * share // 1024
    return (distance * (1024 + cubed * 27 // 10 + squared * 17 // 10) + 512) // 1024


def swing(tick: int, period: int, reach: int) -> int:
    """Return where something is that swings, slow at both ends: a sine made of two parabolas, in integers.

    Args:
        tick: Ticks since the swing began.
        period: Ticks of a whole swing there and back.
        reach: How far it goes to each side.

    Example:
        >>> [swing(tick, 40, 10) for tick in (0, 10, 20, 30)]
        [0, 10, 0, -10]
    """
    phase = tick % period * 4096 // period
    half = phase % 2048
    height = half * (2048 - half) // 1024
    return (1 if phase < 2048 else -1) * height * reach // 1024
