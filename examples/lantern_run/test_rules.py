"""Tests of the rules: leaps, what they are worth, what hurts, and that a saved play goes on; run them with pytest."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from keitai.kit import NO_KEYS, Event, Key, KeyEvent, Keypad, Rng

from .bot import make_bot
from .course import HIGHEST, LOWEST, ROWS, SIZE, START_ROW, STREETS, draw_course, lay_course
from .rules import READY, TALL, Rules
from .tuning import Tuning

TUNING = Tuning(
    streets=5, slowest=600, quickest=900, leap=1420, light=66, held=19, heavy=118, early=7, late=5, candles=3,
    safe=100, tumble=70, points=10, chain=2, longest=20, lantern=100, street=20, candle=300,
)  # fmt: skip


def leap(hold: int) -> tuple[int, int]:
    """Return how many pixels he rises when 5 is held for so long, and the ticks until he stands again."""
    game, keypad = Rules(1, TUNING), Keypad()
    floor, top, aloft = game.box.y, game.box.y, 0
    for tick in range(READY + 60):
        events = [KeyEvent(Key.DIGIT_5, True)] if tick == READY else []
        events += [KeyEvent(Key.DIGIT_5, False)] if tick == READY + hold else []
        game.tick(keypad.step(events))
        top, aloft = min(top, game.box.y), aloft + (game.state.aloft > 0)
    return floor - top, aloft


def played(skill: str, seed: int) -> tuple[Rules, list[Event]]:
    """Let a bot play a short way to its end."""
    game, keypad, bot, told = Rules(seed, TUNING), Keypad(), make_bot(skill, seed), []
    while not game.over:
        told += game.tick(keypad.step(list(bot.press(game))))
    return game, told


def test_the_longer_the_key_is_held_the_higher_he_leaps() -> None:
    heights = [leap(hold)[0] for hold in (1, 4, 8, 12, 19, 40)]
    assert heights == sorted(heights)
    assert 25 < heights[0] < 40
    assert heights[4] == heights[5] > 55
    assert leap(19)[1] < 45


def test_every_way_can_be_walked_and_stays_in_the_picture() -> None:
    for seed in range(6):
        order = draw_course(Rng(seed), 36)
        course, row = lay_course(tuple(order)), START_ROW
        for number in order:
            row += STREETS[number].rise
            assert HIGHEST <= row <= LOWEST
        floors = [
            next((row for row in range(ROWS) if course.level.tile(column, row) in "=<>-"), ROWS)
            for column in range(course.level.columns)
        ]
        holes = "".join("." if floor == ROWS else "=" for floor in floors).split("=")
        assert max(len(hole) for hole in holes) <= 5, "no gap is wider than a long leap"
        assert all(before - after <= 2 for before, after in pairwise(floors) if after < ROWS > before)
        assert course.starts[0] == 0 < course.gate < course.level.columns


def test_fireflies_in_a_row_pay_more_and_a_mishap_ends_the_row() -> None:
    for seed in range(2):
        chain, candles = 0, TUNING.candles
        for event in played("average", seed)[1]:
            if event.name == "firefly":
                assert event.points == TUNING.points + TUNING.chain * min(chain, TUNING.longest)
                chain += 1
            elif event.name in ("bump", "cat", "crow", "fall"):
                chain, candles = 0, candles - 1
        assert candles >= 0


def test_who_does_nothing_loses_all_candles_and_never_comes_home() -> None:
    for seed in range(3):
        game = Rules(seed, TUNING)
        names = []
        while not game.over:
            names += [event.name for event in game.tick(NO_KEYS)]
        assert names[-2:] == ["out", "over"]
        assert "home" not in names
        assert sum(name in ("bump", "cat", "crow", "fall") for name in names) == TUNING.candles


def test_candles_are_paid_at_the_shrine() -> None:
    homes = 0
    for seed in range(4):
        game, told = played("skilled", seed)
        if "home" in [event.name for event in told]:
            homes += 1
            paid = [event.points for event in told if event.name == "candle"]
            assert paid == [TUNING.candle] * game.state.candles
            assert told[-1] == Event("over", 1, game.score)
    assert homes > 1


def test_he_stands_on_roofs_and_never_in_them() -> None:
    game, keypad, bot = Rules(3, TUNING), Keypad(), make_bot("average", 3)
    while not game.over:
        game.tick(keypad.step(list(bot.press(game))))
        if game.state.scenes.top == "run" and not game.state.aloft:
            assert (game.box.y + TALL) % SIZE == 0
        assert not game.course.level.touches(game.box, game.course.level.solid)


def test_a_play_goes_on_where_it_was_saved() -> None:
    game, other, keypad, bot = Rules(3, TUNING), Rules(9, TUNING), Keypad(), make_bot("average", 3)
    while not game.over:
        keys = keypad.step(list(bot.press(game)))
        if game.ticks % 50 == 0:
            other.load(game.save())
        assert other.tick(keys) == game.tick(keys)
        assert msgspec.msgpack.encode(other.state) == msgspec.msgpack.encode(game.state)
