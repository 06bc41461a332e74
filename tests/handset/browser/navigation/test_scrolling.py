"""Scroll and focus by keys, anchors, and words looked for."""

from __future__ import annotations

from handset.browser.messages import translate
from handset.keypad import Key, KeyEvent
from tests.handset.browser.bench import chosen, typed
from tests.handset.browser.site import HOME, opened


def test_down_goes_from_link_to_link_then_scrolls() -> None:
    bench = opened()
    bench.press(Key.DOWN)
    assert bench.browser.focused_text == "二"
    bench.press(Key.DOWN)
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll == 40
    bench.press(Key.UP, Key.UP, Key.UP)
    assert (entry.scroll, bench.browser.focused_text) == (0, "一")


def test_holding_down_scrolls_to_the_end() -> None:
    bench = opened()
    bench.phone.step([KeyEvent(Key.DOWN, True)])
    bench.wait(300)
    bench.phone.step([KeyEvent(Key.DOWN, False)])
    bench.wait(30)
    assert bench.browser.focused_text == "終"
    assert "終" in bench.text()


def test_following_going_back_and_forward_keeps_the_place() -> None:
    bench = opened(model="l03a")
    bench.press(Key.DOWN, Key.OK)
    assert bench.browser.url == HOME + "two"
    bench.press(Key.LEFT)
    assert (bench.browser.url, bench.browser.focused_text) == (HOME, "二")
    bench.press(Key.RIGHT)
    assert bench.browser.url == HOME + "two"
    bench.press(Key.SOFT_RIGHT, Key.CLEAR)
    assert bench.phone.foreground.kind == "standby"
    assert [request.url for request in bench.site.asked] == [HOME, HOME + "two"]


def test_fragments() -> None:
    long = "<a href=#end>down</a>" + "x<br>" * 60 + "<a name=end>the end</a>"
    bench = opened({HOME: long, HOME + "far": long})
    bench.press(Key.OK)
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll > 900
    assert len(bench.site.asked) == 1
    bench.press(Key.SOFT_RIGHT)
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll == 0
    bench.browser.open(HOME + "far#end")
    entry = bench.browser.entry
    assert entry is not None
    assert entry.scroll > 900


def test_words_are_found_one_after_the_other_and_round_again() -> None:
    bench = opened({HOME: "top<br>" + "x<br>" * 40 + "Needle one<br>" + "x<br>" * 40 + "a nee<b>dle</b> two<br>"})
    chosen(bench, "find")
    typed(bench, "NEEDLE")
    assert bench.browser.url == HOME
    bench.wait(60)
    assert "Needle one" in bench.text()
    chosen(bench, "find-next")
    bench.wait(60)
    assert "needle two" in bench.text().replace("  ", " ")
    chosen(bench, "find-next")
    bench.wait(60)
    assert "Needle one" in bench.text()


def test_words_that_are_not_there_are_told() -> None:
    bench = opened()
    chosen(bench, "find")
    typed(bench, "haystack")
    assert translate("not-found", "en")[:9] in bench.phone.frame().text("dialog", "page", "phone")
    bench.press(Key.SOFT_RIGHT)
    assert bench.browser.url == HOME
    assert bench.browser.entry is not None
    assert not bench.browser.entry.internal


def test_asking_moves_nothing_on_an_idle_page() -> None:
    bench = opened()
    bench.wait(5)
    before = bench.phone.foreground.save()
    bench.wait(100)
    assert bench.phone.foreground.save() == before
