"""The devtools' lamps and how time runs with them."""

from __future__ import annotations

from handset.frontends.devtools import COMMANDS, FORWARD_SPEED, REWIND_EVERY, Command, Devtools, Ticks
from handset.keymap import DEVTOOLS_KEYS


def test_bench_keys_are_those_that_keymaps_may_not_bind() -> None:
    assert set(COMMANDS) == set(DEVTOOLS_KEYS)


def test_time_runs_as_real_time_does() -> None:
    assert Devtools().pass_time(3) == Ticks(steps=3)


def test_a_pause_holds_and_a_single_step_is_one_tick() -> None:
    devtools = Devtools()
    devtools.press(Command.PAUSE)
    assert devtools.pass_time(5) == Ticks()
    devtools.press(Command.STEP)
    assert devtools.pass_time(5) == Ticks(steps=1)
    assert devtools.pass_time(5) == Ticks()
    devtools.press(Command.PAUSE)
    assert devtools.pass_time(2) == Ticks(steps=2)


def test_fast_while_held() -> None:
    devtools = Devtools()
    devtools.press(Command.FORWARD)
    assert devtools.pass_time(2) == Ticks(steps=2 * FORWARD_SPEED)
    devtools.release(Command.FORWARD)
    assert devtools.pass_time(2) == Ticks(steps=2)


def test_rewinding_goes_back_evenly_and_then_on() -> None:
    devtools = Devtools()
    devtools.press(Command.REWIND)
    back = [devtools.pass_time(1).back for _ in range(10 * REWIND_EVERY)]
    assert sum(back) == 10
    assert max(back) == 1
    devtools.release_all()
    assert devtools.pass_time(1) == Ticks(steps=1)


def test_a_message_goes_away() -> None:
    devtools = Devtools()
    devtools.show_message("saved", ticks=10)
    devtools.pass_time(9)
    assert devtools.message == "saved"
    assert devtools.restless
    devtools.pass_time(5)
    assert devtools.message == ""
    assert not devtools.restless
