"""Signs of a machine: robots bear them, players like people do not; alone they change no rank."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from games.engine.catalogue import load_game
from games.engine.replay import Replay
from games.ranking import signs
from games.ranking.signs import signs_of_machine
from games.tools.simulate import play_out

LONGEST = 60 * 60 * 5


def robot_play(game: str, seed: int) -> Replay:
    """A play of a bot that reacts within a tick, always the same, and makes no mistakes."""
    spec = load_game(game)
    bot: Any = spec.bot("skilled", seed)
    skill = bot._skill
    still = {name: 0 for name in ("spread", "blur", "wrong", "habit", "fooled") if hasattr(skill, name)}
    return play_out(spec, type(bot)(replace(skill, reaction=17, **still), seed), seed, LONGEST)[0]


@pytest.mark.parametrize("game", ["keep-awake", "baseball", "mind-reader"])
def test_a_robot_of_17_ms_without_spread_is_flagged(game: str) -> None:
    spec = load_game(game)
    for seed in (1, 2):
        assert "even" in signs_of_machine(robot_play(game, seed), spec), seed


@pytest.mark.parametrize("game", ["keep-awake", "baseball", "mind-reader", "wig"])
def test_players_like_people_are_not_flagged(game: str) -> None:
    spec = load_game(game)
    for skill in ("novice", "average", "skilled"):
        for seed in range(2):
            replay, _ = play_out(spec, spec.bot(skill, seed), seed, LONGEST)
            assert signs_of_machine(replay, spec) == (), (skill, seed)


def test_equal_intervals_are_a_sign_and_those_of_a_thumb_are_not() -> None:
    equal = [10 + 9 * each for each in range(signs.HITS + 2)]
    uneven = [tick + each % 2 for each, tick in enumerate(equal)]
    assert signs._are_equal(equal)
    assert not signs._are_equal(equal[:-2])
    assert not signs._are_equal(uneven)


@pytest.mark.parametrize(
    ("reactions", "fast", "even"),
    [
        ([5, 6, 7] * 7, True, False),
        ([5, 6, 7] * 3, False, False),
        ([5, 6, 7, 14, 19, 22] * 5, False, False),
        ([14] * 10, False, True),
        ([14] * 9, False, False),
        ([14] * 30 + list(range(16, 36)), False, True),
        ([14] * 20 + list(range(16, 36)), False, False),
        ([13, 14, 15, 16, 17] * 12, False, False),
    ],
)
def test_reactions_are_judged_by_how_soon_and_how_even_they_are(reactions: list[int], fast: bool, even: bool) -> None:
    assert (signs._are_fast(reactions), signs._are_even(reactions)) == (fast, even)


def test_thirty_hits_beside_their_moments_by_the_same_are_a_sign() -> None:
    assert signs._are_hits_even([3, -2, *[0] * 30])
    assert signs._are_hits_even([0, 0, 0, 1, 0, 0, 0, 0, 0, 0] * 3)
    assert not signs._are_hits_even([0] * 29)
    assert not signs._are_hits_even([-1, 0, 1] * 20)
