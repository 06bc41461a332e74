"""Connections to addresses that were checked; the module that loads httpcore, with the first page that is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore


@dataclass(frozen=True)
class GuardedBackend(httpcore.NetworkBackend):
    """Connects to an address that was checked, never to a name that would be looked up once more."""

    place: Callable[[str, int], str]
    """Looks a host up and returns the checked address for a port, or raises."""
    backend: httpcore.NetworkBackend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the address that `place` returns."""
        return self.backend.connect_tcp(self.place(host, port), port, timeout, local_address, socket_options)
