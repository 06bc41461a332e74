"""Request bodies, read to their end by the event loop before a thread takes up the request.

app = BufferedBody(WSGIMiddleware(site))

A sender of one byte a second so holds a socket, and neither a thread nor a transaction. ASGI 3.0.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

LARGEST_BODY = 4 * 1024 * 1024
"""Bytes; a little more than the largest form, which the site itself refuses with a page."""
SECONDS = 30.0
"""Seconds from a request's head to the end of its body."""


class BufferedBody:
    """ASGI middleware that calls `app` once the whole body is there; answers 408 or 413 where it does not come."""

    def __init__(self, app: App, *, largest: int = LARGEST_BODY, seconds: float = SECONDS) -> None:
        self._app = app
        self._largest = largest
        self._seconds = seconds

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Read the body of an HTTP request, then have the app answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._seconds):
                body = await _read(receive, self._largest)
        except TimeoutError:
            await _refuse(send, 408, b"the request took too long to arrive\n")
            return
        except _TooLarge:
            await _refuse(send, 413, b"the request is too large\n")
            return
        except _Gone:
            return
        await self._app(scope, _replayed(body, receive), send)


class _TooLarge(Exception):
    pass


class _Gone(Exception):
    """The client hung up."""


async def _read(receive: Receive, largest: int) -> bytes:
    parts: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        parts.append(message.get("body", b""))
        length += len(parts[-1])
        if length > largest:
            raise _TooLarge
        if not message.get("more_body", False):
            return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message


async def _refuse(send: Send, status: int, text: bytes) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"%d" % len(text)), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
