"""Fetching of outside pages for members, from the public network only (SSRF), with limits of size and time.

    SafeFetcher().read("http://blog.example/rss")      the bytes, or FetchError

`keitai.common.public_network` keeps it out of the operator's own network.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    import httpcore

LARGEST = 500_000
SECONDS = 5.0
"""Seconds from the first name looked up to the last byte, redirects and all."""
MOST_REDIRECTS = 3
_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~-._"
"""What a URL may hold as it is: other characters are written as the bytes of their UTF-8."""
AGENT = "mixi-mobile-2009 feed reader"


class FetchError(Exception):
    """Error of a fetch; its text is a key of `FAULTS`."""


FAULTS = {
    "address": "The address is not one of the public network.",
    "absent": "The site does not answer.",
    "slow": "The site is too slow.",
    "large": "The page is too large.",
    "refused": "The site does not give the page.",
    "no-feed": "No RSS or Atom feed was found at this address.",
}
"""What can be wrong with a page outside: code -> msgid."""


@dataclass(frozen=True)
class SafeFetcher:
    """Fetcher of outside addresses that refuses private hosts (SSRF); `local` permits them for development."""

    local: bool = False
    resolve: Callable[[str, int], list[str]] | None = None
    """Host, port -> its addresses; None asks the system."""
    backend: httpcore.NetworkBackend | None = None
    """What connects; None does so by the system's sockets."""

    def read(self, address: str) -> bytes:
        """Fetch an http(s) address, following up to three redirects. Raises `FetchError`."""
        import httpcore  # with the first address outside: a site starts without it

        from keitai.common.public_network import AddressRefused, PublicNetwork, resolve

        until = time.monotonic() + SECONDS
        network = PublicNetwork(self.local, self.resolve or resolve, self.backend or httpcore.SyncBackend())
        with httpcore.ConnectionPool(network_backend=network, max_connections=1, http2=False) as pool:
            try:
                for _ in range(MOST_REDIRECTS + 1):
                    status, headers, body = self._ask(pool, address, until)
                    if status not in (301, 302, 303, 307, 308):
                        break
                    address = urljoin(address, _text(headers.get("location", "")))
            except AddressRefused:
                raise FetchError("address") from None
            except (TimeoutError, httpcore.TimeoutException):
                raise FetchError("slow") from None
            except (OSError, httpcore.NetworkError, httpcore.ProtocolError, UnicodeError, ValueError):
                raise FetchError("absent") from None
        if status != 200:
            raise FetchError("refused")
        return body

    def _ask(self, pool: httpcore.ConnectionPool, address: str, until: float) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise FetchError("address")
        left = max(0.05, until - time.monotonic())
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), left)
        host = parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.netloc
        if not parts.hostname.isascii() and parts.port is not None:
            host = f"{host}:{parts.port}"
        url = quote(parts._replace(netloc=host, fragment="").geturl(), safe=_URL_CHARACTERS)
        told: dict[bytes | str, bytes | str] = {
            "User-Agent": AGENT,
            "Accept-Encoding": "identity",
            "Host": host,
        }
        body = bytearray()
        with pool.stream("GET", url, headers=told, extensions={"timeout": timeouts}) as answer:
            for chunk in answer.iter_stream():
                body += chunk
                if len(body) > LARGEST:
                    raise FetchError("large")
                if time.monotonic() > until:
                    raise FetchError("slow")
            heard = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            return answer.status, heard, bytes(body)


def _text(header: str) -> str:
    """Return a header as UTF-8, which most sites write into addresses; as Latin-1 where it is not that."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return header
