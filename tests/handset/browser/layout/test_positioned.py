"""Relative positioning: what moves, by how much, and that nothing round it does."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.layout.boxes import Box, LineBox, TextFragment
from handset.geometry import Rect
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find, find_all, laid_out, make_page

LENGTHS = {"": 0, "0": 0, "7px": 7, "-1em": -20, "25%": 25}
BASE = "<div style='width:100px;height:60px;margin-left:30px'>"


@every_case(("left", "right", "kind"), list(product(LENGTHS, LENGTHS, ["p", "b", "table"])))
def test_left_goes_before_right(left: str, right: str, kind: str) -> None:
    style = f"position:relative;width:40px;height:9px;margin:0;left:{left};right:{right}"
    body = laid_out(f"{BASE}<{kind} style='float:{'left' if kind == 'b' else 'none'};{style}'></{kind}></div>")
    assert find(body, kind).x == 30 + (LENGTHS[left] if left else -LENGTHS[right])


@pytest.mark.parametrize(("top", "bottom"), list(product(LENGTHS, LENGTHS)))
def test_top_goes_before_bottom_and_what_follows_stays(top: str, bottom: str) -> None:
    style = f"position:relative;width:40px;height:9px;margin:0;top:{top};bottom:{bottom}"
    body = laid_out(f"{BASE}<p style='{style}'></p><h6 style='height:5px;margin:0'></h6></div>")
    shares = {**LENGTHS, "25%": 15}
    assert find(body, "p").y == (shares[top] if top else -shares[bottom])
    assert find(body, "h6").y == 9


def test_a_share_of_a_height_that_is_not_known_moves_nothing() -> None:
    assert find(laid_out("<div><p style='margin:0;position:relative;top:50%'>あ</p></div>"), "p").y == 0


def test_all_that_a_box_holds_moves_with_it_once() -> None:
    body = laid_out(
        "<div style='position:relative;left:5px;top:8px'>あ<p style='margin:0;position:relative;left:2px'>い</p>"
        "<b style='float:right;width:9px;height:9px'></b></div><dl style='margin:0'>う</dl>"
    )
    assert [line.rect for line in body.lines()] == [Rect(5, 8, 20, 20), Rect(7, 28, 20, 20), Rect(0, 40, 20, 20)]
    assert find(body, "b").rect == Rect(236, 48, 9, 9)


def test_a_box_that_moves_is_painted_last_and_once_with_its_links_where_it_is() -> None:
    page = make_page(
        "<div style='position:relative;top:-10px;background:red'><a href=/x>あ</a></div><p style='margin:0'>い</p>"
    )
    page.layout.reach_end()
    shown = [thing.node.tag for thing in page.layout.display if hasattr(thing, "node")]
    assert shown.count("div") == 1
    assert list(page.layout.display.places.values()) == [[Rect(0, -10, 20, 20)]]


def test_blocks_round_a_box_that_moves_are_painted_once() -> None:
    page = make_page(
        "<div style='background:red'><i style='float:left;width:5px;height:5px;background:red'></i>"
        "<p style='position:relative;top:3px;background:red'>あ</p></div>"
    )
    page.layout.reach_end()
    shown = sorted(thing.node.tag for thing in page.layout.display if hasattr(thing, "node"))
    assert shown == ["div", "i", "p"]
    assert len(find_all(page.layout.body, "p")) == 1


_IN_INLINES = (
    "<p id=1 style='margin:5px 0'>い</p>",
    "う<div id=1 style='width:40px'>い<div id=2>え</div></div>",
    "<img id=1 style='float:left;width:30px;height:9px'>い",
    "い<div id=1 style='float:right;width:30px'>う</div>え",
    "<div id=1>い<b id=2 style='float:left;width:9px;height:9px'></b></div>う",
    "う<hr id=1>",
    "<table id=1><tr><td id=2>い</table>",
    "<marquee id=1>い</marquee>",
    "<ul id=1><li id=2>い</ul>",
    "<div id=1 style='overflow:hidden;height:9px'>い</div>",
    "<div id=1 style='position:relative;top:4px;left:6px'>い<i id=2>う</i></div>",
    "<img id=1 style='display:block;width:20px;height:20px'>",
    "<i style='position:relative;left:3px;top:-2px'>お<p id=1>い</p></i>",
)


def test_blocks_and_floats_in_an_inline_box_that_moves_go_along() -> None:
    for inside, left, top in product(_IN_INLINES, (7, -12), (5, -20)):
        markup = "<body>あ<span style='position:relative;left:{}px;top:{}px'>か" + inside + "き</span>く<p id=9>け</p>"
        still, moved = (_places(laid_out(markup.format(*each))) for each in ((0, 0), (left, top)))
        assert still.keys() == moved.keys()
        for name, rect in still.items():
            expected = rect if name in ("9", "あ", "く", "け") else rect.moved(left, top)
            assert moved[name] == expected, (inside, left, top, name)


def _places(box: Box) -> dict[str, Rect]:
    """Where the boxes with an id and the pieces of text stand."""
    found: dict[str, Rect] = {}
    for item in box.walk():
        if isinstance(item, LineBox):
            for piece in item.pieces:
                if isinstance(piece, TextFragment):
                    found[piece.text] = Rect(piece.x, piece.y, piece.width, 1)
                elif piece.kind == "image":
                    found[piece.node.get("id")] = piece.rect
        elif item.node.get("id"):
            found[item.node.get("id")] = item.rect
    return found
