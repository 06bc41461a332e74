"""What there is, told to people and to programs."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import games
import keitai
from games.engine.catalogue import game_ids
from handset.keymap import FILE
from handset.model import model_names
from tests.keitai.cli.command_line import answer


@pytest.fixture
def own_games(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Games that are added are gone afterwards."""
    monkeypatch.setattr(games, "__path__", list(games.__path__))
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith("games.sea_gull"):
            del sys.modules[name]


def as_json(*words: str) -> Any:
    status, out, _ = answer(*words, "--format", "json")
    assert status == 0
    return json.loads(out)


def test_programs_are_answered_in_json() -> None:
    assert [each["name"] for each in as_json("devices")] == model_names()
    (model,) = [each for each in as_json("devices") if each["name"] == "p906i"]
    assert (model["carrier"], model["year"], model["lcd"]) == (
        "docomo",
        2008,
        {"width": 480, "height": 854, "colors": 262144},
    )
    assert [each["id"] for each in as_json("games")] == game_ids()
    assert as_json("keys")["keys"]["return"] == "ok"
    places = as_json("ranking", "wig")["places"]
    assert [each["rank"] for each in places] == sorted(each["rank"] for each in places)
    first, second = as_json("text", "/home", "--device", "qvga,w61ca")
    assert (first["address"], first["device"], second["device"]) == ("/home", "qvga", "w61ca")
    assert answer("text", "/home")[1].splitlines() == first["lines"]


def test_the_version_is_told() -> None:
    assert answer("--version") == (0, f"keitai {keitai.__version__}\n", "")


def test_help_shows_defaults() -> None:
    assert "[default: 2009" in answer("shot", "--help")[1]


def test_keys_say_where_the_layouts_stand() -> None:
    assert answer("keys")[1].splitlines()[-1] == f"Layouts stand in {FILE}"


def test_a_ranking_is_of_the_persons_own_data(home: Path) -> None:
    new = as_json("ranking", "wig", "--data", ":memory:")
    assert not (home / "data").exists()
    assert as_json("ranking", "wig") == new
    with sqlite3.connect(home / "data" / "keitai" / "site.sqlite") as db:
        db.execute("UPDATE best SET score = score + 1 WHERE game = 'wig'")
    kept = as_json("ranking", "wig")["places"]
    assert [each["score"] - 1 for each in kept] == [each["score"] for each in new["places"]]


def test_games_of_a_folder_are_listed_ranked_and_replayed(tmp_path: Path, own_games: None) -> None:
    assert answer("ranking", "wig")[0] == 0, "a world is made before the game"
    assert answer("new-game", "sea-gull", "--games", tmp_path / "mine")[0] == 0
    mine = ("--games", tmp_path / "mine")
    assert "sea-gull" in answer("games", *mine)[1]
    for data in ((), ("--data", ":memory:")):  # a world begins with proved plays, and nobody has played it yet
        assert answer("ranking", "sea-gull", *data, *mine) == (0, "Sea Gull\nnobody has a score yet\n", "")
    play = tmp_path / "best.play"
    status, out, err = answer("play", "sea-gull", "--bot", "novice", "-o", play, *mine)
    assert (status, err) == (0, "")
    scored, kept = out.splitlines()
    score = int(scored.split()[2])
    assert kept.startswith(f"{play}: sea-gull, {score} points in ")
    assert answer("replay", play, *mine)[1] == f"{kept}, proved\n"
