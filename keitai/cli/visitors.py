"""A visitor's phone, made in the visitor's own process, in a town of its own or in the one that all share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from handset.frontends.web.visitor import TabSession
from keitai.common.time import JST
from keitai.embedded_site import EmbeddedSite
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


@dataclass(frozen=True)
class SharedTown:
    """The served site as the one that all visitors' phones are on."""

    options: SimulatorOptions
    """Where its data are."""
    members: Sequence[str]
    """Whom visitors are, by their seats."""


def options_of(options: SimulatorOptions, *, outside: bool, local: bool) -> SimulatorOptions:
    """Return the options of visitors' phones: nothing is kept, and a visitor is not on this machine."""
    return replace(options, data=None, database=None, outside=outside or local, public_only=not local)


def open_phone(options: SimulatorOptions, town: SharedTown | None, device: str, address: str, seat: int) -> TabSession:
    """Boot a phone, on its way to an address."""
    options, world = replace(options, device=device), None
    if town is not None:
        options = replace(options, member=town.members[seat], start=datetime.now(JST))
        world = EmbeddedSite(town.options, lambda: datetime.now(UTC))
    simulator = Simulator(options, world=world)

    def close() -> None:
        simulator.close()
        if world is not None:
            world.close()

    if address.startswith(("/", "http://", "https://")):
        simulator.open(address)
    return TabSession(simulator.phone, close)
