"""The tab's server: pages and pieces over HTTP, a process with a phone for each visitor's WebSocket. ASGI, one loop.

    app = web_app(make, limits=Limits(visitors=16), site=asgi_site)

`/` is a phone (`/?device=p906i&url=/home` one on a page), `/all?url=/home` every model beside the others, `/tab/...`
what they are built of; every other address is the site's. It wants `HandoverWebSocket` for its WebSockets.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import multiprocessing
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from handset.frontends.web import pieces
from handset.frontends.web.admission import Admission, Limits, NotAdmitted
from handset.frontends.web.connections import TAKE_SOCKET
from handset.frontends.web.phone_process import MakePhone, VisitEnd, serve_visitor
from handset.frontends.web.visitor import TabSession
from handset.model import model_names
from keitai.common.forkserver import found_modules
from keitai.common.signals import held_signals

PAGE = Path(__file__).parent / "page"
TAKEN, STRANGER, SHARE = 4001, 4003, 4004
"""Codes that refuse a phone: all are taken, the page is another site's, its address has as many as it may have."""
_ZOOMS = (1, 2, 3)
_POLL_SECONDS = 0.25
"""Between two looks whether a phone's process has ended."""
_STOP_SECONDS = 2.0
"""That processes have to end in when the server is stopped."""
_VISITS = logging.getLogger("keitai.access")


@dataclass
class _SharedState:
    """What all connections share."""

    make: MakePhone
    limits: Limits
    device: str
    keymap: str
    context: BaseContext
    admission: Admission = field(init=False)
    visits: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.admission = Admission(self.limits)

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
    preload: Sequence[str] = (),
) -> Starlette:
    """Return the ASGI app of the tab.

    Args:
        make: Makes a visitor's phone, in its own process: what can be pickled.
        limits: How many visitors there may be.
        device: The usual model.
        keymap: The layout of the host's keyboard.
        site: Answers all other addresses.
        preload: Modules that `make` needs, loaded once for all processes.
    """
    shared = _SharedState(make, limits, device, keymap, _process_context(preload))

    async def page(request: Request) -> Response:
        return HTMLResponse((PAGE / "tab.html").read_text("utf-8"), headers=_SAFE)

    async def all_models(request: Request) -> Response:
        return HTMLResponse((PAGE / "all.html").read_text("utf-8"), headers=_SAFE)

    async def settings(request: Request) -> Response:
        return JSONResponse({"device": device, "models": model_names(), "keys": pieces.keyboard(keymap)})

    async def connected(socket: WebSocket) -> None:
        await _serve_visitor(shared, socket)

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

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        _load_ahead(shared.context)
        yield
        await _end_visits(shared)

    return Starlette(routes=routes, lifespan=lifespan)


_SAFE = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors *"}


async def _phone_piece(request: Request) -> Response:
    device, zoom, piece = (request.path_params[name] for name in ("device", "zoom", "piece"))
    if device not in model_names() or zoom not in _ZOOMS:
        return PlainTextResponse("this phone does not exist", 404)
    if piece == "plan.json":
        return JSONResponse(await run_in_threadpool(pieces.plan, device, zoom))
    if piece in ("dark.png", "lit.png"):
        picture = await run_in_threadpool(pieces.body, device, zoom, lit=piece == "lit.png")
        return Response(picture, media_type="image/png", headers={"Cache-Control": "max-age=3600"})
    return PlainTextResponse("this picture does not exist", 404)


async def _sound(request: Request) -> Response:
    sound = await run_in_threadpool(pieces.wav, request.path_params["name"])
    if sound is None:
        return PlainTextResponse("this sound does not exist", 404)
    return Response(sound, media_type="audio/wav", headers={"Cache-Control": "max-age=3600"})


async def _serve_visitor(shared: _SharedState, link: WebSocket) -> None:
    """Give a visitor a phone, in a process that takes the connection over; or say why there is none."""
    origin, address = link.headers.get("origin"), link.client.host if link.client else ""
    await link.accept()
    if origin is not None and urlsplit(origin).netloc != link.headers.get("host"):
        await link.close(STRANGER, "a page of another site may not press these keys")
        return
    try:
        seat = shared.admission.admit(address, monotonic())
    except NotAdmitted as refused:
        await link.close(TAKEN if str(refused) == "taken" else SHARE, f"phones: {refused}")
        return
    take: Callable[[], socket.socket | None] = link.scope["extensions"][TAKE_SOCKET]
    taken = take()
    if taken is None:
        shared.admission.leave(address, seat)
        return
    query = link.query_params
    device = shared.chosen(query.get("device"))
    make = partial(shared.make, device, query.get("url", ""), seat)
    visit = asyncio.create_task(_watch(shared, taken, make, _Visitor(address, device, seat)))
    shared.visits.add(visit)
    visit.add_done_callback(shared.visits.discard)


@dataclass(frozen=True)
class _Visitor:
    address: str
    device: str
    seat: int


async def _watch(shared: _SharedState, link: socket.socket, make: Callable[[], TabSession], visitor: _Visitor) -> None:
    """Run a visitor's process to its end, which closing its control socket hastens."""
    began = monotonic()
    control, theirs = socket.socketpair()
    process: Any = None
    try:
        with link, theirs:
            arguments = (make, link, theirs, shared.limits.idle)
            process = shared.context.Process(target=serve_visitor, args=arguments, daemon=True)  # type: ignore[attr-defined]
            await run_in_threadpool(_start, process)
        while process.is_alive():
            await asyncio.sleep(_POLL_SECONDS)
    finally:
        shared.admission.leave(visitor.address, visitor.seat)
        control.close()
        if process is not None and process.pid is not None:
            await _end(process)
            _log_visit(visitor, monotonic() - began, process.exitcode)


def _start(process: BaseProcess) -> None:
    with held_signals():
        process.start()


async def _end(process: BaseProcess) -> None:
    """Wait for a process that was told to stop; kill it where it does not, as in the middle of a monstrous page."""
    until = monotonic() + _STOP_SECONDS
    while process.is_alive() and monotonic() < until:
        await asyncio.sleep(0.01)
    if process.is_alive():
        process.kill()
        process.join()


async def _end_visits(shared: _SharedState) -> None:
    visits = list(shared.visits)
    for visit in visits:
        visit.cancel()
    await asyncio.gather(*visits, return_exceptions=True)


def _log_visit(visitor: _Visitor, seconds: float, status: int | None) -> None:
    names = {int(end): end.name.lower() for end in VisitEnd}
    ended = names.get(-1 if status is None else status, "killed")
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = {"time": moment, "event": "visit", "from": visitor.address, "device": visitor.device}
    _VISITS.info("%s", json.dumps({**line, "seconds": round(seconds, 1), "ended": ended}))


def _load_ahead(context: BaseContext) -> None:
    """Start the process that others are copied from, so that the first visitor need not wait for it to load."""
    if context.get_start_method() == "forkserver":
        with held_signals(), found_modules():
            forkserver.ensure_running()


def _process_context(preload: Sequence[str]) -> BaseContext:
    """Return how processes are made: copied from one that has loaded the program, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([serve_visitor.__module__, *preload])
    return context
