"""The phone's time: a start date and the ticks since. The wall clock is never read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handset.keypad import TICKS_PER_SECOND
from keitai.common.time import JST

DEFAULT_START = datetime(2009, 8, 24, 9, 0, tzinfo=JST)
"""A Monday morning in August 2009: when a phone boots that was told nothing else."""


@dataclass
class Clock:
    """Clock of the phone: `ticks` since boot, each 1/60 s after `start`."""

    start: datetime = DEFAULT_START
    ticks: int = 0

    def now(self) -> datetime:
        """Return the date and time of the phone, which advances with its ticks alone."""
        return self.start + timedelta(microseconds=self.ticks * 1_000_000 // TICKS_PER_SECOND)

    @property
    def milliseconds(self) -> int:
        """Milliseconds of phone time since `start`, rounded down."""
        return self.ticks * 1000 // TICKS_PER_SECOND


def ticks_of(milliseconds: int) -> int:
    """Convert milliseconds to the nearest number of whole ticks of 1/60 s.

    Example:
        >>> ticks_of(1000), ticks_of(80)
        (60, 5)
    """
    return (milliseconds * TICKS_PER_SECOND + 500) // 1000
