"""Easing curves in integers: where something that moves is in a given tick."""

from __future__ import annotations


def ease_out(tick: int, length: int, distance: int) -> int:
    """Return the way covered of `distance` after so many of `length` ticks, fast first, then slower."""
    left = max(0, length - tick)
    return distance - distance * left * left // max(1, length * length)


def ease_back(tick: int, length: int, distance: int) -> int:
    """Return the way covered of `distance` after so many of `length` ticks, overshooting by a tenth."""
    if tick >= length:
        return distance
    share = 1024 * tick // max(1, length) - 1024
    cubed, squared = share * share // 1024 * share // 1024, share * share // 1024
    return (distance * (1024 + cubed * 27 // 10 + squared * 17 // 10) + 512) // 1024


def swing(tick: int, period: int, reach: int) -> int:
    """Return a swing between -reach and reach, slow at its ends: a sine made of two parabolas, in integers."""
    phase = tick % period * 4096 // period
    half = phase % 2048
    height = half * (2048 - half) // 1024
    return (1 if phase < 2048 else -1) * height * reach // 1024
