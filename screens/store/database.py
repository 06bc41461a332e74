"""The site's database, SQLite or PostgreSQL by its address; `screens.store.transactions` works on it.

engine = open_database(Path("site.sqlite"))          or open_database("postgresql://keitai@db.example/mixi")
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from screens.store import postgres, schema_version, sqlite
from screens.store.sqlite import image_of
from screens.store.transactions import read_transaction, write_transaction

__all__ = ["StoreError", "image_of", "open_database", "open_memory"]


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
        upgrade_schema(engine)
    except Exception as error:
        engine.dispose()
        where = engine.url.render_as_string() if isinstance(address, str) else address
        raise StoreError(f"{where}: {_first_line(error)}") from error
    return engine


def open_memory(image: bytes | None) -> Engine:
    """Open a SQLite database in memory, from the bytes of `image` or empty. Raises `StoreError` for damaged ones."""
    try:
        engine = sqlite.engine_of(image)
        upgrade_schema(engine)
    except (DBAPIError, sqlite3.Error, schema_version.UnknownSchema) as error:
        raise StoreError(_first_line(error)) from None
    return engine


def upgrade_schema(engine: Engine) -> None:
    """Make the tables of a new database; migrate an older one. Raises `schema_version.UnknownSchema`."""
    with read_transaction(engine) as sql:
        if schema_version.is_current(sql):
            return
    with sqlite.migration_transaction(engine) if engine.dialect.name == "sqlite" else write_transaction(engine) as sql:
        if engine.dialect.name == "postgresql":
            postgres.schema_lock(sql)
        schema_version.upgrade_to_head(sql)


def _first_line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
