"""Opens the site's database: SQLite by file or in memory, its tables made or brought up to date.

A new database is made from the tables at once; an older one is migrated by Alembic, imported only then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, create_engine, event, inspect, select
from sqlalchemy.pool import StaticPool

from games.ranking.tables import metadata as ranking_metadata
from screens.store.tables import metadata as site_metadata

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0004"
"""The newest migration; a test holds it to the folder."""

_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


class StoreError(Exception):
    """The database cannot be used; the text says why, for the person who runs the site."""


def open_database(path: Path | None) -> Engine:
    """The database in a file, or a new one in memory for None. Raises `StoreError`."""
    if path is None:
        return open_memory(None)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin)
    try:
        bring_up_to_date(engine)
    except Exception as error:
        engine.dispose()
        raise StoreError(f"{path}: the site's database cannot be opened ({_first_line(error)})") from error
    return engine


def open_memory(image: bytes | None) -> Engine:
    """A database in memory, from the bytes of `image` or empty."""
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    if image is not None:
        connection.deserialize(image)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "connect", _prepare_memory)
    event.listen(engine, "begin", _begin)
    bring_up_to_date(engine)
    return engine


def image_of(engine: Engine) -> bytes:
    """A SQLite database as bytes."""
    raw = engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        return bytes(connection.serialize())
    finally:
        raw.close()


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables of a new database; migrate an older one."""
    tables = set(inspect(engine).get_table_names())
    if "alembic_version" in tables:
        with engine.connect() as sql:
            if sql.execute(select(_version.c.version_num)).scalar() == HEAD:
                return
        _migrate(engine)
    elif tables:
        raise StoreError("there are tables of another program in it")
    else:
        with writing(engine) as sql:
            site_metadata.create_all(sql)
            ranking_metadata.create_all(sql)
            _version.create(sql)
            sql.execute(_version.insert().values(version_num=HEAD))


def _migrate(engine: Engine, target: str = "head") -> None:
    from alembic import command

    with writing(engine) as sql:
        config = alembic_config()
        config.attributes["connection"] = sql
        command.upgrade(config, target)


def alembic_config() -> Any:
    """Alembic's configuration for this store; set `attributes["connection"]` before a command."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _prepare_file(connection: Any, record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_memory(connection: Any, record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Any) -> None:
    """Writers wait at the door instead of failing half way: SQLite cannot upgrade a reader that others overtook."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes something: all of it is stored, or nothing."""
    with engine.connect().execution_options(writes=True) as sql, sql.begin():
        yield sql


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only looks: it sees one moment of the store, and hinders no writer."""
    with engine.connect() as sql, sql.begin():
        yield sql


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
