"""Public address of a server: the socket it listens at, the names it answers to, the proxies it believes.

address = PublicAddress(port=8009, url="https://m.example.jp", proxies=("127.0.0.1",))
app = address.guard(asgi_app)

By default it listens on this machine alone. A request by any other host's name is refused, so a name server that points
its own name here (DNS rebinding) reaches nothing; who a request comes from is told by named proxies only.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from screens.web.buffered_body import App

LOCAL = "127.0.0.1"
_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
_LOCAL_HOSTS = (LOCAL, "localhost", "[::1]")


class AddressError(ValueError):
    """Error for an address that cannot be served; the text says why."""


@dataclass(frozen=True)
class PublicAddress:
    """Public address of a server: where it listens, and the host names that it answers to."""

    port: int
    bind: str = LOCAL
    """An address of this machine; 0.0.0.0 and :: are all of them."""
    url: str = ""
    """Where visitors reach it, without a slash at the end; "" where it is the socket itself."""
    hosts: tuple[str, ...] = ()
    """Further names that it answers to."""
    proxies: tuple[str, ...] = ()
    """Addresses or networks of the proxies in front, whose X-Forwarded-For and -Proto are believed."""

    def __post_init__(self) -> None:
        _require_address(self.bind)
        for proxy in self.proxies:
            _require_network(proxy)
        for host in self.hosts:
            _require_host(host)
        if self.url:
            _require_url(self.url)
        elif not _is_local(self.bind) and not self.hosts:
            raise AddressError(f"{self.bind} is open to others: --url or --host says by what name they come")

    @property
    def base_url(self) -> str:
        """Base URL of redirects."""
        bind = f"[{self.bind}]" if ":" in self.bind else self.bind
        return self.url.rstrip("/") or f"http://{bind}:{self.port}"

    @property
    def allowed_hosts(self) -> list[str]:
        """Names that a request may come by."""
        own = urlsplit(self.base_url).hostname or ""
        return sorted({own, *self.hosts, *_LOCAL_HOSTS})

    def guard(self, app: App) -> App:
        """Wrap an ASGI app: foreign hosts are answered 400, the visitor's address is the one a known proxy tells."""
        from starlette.middleware.trustedhost import TrustedHostMiddleware  # the embedded site needs none
        from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

        guarded: Any = TrustedHostMiddleware(app, allowed_hosts=self.allowed_hosts, www_redirect=False)
        if self.proxies:
            guarded = ProxyHeadersMiddleware(guarded, trusted_hosts=list(self.proxies))
        checked: App = guarded
        return checked


def _require_address(text: str) -> None:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        raise AddressError(f"{text!r} is not an address of this machine, like 127.0.0.1 or ::1") from None


def _require_network(text: str) -> None:
    try:
        ipaddress.ip_network(text)
    except ValueError:
        raise AddressError(f"{text!r} is not a proxy's address or network, like 10.0.0.1 or 10.0.0.0/24") from None


def _require_host(text: str) -> None:
    if not _HOST.fullmatch(text):
        raise AddressError(f"{text!r} is not a host's name, like m.example.jp or *.example.jp")


def _require_url(text: str) -> None:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise AddressError(f"{text!r} is not the address of a site, like https://m.example.jp")


def _is_local(bind: str) -> bool:
    return ipaddress.ip_address(bind).is_loopback
