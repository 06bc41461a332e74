"""What there is, told to people and to programs."""

from __future__ import annotations

import json
from typing import Any

import keitai
from games.engine.catalogue import game_ids
from handset.model import model_names
from tests.keitai.cli.command_line import answer


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
