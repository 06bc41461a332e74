"""Keys by tick: pressed, held, repeated, released; several at once kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.keypad import KEYS_BY_NAME, NO_KEYS, Key, KeyEvent, Keypad

DOWN5, UP5 = KeyEvent(Key.DIGIT_5, True), KeyEvent(Key.DIGIT_5, False)


def test_a_press_is_seen_once_and_held_until_released() -> None:
    pad = Keypad()
    keys = pad.step([DOWN5])
    assert keys.pressed(Key.DIGIT_5)
    assert keys.held(Key.DIGIT_5) == 1
    keys = pad.step()
    assert not keys.pressed(Key.DIGIT_5)
    assert keys.held(Key.DIGIT_5) == 2
    keys = pad.step([UP5])
    assert keys.released(Key.DIGIT_5)
    assert keys.held(Key.DIGIT_5) == 0
    assert pad.step() is NO_KEYS


def test_press_and_release_in_one_tick_are_both_seen() -> None:
    keys = Keypad().step([DOWN5, UP5])
    assert keys.pressed(Key.DIGIT_5)
    assert keys.released(Key.DIGIT_5)
    assert keys.held(Key.DIGIT_5) == 0
    assert keys.presses == [Key.DIGIT_5]


@pytest.mark.parametrize(("after", "every"), [(24, 6), (30, 3), (1, 1)])
def test_a_held_key_repeats_after_a_while_and_then_evenly(after: int, every: int) -> None:
    pad = Keypad(after, every)
    pad.step([DOWN5])
    repeats = [tick for tick in range(1, 100) if pad.step().repeated(Key.DIGIT_5)]
    assert repeats == list(range(after, 100, every))


def test_several_keys_are_kept_apart() -> None:
    pad = Keypad()
    pad.step([KeyEvent(Key.LEFT, True)])
    keys = pad.step([KeyEvent(Key.UP, True)])
    assert keys.pressed(Key.UP)
    assert not keys.pressed(Key.LEFT)
    assert (keys.held(Key.LEFT), keys.held(Key.UP)) == (2, 1)
    keys = pad.step([KeyEvent(Key.LEFT, False)])
    assert keys.held(Key.UP) == 2
    assert not keys.released(Key.UP)


def test_a_second_down_and_a_stray_up_change_nothing() -> None:
    pad = Keypad()
    pad.step([DOWN5])
    keys = pad.step([DOWN5, KeyEvent(Key.STAR, False)])
    assert keys.events == ()
    assert keys.held(Key.DIGIT_5) == 2


def test_every_key_has_a_name_of_its_own() -> None:
    assert {KEYS_BY_NAME[key.label] for key in Key} == set(Key)
    assert KEYS_BY_NAME["*"] is Key.STAR
    assert KEYS_BY_NAME["#"] is Key.HASH


EVENTS = st.lists(st.lists(st.builds(KeyEvent, st.sampled_from(list(Key)[:4]), st.booleans()), max_size=4), max_size=80)


@given(EVENTS, st.integers(0, 79))
def test_saved_and_loaded_at_any_tick_it_goes_on_alike(ticks: list[list[KeyEvent]], cut: int) -> None:
    one = Keypad()
    for events in ticks[:cut]:
        one.step(events)
    other = Keypad()
    other.load(one.save())
    for events in ticks[cut:]:
        mine, theirs = one.step(events), other.step(events)
        assert mine.events == theirs.events
        assert all(mine.held(key) == theirs.held(key) and mine.repeated(key) == theirs.repeated(key) for key in Key)


@given(EVENTS)
def test_downs_and_ups_of_a_key_take_turns(ticks: list[list[KeyEvent]]) -> None:
    pad = Keypad()
    heard = [event for events in ticks for event in pad.step(events).events]
    for key in Key:
        turns = [event.down for event in heard if event.key == key]
        assert turns == [place % 2 == 0 for place in range(len(turns))]
