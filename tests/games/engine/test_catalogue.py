"""game.yaml: taken whole or refused with the place and a sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import FOLDER, VARIABLE, added_games, game_ids, load_game, read_game
from keitai.common.errors import FileError, KeitaiError

ROOT = FOLDER.parent

GOOD = (FOLDER / "keep_awake" / "game.yaml").read_text("utf-8")


def read(text: str) -> None:
    read_game(text.encode(), "keep-awake", "games.keep_awake", "game.yaml")


def test_the_file_that_ships_is_taken() -> None:
    read(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "line_of", "said"),
    [
        ("category: timing", "category: cooking", "category:", "timing"),
        ("category: timing\n", "", "title:", "category"),
        ('"4": {en: Left friend', '"44": {en: Left friend', '"44":', "unknown key '44'"),
        ("{en: Middle friend, ja: 中の友だち}", "{en: Middle friend}", '"4":', "ja"),
        ("listen: 60", "listen: sixty", "listen:", "whole number"),
        ("listen: 60", "listen: -1", "listen:", ">= 0"),
        ("listen: 60", "lissten: 60", "lissten:", "lissten"),
        ("look: [60, 96]", "look: [60]", "look:", "2"),
        ("noise: [8, 20, 46]", "noise: [8, loud, 46]", "noise:", "whole number"),
        ("hurry: 955", "hurry: 9550", "hurry:", "1000"),
        ("tuning:\n", "tunning:\n", "tunning:", "tunning"),
        ("keys:\n", "keys: [\n", "", ""),
    ],
)
def test_a_broken_file_is_told_with_its_place(old: str, new: str, line_of: str, said: str) -> None:
    assert old in GOOD
    broken = GOOD.replace(old, new)
    with pytest.raises(FileError) as refused:
        read(broken)
    place, message = refused.value.place, refused.value.message
    assert place.file == "game.yaml"
    lines = broken.splitlines()
    assert 1 <= place.line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert lines[place.line - 1].strip().startswith(line_of)
    assert said in message


@given(st.data())
@settings(max_examples=60)
def test_any_mutation_is_taken_or_told(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(GOOD) - 1))
    with_ = data.draw(st.text(alphabet=":-[]{}#\"'\n\t 0aあ\x00&*!|", max_size=3))
    text = GOOD[:place] + with_ + GOOD[place + data.draw(st.integers(0, 6)) :]
    try:
        read(text)
    except FileError as problem:
        assert problem.place.line >= 1
        assert problem.place.column >= 1


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(FileError):
        read_game(b"\xff\xfe\x00", "keep-awake", "games.keep_awake", "game.yaml")


def test_an_unknown_game_is_answered_with_the_nearest() -> None:
    with pytest.raises(KeitaiError, match=r"unknown game 'keep-awke'.*keep-awake"):
        load_game("keep-awke")


def test_a_folder_without_games_says_so(tmp_path: Path) -> None:
    assert game_ids(tmp_path) == []
    with pytest.raises(KeitaiError, match="there are none"):
        load_game("keep-awake", tmp_path)


@pytest.mark.parametrize("game", game_ids())
def test_every_game_says_what_it_is_in_both_languages(game: str) -> None:
    spec = load_game(game)
    assert re.fullmatch("[0-9a-f]{16}", spec.digest)
    assert spec.keys
    for language in ("en", "ja"):
        assert spec.file.title.of(language)
        assert 2 <= len(spec.file.howto.of(language)) <= 4
        for line in spec.file.howto.of(language):
            assert sum(1 if char.isascii() or "\uff61" <= char <= "\uff9f" else 2 for char in line) <= 24


def test_tuning_is_part_of_the_digest() -> None:
    eased = read_game(GOOD.replace("listen: 60", "listen: 61").encode(), "keep-awake", "games.keep_awake", "x")
    assert eased.digest != load_game("keep-awake").digest


def test_added_games_are_there_for_a_while_and_in_processes_that_begin_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    (tmp_path / "my folder" / "tea_time").mkdir(parents=True)
    (tmp_path / "my folder" / "tea_time" / "game.yaml").write_text("", encoding="utf-8")
    before = game_ids()
    asked = [sys.executable, "-c", "from games.engine.catalogue import game_ids; print(*game_ids())"]
    with added_games(tmp_path / "my folder"):
        with added_games(tmp_path / "my folder"):
            assert game_ids() == sorted([*before, "tea-time"])
        assert "tea-time" in game_ids()
        told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert told.split() == game_ids()
    assert game_ids() == before
    assert VARIABLE not in os.environ
    with pytest.raises(KeitaiError, match="is not a directory"), added_games(tmp_path / "nowhere"):
        pass


def test_a_folder_of_the_environment_that_is_missing_is_logged_and_harms_nothing() -> None:
    asked = [sys.executable, "-c", "from games.engine.catalogue import game_ids; print(*game_ids())"]
    told = subprocess.run(
        asked, cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, VARIABLE: "nowhere"}
    )
    assert told.stdout.split() == game_ids()
    assert "KEITAI_GAMES: nowhere is not a directory" in told.stderr
