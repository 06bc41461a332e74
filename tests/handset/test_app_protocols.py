"""Capabilities of apps: what an app says, and what holds for one that does not say."""

from __future__ import annotations

import doctest

from handset import app_protocols
from handset.app import SoftKeys
from handset.app_protocols import (
    address_of,
    focused_text_of,
    page_bytes_of,
    program_of,
    scroll_of,
    stillness_of,
    title_of,
    waits_for_keys,
    wants_text,
)
from tests.handset.browser.browser_harness import BrowserHarness

HOME = "http://a.test/"


def test_an_app_that_says_nothing() -> None:
    app = object()
    assert (title_of(app), address_of(app), focused_text_of(app)) == ("", "", "")
    assert (scroll_of(app), page_bytes_of(app), program_of(app)) == (0, 0, "")
    assert waits_for_keys(app) is True
    assert stillness_of(app) is False
    assert wants_text(app) is False


def test_a_browser_with_a_field_in_focus() -> None:
    page = "<title>shop</title><form><input name=q value=abc></form>" + "<p>line" * 60
    harness = BrowserHarness({HOME: page})
    harness.browser.open(HOME)
    harness.wait(20)
    app = harness.phone.foreground
    assert (title_of(app), address_of(app), focused_text_of(app)) == ("shop", HOME, "abc")
    assert (scroll_of(app), page_bytes_of(app)) == (0, len(page))
    assert waits_for_keys(app) is True
    assert stillness_of(app) is harness.browser.page
    assert wants_text(app) is True


def test_an_app_that_runs_a_program() -> None:
    class Player:
        program = "keep-awake"

    assert program_of(Player()) == "keep-awake"


def test_a_softkey_is_named_by_its_side() -> None:
    labels = SoftKeys("Menu", "OK", "Back")
    assert [labels.on_side(side) for side in ("left", "centre", "right")] == ["Menu", "OK", "Back"]


def test_the_examples_run() -> None:
    assert doctest.testmod(app_protocols).failed == 0
