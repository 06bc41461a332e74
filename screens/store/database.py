"""Opens the site's database, SQLite or PostgreSQL by its address, and hands out transactions.

engine = open_database(Path("site.sqlite"))          or open_database("postgresql://keitai@db.example/mixi")
with writing(engine) as sql: ...
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from screens.store import postgres, schema_version, sqlite
from screens.store.sqlite import image_of

__all__ = ["StoreError", "image_of", "is_serialization_failure", "open_database", "open_memory", "reading", "writing"]

_OVERTAKEN = ("40001", "40P01")
"""PostgreSQL: could not serialise, deadlock."""


class StoreError(Exception):
    """The database cannot be used; the text says why, for the person who runs the site."""


def open_database(address: Path | str | None) -> Engine:
    """Open the database in a file, at a URL, or a new one in memory for None; make or migrate its tables.

    Raises `StoreError`.
    """
    if address is None:
        return open_memory(None)
    try:
        engine = postgres.engine_at(address) if isinstance(address, str) else sqlite.engine_in(address)
    except (ImportError, ValueError) as error:
        raise StoreError(str(error)) from None
    try:
        bring_up_to_date(engine)
    except Exception as error:
        engine.dispose()
        where = engine.url.render_as_string() if isinstance(address, str) else address
        raise StoreError(f"{where}: {_first_line(error)}") from error
    return engine


def open_memory(image: bytes | None) -> Engine:
    """Open a SQLite database in memory, from the bytes of `image` or empty. Raises `StoreError` for damaged ones."""
    try:
        engine = sqlite.engine_of(image)
        bring_up_to_date(engine)
    except (DBAPIError, sqlite3.Error, schema_version.UnknownSchema) as error:
        raise StoreError(_first_line(error)) from None
    return engine


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables of a new database; migrate an older one. Raises `schema_version.UnknownSchema`."""
    with reading(engine) as sql:
        if schema_version.is_current(sql):
            return
    with sqlite.rebuilding(engine) if engine.dialect.name == "sqlite" else writing(engine) as sql:
        if engine.dialect.name == "postgresql":
            postgres.alone(sql)
        schema_version.bring_up_to_date(sql)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that changes something: all of it is stored, or nothing."""
    line = sqlite.writer_queue(engine) if engine.dialect.name == "sqlite" else nullcontext()
    with line, engine.connect().execution_options(writes=True) as sql, sql.begin():
        yield sql


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that only looks: it sees one moment of the store, and hinders no writer."""
    options = {} if engine.dialect.name == "sqlite" else postgres.LOOKING
    with engine.connect().execution_options(**options) as sql, sql.begin():
        yield sql


def is_serialization_failure(error: DBAPIError) -> bool:
    """Return whether PostgreSQL ended a transaction for a conflict with another; it may well succeed when retried.

    On SQLite writers wait for each other, so it never happens there.
    """
    state = getattr(error.orig, "sqlstate", None)
    return state is not None and (isinstance(error, IntegrityError) or state in _OVERTAKEN)


def _first_line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
