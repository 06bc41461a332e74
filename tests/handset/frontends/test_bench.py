"""The bench's lamps and how time runs with them."""

from __future__ import annotations

from handset.frontends.bench import COMMANDS, FORWARD_SPEED, REWIND_EVERY, Bench, Command, Ticks
from handset.keymap import BENCH_KEYS


def test_bench_keys_are_those_that_keymaps_may_not_bind() -> None:
    assert set(COMMANDS) == set(BENCH_KEYS)


def test_time_runs_as_real_time_does() -> None:
    assert Bench().pass_time(3) == Ticks(steps=3)


def test_a_pause_holds_and_a_single_step_is_one_tick() -> None:
    bench = Bench()
    bench.press(Command.PAUSE)
    assert bench.pass_time(5) == Ticks()
    bench.press(Command.STEP)
    assert bench.pass_time(5) == Ticks(steps=1)
    assert bench.pass_time(5) == Ticks()
    bench.press(Command.PAUSE)
    assert bench.pass_time(2) == Ticks(steps=2)


def test_fast_while_held() -> None:
    bench = Bench()
    bench.press(Command.FORWARD)
    assert bench.pass_time(2) == Ticks(steps=2 * FORWARD_SPEED)
    bench.release(Command.FORWARD)
    assert bench.pass_time(2) == Ticks(steps=2)


def test_rewinding_goes_back_evenly_and_then_on() -> None:
    bench = Bench()
    bench.press(Command.REWIND)
    back = [bench.pass_time(1).back for _ in range(10 * REWIND_EVERY)]
    assert sum(back) == 10
    assert max(back) == 1
    bench.let_go()
    assert bench.pass_time(1) == Ticks(steps=1)


def test_a_message_goes_away() -> None:
    bench = Bench()
    bench.say("saved", ticks=10)
    bench.pass_time(9)
    assert bench.message == "saved"
    assert bench.restless
    bench.pass_time(5)
    assert bench.message == ""
    assert not bench.restless
