"""Keys pressed by many: down with the first, up with the last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handset.frontends.press_tracker import PressTracker
from handset.keypad import Key, KeyEvent

FIVE, SIX = Key.DIGIT_5, Key.DIGIT_6


def test_a_key_is_down_while_anything_presses_it() -> None:
    presses = PressTracker()
    presses.press("s", FIVE)
    presses.press("mouse", FIVE)
    presses.release("s")
    assert presses.drain() == [KeyEvent(FIVE, True)]
    presses.release("mouse")
    assert presses.drain() == [KeyEvent(FIVE, False)]


def test_a_finger_that_slides_to_another_key_lets_the_first_go() -> None:
    presses = PressTracker()
    presses.press("mouse", FIVE)
    presses.press("mouse", SIX)
    assert presses.drain() == [KeyEvent(FIVE, True), KeyEvent(FIVE, False), KeyEvent(SIX, True)]


def test_a_press_and_release_between_two_ticks_are_both_kept() -> None:
    presses = PressTracker()
    presses.press("s", FIVE)
    presses.release("s")
    assert presses.drain() == [KeyEvent(FIVE, True), KeyEvent(FIVE, False)]
    assert presses.drain() == []


presses = st.tuples(st.sampled_from(["a", "b", "mouse"]), st.sampled_from([FIVE, SIX, Key.UP, None]))


@given(st.lists(presses, max_size=40))
def test_events_always_tell_what_is_down(moves: list[tuple[str, Key | None]]) -> None:
    presses, down = PressTracker(), set[Key]()
    for what, key in moves:
        if key is None:
            presses.release(what)
        else:
            presses.press(what, key)
        for event in presses.drain():
            assert (event.key in down) is not event.down
            down ^= {event.key}
        assert down == presses.down
    presses.release_all()
    assert not presses.down
