"""The phone in web browsers' tabs: every visitor a phone in a process of its own, the site over HTTP beside them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any

from keitai.cli.interrupts import serving_until_signal
from keitai.common.errors import OperationFailed
from keitai.options import SimulatorOptions

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from handset.frontends.web.admission import Limits
    from keitai.cli.visitors import SharedTown
    from screens.public_address import PublicAddress

VISITORS_PRELOAD = "keitai.cli.visitors_preload"
"""Module that loads what all visitors need."""
GRACE = 5
"""Seconds for the requests under way and the open tabs when the server is stopped."""


def tab_app(
    options: SimulatorOptions,
    limits: Limits,
    *,
    outside: bool,
    local: bool = False,
    town: SharedTown | None = None,
    site: Callable[[Any, Any, Any], Awaitable[None]] | None = None,
) -> Starlette:
    """Return the ASGI app of the tabs.

    Phones reach other sites than the one built in only where `outside` allows it, and this machine's own network only
    where `local` does: a visitor is not on this machine. Each has a town of its own, unless all share one.
    """
    from handset.frontends.web.tab import web_app
    from keitai.cli.visitors import open_phone, options_of

    make = partial(open_phone, options_of(options, outside=outside, local=local), town)
    return web_app(
        make, limits=limits, device=options.device, keymap=options.keymap, site=site, preload=[VISITORS_PRELOAD]
    )


def serve_tab(app: Starlette, address: PublicAddress) -> None:
    """Serve until stopped. Raises `Failed` where the port is taken."""
    import errno
    import socket

    import uvicorn

    from handset.frontends.web.connections import BoundedHttp, server_config

    BoundedHttp.unbounded = frozenset(address.proxies)
    family = socket.AF_INET6 if ":" in address.bind else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address.bind, address.port))
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise OperationFailed(f"{address.bind} is not an address of this machine; --bind names one") from None
            raise OperationFailed(
                f"port {address.port} cannot be had ({error.strerror}); --port names another"
            ) from None
        config = server_config(address.guard(app), log_level="error", timeout_graceful_shutdown=GRACE)

        class Server(uvicorn.Server):
            def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
                return serving_until_signal(lambda: setattr(self, "should_exit", True))

        Server(config).run(sockets=[listening])
