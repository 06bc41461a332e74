"""A fixed timestep: real time becomes sixty ticks a second; a short delay is caught up, a long one dropped."""

from __future__ import annotations

from dataclasses import dataclass

from handset.keypad import TICKS_PER_SECOND

MOST = 5
"""Ticks that are caught up at once; what is late by more is dropped, so that a stall does not end in a race."""

_NANOSECONDS = 1_000_000_000


@dataclass
class FixedTimestep:
    """Fixed timestep: turns real time into whole ticks due. Times are monotonic nanoseconds, handed in."""

    last: int
    """Up to when time has been turned into ticks."""
    owed: int = 0
    """Time owed to the next tick, in nanoseconds times ticks a second: whole numbers, so that nothing drifts."""

    def due(self, now: int) -> int:
        """Return how many ticks to run now, at most `MOST`.

        The rest of the time is kept, or dropped when it is more than that.
        """
        self.owed += max(0, now - self.last) * TICKS_PER_SECOND
        self.last = now
        ticks, self.owed = divmod(self.owed, _NANOSECONDS)
        if ticks > MOST:
            self.owed = 0
            return MOST
        return ticks

    def until(self, ticks: int, now: int) -> int:
        """Return milliseconds from `now` until `ticks` more ticks are due, rounded up; 0 when they are already."""
        missing = ticks * _NANOSECONDS - self.owed - (now - self.last) * TICKS_PER_SECOND
        return max(0, -(-missing // (TICKS_PER_SECOND * 1_000_000)))
