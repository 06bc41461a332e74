"""What every game's rules are: integers, ticked, without display, file or wall clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from handset.keypad import Keys


@dataclass(frozen=True, slots=True)
class Event:
    """Something the rules did in this tick: drives sound, vibration, stage effects, scripts and statistics.

    `where` says which of several (seat, base, fan); `points` what it earned. The last event of a play is `over`, and
    the one just before it in the same tick says what ended the play.
    """

    name: str
    where: int = 0
    points: int = 0


class Game(Protocol):
    """A game's rules. `Rules(seed, tuning)` begins a play; the same keys give the same play on every machine."""

    @property
    def score(self) -> int: ...

    @property
    def over(self) -> bool: ...

    @property
    def ticks(self) -> int:
        """Ticks played so far."""

    def tick(self, keys: Keys) -> Iterable[Event]:
        """One tick of 1/60 s; nothing happens once `over`."""

    def save(self) -> bytes:
        """The whole state, generator and pending events included: plain data that `load` takes back bit for bit."""

    def load(self, saved: bytes) -> None: ...
