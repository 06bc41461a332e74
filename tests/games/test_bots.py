"""Bots: through keys alone, the better the skill the better the score; nothing else pays."""

from __future__ import annotations

from functools import cache

import pytest

from games.engine.bots import SKILLS
from games.engine.catalogue import game_ids, load_game
from games.engine.replay import decode, encode, resimulate
from games.tools.balance import AVERAGE_SECONDS, PLAYERS, Round, measure, play_rounds, summary, verdicts
from games.tools.simulate import play_out
from keitai.common.errors import KeitaiError

ROUNDS, NOVICES = 24, 30
"""Rounds of each player: enough to tell medians that lie 1.6 times apart; `run.py balance` plays 2,000."""
TWENTY_SECONDS = 20 * 60


@cache
def rounds_of(game: str, player: str) -> list[Round]:
    return play_rounds(game, player, range(NOVICES if player == "novice" else ROUNDS))


@pytest.mark.parametrize("game", game_ids())
def test_skill_shows_and_mashing_or_sleeping_pays_less_than_most_novices_get(game: str) -> None:
    """In few rounds what `run.py balance` shows in 2,000: medians twice apart there, 1.6 times here."""
    found = {player: summary(rounds_of(game, player)) for player in PLAYERS}
    novice, average, skilled = (found[skill].scores[1] for skill in SKILLS)
    assert average >= 1.6 * novice
    assert skilled >= 1.6 * average
    shortest, longest = AVERAGE_SECONDS
    assert shortest <= found["average"].seconds[1] <= longest
    assert max(found["mashing"].scores[1], found["nothing"].scores[1]) < found["novice"].scores[0]


@pytest.mark.nightly
@pytest.mark.parametrize("game", game_ids())
def test_two_thousand_rounds_of_each_player_are_balanced(game: str) -> None:
    assert [sentence for sentence, kept in verdicts(measure(game, 2000)) if not kept] == []


@pytest.mark.parametrize("game", game_ids())
@pytest.mark.parametrize("skill", SKILLS)
def test_three_seeds_give_three_rounds(game: str, skill: str) -> None:
    spec = load_game(game)
    rounds = [play_out(spec, spec.bot(skill, seed), seed, TWENTY_SECONDS)[1].save() for seed in range(3)]
    alike = [play_out(spec, spec.bot(skill, 1), seed, TWENTY_SECONDS)[1].save() for seed in range(3)]
    assert len({*rounds, *alike}) == 5, "one bot on three seeds, and one of them is the same play twice"


@pytest.mark.parametrize("game", game_ids())
def test_nearly_every_novice_passes_the_first_15_seconds(game: str) -> None:
    rounds = rounds_of(game, "novice")
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
    """Whole plays of each skill, three of each: a play is some thousand ticks, each of which must come out alike."""
    spec = load_game(game)
    for seed in range(9):
        replay, play = play_out(spec, spec.bot(SKILLS[seed % 3], seed), seed, 60 * 60 * 10)
        read = decode(encode(replay))
        outcome = resimulate(read, spec)
        assert (outcome.score, outcome.ticks, outcome.over, outcome.differs) == (play.score, play.ticks, True, ""), seed


@pytest.mark.parametrize("game", game_ids())
def test_an_unknown_skill_is_told(game: str) -> None:
    with pytest.raises(KeitaiError, match="unknown skill 'expert'; there are novice, average, skilled"):
        load_game(game).bot("expert", 1)
