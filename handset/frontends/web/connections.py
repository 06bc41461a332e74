"""Connections of the tab's server: heads within a time, so many from an address, sockets handed to phones' processes.

uvicorn.Server(server_config(app)).run()

uvicorn waits for a request's head without end, and keeps a WebSocket for itself. Here an ASGI app that has accepted one
finds `take_socket` among the scope's extensions.
"""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from typing import Any, ClassVar

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

HEAD_SECONDS = 10.0
"""Seconds from a connection, or the end of its last answer, to the end of a request's head."""
STALLED_SECONDS = 20.0
"""An answer that is not taken for so long ends its connection."""
CONNECTIONS_AN_ADDRESS = 100
"""Most connections of an address at one time, the tab's phones not counted; named proxies are not bounded."""
TAKE_SOCKET = "take_socket"
"""Extension of a WebSocket's scope: a function that gives the connection's socket away."""


def server_config(app: Any, **settings: Any) -> uvicorn.Config:
    """Return uvicorn's configuration for the tab: no address it is told is believed, no message deflated twice."""
    return uvicorn.Config(
        app, http=BoundedHttp, ws=HandoverWebSocket, ws_per_message_deflate=False, proxy_headers=False, **settings
    )


class BoundedHttp(H11Protocol):
    """HTTP/1.1 connection that ends where no request comes in time, or an answer is not taken."""

    unbounded: ClassVar[frozenset[str]] = frozenset()
    """Addresses with any number of connections."""
    _held: ClassVar[Counter[str]] = Counter()
    _deadline: asyncio.TimerHandle | None = None
    _counted = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count the connection; end it at once where its address has too many."""
        super().connection_made(transport)
        origin = self._origin
        if self._held[origin] >= CONNECTIONS_AN_ADDRESS and origin not in self.unbounded:
            transport.abort()
            return
        self._held[origin] += 1
        self._counted = True
        self._await_within(HEAD_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Take bytes in, and stop the clock once a head is whole."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE or self.transport.get_protocol() is not self:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next head, which pipelining may have brought."""
        self._await_within(HEAD_SECONDS)
        super().on_response_complete()
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    def pause_writing(self) -> None:
        """Stop the app until the client takes what was sent; end the connection where it does not."""
        self.flow.pause_writing()
        self._await_within(STALLED_SECONDS)

    def resume_writing(self) -> None:
        """Let the app go on."""
        self._stop_waiting()
        self.flow.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the connection's place back."""
        self._release()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Go over to the WebSocket, which the tab counts by itself."""
        self._release()
        super().handle_websocket_upgrade(event)

    @property
    def _origin(self) -> str:
        return self.client[0] if self.client else ""

    def _release(self) -> None:
        self._stop_waiting()
        if self._counted:
            self._counted = False
            self._held[self._origin] -= 1
            if not self._held[self._origin]:
                del self._held[self._origin]

    def _await_within(self, seconds: float) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(seconds, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class HandoverWebSocket(WebSocketsSansIOProtocol):
    """WebSocket connection whose socket the app may take over, once it has accepted it."""

    def handle_connect(self, event: Request) -> None:
        """Offer the socket to the app."""
        super().handle_connect(event)
        if self.response.status_code == 101:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[TAKE_SOCKET] = self._take_socket

    def _take_socket(self) -> socket.socket | None:
        """Return a socket of the same connection, and forget the connection; None where it is lost or has sent early.

        A browser sends nothing before it knows that the connection was accepted.
        """
        unread = not self.queue.empty() or self.conn.reader.buffer
        if unread or self.transport.is_closing() or self.transport.get_write_buffer_size():
            return None
        self.stop_keepalive()
        own: socket.socket = self.transport.get_extra_info("socket").dup()
        self.transport.close()
        return own
