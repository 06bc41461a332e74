"""SQLite: one file or memory, written by one at a time; what was committed survives kill -9 and a power cut."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

try:
    import fcntl
except ImportError:  # Windows: SQLite's own waiting serves the one process there
    fcntl = None  # type: ignore[assignment]

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")
_LOCKS = ("line", "turn")
BESIDE = ("wal", "shm", *_LOCKS)
"""Ends of the names of the files that lie beside a database while it is open, after a hyphen."""


def engine_in(path: Path) -> Engine:
    """Open the database in a file; its folder is made, and the file is its owner's alone, as is what lies beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(_open_private(str(path), os.O_WRONLY | os.O_CREAT))
    _close_to_others(path)
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin)
    return engine


def engine_of(image: bytes | None) -> Engine:
    """Open a database in memory, from the bytes of `image` or empty."""
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    if image is not None:
        connection.deserialize(image)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "connect", _prepare_memory)
    event.listen(engine, "begin", _begin)
    return engine


def image_of(engine: Engine) -> bytes:
    """Serialise a SQLite database to bytes."""
    raw = engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        return bytes(connection.serialize())
    finally:
        raw.close()


@contextmanager
def write_lock(engine: Engine) -> Iterator[None]:
    """Hold the lock of one file's writers, threads and processes: a fair queue by `flock`.

    SQLite's own wait sleeps longer the longer it lasts, so that among eight writers some waited for more than half a
    second. The queue is two locks on files beside the database: who holds `-line` is next and waits for `-turn`, so
    that nobody who has just written slips in before him. The system lets go of both when a process dies.
    Raises `OperationalError` where the files cannot be opened.
    """
    path = engine.url.database
    if fcntl is None or not path:
        yield
        return
    with ExitStack() as held:
        try:
            line, turn = (held.enter_context(open(f"{path}-{name}", "a", opener=_open_private)) for name in _LOCKS)
        except OSError as error:
            raise OperationalError("BEGIN IMMEDIATE", {}, sqlite3.OperationalError(str(error))) from None
        fcntl.flock(line, fcntl.LOCK_EX)
        fcntl.flock(turn, fcntl.LOCK_EX)
        fcntl.flock(line, fcntl.LOCK_UN)
        yield


@contextmanager
def migration_transaction(engine: Engine) -> Iterator[Connection]:
    """Begin a write transaction in which tables may be rebuilt: foreign keys are checked when it ends.

    SQLite changes a table by copying it and dropping the old one, and would take all that refers to its rows along.
    """
    with write_lock(engine), engine.connect().execution_options(rebuilds=True) as sql:
        driver: Any = sql.connection.driver_connection
        try:
            with sql.begin():
                yield sql
                lost = sql.exec_driver_sql("PRAGMA foreign_key_check").first()
                if lost is not None:
                    raise ValueError(f"a row of {lost[0]} refers to one of {lost[2]} that is not there")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _open_private(path: str, flags: int) -> int:
    """Open a file that is its owner's alone if it is new: whoever may read a lock's file can hold the lock."""
    return os.open(path, flags, 0o600)


def _close_to_others(path: Path) -> None:
    """Take everybody else's rights to a database away, which an older version or a copy left."""
    for file in (path, *(path.with_name(f"{path.name}-{name}") for name in BESIDE)):
        with suppress(OSError):  # not there, or another account's, who decides then
            mode = file.stat().st_mode
            if stat.S_ISREG(mode) and mode & 0o077:
                file.chmod(mode & 0o700)


def _prepare_file(connection: Any, record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_memory(connection: Any, record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Any) -> None:
    """Begin with SQLite's write lock for a writer: SQLite cannot upgrade a reader that another writer overtook."""
    options = connection.get_execution_options()
    if options.get("rebuilds"):
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    writes = options.get("writes") or options.get("rebuilds")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
