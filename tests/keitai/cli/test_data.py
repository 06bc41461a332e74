"""`data`: where a person's data are, a copy of them that is whole, and a new beginning."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.keitai.cli.command_line import answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    for name in ("phone.sqlite", "site.sqlite"):
        with sqlite3.connect(place / name) as db:
            db.execute("CREATE TABLE note (text)")
            db.execute("INSERT INTO note VALUES ('kept')")
    (place / "secret").write_bytes(b"x" * 32)
    (place / "mine.txt").write_text("not the phone's", "utf-8")
    return place


def test_its_parts_are_listed_when_none_is_named() -> None:
    status, out, _ = answer("data")
    assert status == 0
    assert all(part in out for part in ("where", "backup", "reset"))


def test_where_the_data_are(folder: Path, tmp_path: Path) -> None:
    status, out, _ = answer("data", "where", "--data", folder)
    assert (status, out.splitlines()[0]) == (0, str(folder))
    assert [line.split()[0] for line in out.splitlines()[1:]] == ["phone.sqlite", "site.sqlite", "secret"]
    assert answer("data", "where", "--data", tmp_path / "new") == (0, f"{tmp_path / 'new'}\n", "")


def test_a_backup_is_whole_while_the_database_is_in_use(folder: Path, tmp_path: Path) -> None:
    with sqlite3.connect(folder / "site.sqlite") as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("INSERT INTO note VALUES ('in the log only')")
        db.commit()
        status, out, _ = answer("data", "backup", tmp_path / "b.zip", "--data", folder)
    assert (status, out) == (0, f"{tmp_path / 'b.zip'}: phone.sqlite, site.sqlite, secret\n")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        archive.extractall(tmp_path / "back")
    with sqlite3.connect(tmp_path / "back" / "site.sqlite") as db:
        assert [row[0] for row in db.execute("SELECT text FROM note")] == ["kept", "in the log only"]


def test_a_reset_removes_the_data_and_nothing_else(folder: Path) -> None:
    status, _, told = answer("data", "reset", "--data", folder)
    assert status == 2
    assert "`run.py data reset --yes` does not ask" in told
    assert answer("data", "reset", "--yes", "--data", folder)[0] == 0
    assert [each.name for each in folder.iterdir()] == ["mine.txt"]
    assert answer("data", "reset", "--yes", "--data", folder) == (0, f"{folder}: holds no data\n", "")


def test_what_cannot_be_done_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (folder / "site.sqlite").write_bytes(b"garbage" * 1000)
    wrong = {
        ("backup", tmp_path / "x.zip", "--data", tmp_path / "empty"): (2, "holds no data yet"),
        ("backup", tmp_path / "x.zip", "--data", folder): (1, "site.sqlite: cannot be copied (file is not a database)"),
        ("backup", folder / "secret" / "x.zip", "--data", folder): (1, "cannot be written (Not a directory)"),
        ("where", "--data", folder / "secret"): (2, "is not a directory"),
        ("where", "--data", ":memory:"): (2, "keeps nothing"),
    }
    for words, (status, sentence) in wrong.items():
        got, _, told = answer("data", *words)
        assert (got, sentence in told, "Traceback" in told) == (status, True, False), (words, told)
    assert not (tmp_path / "x.zip").exists()
