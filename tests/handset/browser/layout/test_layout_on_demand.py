"""What is laid out and painted when: counted, not timed. Nothing twice, and nothing before somebody looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from handset.browser import page
from handset.browser.layout import replaced, table
from handset.browser.layout.boxes import dump
from handset.browser.layout.linebox import LineBuilder
from handset.browser.style.cascade import Styles
from handset.keypad import Key
from handset.lcd import Canvas
from handset.text_input.app import InputApp
from tests.handset.browser.browser_harness import BrowserHarness

URL = "http://a.test/"
FORM = "<form action=/go><input name=who value=x><textarea name=what></textarea><input type=checkbox name=c></form>"
TABLE = "<table><tr><td>cell<td><a href=/t>cell</a></table>"
PAGE = FORM + TABLE + "".join(f"<p>line {n} <a href=/{n}>link {n}</a></p>" for n in range(600))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each costly part of the way from bytes to the LCD was gone."""
    count: Counter[str] = Counter()

    def watch(owner: Any, name: str, label: str) -> None:
        plain: Callable[..., Any] = getattr(owner, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            count[label] += 1
            return plain(*arguments, **named)

        monkeypatch.setattr(owner, name, counted)

    watch(page, "parse", "document")
    watch(Styles, "of", "style")
    watch(Styles, "_compute", "computed style")
    watch(LineBuilder, "line", "line")
    watch(replaced, "make", "picture or field")
    watch(table, "begun", "table")
    watch(table, "_strip", "row")
    watch(Canvas, "text", "text painted")
    return count


LAYOUT = ("document", "style", "computed style", "line", "picture or field", "table", "row")


def laid_out(count: Counter[str]) -> dict[str, int]:
    """What of the layout was done since the last clearing; clears."""
    found = {name: count[name] for name in LAYOUT if count[name]}
    count.clear()
    return found


def made(count: Counter[str]) -> dict[str, int]:
    """What was made, be it a style; looking up a style that an element has already makes nothing. Clears."""
    found = laid_out(count)
    found.pop("style", None)
    return found


def opened(markup: str = PAGE) -> BrowserHarness:
    harness = BrowserHarness({URL: markup})
    harness.browser.open(URL)
    harness.phone.frame()
    return harness


def test_the_first_screen_lays_out_little_of_a_long_page(done: Counter[str]) -> None:
    opened()
    assert done["document"] == 1
    assert 5 < done["line"] < 30
    assert done["table"] == 1
    assert done["style"] < 200


def test_of_a_long_table_only_the_rows_on_the_screen_are_laid_out(done: Counter[str]) -> None:
    rows = "".join(f"<tr><td>{n}<td><a href=/{n}>link {n}</a></tr>" for n in range(600))
    harness = opened(f"<table border=1>{rows}</table><p>end")
    assert done["row"] < 30
    assert harness.browser.page is not None
    harness.browser.page.layout.reach_end()
    assert done["row"] == 600
    assert done["table"] == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<table width=100% bgcolor=#ffff00 cellspacing=3 border=2>{}</table>",
        "<table align=center>{}<tr height=40><td bgcolor=#00ff00 valign=middle>x</table>",
        "<table>{}<tr><td><table bgcolor=#ff0000><tr><td>in<td>side</table><td>x</table>",
        "<div style='float:left;width:60px'>f</div><table>{}</table>",
        "<table><caption>c</caption>{}</table><table>{}</table>",
        "<table>{}<tr><td rowspan=2>two<td>x<tr><td>y</table>",
        "<table height=2000>{}</table>",
        "<table style='border-collapse:collapse' border=1>{}</table>",
        "<table></table><table><tr></table>{}",
    ],
)
def test_rows_one_by_one_come_to_the_same_page(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page scrolled down row by row has the boxes of one whose tables are laid out whole."""
    rows = "".join(f"<tr><td>{n}<td>words {n} " * 2 for n in range(40))
    scrolled = opened(markup.replace("{}", rows)).browser.page
    assert scrolled is not None
    for y in range(0, 3_000, 7):
        scrolled.layout.reach(y)
    scrolled.layout.reach_end()
    monkeypatch.setattr(table, "by_rows", lambda grid, style: False)
    whole = opened(markup.replace("{}", rows)).browser.page
    assert whole is not None
    whole.layout.reach_end()
    assert dump(scrolled.layout.root) == dump(whole.layout.root)
    painted = [
        [(each.x, each.y, each.width, each.style.background) for each in one.layout.display.visible(0, 9_999)]
        for one in (scrolled, whole)
    ]
    assert painted[0] == painted[1]


def test_a_whole_page_is_laid_out_once_whoever_asks(done: Counter[str]) -> None:
    harness = opened()
    assert harness.browser.page is not None
    harness.browser.page.layout.reach_end()
    whole = done["line"]
    assert 600 <= whole < 700
    laid_out(done)
    harness.browser.page.layout.reach_end()
    harness.browser.find_text("line 599")
    harness.phone.frame()
    assert made(done) == {}


def test_styles_are_computed_once_for_all_that_look_alike(done: Counter[str]) -> None:
    harness = opened()
    assert harness.browser.page is not None
    harness.browser.page.layout.reach_end()
    assert done["style"] > 1_000
    assert done["computed style"] < 40


def test_the_focus_moves_without_layout(done: Counter[str]) -> None:
    harness = opened()
    laid_out(done)
    before = harness.browser.focused_text
    harness.press(Key.DOWN, Key.DOWN, Key.DOWN, wait=0)
    harness.phone.frame()
    assert harness.browser.focused_text != before
    assert harness.browser.scroll == 0
    assert laid_out(done) == {}


def test_scrolling_lays_out_only_what_comes_into_reach(done: Counter[str]) -> None:
    harness = opened()
    laid_out(done)
    harness.press(Key.SIDE_DOWN, Key.SIDE_DOWN, wait=60)
    harness.phone.frame()
    down = laid_out(done)
    assert 10 < down["line"] < 80
    assert "document" not in down
    assert "computed style" not in down
    harness.press(Key.SIDE_UP, Key.SIDE_UP, wait=60)
    harness.phone.frame()
    assert harness.browser.scroll == 0
    assert laid_out(done) == {}


def test_looking_again_lays_out_nothing(done: Counter[str]) -> None:
    harness = opened()
    laid_out(done)
    for _ in range(5):
        harness.phone.step()
        harness.phone.frame()
    assert laid_out(done) == {}


def test_back_to_a_page_makes_it_of_its_bytes_once(done: Counter[str]) -> None:
    harness = BrowserHarness({URL: PAGE, URL + "0": "<p>there"})
    harness.browser.open(URL)
    harness.browser.open(URL + "0")
    harness.phone.frame()
    laid_out(done)
    harness.press(Key.CLEAR, wait=2)
    harness.phone.frame()
    assert harness.browser.url == URL
    assert laid_out(done)["document"] == 1


@pytest.mark.parametrize(("downs", "keys"), [(0, "a one-line field"), (1, "a field of many lines")])
def test_writing_in_a_field_lays_out_no_page(done: Counter[str], downs: int, keys: str) -> None:
    harness = opened()
    harness.press(*[Key.DOWN] * downs)
    page_before = harness.browser.page
    laid_out(done)
    harness.press(Key.OK, wait=2)
    assert isinstance(harness.phone.foreground, InputApp)
    for key in (Key.DIGIT_2, Key.DIGIT_2, Key.RIGHT, Key.DIGIT_3):
        harness.press(key, wait=2)
        harness.phone.frame()
    assert made(done) == {}
    while isinstance(harness.phone.foreground, InputApp):
        harness.press(Key.OK, wait=2)
    harness.phone.frame()
    assert harness.browser.page is page_before
    assert made(done) == {}


def test_a_key_of_the_host_in_a_field_paints_that_field_and_lays_out_nothing(done: Counter[str]) -> None:
    harness = opened()
    page_before = harness.browser.page
    harness.browser.type_text("")
    laid_out(done)
    for letter in "hello":
        harness.browser.type_text(letter)
        harness.phone.frame()
    assert harness.browser.focused_text == "xhello"
    assert harness.browser.page is page_before
    assert laid_out(done) == {}


def test_ticking_a_box_lays_out_nothing(done: Counter[str]) -> None:
    harness = opened()
    harness.press(Key.DOWN, Key.DOWN)
    laid_out(done)
    harness.press(Key.OK, wait=2)
    harness.phone.frame()
    assert laid_out(done) == {}


def test_only_what_the_screen_shows_is_painted(done: Counter[str]) -> None:
    harness = opened()
    assert harness.browser.page is not None
    harness.browser.page.layout.reach_end()
    done.clear()
    harness.phone.frame()
    assert done["text painted"] < 60


def test_a_phone_that_nobody_looks_at_paints_nothing(done: Counter[str]) -> None:
    harness = BrowserHarness({URL: PAGE})
    harness.browser.open(URL)
    harness.press(Key.DOWN, Key.SIDE_DOWN, Key.DOWN)
    assert done["text painted"] == 0
