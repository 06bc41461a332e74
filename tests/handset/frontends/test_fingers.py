"""Keys pressed by many: down with the first, up with the last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handset.frontends.fingers import Fingers
from handset.keypad import Key, KeyEvent

FIVE, SIX = Key.DIGIT_5, Key.DIGIT_6


def test_a_key_is_down_while_anything_presses_it() -> None:
    fingers = Fingers()
    fingers.press("s", FIVE)
    fingers.press("mouse", FIVE)
    fingers.release("s")
    assert fingers.take() == [KeyEvent(FIVE, True)]
    fingers.release("mouse")
    assert fingers.take() == [KeyEvent(FIVE, False)]


def test_a_finger_that_slides_to_another_key_lets_the_first_go() -> None:
    fingers = Fingers()
    fingers.press("mouse", FIVE)
    fingers.press("mouse", SIX)
    assert fingers.take() == [KeyEvent(FIVE, True), KeyEvent(FIVE, False), KeyEvent(SIX, True)]


def test_a_press_and_release_between_two_ticks_are_both_kept() -> None:
    fingers = Fingers()
    fingers.press("s", FIVE)
    fingers.release("s")
    assert fingers.take() == [KeyEvent(FIVE, True), KeyEvent(FIVE, False)]
    assert fingers.take() == []


presses = st.tuples(st.sampled_from(["a", "b", "mouse"]), st.sampled_from([FIVE, SIX, Key.UP, None]))


@given(st.lists(presses, max_size=40))
def test_events_always_tell_what_is_down(moves: list[tuple[str, Key | None]]) -> None:
    fingers, down = Fingers(), set[Key]()
    for what, key in moves:
        if key is None:
            fingers.release(what)
        else:
            fingers.press(what, key)
        for event in fingers.take():
            assert (event.key in down) is not event.down
            down ^= {event.key}
        assert down == fingers.down
    fingers.release_all()
    assert not fingers.down
