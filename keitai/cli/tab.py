"""The phone in web browsers' tabs: every visitor a phone and a town of his own, the site over HTTP beside them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from keitai.cli.interrupts import serving_until_signal
from keitai.common.errors import OperationFailed
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from handset.frontends.web.tab import Limits
    from handset.frontends.web.visitor import TabSession
    from screens.public_address import PublicAddress

GRACE = 5
"""Seconds for the requests under way and the open tabs when the server is stopped."""


def tab_app(
    options: SimulatorOptions,
    limits: Limits,
    *,
    outside: bool,
    local: bool = False,
    site: Callable[[Any, Any, Any], Awaitable[None]] | None = None,
) -> Starlette:
    """Return the ASGI app of the tabs.

    Phones reach other sites than the one built in only where `outside` allows it, and this machine's own network only
    where `local` does: a visitor is not on this machine.
    """
    from handset.frontends.web.tab import web_app
    from handset.frontends.web.visitor import TabSession

    def make(device: str, address: str) -> TabSession:
        simulator = Simulator(
            replace(options, device=device, data=None, database=None, outside=outside or local, public_only=not local)
        )
        if address.startswith(("/", "http://", "https://")):
            simulator.open(address)
        return TabSession(simulator.phone, simulator.close)

    return web_app(make, limits=limits, device=options.device, keymap=options.keymap, site=site)


def serve_tab(app: Starlette, address: PublicAddress) -> None:
    """Serve until stopped. Raises `Failed` where the port is taken."""
    import socket

    import uvicorn

    family = socket.AF_INET6 if ":" in address.bind else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address.bind, address.port))
        except OSError as error:
            raise OperationFailed(
                f"port {address.port} cannot be had ({error.strerror}); --port names another"
            ) from None
        config = uvicorn.Config(
            address.guard(app),
            proxy_headers=False,
            log_level="error",
            ws="websockets-sansio",
            ws_max_size=65_536,
            timeout_graceful_shutdown=GRACE,
        )

        class Server(uvicorn.Server):
            def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
                return serving_until_signal(lambda: setattr(self, "should_exit", True))

        Server(config).run(sockets=[listening])
