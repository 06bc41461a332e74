"""Saved files are noticed once."""

from __future__ import annotations

import time
from pathlib import Path

from handset.frontends.folder_watcher import FolderWatcher
from keitai.common.file_watcher import PollingFileWatcher


def test_a_save_is_told_once_and_a_vanished_file_not_at_all(tmp_path: Path) -> None:
    page, other = tmp_path / "page.html", tmp_path / "other.html"
    page.write_text("one")
    watched = PollingFileWatcher([page, other])
    assert watched.changed() == set()
    page.write_text("longer")
    assert watched.changed() == {page}
    assert watched.changed() == set()
    page.unlink()
    assert watched.changed() == set()
    other.write_text("new")
    assert watched.changed() == {other}


def test_what_a_page_asks_for_later_is_watched_from_then_on(tmp_path: Path) -> None:
    sheet, missing = tmp_path / "a.css", tmp_path / "b.gif"
    sheet.write_text("p {}")
    asked: list[Path] = []
    watched = PollingFileWatcher([], lambda: asked)
    asked += [sheet, missing]
    assert watched.changed() == set()
    sheet.write_text("p { color: red }")
    assert watched.changed() == {sheet}
    missing.write_bytes(b"GIF89a")
    assert watched.changed() == {missing}


def test_a_folder_is_watched_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    saved = tmp_path / "deep" / "er" / "view.py"
    saved.write_text("one")
    with FolderWatcher(tmp_path) as tree:
        watched = PollingFileWatcher([], also=[tree])
        found: set[Path] = set()
        end = time.monotonic() + 30
        while not found and time.monotonic() < end:
            saved.write_text(f"{time.monotonic()}")
            time.sleep(0.3)
            found = watched.changed()
    assert found == {saved}
