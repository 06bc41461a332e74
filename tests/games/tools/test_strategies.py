"""Cheap strategies: found by a search that is the same each time, and beaten by those who look."""

from __future__ import annotations

import pytest

from games.engine.bots import SKILLS
from games.engine.catalogue import game_ids, load_game
from games.tools.balance import Round, play_rounds
from games.tools.strategies import BlindPlayer, KeyPattern, key_patterns, strategy_verdicts
from games.tools.strategy_search import SPREADS, StrategyScore, play_some, search
from handset.keypad import Key

FEW = 8
"""Strategies of each game here, those that a cheat tries first, of the 200 that `balance` plays."""


@pytest.mark.parametrize("game", game_ids())
def test_blind_strategies_do_not_beat_even_a_novice_who_looks(game: str) -> None:
    """With the most exact thumb against the least exact player, in few rounds."""
    spec = load_game(game)
    patterns = key_patterns(len(spec.keys), FEW)
    score, pattern = max(play_some(game, "skilled", patterns, range(2)), key=lambda one: one[0])
    best = StrategyScore("skilled", repr(pattern), score)
    results = {"novice": play_rounds(game, "novice", range(8))}
    assert [sentence for sentence, kept in strategy_verdicts(results, {"novice": best}) if not kept] == []


@pytest.mark.nightly
@pytest.mark.parametrize("game", game_ids())
def test_two_hundred_strategies_do_not_beat_those_who_look(game: str) -> None:
    results = {skill: play_rounds(game, skill, range(60)) for skill in SKILLS}
    best = search(game, key_patterns(len(load_game(game).keys), 200))
    assert [sentence for sentence, kept in strategy_verdicts(results, best) if not kept] == []


def test_the_patterns_are_the_same_each_time_and_differ() -> None:
    for keys in (1, 2, 3):
        patterns = key_patterns(keys, 200)
        assert patterns == key_patterns(keys, 200)
        assert patterns[:50] == key_patterns(keys, 50)
        assert len(set(patterns)) > 190
        for pattern in patterns:
            assert 0 < pattern.hold < pattern.period, pattern
            assert all(-1 <= place < keys for place in pattern.pattern), pattern


def test_a_blind_player_keeps_its_beat_within_its_spread() -> None:
    for skill, spread in SPREADS.items():
        player = BlindPlayer(KeyPattern(20, 6, (0, -1, 1)), (Key.DIGIT_4, Key.DIGIT_6), spread, 5)
        pressed = [(tick, event) for tick in range(1, 2000) for event in player.press(None, (), tick - 1)]
        downs = [(tick, event.key) for tick, event in pressed if event.down]
        assert [key for _, key in downs[:4]] == [Key.DIGIT_4, Key.DIGIT_6] * 2, skill
        for number, (tick, _) in enumerate(downs):
            beat = number // 2 * 3 + (1 if number % 2 == 0 else 3)
            assert abs(tick - 20 * beat) <= spread, (skill, number)
        held = [up - down for (down, _), (up, _) in zip(pressed[::2], pressed[1::2], strict=False)]
        assert {*held} == {*range(6 - spread, 6 + spread + 1)}, skill


def test_verdicts_hold_a_strategy_against_its_own_skill_or_a_poor_novice() -> None:
    results = {skill: [Round(skill, score, 3600, True)] for skill, score in zip(SKILLS, (100, 200, 400), strict=True)}
    for skill, median, kept in (("novice", 120, True), ("novice", 121, False), ("skilled", 480, True)):
        ((sentence, holds),) = strategy_verdicts(results, {skill: StrategyScore(skill, "ab", median)})
        assert holds is kept, sentence
    poor = results | {"skilled": [Round("skilled", 10, 3600, True)]}
    ((_, holds),) = strategy_verdicts(poor, {"skilled": StrategyScore("skilled", "ab", 100)})
    assert holds, "no better than a poor novice"


def test_a_strategy_is_told_with_the_names_of_its_keys() -> None:
    assert KeyPattern(30, 4, (1, -1, 0)).describe(["4", "6"]) == "6 rest 4, one every 30 ticks, held 4"
