"""A faulty game.yaml takes its own game off the site and nothing else; the operator reads why, once."""

from __future__ import annotations

import logging
import shutil
from functools import partial
from pathlib import Path

import pytest

from games.engine.catalogue import FOLDER, available_games, find_game, game_ids
from tests.screens.site_client import SiteClient


@pytest.fixture
def arcade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the games, in which the wig's file says less than it must."""
    for game in game_ids():
        name = game.replace("-", "_")
        (tmp_path / name).mkdir()
        shutil.copy(FOLDER / name / "game.yaml", tmp_path / name)
    (tmp_path / "wig" / "game.yaml").write_text(f"{tmp_path.name}: 1\n", encoding="utf-8")
    for part in ("home", "games"):
        monkeypatch.setattr(f"screens.pages.{part}.available_games", partial(available_games, tmp_path))
    monkeypatch.setattr("screens.pages.games.find_game", partial(find_game, folder=tmp_path))
    return tmp_path


def test_the_others_stay_on_their_pages(arcade: Path, hero: SiteClient) -> None:
    assert hero.get("/home").status == 200
    games = hero.get("/games")
    assert games.status == 200
    assert "/games/keep-awake" in games.links
    assert "/games/wig" not in games.links
    assert hero.get("/games/keep-awake").status == 200
    for path in ("/games/wig", "/games/wig/play", "/games/wig/ranking/all"):
        assert hero.get(path).status == 404


def test_the_operator_is_told_once(arcade: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "keitai.games"):
        found = [spec.id for spec in available_games(arcade)]
        assert [spec.id for spec in available_games(arcade)] == found
    assert found == [game for game in game_ids() if game != "wig"]
    (told,) = caplog.messages
    assert told.startswith("wig is left out of the games: game.yaml:1:1")


def test_no_game_at_all_is_no_fault(tmp_path: Path) -> None:
    assert available_games(tmp_path) == []
    assert find_game("nosuch") is None
