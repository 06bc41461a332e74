"""The last minute of a phone, to wind back: a snapshot twice a second, the oldest forgotten.

It holds less where snapshots are large, as those of a phone are whose pages back hold megabytes.
"""

from __future__ import annotations

from collections import deque

from handset.keypad import TICKS_PER_SECOND
from handset.machine import Handset, Snapshot

SECONDS = 60
EVERY = TICKS_PER_SECOND // 2
ROOM = 64_000_000
"""Bytes of all snapshots together: one of an ordinary phone has 100,000 or so."""
_MOST = SECONDS * TICKS_PER_SECOND // EVERY + 1


class RewindBuffer:
    """Ring buffer of snapshots: `record` after each tick, `back` restores the one half a second before."""

    def __init__(self, room: int = ROOM) -> None:
        self._moments: deque[tuple[int, Snapshot]] = deque()
        self._room = room

    @property
    def size(self) -> int:
        """Bytes of all snapshots in the buffer."""
        return sum(len(snapshot.data) for _, snapshot in self._moments)

    def __len__(self) -> int:
        return len(self._moments)

    def record(self, phone: Handset) -> None:
        """Take a snapshot when the last is old enough; drop the oldest beyond a minute or the memory limit."""
        now = phone.clock.ticks
        if not self._moments or now - self._moments[-1][0] >= EVERY:
            self._moments.append((now, phone.snapshot()))
            while len(self._moments) > _MOST or (len(self._moments) > 1 and self.size > self._room):
                self._moments.popleft()

    def back(self, phone: Handset) -> bool:
        """Restore the snapshot before; False at the buffer's end. Plays in it become unranked."""
        while self._moments and self._moments[-1][0] >= phone.clock.ticks:
            self._moments.pop()
        if not self._moments:
            return False
        phone.restore(self._moments[-1][1], rewound=True)
        return True

    def seconds(self, phone: Handset) -> float:
        """Return how many seconds back the buffer reaches."""
        return (phone.clock.ticks - self._moments[0][0]) / TICKS_PER_SECOND if self._moments else 0.0
