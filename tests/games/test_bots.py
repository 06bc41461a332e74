"""Bots: through keys alone, the better the skill the better the score; nothing else pays."""

from __future__ import annotations

import statistics

import pytest

from games.balance import PLAYERS, play_rounds
from games.bots import SKILLS
from games.catalogue import game_ids, load_game
from games.replay import decode, encode, resimulate
from games.rounds import play_out
from handset.errors import HandsetError


@pytest.mark.parametrize("game", game_ids())
def test_skill_shows_and_mashing_or_sleeping_pays_less_than_a_novice(game: str) -> None:
    medians = {
        player: statistics.median(one.score for one in play_rounds(game, player, range(20))) for player in PLAYERS
    }
    assert medians["average"] >= 1.6 * medians["novice"]
    assert medians["skilled"] >= 1.6 * medians["average"]
    assert max(medians["mashing"], medians["nothing"]) < medians["novice"]


@pytest.mark.parametrize("game", game_ids())
def test_nearly_every_novice_passes_the_first_15_seconds(game: str) -> None:
    rounds = play_rounds(game, "novice", range(30))
    assert sum(one.ticks >= 900 for one in rounds) >= 27
    assert all(one.over for one in rounds)


@pytest.mark.parametrize("game", game_ids())
@pytest.mark.parametrize("skill", SKILLS)
def test_a_bot_plays_alike_every_time_and_only_with_the_games_keys(game: str, skill: str) -> None:
    spec = load_game(game)
    first, _ = play_out(spec, spec.bot(skill, 4), 9, 60 * 60 * 10)
    again, _ = play_out(spec, spec.bot(skill, 4), 9, 60 * 60 * 10)
    assert first == again
    assert {key for _, key, _ in first.transitions} <= {int(key) for key in spec.keys}


@pytest.mark.parametrize("game", game_ids())
def test_recorded_plays_prove_themselves(game: str) -> None:
    spec = load_game(game)
    for seed in range(30):
        replay, play = play_out(spec, spec.bot(SKILLS[seed % 3], seed), seed, 60 * 60 * 10)
        read = decode(encode(replay))
        outcome = resimulate(read, spec)
        assert (outcome.score, outcome.ticks, outcome.over, outcome.differs) == (play.score, play.ticks, True, ""), seed


@pytest.mark.parametrize("game", game_ids())
def test_an_unknown_skill_is_told(game: str) -> None:
    with pytest.raises(HandsetError, match="no skill 'expert'; there are novice, average, skilled"):
        load_game(game).bot("expert", 1)
