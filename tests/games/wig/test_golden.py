"""Plays recorded once, each with the game file of its day: they prove the same score for ever.

`1-skilled.ktplay` is of rules version 1; `game-1.yaml` is the tuning it was played with.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from games.catalogue import read_game
from games.replay import ReplayError, decode, resimulate
from games.wig.rules import VERSION

FOLDER = Path(__file__).parent / "golden"
SCORES = {"1-novice": 285, "1-average": 2275, "1-skilled": 5575}


@pytest.mark.parametrize("name", SCORES)
def test_a_golden_play_proves_its_score(name: str) -> None:
    version = int(name.split("-")[0])
    spec = read_game((FOLDER / f"game-{version}.yaml").read_bytes(), "wig", "games.wig", "game.yaml")
    replay = decode((FOLDER / f"{name}.ktplay").read_bytes())
    assert (replay.rules, replay.score) == (version, SCORES[name])
    if version != VERSION:
        with pytest.raises(ReplayError, match=f"by rules {version}"):
            resimulate(replay, spec)
        return
    outcome = resimulate(replay, spec)
    assert (outcome.score, outcome.over, outcome.differs) == (SCORES[name], True, "")


def test_every_golden_is_judged() -> None:
    assert {path.stem for path in FOLDER.glob("*.ktplay")} == set(SCORES)
