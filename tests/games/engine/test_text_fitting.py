"""Text in boxes: no line is too wide, nothing is lost, and kinsoku holds."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pygame
import pytest

from games.engine.text_fitting import draw_text_box, fit_text, wrap_text
from handset.browser.layout.linebreak import NO_END, NO_START
from handset.emoji import EmojiPictures
from handset.geometry import Rect
from handset.lcd import Canvas
from handset.typeface import Typeface
from keitai.common.rng import Rng

LETTERS = "星落ちるッ。、「」ー（ab c d,.efgh 日本ゃ"


@cache
def canvas_of_a_phone() -> Canvas:
    return Canvas(pygame.Surface((240, 280)), Typeface("outline", EmojiPictures()))


@pytest.fixture
def canvas() -> Canvas:
    canvas = canvas_of_a_phone()
    canvas.texts.clear()
    return canvas


def test_lines_fit_and_nothing_is_lost(canvas: Canvas) -> None:
    rng = Rng(6)
    for _ in range(200):
        text = "".join(rng.choice(LETTERS) for _ in range(rng.between(1, 60))).strip(" ")
        width, size = rng.between(64, 200), rng.choice((12, 16, 20))
        lines = wrap_text(canvas, text, size, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", ""), text
        for line in lines:
            assert canvas.text_width(line, size) <= width, (text, line)
            assert line == line.rstrip(" ")


def test_marks_stand_where_they_may() -> None:
    rng, broken = Rng(7), 0
    for _ in range(200):
        text = "".join(
            rng.choice("星落ちる日本") + rng.choice(("", "", "ッ", "。", "、", "「", "」", "（", "ー"))
            for _ in range(40)
        )
        lines = wrap_text(canvas_of_a_phone(), text, 16, rng.between(64, 200))
        assert "".join(lines) == text
        for above, below in pairwise(lines):
            broken += 1
            assert below[0] not in NO_START, (text, lines)
            assert above[-1] not in NO_END, (text, lines)
    assert broken > 500


def test_blank_lines_and_long_words(canvas: Canvas) -> None:
    assert wrap_text(canvas, "one\n\ntwo", 16, 100) == ["one", "", "two"]
    assert wrap_text(canvas, "", 16, 100) == [""]
    assert wrap_text(canvas, "abcdefghij", 16, 32) == ["abcd", "efgh", "ij"]
    assert wrap_text(canvas, "the  quick", 16, 40) == ["the", "quick"]


def test_the_largest_size_that_fits_is_taken(canvas: Canvas) -> None:
    text = "Lanterns show the way home."
    sizes = [fit_text(canvas, text, width, 60).size for width in (230, 150, 90)]
    assert sizes == sorted(sizes, reverse=True)
    for width in range(60, 240, 20):
        for height in (20, 40, 70, 100):
            lines, size = fit_text(canvas, text, width, height)
            assert len(lines) * (size + 2) - 2 <= height, (width, height)
            assert all(canvas.text_width(line, size) <= width for line in lines), (width, height)
            if not lines[-1].endswith("…"):
                assert " ".join(lines) == text
    assert fit_text(canvas, "星が落ちる。" * 9, 60, 26).lines[-1].endswith("…")


def test_a_box_is_filled_in_its_middle(canvas: Canvas) -> None:
    box = Rect(20, 100, 200, 60)
    lines, size = draw_text_box(canvas, box, "Two short\nlines", align="middle")
    assert [run.text for run in canvas.texts] == lines == ["Two short", "lines"]
    for run in canvas.texts:
        assert abs(run.box.x + run.box.width // 2 - 120) <= 1
        assert run.role == "hud"
    top, bottom = canvas.texts[0].box.y - box.y, box.bottom - canvas.texts[-1].box.y - size
    assert abs(top - bottom) <= 1
    with pytest.raises(TypeError, match=r"wrap_text\(\): width is 60.5"):
        wrap_text(canvas, "a", 16, 60.5)  # type: ignore[arg-type]
