"""The browser's menu: what its lists say and do."""

from __future__ import annotations

import pytest

from handset.keypad import Key
from tests.handset.browser.bench import Bench
from tests.handset.browser.test_multipart import choose

HOME = "http://a.test/"


def opened(page: str, bearer: str = "instant") -> Bench:
    bench = Bench({HOME: page}, bearer=bearer)
    bench.browser.open(HOME)
    for _ in range(600):
        if bench.browser.idle:
            break
        bench.wait(1)
    return bench


def told(bench: Bench) -> str:
    """All that an open list says, line by line."""
    from handset.browser import menu

    panel = bench.browser._state.panel
    assert panel is not None
    bench.phone.frame()
    return "\n".join(item.label.strip() for item in menu.contents(bench.browser, panel)[1])


def test_page_info_tells_address_bytes_encoding_pictures_and_time() -> None:
    bench = opened("<title>page</title>" + "x" * 2000 + "<img src=no.gif>", "foma")
    choose(bench, "Page info")
    lines = told(bench).splitlines()
    facts = dict(zip(lines[::2], lines[1::2], strict=True))
    assert facts["Title:"] == "page"
    assert facts["URL:"] == HOME
    assert facts["Size:"] == f"{bench.browser.page_bytes:,} bytes"
    assert facts["Encoding:"] == "Shift_JIS"
    assert facts["Images:"] == "0/1"
    assert facts["Received:"].startswith("09:00:00 (0.")
    assert facts["Received:"] != "09:00:00 (0.0 s)"


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        ("<a href=/x class=top style='color:red;font-weight:bold'>go</a>",
         ["<a href=/x class=top", "0,0 20x20", "20px bold #ff0000", "inline"]),
        ("<input name=q style='padding:3px;margin:0 5px;background-color:#ffffee'>",
         ["<input name=q", "Margin:\n0 5", "Padding:\n3", "#ffffee"]),
        ("<a href=/1>" + "長い" * 20 + "</a>", ["0,0 240x20", "0,20 240x20"]),
    ],
)  # fmt: skip
def test_the_inspector_tells_of_the_element_in_focus(page: str, facts: list[str]) -> None:
    bench = opened(page)
    choose(bench, "Inspector")
    for fact in facts:
        assert fact in told(bench)


def test_without_a_focus_there_is_nothing_to_inspect() -> None:
    bench = opened("words alone")
    bench.press(Key.SOFT_LEFT)
    assert "Inspector" not in told(bench)
    assert "Reload" in told(bench)
