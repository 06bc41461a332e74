"""Transactions of the site's database, and what happens when two requests write at once.

SQLite has one writer at a time: writers wait for `screens.store.sqlite.write_lock` before they begin. PostgreSQL lets
many write: what one member does waits for `screens.store.postgres.advisory_lock`, and a transaction that PostgreSQL
ends for a conflict (`is_serialization_failure`) is rolled back whole, and its request is carried out again.

with write_transaction(engine) as sql:
    ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from screens.store import postgres, sqlite

_CONFLICTS = ("40001", "40P01")
"""SQLSTATE of PostgreSQL: serialization failure, deadlock detected."""


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that may write: all of it is stored, or nothing. Waits for other writers on SQLite."""
    lock = sqlite.write_lock(engine) if engine.dialect.name == "sqlite" else nullcontext()
    with lock, engine.connect().execution_options(writes=True) as sql, sql.begin():
        yield sql


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """Begin a read-only transaction: it sees one snapshot of the store, and hinders no writer."""
    options = {} if engine.dialect.name == "sqlite" else postgres.READ_ONLY
    with engine.connect().execution_options(**options) as sql, sql.begin():
        yield sql


def is_serialization_failure(error: DBAPIError) -> bool:
    """Return whether PostgreSQL ended a transaction for a conflict with another; it may well succeed when retried.

    On SQLite writers wait for each other, so it never happens there.
    """
    state = getattr(error.orig, "sqlstate", None)
    return state is not None and (isinstance(error, IntegrityError) or state in _CONFLICTS)
