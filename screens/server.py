"""The site over HTTP: worker processes, each with its own connections to one database.

serve_site(Path("site.sqlite"), secret, PublicAddress(8009), 2, Feeds())

Granian reads heads under a time limit and starts dead workers again; `BufferedBody` bounds the time and size of bodies.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from screens.app import create_site
from screens.config import SiteConfig
from screens.feeds.safe_fetcher import SafeFetcher
from screens.monitoring import Monitor, log_to_stderr
from screens.public_address import PublicAddress
from screens.store.database import StoreError, open_database
from screens.store.members import set_password_hash
from screens.store.transactions import write_transaction
from screens.web.buffered_body import App, BufferedBody
from screens.web.sessions import hash_password

THREADS = 4
"""Of each worker; a thread holds a request from the end of its body to the end of its answer."""
HEAD_MS = 10_000
"""Milliseconds for a request's head to arrive in."""
LARGEST_HEAD = 16_384
_STOP_SECONDS = 8
"""For what is under way when the server is stopped."""


@dataclass(frozen=True)
class Feeds:
    """Settings of outside feeds: who fetches them, and which bring news (address -> category)."""

    fetcher: SafeFetcher = field(default_factory=SafeFetcher)
    news: Mapping[str, str] = field(default_factory=dict)


def serve_site(database: Path | str, secret: bytes, address: PublicAddress, workers: int, feeds: Feeds) -> None:
    """Serve until stopped. Raises `StoreError` where the database or the port cannot be had."""
    from granian import Granian  # the embedded site is served without
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    _require_free(address)
    with TemporaryDirectory(prefix="keitai-metrics-") as counts:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        server = Granian(
            __name__,
            address.bind,
            address.port,
            interface=Interfaces.ASGINL,
            workers=workers,
            http1_settings=HTTP1Settings(header_read_timeout=HEAD_MS, max_buffer_size=LARGEST_HEAD),
            log_level=LogLevels.warning,
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=_STOP_SECONDS,
        )
        stop: Callable[[], None] = server.signal_handler_interrupt

        def signalled(number: int, frame: object) -> None:
            """Stop when what is under way is done; at once when asked a second time."""
            if server.interrupt_signal:
                for worker in multiprocessing.active_children():
                    worker.kill()
                os._exit(128 + number)
            stop()

        server.signal_handler_interrupt = signalled  # type: ignore[method-assign]
        server.serve(target_loader=partial(_worker, database, secret, address, feeds), wrap_loader=False)


def _worker(database: Path | str, secret: bytes, address: PublicAddress, feeds: Feeds, *_: object) -> App:
    log_to_stderr()
    app = address.guard(asgi_app(build_site(database, secret, address, feeds)))
    freeze_heap()
    return app


def asgi_app(site: Callable[..., Any]) -> App:
    """Wrap the WSGI site for an ASGI server; its threads only get requests that have arrived whole."""
    from a2wsgi import WSGIMiddleware  # the embedded site is asked without

    app: Any = WSGIMiddleware(site, workers=THREADS)
    return BufferedBody(app)


def freeze_heap() -> None:
    """Move all objects made so far out of the garbage collector's reach (`gc.freeze`): one walk took 50 ms."""
    gc.collect()
    gc.freeze()


def build_site(
    database: Path | str, secret: bytes, address: PublicAddress, feeds: Feeds | None = None
) -> Callable[..., Any]:
    """Create the site on a database; each worker calls it, for no connection may be shared by processes."""
    feeds = feeds or Feeds()
    config = SiteConfig(
        open_database(database),
        secret,
        address.base_url,
        fetcher=feeds.fetcher,
        news=feeds.news,
        monitor=Monitor(),
    )
    return create_site(config)


def set_password(database: Path | str, member: int, password: str) -> None:
    """Set what a member signs in with, before the server starts."""
    engine = open_database(database)
    with write_transaction(engine) as sql:
        set_password_hash(sql, member, hash_password(password))
    engine.dispose()


def _require_free(address: PublicAddress) -> None:
    family = socket.AF_INET6 if ":" in address.bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.bind, address.port))
        except OSError as error:
            raise StoreError(f"port {address.port} cannot be had ({error.strerror}); --port names another") from None
