"""A copy of all of a site's rows in one file, of SQLite's format whichever database the site runs on.

write_backup(engine, Path("monday.backup"))                 while the site runs: one moment of it
restore_backup(Path("monday.backup"), Path("site.sqlite"))  into a database that has no rows yet
faults(engine)                                              what is wrong with a database, a sentence each
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import DatabaseError

from games.ranking.ledger import differences
from games.ranking.tables import board_change, board_mirror
from games.ranking.tables import metadata as ranking_metadata
from screens.store import postgres, schema_version, sqlite
from screens.store.database import StoreError, open_database, upgrade_schema
from screens.store.members import withdrawn_members
from screens.store.tables import metadata as site_metadata
from screens.store.transactions import read_transaction, write_transaction

_OF_ONE_DATABASE = (board_mirror, board_change)
"""What a copy in Redis has yet to take over: it copies that one database, and no restored one."""
_TABLES: tuple[Table, ...] = (
    *site_metadata.sorted_tables,
    *(table for table in ranking_metadata.sorted_tables if table not in _OF_ONE_DATABASE),
)
"""Tables in an order in which each row finds those it refers to."""
_ROWS = 1_000
"""Copied at a time."""


def write_backup(engine: Engine, path: Path) -> int:
    """Write a backup whole, readable by its owner alone; returns its rows. Visitors go on reading and writing.

    Raises:
        OSError: It cannot be written; nothing is left behind then.
        StoreError: The copy is not sound, because the database is damaged.
    """
    with _file_in_the_making(path) as half:
        if engine.dialect.name == "sqlite":
            _copy_file(engine, half)
        else:
            _copy_rows(engine, half)
        wrong = _damage(half)
        if wrong:
            raise StoreError(f"the database is damaged: {wrong[0]}")
        rows = _count_rows(half)
        with half.open("rb") as written:
            os.fsync(written.fileno())
    return rows


def restore_backup(path: Path, address: Path | str) -> int:
    """Fill a database without rows from a backup, of this version or an older one; returns the rows.

    Killed on the way, the database is as empty as it was.

    Raises:
        StoreError: It is not a backup, or is damaged; or the database has rows already.
    """
    wrong = _damage(path)
    if wrong:
        raise StoreError(f"{path}: {wrong[0]}")
    if isinstance(address, Path):
        return _restore_file(path, address)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "migrated"
        copy.write_bytes(path.read_bytes())
        source, target = open_database(copy), open_database(address)
        try:
            return _restore_rows(source, target)
        finally:
            source.dispose()
            target.dispose()


def faults(engine: Engine) -> list[str]:
    """List what is wrong: damaged pages, rows that refer to none, boards that say something else than the plays do."""
    try:
        with read_transaction(engine) as sql:
            found = _unsound(sql) if engine.dialect.name == "sqlite" else []
            return found or differences(sql, withdrawn_members(sql))
    except DatabaseError as error:
        return [str(error.orig)]


def _unsound(sql: Connection) -> list[str]:
    found = [str(row[0]) for row in sql.exec_driver_sql("PRAGMA integrity_check(10)") if row[0] != "ok"]
    lost = sql.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(10)
    return found + [f"a row of {row[0]} refers to one of {row[2]} that does not exist" for row in lost]


@contextmanager
def _file_in_the_making(path: Path) -> Iterator[Path]:
    """Give a new file beside `path`, which takes its place when all is done, and is gone when it is not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        yield half
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
        for name in sqlite.BESIDE:
            half.with_name(f"{half.name}-{name}").unlink(missing_ok=True)


def _copy_file(engine: Engine, half: Path) -> None:
    raw = engine.raw_connection()
    try:
        with closing(sqlite3.connect(half)) as copy:
            driver = raw.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise StoreError(f"the database is damaged: {error}") from None
    finally:
        raw.close()


def _copy_rows(engine: Engine, half: Path) -> None:
    copy = sqlite.engine_in(half)
    upgrade_schema(copy)
    with read_transaction(engine) as source, write_transaction(copy) as target:
        for table in _TABLES:
            _copy_table(source, target, table)
    copy.dispose()
    _leave_wal(half)


def _leave_wal(path: Path) -> None:
    """Put all of a database into its one file, so that it may be renamed."""
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")


def _copy_table(source: Connection, target: Connection, table: Table) -> int:
    rows = 0
    found = source.execution_options(stream_results=True).execute(select(table).order_by(*table.primary_key.columns))
    for some in found.mappings().partitions(_ROWS):
        target.execute(insert(table), [dict(row) for row in some])
        rows += len(some)
    return rows


def _restore_file(path: Path, target: Path) -> int:
    if target.exists():
        raise StoreError(f"{target} is there already; move it away first")
    for name in ("wal", "shm"):
        target.with_name(f"{target.name}-{name}").unlink(missing_ok=True)
    with _file_in_the_making(target) as half:
        half.write_bytes(path.read_bytes())
        open_database(half).dispose()
        _forget_mirror(half)
        _leave_wal(half)
        rows = _count_rows(half)
        with half.open("rb") as written:
            os.fsync(written.fileno())
    return rows


def _forget_mirror(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy, copy:
        for table in _OF_ONE_DATABASE:
            copy.execute(f"DELETE FROM {table.name}")


def _restore_rows(source: Engine, target: Engine) -> int:
    with read_transaction(source) as old, write_transaction(target) as new:
        postgres.schema_lock(new)
        for table in _TABLES:
            if new.execute(select(func.count()).select_from(table)).scalar_one():
                raise StoreError(f"the database has rows of {table.name} already; restore into an empty one")
        rows = sum(_copy_table(old, new, table) for table in _TABLES)
        postgres.continue_numbers(new)
    return rows


def _damage(path: Path) -> list[str]:
    """Say what keeps a file from being a backup; [] when nothing does."""
    if not path.is_file():
        return ["it is not a file"]
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as copy:
            names = {row[0] for row in copy.execute("SELECT name FROM sqlite_master")}
            if schema_version.TABLE not in names:
                return ["it is not a backup of a site"]
            return [row[0] for row in copy.execute("PRAGMA integrity_check(3)") if row[0] != "ok"]
    except sqlite3.Error as error:
        return [str(error)]


def _count_rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as copy:
        names = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        known = {table.name for table in _TABLES}
        # The names are the program's own.
        return sum(copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names if name in known)
