"""Admission of visitors to phones: so many in all, so many from one address, and so many begun in a minute.

The number in all follows from the processors: a phone in play takes some 4 % of one.
"""

from __future__ import annotations

import ipaddress
import os
from collections import Counter
from dataclasses import dataclass, field

PHONES_A_CORE = 10
"""A phone in play takes 3 to 5 % of a core at 60 frames/s; half is left to the site and to monstrous pages."""
_BURST = 30
"""Phones that an address may begin at once; the page of all models begins nine."""
_REFILL_SECONDS = 2.0
"""Seconds after which an address may begin one more."""


def cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_visitors() -> int:
    """Return how many phones the processors carry at 60 frames a second."""
    return PHONES_A_CORE * cores()


@dataclass(frozen=True)
class Limits:
    """Limits of the web tab.

    `visitors` phones exist at one time, `per_address` of them for one address (0: half), and one is put away after
    `idle` seconds without a key.
    """

    visitors: int = field(default_factory=default_visitors)
    idle: int = 600
    per_address: int = 0

    @property
    def share(self) -> int:
        """Phones that one address may have: half of all, so that others find one free."""
        return self.per_address or max(1, -(-self.visitors // 2))


class NotAdmitted(Exception):
    """Raised when an address is refused a phone: "taken", all are, or "share", it has as many as it may have."""


@dataclass
class Admission:
    """Counts phones by address; times are seconds of any one clock, handed in."""

    limits: Limits
    _held: Counter[str] = field(default_factory=Counter)
    _seats: set[int] = field(default_factory=set)
    _begun: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Address -> (phones begun that have not been forgotten yet, when that was reckoned)."""

    @property
    def visitors(self) -> int:
        """Phones at this time."""
        return self._held.total()

    def admit(self, address: str, now: float) -> int:
        """Return a seat for an address, the lowest that is free; it is to be given back by `leave`.

        Raises:
            NotAdmitted: All seats are taken, or the address has as many as it may have.
        """
        origin = _network(address)
        if self.visitors >= self.limits.visitors:
            raise NotAdmitted("taken")
        begun = self._begun_by(origin, now)
        if self._held[origin] >= self.limits.share or begun >= _BURST:
            raise NotAdmitted("share")
        self._held[origin] += 1
        self._begun[origin] = begun + 1, now
        seat = next(number for number in range(self.limits.visitors) if number not in self._seats)
        self._seats.add(seat)
        return seat

    def leave(self, address: str, seat: int) -> None:
        """Give back the seat of a phone that was put away."""
        origin = _network(address)
        self._seats.discard(seat)
        self._held[origin] -= 1
        if not self._held[origin]:
            del self._held[origin]

    def _begun_by(self, origin: str, now: float) -> float:
        if len(self._begun) > 10_000:
            self._begun = {one: (n, at) for one, (n, at) in self._begun.items() if now - at < n * _REFILL_SECONDS}
        number, at = self._begun.get(origin, (0.0, now))
        return max(0.0, number - (now - at) / _REFILL_SECONDS)


def _network(address: str) -> str:
    """Return what counts as one address: an IPv6 visitor has all of a /64."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
