"""Backups: one moment of all rows, from either database into either; damaged ones are refused."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, insert, select

from games.ranking.tables import score_count
from screens.store import sqlite
from screens.store.backup import _TABLES, faults, restore_backup, write_backup
from screens.store.database import StoreError, open_database
from screens.store.tables import echo
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.site_client import world_image
from tests.screens.store.test_migrations import ROWS_OF_0001, VERSIONS, migrate, run
from tests.servers import Postgres

ECHO = {"member": 1, "at": 1}


def rows(engine: Engine) -> dict[str, list[str]]:
    with read_transaction(engine) as sql:
        return {table.name: sorted(map(repr, sql.execute(select(table)).all())) for table in _TABLES}


@pytest.fixture
def file_engine(tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "site.sqlite"
    path.write_bytes(world_image())
    engine = open_database(path)
    yield engine
    engine.dispose()


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create()
    yield url
    server.drop(url)


def test_a_backup_of_a_file_has_every_row_and_is_private(file_engine: Engine, tmp_path: Path) -> None:
    backup, again = tmp_path / "b" / "monday", tmp_path / "again" / "site.sqlite"
    written = write_backup(file_engine, backup)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert restore_backup(backup, again) == written
    restored = open_database(again)
    assert rows(restored) == rows(file_engine)
    assert faults(restored) == []
    restored.dispose()
    assert sorted(path.name for path in backup.parent.iterdir()) == ["monday"]


def test_a_site_moves_from_a_file_to_a_server_and_back(file_engine: Engine, address: str, tmp_path: Path) -> None:
    write_backup(file_engine, tmp_path / "of-file")
    restore_backup(tmp_path / "of-file", address)
    server = open_database(address)
    before = rows(file_engine)
    assert rows(server) == before
    with write_transaction(server) as sql:
        made = sql.execute(insert(echo).values(text="after", **ECHO)).inserted_primary_key
        assert made is not None
        assert made[0] > max(number for (number,) in sql.execute(select(echo.c.id).where(echo.c.text != "after")))
    for _ in range(2):
        write_backup(server, tmp_path / "b" / "of-server")
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["of-server"], (
        "each night's takes the last one's place"
    )
    restore_backup(tmp_path / "b" / "of-server", tmp_path / "r" / "back.sqlite")
    assert sorted(path.name for path in (tmp_path / "r").iterdir() if not path.name.startswith("back.sqlite")) == []
    back = open_database(tmp_path / "r" / "back.sqlite")
    assert len(rows(back)["echo"]) == len(before["echo"]) + 1
    assert faults(back) == faults(server) == []
    with pytest.raises(StoreError, match=r"has rows of \w+ already"):
        restore_backup(tmp_path / "b" / "of-server", address)
    back.dispose()
    server.dispose()


def test_a_backup_while_others_write_is_one_moment(file_engine: Engine, tmp_path: Path) -> None:
    """Two rows are always written in one transaction: a backup has both of a pair or none."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with write_transaction(file_engine) as sql:
                for half in ("a", "b"):
                    sql.execute(insert(echo).values(text=f"pair {number} {half}", **ECHO))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(4):
            write_backup(file_engine, tmp_path / f"b{number}")
    finally:
        stop.set()
        writer.join()
    for number in range(4):
        with sqlite3.connect(tmp_path / f"b{number}") as copy:
            texts = {text for (text,) in copy.execute("SELECT text FROM echo WHERE text LIKE 'pair %'")}
        firsts = {text.removesuffix(" a") for text in texts if text.endswith(" a")}
        assert firsts == {text.removesuffix(" b") for text in texts if text.endswith(" b")}


def test_what_is_not_a_backup_is_refused_and_nothing_is_made(file_engine: Engine, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    write_backup(file_engine, whole)
    raw = whole.read_bytes()
    other = tmp_path / "other"
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE theirs (x)")
    damaged = {
        "empty": b"",
        "words": b"not a database at all, but words" * 200,
        "cut": raw[: len(raw) // 2],
        "pages": raw[:4096] + bytes(len(raw) - 4096),
        "theirs": other.read_bytes(),
    }
    target = tmp_path / "target" / "site.sqlite"
    for name, body in damaged.items():
        (tmp_path / name).write_bytes(body)
        with pytest.raises(StoreError, match=f"{name}: "):
            restore_backup(tmp_path / name, target)
        assert not target.exists(), name
    with pytest.raises(StoreError, match="it is not a file"):
        restore_backup(tmp_path / "nosuch", target)
    restore_backup(whole, target)
    with pytest.raises(StoreError, match="is there already"):
        restore_backup(whole, target)


def test_damage_is_found(file_engine: Engine, tmp_path: Path) -> None:
    assert faults(file_engine) == []
    with write_transaction(file_engine) as sql:
        sql.execute(score_count.update().values(members=score_count.c.members + 1))
        count = sql.execute(select(func.count()).select_from(score_count)).scalar_one()
    assert len(faults(file_engine)) == count
    path = tmp_path / "site.sqlite"
    file_engine.dispose()
    whole = path.read_bytes()
    path.write_bytes(whole[:40960] + b"\x5a" * 4096 * 3 + whole[40960 + 4096 * 3 :])
    broken = open_database(path)
    assert faults(broken) != []
    with pytest.raises(StoreError, match="the database is damaged"):
        write_backup(broken, tmp_path / "of-broken")
    assert not (tmp_path / "of-broken").exists()
    broken.dispose()


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = sqlite.engine_in(tmp_path / "old.sqlite")
    migrate(old, VERSIONS[0])
    run(old, *ROWS_OF_0001[:-1])
    old.dispose()
    restore_backup(tmp_path / "old.sqlite", tmp_path / "now.sqlite")
    engine = open_database(tmp_path / "now.sqlite")
    assert faults(engine) == []
    engine.dispose()
