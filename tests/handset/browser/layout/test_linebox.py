"""Line boxes: what is raised by what, and how high the line gets."""

from __future__ import annotations

import itertools

import pytest

from handset.browser.layout.boxes import Box, LineBox, TextFragment
from tests.handset.browser.browser_harness import laid_out

_STANDARDS = "<!DOCTYPE html><style>body,p{margin:0;font:20px/20px Ahem}</style>"
"""Ahem of 20 pixels: 16 above the baseline, 4 below."""


def first(markup: str) -> tuple[LineBox, Box]:
    """The first line and the inline block in it."""
    line = next(laid_out(_STANDARDS + markup).lines())
    return line, next(each for each in line.pieces if isinstance(each, Box))


@pytest.mark.parametrize(("raised", "words", "factor"), list(itertools.product((-8, 0, 8), ("", "x"), (1, 2))))
@pytest.mark.parametrize("unit", ["px", "%"])
def test_an_inline_block_is_raised_from_its_baseline(raised: int, words: str, factor: int, unit: str) -> None:
    line_height = 20 * factor
    value = f"{raised}px" if unit == "px" else f"{raised * 100 / line_height:.4f}%"
    style = f"display:inline-block;width:20px;height:40px;vertical-align:{value};line-height:{factor}"
    line, box = first(f"x<b style='{style}'>{words}</b>")
    above = 16 + (line_height - 20) // 2 if words else 40
    assert box.y + above == line.y + line.ascent - raised
    assert line.ascent == max(16, above + raised)
    assert line.height == line.ascent + max(4, 40 - above - raised)


def test_a_percentage_is_of_the_elements_own_line_height_wherever_that_is_said() -> None:
    for style in ("vertical-align:50%;line-height:40px", "line-height:40px;vertical-align:50%"):
        line = next(laid_out(f"{_STANDARDS}x<b style='{style}'>x</b>").lines())
        plain, raised = (each for each in line.pieces if isinstance(each, TextFragment))
        assert plain.y - raised.y == 20


def test_a_break_asks_for_the_height_of_the_boxes_round_it() -> None:
    heights = [line.height for line in laid_out(f"{_STANDARDS}x<b style='line-height:50px'><br></b>x").lines()]
    assert heights == [50, 20]


@pytest.mark.parametrize("height", range(2, 12))
def test_middle_is_half_an_x_above_the_baseline(height: int) -> None:
    line, box = first(f"x<b style='display:inline-block;width:4px;height:{height}px;vertical-align:middle'></b>")
    assert line.y + line.ascent - box.y == height // 2 + 8
