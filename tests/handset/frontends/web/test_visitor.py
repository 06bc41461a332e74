"""A visitor's phone: what is sent of it adds up to its LCD, and nothing that he sends breaks it."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.frontends.web.visitor import HEADER, TEXT_EVERY, TabSession, _difference
from handset.keypad import Key
from handset.lcd import Pixels
from tests.handset.browser.browser_harness import BrowserHarness

PAGE = (
    "<html><head><title>first</title></head><body>"
    "<a href='/b'>one</a><br><input name=q><marquee>runs</marquee></body></html>"
)


def visit(page: str = PAGE) -> TabSession:
    harness = BrowserHarness({"http://a.test/": page, "http://a.test/b": "<title>second</title>there"})
    harness.browser.open("http://a.test/")
    harness.wait(20)
    return TabSession(harness.phone, lambda: None)


def draw(canvas: Pixels, picture: bytes) -> None:
    """What the tab does with a picture."""
    x, y, width, height = HEADER.unpack_from(picture)
    content = np.frombuffer(zlib.decompress(picture[HEADER.size :], -zlib.MAX_WBITS), np.uint8)
    bits = (width * height + 7) // 8
    changed = np.unpackbits(content[:bits], count=width * height).reshape(height, width).astype(bool)
    canvas[y : y + height, x : x + width][changed] = content[bits:].reshape(-1, 3)


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
    _, _, *whole = HEADER.unpack_from(visitor.picture())
    assert whole == [240, 320]
    visitor.pass_time(1)
    assert visitor.picture() == b""
    visitor.handle_message({"down": "down"})
    visitor.pass_time(1)
    _, _, width, height = HEADER.unpack_from(visitor.picture())
    assert 0 < width * height < 240 * 320 // 20


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


def test_idleness_counts_from_the_last_key_and_not_from_other_messages() -> None:
    visitor = visit()
    visitor.pass_time(5)
    junk: list[object] = [
        {},
        {"down": "nosuch"},
        {"up": "1"},
        {"away": True},
        {"text": "not into a field"},
        [],
        7,
        None,
    ]
    for message in junk:
        visitor.handle_message(message)
        assert visitor.idle == 5, message
    visitor.handle_message({"down": "1"})
    assert visitor.idle == 0


def test_the_lcds_text_is_told_at_most_every_so_many_ticks() -> None:
    visitor = visit()
    told = 0
    for _ in range(120):
        visitor.pass_time(1)
        visitor.picture()
        told += "text" in visitor.news()
    assert 1 <= told <= 1 + 120 // TEXT_EVERY


def test_a_picture_of_sprites_takes_what_they_take_and_not_what_lies_between() -> None:
    chance = np.random.default_rng(18)
    before = chance.integers(0, 1 << 24, (320, 240), np.uint32)
    now = before.copy()
    now[10:26, 10:26] ^= 0xFFFFFF
    now[290:306, 210:226] ^= 0xFFFFFF
    sent = _difference(before, now)
    assert HEADER.unpack_from(sent) == (10, 10, 216, 296)
    assert len(sent) < 2 * 16 * 16 * 3 + 500
    assert len(zlib.compress(now[10:306, 10:226].tobytes(), 6)) > 50 * len(sent)
    assert _difference(now, now.copy()) == b""


@pytest.mark.parametrize("text", ["", "x" * 10_000])
def test_a_flood_of_text_is_cut(text: str) -> None:
    visitor = visit()
    visitor.handle_message({"text": text})
    visitor.pass_time(1)
