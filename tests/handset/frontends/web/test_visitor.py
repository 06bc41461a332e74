"""A visitor's phone: what is sent of it adds up to its LCD, and nothing that he sends breaks it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.frontends.web.visitor import HEADER, TabSession
from handset.keypad import Key
from handset.lcd import Pixels
from tests.handset.browser.bench import Bench

PAGE = (
    "<html><head><title>first</title></head><body>"
    "<a href='/b'>one</a><br><input name=q><marquee>runs</marquee></body></html>"
)


def visit(page: str = PAGE) -> TabSession:
    bench = Bench({"http://a.test/": page, "http://a.test/b": "<title>second</title>there"})
    bench.browser.open("http://a.test/")
    bench.wait(20)
    return TabSession(bench.phone, lambda: None)


def draw(canvas: Pixels, picture: bytes) -> None:
    """What the tab does with a picture."""
    x, y, width, height = HEADER.unpack_from(picture)
    part = np.frombuffer(picture[HEADER.size :], np.uint8).reshape(height, width, 3)
    canvas[y : y + height, x : x + width] = part


def canvas_of(visitor: TabSession) -> Pixels:
    return np.zeros((*visitor.phone.frame().packed.shape, 3), np.uint8)


@given(st.lists(st.sampled_from([Key.DOWN, Key.UP, Key.OK, Key.CLEAR, Key.SOFT_LEFT, Key.DIGIT_5]), max_size=8))
def test_the_parts_add_up_to_the_lcd(keys: list[Key]) -> None:
    visitor = visit()
    canvas = canvas_of(visitor)
    draw(canvas, visitor.picture())
    for key in keys:
        visitor.handle_message({"down": key.label})
        visitor.pass_time(2)
        visitor.handle_message({"up": key.label})
        for _ in range(6):
            visitor.pass_time(3)
            if picture := visitor.picture():
                draw(canvas, picture)
    assert np.array_equal(canvas, visitor.phone.frame().page_pixels)


def test_only_what_changed_is_sent_and_nothing_when_nothing_did() -> None:
    visitor = visit("<html><body><a href='/b'>one</a> <a href='/c'>two</a></body></html>")
    whole = visitor.picture()
    visitor.pass_time(1)
    assert visitor.picture() == b""
    visitor.handle_message({"down": "down"})
    visitor.pass_time(1)
    part = visitor.picture()
    assert 0 < len(part) < len(whole) // 4


def test_news_are_told_once() -> None:
    visitor = visit()
    first = visitor.news()
    assert first["title"] == "first"
    assert visitor.news() == {}
    visitor.handle_message({"down": "ok"})
    visitor.pass_time(1)
    visitor.handle_message({"up": "ok"})
    for _ in range(10):
        visitor.pass_time(5)
    assert visitor.news()["title"] == "second"


def test_manner_mode_is_silent() -> None:
    visitor = visit()
    visitor.phone.signals.emit("sound", "phone/key")
    visitor.pass_time(1)
    assert visitor.news()["sounds"] == ["phone/key"]
    visitor.phone.settings.manner = True
    visitor.phone.signals.emit("sound", "phone/key")
    visitor.pass_time(1)
    assert "sounds" not in visitor.news()


def test_text_is_written_into_a_field_and_nowhere_else() -> None:
    visitor = visit()
    visitor.handle_message({"text": "lost"})
    visitor.handle_message({"down": "down"})
    visitor.pass_time(2)
    visitor.handle_message({"up": "down"})
    visitor.pass_time(30)
    assert visitor.writing
    visitor.handle_message({"text": "kept"})
    visitor.pass_time(3)
    assert visitor.phone.foreground.kind == "input"
    assert "kept" in visitor.phone.frame().text("page")


def test_keys_come_up_when_the_tab_loses_the_keyboard() -> None:
    visitor = visit()
    visitor.handle_message({"down": "5"})
    visitor.pass_time(1)
    visitor.handle_message({"away": True})
    assert visitor.presses.down == frozenset()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["down", "up", "text", "away", "x"]), inner, max_size=4)
    ),
    max_leaves=6,
)


@given(JUNK)
def test_anything_may_be_sent(message: Any) -> None:
    visitor = _SHARED
    visitor.handle_message(message)
    visitor.pass_time(1)
    visitor.picture()
    visitor.news()


_SHARED = visit()


def test_idleness_counts_from_the_last_message() -> None:
    visitor = visit()
    visitor.pass_time(5)
    assert visitor.idle == 5
    visitor.handle_message({"down": "1"})
    assert visitor.idle == 0


@pytest.mark.parametrize("text", ["", "x" * 10_000])
def test_a_flood_of_text_is_cut(text: str) -> None:
    visitor = visit()
    visitor.handle_message({"text": text})
    visitor.pass_time(1)
