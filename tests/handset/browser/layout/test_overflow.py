"""What is larger than its box: cut off, or the box grows."""

from __future__ import annotations

import time

import numpy as np
import pytest

from handset.browser.layout.boxes import Box
from handset.keypad import Key
from tests.handset.browser.browser_harness import XHTML, BrowserHarness, find, find_all, laid_out

HOME = "http://a.test/"
LINES = "<div>one</div><div>two</div><div>three</div>"


def height(style: str, inside: str = LINES) -> int:
    return find(laid_out(f"<div style='{style}'>{inside}</div>after"), "div").height


@pytest.mark.parametrize(
    ("style", "pixels"),
    [
        ("height:30px", 30),
        ("height:30px;overflow:hidden", 30),
        ("max-height:30px;overflow:hidden", 30),
        ("height:30px;overflow:auto", 60),
        ("height:30px;overflow:scroll", 60),
        ("height:90px;overflow:auto", 90),
        ("overflow:hidden", 60),
    ],
)
def test_heights(style: str, pixels: int) -> None:
    assert height(style) == pixels


@pytest.mark.parametrize(("value", "pixels"), [("visible", 0), ("hidden", 50), ("auto", 50)])
def test_a_box_that_hides_or_would_scroll_holds_its_floats(value: str, pixels: int) -> None:
    floating = "<p style='float:left;width:20px;height:50px;margin:0'></p>"
    assert height(f"overflow:{value}", floating) == pixels


@pytest.mark.parametrize("kind", ["", "float:left", "display:inline-block"])
def test_what_is_cut_off_is_neither_seen_nor_gone_to(kind: str) -> None:
    page = (
        f"<div style='{kind};width:200px;height:40px;overflow:hidden'><a href=/1>seen</a><br><a href=/2>half</a><br>"
        "<a href=/3>hidden</a></div><br clear=all><a href=/4>below</a>"
    )
    harness = BrowserHarness({HOME: page})
    harness.browser.open(HOME)
    seen = []
    for _ in range(3):
        seen.append(harness.browser.focused_text)
        harness.press(Key.DOWN)
    assert seen == ["seen", "half", "below"]
    assert "hidden" not in harness.text()


def test_a_line_that_may_not_break_is_cut_at_the_edge() -> None:
    page = "<table><tr><td bgcolor=red width=60><div style='{}'>mmmmmmmmmmmmmmmmmmmm</div></td></tr></table>"
    cut = "width:60px;white-space:nowrap;overflow:hidden"
    harness = BrowserHarness({HOME: page.format(cut)})
    harness.browser.open(HOME)
    pixels = harness.phone.frame().page_pixels
    dark = np.flatnonzero((pixels[20:45] < 80).all(axis=2).any(axis=0))
    assert len(dark)
    assert dark.max() < 75


def test_windows_may_stand_in_one_another_and_scroll_with_the_page() -> None:
    inner = "<div style='height:60px;overflow:hidden;margin-top:10px'>" + LINES * 3 + "</div>"
    page = f"<body><div style='height:50px;overflow:hidden;border:2px solid'>{inner}</div>" + "<br>" * 40
    harness = BrowserHarness({HOME: page})
    harness.browser.open(HOME)
    assert [word in harness.text() for word in ("one", "two", "three")] == [True, True, False]
    harness.press(Key.DOWN)
    assert "one" not in harness.text()
    window = find_all(laid_out(page), "div")[0]
    assert isinstance(window, Box)
    assert window.height == 54


def test_a_model_that_takes_few_properties_does_not_know_it() -> None:
    page = laid_out("<div style='height:30px;overflow:hidden'>" + LINES + "</div>", "l03a", kind=XHTML)
    assert find(page, "div").kind == "block"


def test_nested_blocks_beside_floats_are_done_in_time() -> None:
    inside = "<div style='overflow:hidden'><i style='float:left'>い</i>"
    begun = time.process_time()
    floats = [box for box in laid_out(inside * 60).walk() if isinstance(box, Box) and box.node.tag == "i"]
    assert len(floats) == 60
    assert time.process_time() - begun < 10
