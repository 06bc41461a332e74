"""Connections to the public network alone, for whoever asks on a stranger's behalf.

    httpcore.ConnectionPool(network_backend=PublicNetwork())

A name is resolved once for each connection, every address found is checked, and the connection goes to that very
address: neither a redirect nor a name server that changes its mind leads into the operator's own network.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore

PORTS = frozenset([80, 443])
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "64:ff9b:1::/48",  # NAT64 of one's own, RFC 8215
            "fec0::/10",  # site-local of old, RFC 3879
            "5f00::/16",  # segment routing, RFC 9602
            "192.88.99.0/24",  # relays of 6to4, RFC 7526
            "::ffff:0:0:0/96",  # IPv4-translated, RFC 2765
            "192.0.0.0/24",  # protocols' own, RFC 6890
            "3fff::/20",  # documentation, RFC 9637
            "100:0:0:1::/64",  # dummy addresses, RFC 9780
        ),
    )
)
"""What Python's `is_global` of some versions lets pass."""


class AddressRefused(OSError):
    """The address is not one of the public network."""


def resolve(host: str, port: int) -> list[str]:
    """Resolve a host to its addresses, as the system knows them. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class PublicNetwork(httpcore.NetworkBackend):
    """Connects to an address that was checked, never to a name that would be looked up once more."""

    local: bool = False
    """Any address and port may be reached: for an operator's own development."""
    resolve: Callable[[str, int], list[str]] = resolve
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host. Raises `AddressRefused` where any of its addresses is not public, OSError for none."""
        place = self.checked_address(host, port)
        return self.backend.connect_tcp(place, port, timeout, local_address, socket_options)

    def checked_address(self, host: str, port: int) -> str:
        """Return the address to connect to. Raises `AddressRefused` and OSError."""
        if not self.local and port not in PORTS:
            raise AddressRefused(f"port {port} is not one of a web site's")
        found = [ipaddress.ip_address(each.partition("%")[0]) for each in self.resolve(host, port)]
        if not found:
            raise OSError(f"{host} has no address")
        if not self.local and not all(map(is_public, found)):
            raise AddressRefused(f"{host} is not a site of the public network")
        return str(found[0])


def is_public(address: Address) -> bool:
    """Whether an address is one of the public network, and none of those that carry a private one inside."""
    if any(address in network for network in _NOT_PUBLIC if network.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if int(address) >> 32 == 0:  # the compatible form of old, ::127.0.0.1
            return False
    return address.is_global and not address.is_multicast
