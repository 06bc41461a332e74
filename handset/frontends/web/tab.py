"""The tab's server: pages and pieces over HTTP, each visitor's phone over a WebSocket. ASGI, one process, one loop.

    app = web_app(make, limits=Limits(visitors=16), site=asgi_site)

`/` is a phone (`/?device=p906i&url=/home` one on a page), `/all?url=/home` every model beside the others, `/tab/...`
what they are built of; every other address is the site's.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic_ns
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from handset.frontends.fixed_timestep import FixedTimestep
from handset.frontends.web import pieces
from handset.frontends.web.visitor import TabSession
from handset.keypad import TICKS_PER_SECOND
from handset.model import model_names

PAGE = Path(__file__).parent / "page"
TAKEN, IDLE, STRANGER = 4001, 4002, 4003
"""Why a connection is closed: all phones are taken, nobody pressed a key, the page is another site's."""
_ZOOMS = (1, 2, 3)
_LONGEST_MESSAGE = 16_384

MakePhone = Callable[[str, str], TabSession]
"""(model, address) -> a visitor's phone, booted and on its way to the address ("" for the standby screen)."""


@dataclass(frozen=True)
class Limits:
    """Limits of the web tab: `visitors` at one time, `idle` seconds after which an unused phone is closed."""

    visitors: int = 32
    idle: int = 600


@dataclass
class _Desk:
    """What all connections share."""

    make: MakePhone
    limits: Limits
    device: str
    keymap: str
    visitors: int = 0

    def chosen(self, name: str | None) -> str:
        """Return the model a visitor asked for; the usual one for a name that is none."""
        return name if name in model_names() else self.device


def web_app(
    make: MakePhone,
    *,
    limits: Limits,
    device: str = "qvga",
    keymap: str = "laptop",
    site: Callable[[Any, Any, Any], Awaitable[None]] | None = None,
) -> Starlette:
    """Return the ASGI app of the tab; `site` answers all other addresses."""
    desk = _Desk(make, limits, device, keymap)

    async def page(request: Request) -> Response:
        return HTMLResponse((PAGE / "tab.html").read_text("utf-8"), headers=_SAFE)

    async def all_models(request: Request) -> Response:
        return HTMLResponse((PAGE / "all.html").read_text("utf-8"), headers=_SAFE)

    async def settings(request: Request) -> Response:
        return JSONResponse({"device": device, "models": model_names(), "keys": pieces.keyboard(keymap)})

    async def connected(socket: WebSocket) -> None:
        await _serve_visitor(desk, socket)

    routes: list[Any] = [
        Route("/", page),
        Route("/all", all_models),
        Route("/tab/settings.json", settings),
        Route("/tab/phones/{device}/{zoom:int}/{piece}", _phone_piece),
        Route("/tab/sounds/{name:path}.wav", _sound),
        WebSocketRoute("/tab/phone", connected),
        Mount("/tab", StaticFiles(directory=PAGE)),
    ]
    if site is not None:
        routes.append(Mount("/", site))
    return Starlette(routes=routes)


_SAFE = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors *"}


async def _phone_piece(request: Request) -> Response:
    device, zoom, piece = (request.path_params[name] for name in ("device", "zoom", "piece"))
    if device not in model_names() or zoom not in _ZOOMS:
        return PlainTextResponse("there is no such phone", 404)
    if piece == "plan.json":
        return JSONResponse(await run_in_threadpool(pieces.plan, device, zoom))
    if piece in ("dark.png", "lit.png"):
        picture = await run_in_threadpool(pieces.body, device, zoom, lit=piece == "lit.png")
        return Response(picture, media_type="image/png", headers={"Cache-Control": "max-age=3600"})
    return PlainTextResponse("there is no such picture", 404)


async def _sound(request: Request) -> Response:
    sound = await run_in_threadpool(pieces.wav, request.path_params["name"])
    if sound is None:
        return PlainTextResponse("there is no such sound", 404)
    return Response(sound, media_type="audio/wav", headers={"Cache-Control": "max-age=3600"})


async def _serve_visitor(desk: _Desk, socket: WebSocket) -> None:
    """Serve one visitor's phone from the first byte to the last."""
    await socket.accept()
    origin = socket.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != socket.headers.get("host"):
        await socket.close(STRANGER, "a page of another site may not press these keys")
        return
    if desk.visitors >= desk.limits.visitors:
        await socket.close(TAKEN, "all phones are taken")
        return
    desk.visitors += 1
    try:
        query = socket.query_params
        visitor = desk.make(desk.chosen(query.get("device")), query.get("url", ""))
        hands = asyncio.create_task(_take_keys(visitor, socket))
        try:
            await _run(desk, visitor, socket, hands)
        finally:
            hands.cancel()
            visitor.close()
    finally:
        desk.visitors -= 1


async def _take_keys(visitor: TabSession, socket: WebSocket) -> None:
    """Take the visitor's messages until the visitor leaves; others are passed over."""
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            text = await socket.receive_text()
            if len(text) <= _LONGEST_MESSAGE:
                with contextlib.suppress(json.JSONDecodeError, RecursionError):
                    visitor.handle_message(json.loads(text))


async def _run(desk: _Desk, visitor: TabSession, socket: WebSocket, hands: asyncio.Task[None]) -> None:
    pace = FixedTimestep(monotonic_ns())
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while not hands.done():
            visitor.pass_time(pace.due(monotonic_ns()))
            if picture := visitor.picture():
                await socket.send_bytes(picture)
            if news := visitor.news():
                await socket.send_text(json.dumps(news))
            if visitor.idle > desk.limits.idle * TICKS_PER_SECOND:
                await socket.close(IDLE, "nobody pressed a key for a while")
                return
            await asyncio.sleep(pace.until(3 if visitor.still else 1, monotonic_ns()) / 1000)
