"""The site over HTTP: worker processes, each with its own connections to one database.

serve_site(Path("site.sqlite"), secret, PublicAddress(8009), 2, Feeds())

Granian reads heads under a time limit and starts dead workers again; `BufferedBody` bounds the time and size of bodies.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import secrets
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from games.ranking.proof_process import ProofProcess, Prover, prove_here
from games.ranking.redis_client import RedisClient
from screens.app import create_site
from screens.config import SiteConfig
from screens.feeds.safe_fetcher import SafeFetcher
from screens.monitoring import Monitor, log_to_stderr
from screens.public_address import PublicAddress
from screens.store.board_tender import BoardTender, Clocks
from screens.store.database import StoreError, open_database
from screens.store.members import set_password_hash
from screens.store.transactions import write_transaction
from screens.web.buffered_body import App, BufferedBody
from screens.web.sessions import hash_password

THREADS = 4
"""Threads of each worker; one holds a request from the end of its body to the end of its answer."""
HEAD_MS = 10_000
"""Milliseconds for a request's head to arrive in."""
LARGEST_HEAD = 16_384
BOARDS_PASSWORD_VARIABLE = "KEITAI_BOARDS_PASSWORD"
"""Variable of the environment with the password of the Redis that keeps the rankings."""
_STOP_SECONDS = 8
"""Seconds for what is under way when the server is stopped."""


@dataclass(frozen=True)
class Feeds:
    """Settings of outside feeds: who fetches them, and which bring news (address -> category)."""

    fetcher: SafeFetcher = field(default_factory=SafeFetcher)
    news: Mapping[str, str] = field(default_factory=dict)


def serve_site(
    database: Path | str, secret: bytes, address: PublicAddress, workers: int, feeds: Feeds, boards: str | None = None
) -> None:
    """Serve until stopped, with rankings in the Redis at `boards` or in the database alone.

    Raises `StoreError` where the database or the port cannot be had.
    """
    from granian import Granian  # the embedded site is served without it
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
        server.serve(target_loader=partial(_worker, database, secret, address, feeds, boards), wrap_loader=False)


def _worker(
    database: Path | str, secret: bytes, address: PublicAddress, feeds: Feeds, boards: str | None, *_: object
) -> App:
    log_to_stderr()
    app = address.guard(asgi_app(build_site(database, secret, address, feeds, boards, prove_beside())))
    freeze_heap()
    return app


def asgi_app(site: Callable[..., Any]) -> App:
    """Wrap the WSGI site for an ASGI server; its threads only get requests that have arrived whole."""
    from a2wsgi import WSGIMiddleware  # the embedded site is asked without it

    app: Any = WSGIMiddleware(site, workers=THREADS)
    return BufferedBody(app)


def freeze_heap() -> None:
    """Move all objects made so far out of the garbage collector's reach (`gc.freeze`): one walk took 50 ms."""
    gc.collect()
    gc.freeze()


def build_site(
    database: Path | str,
    secret: bytes,
    address: PublicAddress,
    feeds: Feeds | None = None,
    boards: str | None = None,
    prove: Prover = prove_here,
) -> Callable[..., Any]:
    """Create the site on a database; each worker calls it, for no connection may be shared by processes."""
    feeds = feeds or Feeds()
    engine = open_database(database)
    config = SiteConfig(
        engine,
        secret,
        address.base_url,
        fetcher=feeds.fetcher,
        news=feeds.news,
        monitor=Monitor(),
    )
    config.prove = prove
    if boards is not None:
        config.boards = board_tender(engine, boards, config.clock)
        config.boards.start()
    return create_site(config)


def prove_beside() -> Prover:
    """Return what proves scores in a process beside this one, which has been started."""
    process = ProofProcess()
    process.start()
    return process.prove


def board_tender(engine: Engine, boards: str, clock: Callable[[], datetime]) -> BoardTender:
    """Return the tender of rankings in the Redis at a URL, not started. Raises `StoreError` for a wrong URL."""
    return BoardTender(engine, redis_client(boards), Clocks(clock, time.monotonic), partial(secrets.token_hex, 4))


def redis_client(boards: str) -> RedisClient:
    """Return the client for the Redis at a URL; its password may stand in a variable of the environment instead.

    Raises:
        StoreError: It is not such a URL, or the library is not installed.
    """
    try:
        return RedisClient(boards, os.environ.get(BOARDS_PASSWORD_VARIABLE))
    except (ValueError, ImportError) as error:
        raise StoreError(str(error)) from None


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
