"""Tests of the rules: what is caught, what is missed, and that a saved play goes on; run them with pytest."""

from __future__ import annotations

import msgspec

from keitai.kit import NO_KEYS, Key, KeyEvent, Keypad

from .rules import Rules
from .tuning import Tuning

TUNING = Tuning(fall=50, quickest=30, quicker=90, rest=10, perfect=1, good=3, points=[50, 10], lives=2)


def play(presses: set[int]) -> list[str]:
    """Return the events' names when 5 is pressed in these ticks."""
    game, keypad, told = Rules(1, TUNING), Keypad(), []
    for tick in range(400):
        down = [KeyEvent(Key.DIGIT_5, True)] if tick in presses else []
        up = [KeyEvent(Key.DIGIT_5, False)] if tick - 1 in presses else []
        told += [event.name for event in game.tick(keypad.step(down + up))]
    return told


def test_near_the_moment_is_caught_and_beside_it_missed() -> None:
    assert play({49})[:2] == ["start", "perfect"]
    assert play({52})[:2] == ["start", "good"]
    assert play({30})[:2] == ["start", "early"]
    assert play({56})[:2] == ["start", "late"]


def test_who_does_nothing_drops_all_and_is_out() -> None:
    assert play(set()) == ["start", "dropped", "dropped", "over"]


def test_a_play_goes_on_where_it_was_saved() -> None:
    game, other = Rules(3, TUNING), Rules(9, TUNING)
    for _ in range(77):
        game.tick(NO_KEYS)
    other.load(game.save())
    for _ in range(200):
        assert other.tick(NO_KEYS) == game.tick(NO_KEYS)
    assert msgspec.msgpack.encode(other.state) == msgspec.msgpack.encode(game.state)
