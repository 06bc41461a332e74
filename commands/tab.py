"""The phone in web browsers' tabs: every visitor a phone and a town of his own, the site over HTTP beside them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commands.desk import Desk
from commands.wishes import Wishes
from handset.errors import HandsetError

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from handset.frontends.web.tab import Limits
    from handset.frontends.web.visitor import Visitor

HOST = "127.0.0.1"


def tab_app(
    wishes: Wishes, limits: Limits, *, outside: bool, site: Callable[[Any, Any, Any], Awaitable[None]] | None = None
) -> Starlette:
    """The ASGI app of the tabs; phones reach other sites than the one built in only where `outside` allows it."""
    from handset.frontends.web.tab import web_app
    from handset.frontends.web.visitor import Visitor

    def make(device: str, address: str) -> Visitor:
        desk = Desk(replace(wishes, device=device, data=None, database=None, outside=outside))
        if address.startswith(("/", "http://", "https://")):
            desk.open(address)
        return Visitor(desk.phone, desk.close)

    return web_app(make, limits=limits, device=wishes.device, keymap=wishes.keymap, site=site)


def serve_tab(app: Starlette, port: int) -> None:
    """Serve until stopped. Raises `HandsetError` where the port is taken."""
    import socket

    import uvicorn

    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError as error:
            raise HandsetError(f"port {port} cannot be had ({error.strerror}); --port names another") from None
        config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio", ws_max_size=65_536)
        uvicorn.Server(config).run(sockets=[listening])
