"""Scroll and focus by keys, anchors, and words looked for."""

from __future__ import annotations

from handset.browser.browser_texts import translate
from handset.keypad import Key, KeyEvent
from tests.handset.browser.browser_harness import chosen, typed
from tests.handset.browser.three_page_site import HOME, opened


def test_down_goes_from_link_to_link_then_scrolls() -> None:
    harness = opened()
    harness.press(Key.DOWN)
    assert harness.browser.focused_text == "二"
    harness.press(Key.DOWN)
    entry = harness.browser.entry
    assert entry is not None
    assert entry.scroll == 40
    harness.press(Key.UP, Key.UP, Key.UP)
    assert (entry.scroll, harness.browser.focused_text) == (0, "一")


def test_holding_down_scrolls_to_the_end() -> None:
    harness = opened()
    harness.phone.step([KeyEvent(Key.DOWN, True)])
    harness.wait(300)
    harness.phone.step([KeyEvent(Key.DOWN, False)])
    harness.wait(30)
    assert harness.browser.focused_text == "終"
    assert "終" in harness.text()


def test_following_going_back_and_forward_keeps_the_place() -> None:
    harness = opened(model="l03a")
    harness.press(Key.DOWN, Key.OK)
    assert harness.browser.url == HOME + "two"
    harness.press(Key.LEFT)
    assert (harness.browser.url, harness.browser.focused_text) == (HOME, "二")
    harness.press(Key.RIGHT)
    assert harness.browser.url == HOME + "two"
    harness.press(Key.SOFT_RIGHT, Key.CLEAR)
    assert harness.phone.foreground.kind == "standby"
    assert [request.url for request in harness.site.asked] == [HOME, HOME + "two"]


def test_fragments() -> None:
    long = "<a href=#end>down</a>" + "x<br>" * 60 + "<a name=end>the end</a>"
    harness = opened({HOME: long, HOME + "far": long})
    harness.press(Key.OK)
    entry = harness.browser.entry
    assert entry is not None
    assert entry.scroll > 900
    assert len(harness.site.asked) == 1
    harness.press(Key.SOFT_RIGHT)
    entry = harness.browser.entry
    assert entry is not None
    assert entry.scroll == 0
    harness.browser.open(HOME + "far#end")
    entry = harness.browser.entry
    assert entry is not None
    assert entry.scroll > 900


def test_words_are_found_one_after_the_other_and_round_again() -> None:
    harness = opened({HOME: "top<br>" + "x<br>" * 40 + "Needle one<br>" + "x<br>" * 40 + "a nee<b>dle</b> two<br>"})
    chosen(harness, "find")
    typed(harness, "NEEDLE")
    assert harness.browser.url == HOME
    harness.wait(60)
    assert "Needle one" in harness.text()
    chosen(harness, "find-next")
    harness.wait(60)
    assert "needle two" in harness.text().replace("  ", " ")
    chosen(harness, "find-next")
    harness.wait(60)
    assert "Needle one" in harness.text()


def test_words_that_are_not_there_are_told() -> None:
    harness = opened()
    chosen(harness, "find")
    typed(harness, "haystack")
    assert translate("not-found", "en")[:9] in harness.phone.frame().text("dialog", "page", "phone")
    harness.press(Key.SOFT_RIGHT)
    assert harness.browser.url == HOME
    assert harness.browser.entry is not None
    assert not harness.browser.entry.internal


def test_asking_moves_nothing_on_an_idle_page() -> None:
    harness = opened()
    harness.wait(5)
    before = harness.phone.foreground.save()
    harness.wait(100)
    assert harness.phone.foreground.save() == before
