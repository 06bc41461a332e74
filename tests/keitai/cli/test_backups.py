"""`site`: back up, restore and check what an operator serves; each fault a sentence, and nothing half there."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.keitai.cli.command_line import answer
from tests.screens.site_client import world_image


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    (place / "site.sqlite").write_bytes(world_image())
    return place


def test_its_parts_are_listed_when_none_is_named() -> None:
    status, out, _ = answer("site")
    assert status == 0
    assert all(part in out for part in ("backup", "restore", "check"))


def test_there_and_back(folder: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "monday.backup", tmp_path / "other"
    status, said, err = answer("site", "backup", copy, "--data", folder)
    assert (status, err) == (0, "")
    rows = said.removeprefix(f"{copy}: ")
    assert answer("site", "restore", copy, "--data", other) == (0, f"{other / 'site.sqlite'}: {rows}", "")
    assert stat.S_IMODE((other / "site.sqlite").stat().st_mode) == 0o600
    assert answer("site", "check", "--data", other) == (0, "0 faults\n", "")
    status, told, _ = answer("site", "check", "--data", other, "--format", "json")
    assert (status, json.loads(told)) == (0, {"faults": []})
    page = answer("text", "/diary", "--data", folder, "--lang", "en")
    assert page[0] == 0
    assert answer("text", "/diary", "--data", other, "--lang", "en") == page


def test_what_is_wrong_is_a_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("words", "utf-8")
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    whole = (folder / "site.sqlite").read_bytes()
    (damaged / "site.sqlite").write_bytes(whole[:40960] + b"\x5a" * 12288 + whole[53248:])
    nobody = ("--database", "postgresql://x@127.0.0.1:1/y")
    for words, status, said in (
        (("backup", tmp_path / "b", "--data", tmp_path / "none"), 1, "holds no data of a site"),
        (("backup", "/proc/nosuch/b", "--data", folder), 1, "/proc/nosuch/b"),
        (("backup", tmp_path / "b", "--data", damaged), 1, "the database is damaged"),
        (("backup", tmp_path / "b", *nobody), 1, "the site's data cannot be opened"),
        (("restore", tmp_path / "words", "--data", tmp_path / "none"), 1, "words: file is not a database"),
        (("restore", tmp_path / "nosuch", "--data", tmp_path / "none"), 1, "nosuch: it is not a file"),
        (("restore", folder / "site.sqlite", "--data", folder), 2, "is there already; move it away first"),
        (("restore", folder / "site.sqlite", *nobody), 1, "the data cannot be used"),
        (("check", "--data", tmp_path / "none"), 1, "holds no data of a site"),
        (("check", "--data", ":memory:"), 2, "--data :memory: keeps nothing"),
    ):
        found = answer("site", *words)
        assert (found[0], said in found[2], "Traceback" in found[1] + found[2]) == (status, True, False), (words, found)
    status, told, _ = answer("site", "check", "--data", damaged)
    assert status == 1
    status, again, _ = answer("site", "check", "--data", damaged, "--format", "json")
    faults = json.loads(again)["faults"]
    assert (status, told) == (1, "".join(f"{sentence}\n" for sentence in [*faults, f"{len(faults)} faults"]))
    assert not (tmp_path / "b").exists()
    assert not (tmp_path / "none").exists()
