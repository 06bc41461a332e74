"""Whole plays: bots in order of skill, replays proved, a phone's snapshot in the middle of the fall."""

from __future__ import annotations

import statistics

import pytest

from games.engine.catalogue import load_game
from games.engine.replay import decode, encode, resimulate
from games.tools.balance import PLAYERS, play_rounds
from games.tools.simulate import play_out

SPEC = load_game("wig")
SEEDS = range(100, 118)


def test_skill_doubles_the_score_and_nothing_else_earns_one() -> None:
    """A few of the rounds of `python -m games.tools.balance wig`, so with some slack."""
    rounds = {player: play_rounds("wig", player, SEEDS) for player in PLAYERS}
    scores = {player: sorted(one.score for one in played) for player, played in rounds.items()}
    medians = [statistics.median(scores[skill]) for skill in ("novice", "average", "skilled")]
    assert medians[1] >= 1.6 * medians[0]
    assert medians[2] >= 1.6 * medians[1]
    poor = scores["novice"][len(SEEDS) // 4]
    assert max(scores["mashing"]) < poor
    assert statistics.median(scores["nothing"]) < poor
    assert 45 <= statistics.median(one.ticks / 60 for one in rounds["average"]) <= 120


@pytest.mark.parametrize("seed", [7, 2009])
def test_a_bots_replay_is_small_and_proves_its_score(seed: int) -> None:
    replay, play = play_out(SPEC, SPEC.bot("average", seed), seed, 60 * 60 * 10)
    raw = encode(replay)
    outcome = resimulate(decode(raw), SPEC)
    assert len(raw) < 4096
    assert not outcome.differs
    assert outcome.score == play.score > 0
