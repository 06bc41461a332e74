"""Twelve keys to letters.

Keys are written by what they bear: "22 2" is two presses of 2, a pause in which the letter comes to stand, and another
press of 2; "*" changes the letter that was typed last.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.text_input.multitap import CYCLES, MODES, PAUSE, MultiTap


def typed(mode: str, keys: str) -> str:
    """`keys` in order; a space waits until the letter stands."""
    taps, text = MultiTap(mode), ""
    for key in keys:
        if key == " ":
            taps.commit()
            continue
        edit = taps.modify(text) if key == "*" and mode != "number" else taps.press(key)
        if edit is not None:
            text = text[: len(text) - edit.replaces] + edit.text
    return text


@pytest.mark.parametrize(
    ("mode", "keys", "text"),
    [
        ("hiragana", "2", "か"),
        ("hiragana", "22222", "こ"),
        ("hiragana", "222222", "2"),
        ("hiragana", "2222222", "か"),
        ("hiragana", "2 2", "かか"),
        ("hiragana", "44 33344", "ちすち"),
        ("hiragana", "2*", "が"),
        ("hiragana", "6*", "ば"),
        ("hiragana", "6**", "ぱ"),
        ("hiragana", "6***", "は"),
        ("hiragana", "444*", "っ"),
        ("hiragana", "444**", "づ"),
        ("hiragana", "#", "、"),
        ("hiragana", "99999111", "ろう"),
        ("katakana", "2*", "ｶﾞ"),
        ("katakana", "6**", "ﾊﾟ"),
        ("katakana", "6***", "ﾊ"),
        ("lower", "44 444*", "hI"),
        ("lower", "2222", "A"),
        ("upper", "2222", "a"),
        ("number", "0900*#", "0900*#"),
        ("number", "11", "11"),
    ],
)
def test_typing(mode: str, keys: str, text: str) -> None:
    assert typed(mode, keys) == text


def test_a_letter_stands_after_the_pause() -> None:
    taps = MultiTap()
    taps.press("2")
    for _ in range(PAUSE - 1):
        taps.tick()
    assert taps.press("2") == ("き", 1)
    for _ in range(PAUSE):
        taps.tick()
    assert taps.press("2") == ("か", 0)


def test_back_goes_round_the_other_way() -> None:
    taps = MultiTap()
    taps.press("2")
    assert taps.back() == ("2", 1)
    taps.commit()
    assert taps.back() is None


def test_modes_go_round_within_what_a_field_allows() -> None:
    taps = MultiTap("lower")
    taps.next_mode(("lower", "number"))
    assert taps.mode == "number"
    taps.next_mode(("lower", "number"))
    assert taps.mode == "lower"


@given(st.sampled_from(MODES), st.lists(st.sampled_from("0123456789*# "), max_size=30))
def test_state_survives_saving(mode: str, keys: list[str]) -> None:
    taps = MultiTap(mode)
    for key in keys:
        taps.press(key)
        assert MultiTap.load(taps.save()) == taps


@pytest.mark.parametrize("mode", ["hiragana", "katakana", "upper", "lower"])
def test_every_digit_can_be_reached(mode: str) -> None:
    for digit in "23456789":
        assert CYCLES[mode][digit].endswith(digit)
