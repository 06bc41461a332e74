"""What is drawn, what is written down of it, and what the liquid crystal makes of its colours."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from types import FrameType
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.geometry import Rect
from handset.lcd import Canvas, Lcd, TextRun, text_lines
from handset.screen import typeface_of


def lcd(colors: int = 16777216, scale: int = 1, size: tuple[int, int] = (40, 30)) -> Lcd:
    return Lcd(*size, colors, scale, typeface_of("outline"))


@pytest.mark.parametrize(
    ("colors", "drawn", "shown"),
    [
        (16777216, (1, 2, 3), (1, 2, 3)),
        (65536, (255, 255, 255), (255, 255, 255)),
        (65536, (0, 0, 0), (0, 0, 0)),
        (65536, (8, 4, 8), (8, 4, 8)),
        (65536, (7, 3, 7), (0, 0, 0)),
        (65536, (128, 128, 128), (132, 130, 132)),
        (262144, (255, 255, 255), (255, 255, 255)),
        (262144, (3, 3, 3), (0, 0, 0)),
        (262144, (128, 66, 5), (130, 65, 4)),
    ],
)
def test_colour_depth(colors: int, drawn: tuple[int, int, int], shown: tuple[int, int, int]) -> None:
    screen = lcd(colors)
    canvas = screen.canvas()
    canvas.fill(drawn)
    assert tuple(screen.render(canvas).pixels[0, 0]) == shown


@pytest.mark.parametrize("colors", [65536, 262144])
def test_depth_keeps_no_more_colours_than_the_crystal_has(colors: int) -> None:
    screen = lcd(colors, size=(256, 1))
    canvas = screen.canvas()
    for x in range(256):
        canvas.fill((x, x, x), Rect(x, 0, 1, 1))
    levels = screen.render(canvas).pixels[0]
    kept = {65536: (32, 64, 32), 262144: (64, 64, 64)}[colors]
    assert tuple(len(np.unique(levels[:, channel])) for channel in range(3)) == kept
    assert all((np.diff(levels[:, channel].astype(int)) >= 0).all() for channel in range(3))


def test_backlight_dims_all_alike() -> None:
    screen = lcd()
    canvas = screen.canvas()
    canvas.fill((200, 100, 50))
    assert tuple(screen.render(canvas, backlight=50).pixels[0, 0]) == (100, 50, 25)


def test_a_wide_lcd_shows_each_pixel_as_a_square() -> None:
    screen = lcd(scale=2)
    canvas = screen.canvas()
    canvas.fill((9, 9, 9), Rect(1, 0, 1, 1))
    frame = screen.render(canvas)
    assert frame.pixels.shape == (60, 80, 3)
    assert (frame.pixels[0:2, 2:4] == 9).all()
    assert frame.pixels.sum() == 9 * 3 * 4


def test_text_joins_the_layer_where_it_stands_on_the_lcd() -> None:
    canvas = lcd(size=(200, 100)).canvas()
    part = canvas.part(Rect(10, 20, 100, 60), role="page")
    advance = part.text(5, 6, "あA", 20, focused=True)
    assert advance == 30
    assert canvas.texts == [TextRun("あA", Rect(15, 26, 30, 20), (0x22, 0x22, 0x22), True, "page")]


def test_text_outside_its_canvas_is_not_said_to_be_seen() -> None:
    canvas = lcd().canvas()
    canvas.text(300, 0, "beyond")
    canvas.text(0, -40, "above")
    canvas.decoration(0, 0, "shadow", 12)
    assert canvas.texts == []


def test_of_a_long_text_what_is_seen_is_drawn() -> None:
    long, short = lcd(size=(200, 30)), lcd(size=(200, 30))
    canvas, text = long.canvas(), "あい漢字 W" * 9_000
    assert canvas.text(-100_005, 0, text, bold=True) == 100 * 9_000
    short.canvas().text(-5, 0, text[:24], bold=True)
    assert (long.render(canvas).pixels == short.render(canvas).pixels).all()
    assert long.render(canvas).pixels.any()


def test_a_panel_takes_what_it_covers_out_of_the_layer() -> None:
    canvas = lcd(size=(200, 100)).canvas()
    canvas.text(0, 0, "under")
    canvas.text(0, 60, "beside")
    canvas.cover(Rect(0, 0, 200, 30))
    assert [run.text for run in canvas.texts] == ["beside"]


def test_lines_of_the_layer_read_from_left_to_right() -> None:
    def run(text: str, x: int, y: int, height: int = 20) -> TextRun:
        return TextRun(text, Rect(x, y, len(text) * 10, height), (0, 0, 0), False, "page")

    runs = [run("below", 0, 40), run("right", 60, 2, 16), run("left", 0, 0)]
    assert text_lines(runs) == ["left right", "below"]


def test_a_page_that_is_cut_off_does_not_run_on_into_the_softkeys() -> None:
    page = TextRun("last line", Rect(0, 290, 90, 20), (0, 0, 0), False, "page")
    softkey = TextRun("Menu", Rect(0, 299, 40, 16), (0, 0, 0), False, "softkey")
    assert text_lines([page, softkey]) == ["last line", "Menu"]


def test_equal_pictures_have_equal_hashes_and_others_do_not() -> None:
    def picture(color: tuple[int, int, int]) -> str:
        screen = lcd()
        canvas = screen.canvas()
        canvas.fill(color, Rect(3, 3, 2, 2))
        return screen.render(canvas).hash

    assert picture((1, 2, 3)) == picture((1, 2, 3))
    assert picture((1, 2, 3)) != picture((1, 2, 4))


def test_inverting_twice_is_nothing() -> None:
    screen = lcd()
    canvas = screen.canvas()
    canvas.gradient(Rect(0, 0, 40, 30), (10, 20, 30), (200, 100, 0))
    before = screen.render(canvas).pixels.copy()
    canvas.invert(Rect(5, 5, 100, 10))
    assert (screen.render(canvas).pixels[5, 5] == 255 - before[5, 5]).all()
    canvas.invert(Rect(5, 5, 100, 10))
    assert (screen.render(canvas).pixels == before).all()


def test_a_part_beyond_the_edge_is_an_empty_canvas() -> None:
    part: Canvas = lcd().canvas().part(Rect(500, 500, 10, 10))
    part.fill((1, 1, 1))
    part.text(0, 0, "nowhere")
    assert (part.width, part.height) == (0, 0)


@given(st.text("iW日ｶ🍙 ", max_size=30), st.integers(0, 300), st.sampled_from(["…", ""]))
def test_a_text_is_cut_to_the_longest_that_fits(text: str, room: int, mark: str) -> None:
    canvas = lcd().canvas()
    shown = canvas.cut(text, room, 16, mark)
    if canvas.text_width(text, 16) <= room:
        assert shown == text
        return
    kept = shown.removesuffix(mark)
    assert text.startswith(kept)
    assert not kept or canvas.text_width(shown, 16) <= room
    assert canvas.text_width(text[: len(kept) + 1] + mark, 16) > room


def test_of_a_text_too_long_only_what_fits_is_looked_at() -> None:
    class Long(str):
        looked = 0

        def __iter__(self) -> Iterator[str]:
            for char in str.__iter__(self):
                Long.looked += 1
                yield char

    assert lcd().typeface.fitting(Long("i" * 100_000), 16, 80) < 40
    assert Long.looked < 40


@pytest.mark.parametrize("kind", ["outline", "bitmap"])
def test_there_is_no_mark_that_cannot_be_drawn(kind: Literal["outline", "bitmap"]) -> None:
    marks = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf", "Lm")]
    canvas = Lcd(40, 30, 65536, 1, typeface_of(kind)).canvas()
    assert len(marks) > 2_000
    for mark in marks:
        assert canvas.text(0, 0, mark, 12) <= 12


def test_the_lcd_can_be_drawn_on_while_somebody_holds_what_exposed_it() -> None:
    """As profilers and debuggers do; a farm's worker is always under one."""
    held: list[FrameType] = []
    screen = Lcd(40, 30, 65536, 1, typeface_of("outline"))
    sys.setprofile(lambda frame, event, arg: held.append(frame))
    try:
        first = screen.render(screen.canvas())
    finally:
        sys.setprofile(None)
    assert any(frame.f_code is Lcd.render.__code__ for frame in held)
    canvas = screen.canvas()
    canvas.text(0, 0, "again", 12)
    assert screen.render(canvas).hash != first.hash
