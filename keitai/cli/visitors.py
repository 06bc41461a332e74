"""A visitor's phone, made in the visitor's own process."""

from __future__ import annotations

from dataclasses import replace

from handset.frontends.web.visitor import TabSession
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator


def options_of(options: SimulatorOptions, *, outside: bool, local: bool) -> SimulatorOptions:
    """Return the options of visitors' phones: nothing is kept, and a visitor is not on this machine."""
    return replace(options, data=None, database=None, outside=outside or local, public_only=not local)


def open_phone(options: SimulatorOptions, device: str, address: str) -> TabSession:
    """Boot a phone, on its way to an address."""
    simulator = Simulator(replace(options, device=device))
    if address.startswith(("/", "http://", "https://")):
        simulator.open(address)
    return TabSession(simulator.phone, simulator.close)
