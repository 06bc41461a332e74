"""Saved files are noticed once."""

from __future__ import annotations

from pathlib import Path

from handset.frontends.watching import Watched


def test_a_save_is_told_once_and_a_vanished_file_not_at_all(tmp_path: Path) -> None:
    page, other = tmp_path / "page.html", tmp_path / "other.html"
    page.write_text("one")
    watched = Watched([page, other])
    assert watched.changed() == set()
    page.write_text("longer")
    assert watched.changed() == {page}
    assert watched.changed() == set()
    page.unlink()
    assert watched.changed() == set()
    other.write_text("new")
    assert watched.changed() == {other}
