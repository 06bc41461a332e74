"""The rules of CSS 2.1 chapter 9.5 for floats, of generated pages."""

from __future__ import annotations

import random

import pytest

from handset.browser.layout.boxes import Box, LineBox
from handset.geometry import Rect
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find, find_all, laid_out
from tests.handset.browser.layout.test_layout import rects

WIDTH = 240


def page(seed: int) -> str:
    chance = random.Random(seed)
    parts = []
    for _ in range(chance.randrange(4, 12)):
        side, clear = chance.choice(["left", "right"]), chance.choice(["none", "none", "none", "left", "right", "both"])
        size = f"width:{chance.randrange(10, 200)}px;height:{chance.randrange(1, 70)}px"
        parts.append(f"<b style='float:{side};clear:{clear};{size}'></b>")
        parts.append(chance.choice(["", "", "<div>あ</div>", "あいうえお", "<br>", "<div style='margin:9px'></div>"]))
    return "<!DOCTYPE html>" + "".join(parts)


def floats_of(seed: int) -> tuple[list[Box], list[LineBox]]:
    body = laid_out(page(seed))
    found = sorted(find_all(body, "b"), key=lambda box: box.node.order)
    return found, [item for item in body.walk() if isinstance(item, LineBox) and item.pieces]


def left_of(box: Box, other: Box) -> bool:
    return box.x + box.width <= other.x


def above(box: Box, other: Box) -> bool:
    return box.y + box.height <= other.y


SEEDS = pytest.mark.parametrize("seed", range(60))


@SEEDS
def test_floats_keep_to_their_block_and_apart(seed: int) -> None:
    found, lines = floats_of(seed)
    assert all(box.x >= 0 and box.x + box.width <= WIDTH for box in found)
    pairs = [(one, other) for place, one in enumerate(found) for other in found[place + 1 :]]
    assert not [pair for pair in pairs if pair[0].rect.overlaps(pair[1].rect)]
    assert not [(line, box) for line in lines for box in found if line.rect.overlaps(box.rect)]


@SEEDS
def test_a_float_is_beside_or_below_those_of_its_side_and_above_none(seed: int) -> None:
    found, _ = floats_of(seed)
    for place, box in enumerate(found):
        for earlier in found[:place]:
            assert box.y >= earlier.y
            if box.style.float == earlier.style.float:
                beside = left_of(earlier, box) if box.style.float == "left" else left_of(box, earlier)
                assert beside or above(earlier, box)
            if box.style.clear in ("both", earlier.style.float):
                assert above(earlier, box)


@SEEDS
def test_a_float_is_as_far_up_and_out_as_it_can_be(seed: int) -> None:
    found, _ = floats_of(seed)
    for place, box in enumerate(found):
        earlier = found[:place]
        beside = [each for each in earlier if each.y < box.y + box.height and box.y < each.y + each.height]
        if box.style.float == "left":
            assert box.x == max([0, *(each.x + each.width for each in beside if each.style.float == "left")])
        else:
            rights = [each.x for each in beside if each.style.float == "right"]
            assert box.x + box.width == min([WIDTH, *rights])


@every_case("width", [200, 240, 300])
@every_case("margin", [0, 40, 100])
@every_case("inner", range(100, 260, 20))
def test_a_float_wider_than_its_block_may_reach_up_to_the_other_side_s(width: int, margin: int, inner: int) -> None:
    body = laid_out(
        f"<div style='width:{width}px'><i style='float:right;width:30px;height:50px'></i>"
        f"<div style='margin-right:{margin}px'><b style='float:left;width:{inner}px;height:9px'></b></div></div>"
    )
    assert find(body, "b").rect == Rect(0, 0 if inner <= width - 30 else 50, inner, 9)


@every_case("tall", range(10, 60, 5))
@every_case("side", ["left", "right"])
@every_case("wide", [100, 150, 190])
def test_a_block_that_keeps_its_own_floats_stands_beside_others(side: str, tall: int, wide: int) -> None:
    body = laid_out(
        f"<b style='float:{side};width:{wide}px;height:{tall}px'></b>"
        "<div style='overflow:hidden;margin:0 5px'>あ<i style='float:left;width:20px;height:30px'></i></div>"
        "<p style='margin:0;height:9px'></p>"
    )
    left, right = (wide, WIDTH - 5) if side == "left" else (5, WIDTH - wide)
    assert rects(body, "div") == [Rect(left, 0, right - left, 30)]
    assert rects(body, "p")[0].y == 30


@every_case("wide", range(20, 240, 20))
@every_case("least", [40, 100, 150])
@every_case("side", ["left", "right"])
def test_a_block_with_a_least_width_stands_below_floats_that_leave_less(side: str, wide: int, least: int) -> None:
    body = laid_out(
        f"<b style='float:{side};width:{wide}px;height:30px'></b>"
        f"<div style='overflow:hidden;min-width:{least}px;height:20px;border:1px solid'></div>"
    )
    room = WIDTH - wide
    beside = Rect(wide if side == "left" else 0, 0, room, 22)
    assert rects(body, "div") == [beside if room >= least + 2 else Rect(0, 30, WIDTH, 22)]


@every_case("margin", range(-12, 13, 4))
@every_case("side", ["left", "right"])
@every_case("tall", [10, 60])
def test_a_block_beside_a_float_keeps_its_margin_on_the_other_side(side: str, margin: int, tall: int) -> None:
    """Also a negative one, which reaches out of its containing block."""
    body = laid_out(
        f"<p style='margin:0 20px'><b style='float:{side};width:50px;height:{tall}px'></b></p>"
        f"<div style='margin:0 20px'><div style='overflow:hidden;margin:0 {margin}px;height:20px'></div></div>"
    )
    outer, inner = find_all(body, "div")
    left, right = outer.x + margin, outer.x + outer.width - margin
    assert (inner.x, inner.x + inner.width) == ((70, right) if side == "left" else (left, WIDTH - 70))


@pytest.mark.parametrize("width", [20, 60, 100])
@pytest.mark.parametrize("height", range(10, 90, 10))
def test_a_line_stands_below_floats_that_leave_no_room_for_its_tallest_part(width: int, height: int) -> None:
    span = f"<span style='display:inline-block;width:{width}px;height:{height}px;vertical-align:top'></span>"
    body = laid_out(
        "<b style='float:left;width:100px;height:30px'></b>"
        f"<b style='float:left;clear:left;width:200px;height:30px'></b>{span}"
    )
    fits_beside_both = width <= WIDTH - 200
    y = 0 if fits_beside_both or height <= 30 else 60
    x = 200 if height > 30 and y == 0 else 100 if y == 0 else 0
    boxes = [piece for line in body.lines() for piece in line.pieces if isinstance(piece, Box)]
    assert [box.rect for box in boxes] == [Rect(x, y, width, height)]
