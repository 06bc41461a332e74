"""Whole plays: proved replays, a blind thumb behind every player, and keys alone from PUSH 5 to the posted score."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

import pytest

from games.engine.catalogue import load_game
from games.engine.replay import decode, encode, resimulate
from games.engine.runtime import GamePhase
from games.tools.balance import play_rounds
from games.tools.simulate import play_out
from handset.keypad import Key, KeyEvent, Keypad
from tests.games.game_phone import Table

SPEC = load_game("kuta")
SEEDS = range(100, 112)


def blind(first: int, gaps: Sequence[int], held: int, seed: int) -> int:
    """The score of a thumb that presses by the clock and does not look."""
    game, keypad = SPEC.begin(seed), Keypad()
    at, turn, until = first, 0, 0
    while not game.over:
        events = []
        if game.ticks == at:
            events = [KeyEvent(Key.DIGIT_5, True)]
            until = at + min(held, gaps[turn % len(gaps)] - 1)
            at += gaps[turn % len(gaps)]
            turn += 1
        elif game.ticks == until:
            events = [KeyEvent(Key.DIGIT_5, False)]
        game.tick(keypad.step(events))
    return game.score


def test_a_thumb_that_does_not_look_earns_less_than_most_novices() -> None:
    """Even gaps from a quarter of the meadow to beyond it, uneven ones, and a key held down."""
    poor = sorted(one.score for one in play_rounds("kuta", "novice", range(100, 108)))[2]
    even = [(gap // 2, [gap], 2) for gap in (32, 56, 64, 72, 96)]
    for first, gaps, held in (*even, (64, [64], 2), (32, [64, 64, 20], 400), (90, [90, 45, 45], 400)):
        found = statistics.median(blind(first, gaps, held, seed) for seed in range(3))
        assert found < poor, (first, gaps, found, poor)


@pytest.mark.parametrize("seed", [7, 2009])
def test_a_bots_replay_is_small_and_proves_its_score(seed: int) -> None:
    replay, play = play_out(SPEC, SPEC.bot("average", seed), seed, 60 * 60 * 10)
    raw = encode(replay)
    outcome = resimulate(decode(raw), SPEC)
    assert len(raw) < 4096
    assert not outcome.differs
    assert outcome.score == play.score > 0


def test_something_new_comes_at_least_every_thirty_seconds() -> None:
    """First times of events in a skilled play, until the second year."""
    game, bot, keypad = SPEC.begin(3), SPEC.bot("skilled", 3), Keypad()
    new, known = [0], {"start"}
    while not game.over and game.ticks < 6 * SPEC.tuning.season:
        for event in game.tick(keypad.step(bot.press(game))):
            what = f"season {event.where}" if event.name == "season" else event.name
            if what not in known:
                known.add(what)
                new.append(game.ticks)
    new.append(game.ticks)
    assert max(later - sooner for sooner, later in pairwise(new)) <= 30 * 60


def test_from_push_5_to_the_posted_score_by_keys_alone() -> None:
    table = Table("kuta")
    table.to(GamePhase.TITLE)
    assert "PUSH 5 TO START" in table.text
    table.begin()
    table.wait(30)
    assert "SPRING" in table.text
    table.press(Key.SOFT_LEFT)
    assert "PAUSED" in table.text
    table.press(Key.SOFT_LEFT)
    table.to(GamePhase.PLAYING)
    for _ in range(10):
        table.press(Key.DIGIT_5)
        table.wait(60)
    table.to(GamePhase.OVER)
    table.wait(80)
    assert "TOO MUCH CO2!" in table.text
    score = table.app.game.score
    assert str(score) in table.text
    table.press(Key.DIGIT_5)
    table.wait(2)
    (result,) = table.receiver.results
    assert decode(result.body).score == score
