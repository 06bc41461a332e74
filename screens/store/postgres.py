"""PostgreSQL, for a site that has outgrown one file: `postgresql://user@host/database`.

Many write at once there. What one member does is done one after the other (`advisory_lock`); counts are moved by
statements that add, never by what was read before; a serialization failure makes the request begin again.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, Integer, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from keitai.common.program import install_extra
from screens.store.tables import metadata

READ_ONLY: Mapping[str, object] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""Options of a connection for a read-only transaction on one snapshot of the store."""
_MEMBERS, _MAKING = 1, 2
"""First keys of PostgreSQL's advisory locks; `games` takes 3 for a member's scores."""
_SETTINGS = "-c lock_timeout=5s -c statement_timeout=20s -c idle_in_transaction_session_timeout=60s"


def engine_at(address: str) -> Engine:
    """Create the engine. Raises `ValueError` for a wrong address, `ImportError` where the driver is not installed."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in ("postgresql", "postgresql+psycopg", "postgres"):
        raise ValueError(f"{address!r} is not a database's address; write it as postgresql://user@host/name")
    try:
        import psycopg  # noqa: F401  an extra
    except ImportError:
        raise ImportError(f"PostgreSQL needs its driver: {install_extra('postgres')}") from None
    settings = {"connect_timeout": 5, "options": _SETTINGS}
    return create_engine(url.set(drivername="postgresql+psycopg"), connect_args=settings, hide_parameters=True)


def advisory_lock(sql: Connection, *members: int) -> None:
    """Take PostgreSQL's advisory lock on each of the members for the rest of the transaction.

    What one member does is so done one after the other. SQLite needs none: it has one writer at a time.
    """
    if sql.dialect.name == "postgresql":
        for member in sorted(set(members)):
            sql.execute(text("SELECT pg_advisory_xact_lock(:part, :member)"), {"part": _MEMBERS, "member": member})


def schema_lock(sql: Connection) -> None:
    """Take PostgreSQL's advisory lock on the schema and the seed for the rest of the transaction."""
    sql.execute(text("SELECT pg_advisory_xact_lock(:part, 0)"), {"part": _MAKING})


def continue_numbers(sql: Connection) -> None:
    """Set the sequences of ids behind rows that were inserted with their ids."""
    for table in metadata.sorted_tables:
        if "id" in table.c and isinstance(table.c.id.type, Integer):
            # The names are the program's own.
            last = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), coalesce(max(id), 0) + 1, false)"
            sql.execute(text(f"{last} FROM {table.name}"))
