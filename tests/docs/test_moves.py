"""docs/moves.md is true: what it calls old is gone, and what it calls new is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"\| (?P<old>.+) \| (?P<new>.+) \|")


def rows() -> list[tuple[str, str]]:
    found = [ROW.fullmatch(line) for line in (ROOT / "docs" / "moves.md").read_text("utf-8").splitlines()]
    return [(row["old"], row["new"]) for row in found if row and row["old"] not in ("old", "---")]


def is_path(word: str) -> bool:
    return "/" in word or word.endswith((".py", ".yaml"))


@cache
def words_in(path: str) -> frozenset[str]:
    """Every identifier of a file, or of all files of a folder."""
    place = ROOT / path
    files = sorted(place.rglob("*.py")) if place.is_dir() else sorted(ROOT.glob(path))
    return frozenset(word for file in files for word in re.findall(r"\w+", file.read_text("utf-8")))


def named(cell: str) -> Iterator[tuple[str, str]]:
    """Each name that a cell of the table gives, with the path before it; "" before the first path."""
    path = ""
    for word in re.findall(r"`([^`]+)`", cell):
        if is_path(word):
            path = str(Path(path).parent / word) if path and "/" not in word else word
            yield path, ""
        else:
            yield path, word


def test_the_table_is_sorted_and_every_row_says_something() -> None:
    table = [old for old, _ in rows()]
    assert len(table) > 300
    lines = [f"| {old} | {new} |" for old, new in rows()]
    assert lines == sorted(set(lines))
    assert [old for old, new in rows() if old == new] == []


def test_every_new_place_is_there_and_knows_the_new_name() -> None:
    wrong = []
    for old, new in rows():
        for path, name in named(new):
            if path and not (name or list(ROOT.glob(path))):
                wrong.append(f"{old}: {path} is not there")
            elif path and name and not set(re.findall(r"\w+", name)) <= words_in(path):
                wrong.append(f"{old}: {path} does not know {name}")
    assert wrong == []


def test_a_name_without_a_new_place_is_where_its_old_place_has_gone() -> None:
    gone_to = {re.findall(r"`([^`]+)`", old)[0]: new for old, new in rows() if old.count("`") == 2}
    wrong = []
    for old, new in rows():
        if is_path(re.findall(r"`([^`]+)`", new)[0]):
            continue
        path = re.findall(r"`([^`]+)`", old)[0]
        while not list(ROOT.glob(path)) and path in gone_to:
            path = re.findall(r"`([^`]+)`", gone_to[path])[0]
        while not list(ROOT.glob(path)) and (folder := next((key for key in gone_to if path.startswith(key)), None)):
            path = re.findall(r"`([^`]+)`", gone_to[folder])[0] + path.removeprefix(folder)
        for word in re.findall(r"`([^`]+)`", new):
            if not is_path(word) and not set(re.findall(r"\w+", word)) <= words_in(path):
                wrong.append(f"{old}: {path} does not know {word}")
    assert wrong == []


def test_what_moved_whole_is_gone_from_its_old_place() -> None:
    left = [
        old
        for old, _ in rows()
        if old.count("`") == 2 and is_path(old.strip("`")) and "*" not in old and (ROOT / old.strip("`")).exists()
    ]
    assert left == []
