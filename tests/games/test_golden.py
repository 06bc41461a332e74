"""Plays recorded once, each with the game file of its day: they prove the same score for ever.

`golden/1-skilled.ktplay` in a game's folder is of rules version 1. Where the rules have changed since, those of version
1 are frozen in the game's `rules_1`, and prove it; the rules of today do not judge it, and say so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from games.engine.catalogue import game_ids, load_game, read_game
from games.engine.replay import ReplayError, decode, resimulate
from games.tools.verify import verify_play
from keitai.common.errors import KeitaiError

FOLDER = Path(__file__).parent
SCORES = {
    "baseball/1-novice": 1300,
    "baseball/1-average": 2500,
    "baseball/1-skilled": 19750,
    "baseball/2-novice": 550,
    "baseball/2-average": 3550,
    "baseball/2-skilled": 10400,
    "baseball/3-novice": 2400,
    "baseball/3-average": 6100,
    "baseball/3-skilled": 11940,
    "keep_awake/1-novice": 855,
    "keep_awake/1-average": 1881,
    "keep_awake/1-skilled": 5845,
    "keep_awake/2-novice": 397,
    "keep_awake/2-average": 1896,
    "keep_awake/2-skilled": 4795,
    "kuta/1-novice": 2062,
    "kuta/1-average": 3812,
    "kuta/1-skilled": 10140,
    "mind_reader/1-novice": 589,
    "mind_reader/1-average": 1653,
    "mind_reader/1-skilled": 3570,
    "mind_reader/2-novice": 1276,
    "mind_reader/2-average": 1588,
    "mind_reader/2-skilled": 3633,
    "wig/1-novice": 285,
    "wig/1-average": 2275,
    "wig/1-skilled": 5575,
    "wig/2-novice": 395,
    "wig/2-average": 1505,
    "wig/2-skilled": 2995,
    "wig/3-novice": 760,
    "wig/3-average": 3040,
    "wig/3-skilled": 4370,
}
"""Game's folder and play -> its score."""


def golden(name: str) -> Path:
    folder, play = name.split("/")
    return FOLDER / folder / "golden" / f"{play}.ktplay"


@pytest.mark.parametrize("name", SCORES)
def test_a_golden_play_proves_its_score(name: str) -> None:
    path = golden(name)
    package, version = path.parent.parent.name, int(path.name.split("-")[0])
    game = package.replace("_", "-")
    replay = decode(path.read_bytes())
    assert (replay.game, replay.rules, replay.score) == (game, version, SCORES[name])
    today = load_game(game)
    if version != today.version:
        with pytest.raises(ReplayError, match=f"by rules {version}") as refused:
            resimulate(replay, today)
        assert refused.value.code == "other-rules"
        spec = today.by_rules(version)
    else:
        tuning = path.with_name(f"game-{version}.yaml")
        spec = read_game(tuning.read_bytes(), game, f"games.{package}", tuning.name)
    outcome = resimulate(replay, spec)
    assert (outcome.score, outcome.over, outcome.differs) == (SCORES[name], True, "")
    assert verify_play(path.read_bytes()) == ""


def test_every_version_before_todays_is_frozen_and_no_other() -> None:
    for game in game_ids():
        spec = load_game(game)
        assert [spec.by_rules(version).version for version in range(1, spec.version)] == [*range(1, spec.version)]
        with pytest.raises(KeitaiError, match=f"rules 99 of {game} were not kept"):
            spec.by_rules(99)


def test_every_golden_is_judged_and_every_game_has_some_of_its_rules() -> None:
    found = {f"{path.parent.parent.name}/{path.stem}" for path in FOLDER.glob("*/golden/*.ktplay")}
    assert found == set(SCORES)
    for game in game_ids():
        assert f"{game.replace('-', '_')}/{load_game(game).version}-skilled" in found
