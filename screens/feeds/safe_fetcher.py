"""Pages outside, read on a member's behalf: from the public network only, with limits of size and time.

    SafeFetcher().read("http://blog.example/rss")      the bytes, or FetchError

A name is resolved once, each of its addresses is checked, and the connection goes to that very address: neither a
redirect nor a name server that changes its mind leads into the operator's own network.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    import httpcore

LARGEST = 500_000
SECONDS = 5.0
"""From the first name looked up to the last byte, redirects and all."""
MOST_REDIRECTS = 3
PORTS = frozenset([80, 443])
AGENT = "mixi-mobile-2009 feed reader"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(Exception):
    """Error of a fetch; its text is a key of `FAULTS`."""


FAULTS = {
    "address": "The address is not one of the public network.",
    "absent": "The site does not answer.",
    "slow": "The site is too slow.",
    "large": "The page is too large.",
    "refused": "The site does not give the page.",
    "no-feed": "There is no RSS or Atom feed at this address.",
}
"""What can be wrong with a page outside: code -> msgid."""


def resolve(host: str, port: int) -> list[str]:
    """Resolve a host to its addresses, as the system knows them. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class SafeFetcher:
    """Fetcher of outside addresses that refuses private hosts (SSRF); `local` permits them for development."""

    local: bool = False
    resolve: Callable[[str, int], list[str]] = resolve
    backend: httpcore.NetworkBackend | None = None
    """What connects; None does so by the system's sockets."""

    def read(self, address: str) -> bytes:
        """Fetch an http(s) address, following up to three redirects. Raises `FetchError`."""
        import httpcore

        from screens.feeds.guarded_backend import GuardedBackend

        until = time.monotonic() + SECONDS
        guarded = GuardedBackend(self.place, self.backend or httpcore.SyncBackend())
        with httpcore.ConnectionPool(network_backend=guarded, max_connections=1, http2=False) as pool:
            try:
                for _ in range(MOST_REDIRECTS + 1):
                    status, headers, body = self._ask(pool, address, until)
                    if status not in (301, 302, 303, 307, 308):
                        break
                    address = urljoin(address, headers.get("location", ""))
            except (TimeoutError, httpcore.TimeoutException):
                raise FetchError("slow") from None
            except (OSError, httpcore.NetworkError, httpcore.ProtocolError, UnicodeError, ValueError):
                raise FetchError("absent") from None
        if status != 200:
            raise FetchError("refused")
        return body

    def _ask(self, pool: httpcore.ConnectionPool, address: str, until: float) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise FetchError("address")
        if not self.local and port not in PORTS:
            raise FetchError("address")
        left = max(0.05, until - time.monotonic())
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), left)
        told: dict[bytes | str, bytes | str] = {
            "User-Agent": AGENT,
            "Accept-Encoding": "identity",
            "Host": parts.netloc,
        }
        body = bytearray()
        url = parts._replace(fragment="").geturl()
        with pool.stream("GET", url, headers=told, extensions={"timeout": timeouts}) as answer:
            for chunk in answer.iter_stream():
                body += chunk
                if len(body) > LARGEST:
                    raise FetchError("large")
                if time.monotonic() > until:
                    raise FetchError("slow")
            heard = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            return answer.status, heard, bytes(body)

    def place(self, host: str, port: int) -> str:
        """Return the IP address to connect to. Raises `FetchError` where any of a host's is not public."""
        found = [ipaddress.ip_address(each.partition("%")[0]) for each in self.resolve(host, port)]
        if not found:
            raise FetchError("absent")
        if not self.local and not all(map(is_public, found)):
            raise FetchError("address")
        return str(found[0])


def is_public(address: Address) -> bool:
    """Return whether an IP address is public, and carries no private one inside (IPv4 in IPv6)."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if int(address) >> 32 == 0:  # the compatible form of old, ::127.0.0.1
            return False
    return address.is_global and not address.is_multicast
