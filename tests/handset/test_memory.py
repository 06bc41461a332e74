"""The phone's memory: what was saved is there again, also after kill -9 in the middle of saving."""

from __future__ import annotations

import random
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from handset.memory import Memory
from handset.settings import Settings
from keitai.common.errors import KeitaiError
from keitai.common.time import JST
from tests.handset.killed_programs import run_until_killed


def test_saved_things_are_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite"
    memory = Memory(path)
    memory.save_settings(Settings(language="ja", volume=1))
    memory.save_clock(datetime(2009, 8, 24, 12, 0, tzinfo=JST))
    memory.add_bookmark("mixi", "http://m.mixi.test/")
    number = memory.outbox_add("http://m.mixi.test/plays", "a/b", b"\x00score")
    memory.close()
    again = Memory(path)
    assert again.load_settings() == Settings(language="ja", volume=1)
    assert again.load_clock() == datetime(2009, 8, 24, 12, 0, tzinfo=JST)
    assert again.bookmarks() == [("mixi", "http://m.mixi.test/")]
    (letter,) = again.outbox()
    assert (letter.id, letter.body) == (number, b"\x00score")
    assert again.waiting
    again.outbox_remove(number)
    assert again.outbox() == []
    assert not again.waiting
    again.close()


def test_a_page_bookmarked_twice_stands_once_with_its_new_title() -> None:
    memory = Memory()
    memory.add_bookmark("one", "http://a.test/")
    memory.add_bookmark("two", "http://b.test/")
    memory.add_bookmark("new", "http://a.test/")
    assert memory.bookmarks() == [("new", "http://a.test/"), ("two", "http://b.test/")]
    memory.remove_bookmark("http://a.test/")
    assert memory.bookmarks() == [("two", "http://b.test/")]


def test_a_new_phone_has_a_new_phones_settings() -> None:
    assert Memory().load_settings() == Settings()
    assert Memory().load_clock() is None


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be looked at" * 20])
def test_a_file_that_is_no_memory_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "phone.sqlite"
    path.write_bytes(content)
    with pytest.raises(KeitaiError, match="cannot be opened"):
        Memory(path)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeitaiError, match="cannot be opened"):
        Memory(tmp_path / "file" / "phone.sqlite")


KEEPER = """
import sys
from pathlib import Path
from handset.memory import Memory
memory = Memory(Path(sys.argv[1]))
number = len(memory.outbox())
while True:
    number += 1
    memory.outbox_add(f"http://m.mixi.test/{number}", "text/plain", str(number).encode() * 3000)
    memory.keep_draft("diary", f"{number} " * 500)
    memory.keep_note("clock", str(number).encode())
    print(number, flush=True)
"""


def test_kill_minus_nine_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite"
    chance = random.Random(5)
    for _ in range(3):
        told = [
            int(line) for line in run_until_killed(KEEPER, path, chance.randint(1, 20), 0.01) if line.endswith("\n")
        ]
        memory = Memory(path)
        letters = memory.outbox()
        assert [letter.body for letter in letters] == [str(n).encode() * 3000 for n in range(1, len(letters) + 1)]
        assert told[-1] <= len(letters) <= told[-1] + 1
        draft, note = memory.draft("diary"), memory.note("clock")
        assert draft is not None
        assert note is not None
        assert draft in (f"{len(letters)} " * 500, f"{len(letters) - 1} " * 500)
        assert int(note) in (len(letters), len(letters) - 1)
        memory.close()
        with sqlite3.connect(path) as look:
            assert look.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        look.close()
