"""The database's files: whoever else has an account on the machine reads none of them and holds none of their locks."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from screens.store.database import open_database
from screens.store.tables import echo
from screens.store.transactions import write_transaction
from tests.screens.site_client import world_image

FILES = ["site.sqlite", *(f"site.sqlite-{name}" for name in ("line", "shm", "turn", "wal"))]


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """Refuse nothing by the process's own mask: what is private is so by itself."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(path: Path) -> dict[str, int]:
    """Open the database, write a row, and return the mode of each file that lies there meanwhile."""
    engine = open_database(path)
    with write_transaction(engine) as sql:
        sql.execute(insert(echo).values(text="hello", member=1, at=1))
    found = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    engine.dispose()
    return dict(sorted(found.items()))


def test_a_site_that_is_kept_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite"
    path.touch(0o600)
    path.write_bytes(world_image())
    assert modes(path) == dict.fromkeys(FILES, 0o600)


def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "data" / "site.sqlite")
    found = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "data").iterdir()}
    engine.dispose()
    assert dict(sorted(found.items())) == dict.fromkeys(FILES, 0o600)


def test_what_an_older_version_left_open_to_all_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite"
    path.write_bytes(world_image())
    for name in ("", "-line", "-turn"):
        file = path.with_name(path.name + name)
        file.touch()
        file.chmod(0o644)
    assert modes(path) == dict.fromkeys(FILES, 0o600)
