"""The host's text on its way into a field: nothing of it is lost, and the phone's own keys open the editor."""

from __future__ import annotations

import pytest

from handset.frontends.press_tracker import PressTracker
from handset.frontends.typist import TypingTarget, Typist, typing_target, writing_of
from handset.keypad import Key
from handset.machine import Handset
from handset.text_input.app import InputApp
from tests.handset.browser.browser_harness import BrowserHarness

HOME = "http://a.test/"


def opened(markup: str = "<form><input name=q></form>") -> BrowserHarness:
    harness = BrowserHarness({HOME: markup})
    harness.browser.open(HOME)
    harness.press(Key.DOWN, wait=20)
    return harness


def step(typist: Typist, phone: Handset, ticks: int = 1) -> None:
    for _ in range(ticks):
        phone.step(typist.presses.drain())
        typist.write_pending(phone)


def test_what_is_typed_on_a_focused_field_opens_its_editor_and_stands_there() -> None:
    phone = opened().phone
    typist = Typist(PressTracker())
    assert typing_target(phone) is TypingTarget.FIELD
    for char in "2 cats":
        typist.write(phone, char)
    step(typist, phone, 3)
    writing = writing_of(phone)
    assert writing is not None
    assert writing.whole == "2 cats"
    assert typing_target(phone) is TypingTarget.EDITOR
    typist.write(phone, "!")
    assert writing_of(phone).whole == "2 cats!"  # type: ignore[union-attr]


def test_the_space_bar_opens_the_editor_and_writes_no_space() -> None:
    phone = opened().phone
    typist = Typist(PressTracker())
    typist.write(phone, " ")
    step(typist, phone, 2)
    assert isinstance(phone.foreground, InputApp)
    assert phone.foreground.writing.whole == ""


def test_a_question_over_the_editor_takes_no_text() -> None:
    phone = opened().phone
    typist = Typist(PressTracker())
    typist.write(phone, "kept")
    step(typist, phone, 2)
    for key in (Key.SOFT_RIGHT,):
        typist.presses.press("escape", key)
        typist.presses.release("escape")
    step(typist, phone, 2)
    assert phone.foreground.kind == "question"
    assert typing_target(phone) is TypingTarget.NOTHING
    typist.write(phone, "1")
    step(typist, phone, 2)
    assert phone.foreground.kind == "question"
    typist.presses.press("escape", Key.SOFT_RIGHT)
    typist.presses.release("escape")
    step(typist, phone, 2)
    assert isinstance(phone.foreground, InputApp)
    assert phone.foreground.writing.whole == "kept"


@pytest.mark.parametrize("markup", ["<p>no field</p>", "<a href='/x'>a link</a>", "<input name=q readonly value=x>"])
def test_a_page_without_a_field_in_focus_takes_no_text(markup: str) -> None:
    phone = opened(markup).phone
    typist = Typist(PressTracker())
    assert typing_target(phone) is TypingTarget.KEYS
    assert not typist.write(phone, "lost")
    assert typist.presses.drain() == []


def test_each_text_is_told_before_it_is_written() -> None:
    phone = opened().phone
    told: list[tuple[str, str]] = []
    typist = Typist(PressTracker(), lambda phone, text: told.append((phone.foreground.kind, text)))
    typist.write(phone, "ab")
    step(typist, phone, 2)
    typist.write(phone, "c")
    assert told == [("input", "ab"), ("input", "c")]
