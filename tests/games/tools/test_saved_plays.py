"""Plays saved from the page at their end: a file in the phone's folder, proved by `replay` like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from games.engine.replay import ReplayError, encode
from games.tools.fill_library import bot_plays
from games.tools.saved_plays import save_play
from games.tools.verify import verify_play


def test_a_play_is_one_file_however_often_it_is_saved(tmp_path: Path) -> None:
    (replay,) = bot_plays("wig", "novice", range(1))
    for language, words in (("en", "Saved as plays/wig-"), ("ja", "に保存しました")):
        assert words in save_play(encode(replay), tmp_path, language)
    (file,) = (tmp_path / "plays").iterdir()
    assert file.name == f"wig-{replay.score}-{replay.seed}.play"
    assert verify_play(file.read_bytes()) == ""


def test_a_phone_without_a_folder_says_how_to_get_one() -> None:
    (replay,) = bot_plays("wig", "novice", range(1))
    assert "--data" in save_play(encode(replay), None, "en")
    assert "--data" in save_play(encode(replay), None, "ja")


def test_what_is_not_a_replay_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ReplayError):
        save_play(b"<html>", tmp_path, "en")
    assert not list(tmp_path.iterdir())
