"""An ASGI application as a site the phone can ask: a WSGI application over an event loop of its own.

a2wsgi, which the web tab uses, neither runs an application's lifespan nor hands its state on; frameworks open their
databases there.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import quote

from keitai.common.errors import KeitaiError

Message = MutableMapping[str, Any]
AsgiApp = Callable[[Any, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]
_SECONDS = 60.0
"""Real time that starting up and shutting down may take."""


class AsgiSite:
    """WSGI face of an ASGI app: runs its lifespan until `close`, answers each request whole.

    Raises:
        KeitaiError: The application says that it cannot start.
    """

    def __init__(self, app: AsgiApp) -> None:
        self._app = app
        self._state: dict[str, Any] = {}
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True, name="keitai ASGI site").start()
        self._lifespan = _Lifespan(app, self._state)
        try:
            self._run(self._lifespan.start())
        except KeitaiError:
            self._loop.call_soon_threadsafe(self._loop.stop)
            raise

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer as a WSGI application does."""
        body = environ["wsgi.input"].read()
        exchange = asyncio.run_coroutine_threadsafe(self._answer(_scope(environ, dict(self._state)), body), self._loop)
        status, headers, answer = exchange.result()
        start_response(f"{status} ", [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers])
        return [answer]

    def close(self) -> None:
        """Shut the application down; a second call does nothing."""
        if not self._loop.is_closed() and self._loop.is_running():
            self._run(self._lifespan.stop())
            self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_SECONDS)

    async def _answer(self, scope: Message, body: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        asked = iter([{"type": "http.request", "body": body, "more_body": False}])
        head: list[Any] = [500, []]
        answer = bytearray()
        done = asyncio.Event()

        async def receive() -> Message:
            message = next(asked, None)
            if message is None:
                await done.wait()
                return {"type": "http.disconnect"}
            return message

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                head[:] = [message["status"], list(message.get("headers", []))]
            elif message["type"] == "http.response.body":
                answer.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    done.set()

        await self._app(scope, receive, send)
        return head[0], head[1], bytes(answer)


class _Lifespan:
    """The ASGI lifespan protocol, for applications that speak it; others raise at once, which is not a fault."""

    def __init__(self, app: AsgiApp, state: dict[str, Any]) -> None:
        self._app, self._state = app, state
        self._told: asyncio.Queue[str] = asyncio.Queue()
        self._answers: asyncio.Queue[Message] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._live())
        answer = await self._ask("startup")
        if answer is not None and answer["type"] == "lifespan.startup.failed":
            reason = (str(answer.get("message", "")).strip().splitlines() or ["it gives no reason"])[-1]
            raise KeitaiError(f"the application did not start: {reason}")

    async def stop(self) -> None:
        await self._ask("shutdown")

    async def _ask(self, what: str) -> Message | None:
        """Tell the application and wait for its answer; None where it has no lifespan, or no more."""
        assert self._task is not None
        if self._task.done():
            return None
        await self._told.put(what)
        answer = asyncio.create_task(self._answers.get())
        await asyncio.wait({answer, self._task}, return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            return answer.result()
        answer.cancel()
        return None

    async def _live(self) -> None:
        async def receive() -> Message:
            return {"type": f"lifespan.{await self._told.get()}"}

        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self._state}
        try:
            await self._app(scope, receive, self._answers.put)
        except Exception:
            return


def _scope(environ: dict[str, Any], state: dict[str, Any]) -> Message:
    """Write a WSGI environment as an ASGI scope. A WSGI path holds UTF-8 read as Latin-1 (PEP 3333)."""
    path = environ["PATH_INFO"].encode("latin-1")
    headers = [
        (name.removeprefix("HTTP_").lower().replace("_", "-").encode(), value.encode("latin-1"))
        for name, value in environ.items()
        if name.startswith("HTTP_") or name in ("CONTENT_TYPE", "CONTENT_LENGTH")
    ]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": environ["REQUEST_METHOD"],
        "scheme": environ["wsgi.url_scheme"],
        "path": path.decode("utf-8", "replace"),
        "raw_path": quote(path).encode(),
        "query_string": environ["QUERY_STRING"].encode("latin-1"),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 50_000),
        "server": (environ["SERVER_NAME"], int(environ["SERVER_PORT"])),
        "state": state,
    }
