"""Borders, paddings, margins and grounds of inline boxes that are broken over lines and blocks."""

from __future__ import annotations

import itertools

import pytest

from handset.browser.layout.boxes import Box, TextFragment
from tests.every_case import every_case
from tests.handset.browser.browser_harness import laid_out

_STYLE = "border:2px solid;padding:0 3px;margin:0 4px;background:#ccc"
_SPACES = ("", " ", "\n  ")


def frames(body: Box, tag: str = "i") -> list[Box]:
    """The parts of an inline element, line by line."""
    pieces = [each for line in body.lines() for each in line.pieces]
    return [each for each in pieces if isinstance(each, Box) and each.kind == "inline" and each.node.tag == tag]


def sides(box: Box) -> tuple[int, int]:
    """The widths of a part's left and right border."""
    return box.style.border[3], box.style.border[1]


@every_case(("before", "after", "space"), list(itertools.product(("", "ab"), ("", "cd"), _SPACES)))
@every_case("depth", [1, 2, 3])
@every_case("block", ["<div>x</div>", "<p style='margin:5px'>x</p>", "<hr>"])
def test_a_block_in_an_inline_parts_its_edges(before: str, after: str, space: str, depth: int, block: str) -> None:
    body = laid_out(
        f"<i style='{_STYLE}'>{before}{space}{'<b>' * depth}{block}{'</b>' * depth}{space}{after}</i>", "qvga"
    )
    first, last = frames(body)
    assert (sides(first), sides(last)) == ((2, 0), (0, 2))
    assert (first.x, first.width) == (4, 5 + 10 * len(before))
    assert (last.x, last.width) == (0, 10 * len(after) + 5)
    assert last.y >= first.y + 20


@pytest.mark.parametrize(("words", "space"), list(itertools.product(("", "ab", "ab cd"), _SPACES)))
@pytest.mark.parametrize("last", ["", "ef"])
def test_a_break_in_an_inline_parts_its_edges(words: str, space: str, last: str) -> None:
    body = laid_out(f"x<i style='{_STYLE}'>{words}{space}<br>{space}{last}</i>")
    found = frames(body)
    width = 10 * len(words)
    if last:
        assert [(each.x, each.width, sides(each)) for each in found] == [(14, 5 + width, (2, 0)), (0, 25, (0, 2))]
    else:
        assert [(each.x, each.width, sides(each)) for each in found] == [(14, 10 + width, (2, 2))]


def test_an_inline_over_three_lines_has_its_sides_at_its_ends() -> None:
    body = laid_out(f"<div style='width:60px'><i style='{_STYLE}'>abcd efghij klm</i></div>")
    assert [(each.x, each.width, sides(each)) for each in frames(body)] == [
        (4, 45, (2, 0)),
        (0, 60, (0, 0)),
        (0, 35, (0, 2)),
    ]


def test_percentages_of_an_inline_are_of_its_block() -> None:
    body = laid_out("<div style='width:100px'><i style='padding:0 10%;margin:0 5%;background:#ccc'>ab</i>c</div>")
    (frame,) = frames(body)
    assert (frame.x, frame.width) == (5, 40)
    assert [each.x for line in body.lines() for each in line.pieces if isinstance(each, TextFragment)] == [15, 50]


def test_grounds_are_painted_in_the_order_of_the_text() -> None:
    body = laid_out("a<i style='background:red'>b<b style='background:blue'>c</b></i><u style='background:lime'>d</u>")
    (line,) = body.lines()
    assert [each.node.tag if isinstance(each, Box) else each.text for each in line.pieces] == [
        "a", "i", "b", "b", "c", "u", "d",
    ]  # fmt: skip


def test_an_outer_ground_covers_the_margin_of_what_begins_the_line() -> None:
    body = laid_out("<i style='background:red'><b style='margin:0 6px;background:lime'>a</b></i>")
    assert (frames(body)[0].x, frames(body)[0].width) == (0, 22)
    assert (frames(body, "b")[0].x, frames(body, "b")[0].width) == (6, 10)


@pytest.mark.parametrize("space", _SPACES)
def test_white_space_goes_though_only_an_edge_parts_it_from_the_end(space: str) -> None:
    body = laid_out(f"<div style='text-align:right'>ab{space}<i style='{_STYLE}'><br></i>c</div>")
    (frame,) = frames(body)
    assert (frame.x, frame.width) == (240 - 4 - 10, 10)
    assert next(each for each in next(body.lines()).pieces if isinstance(each, TextFragment)).x == 240 - 18 - 20
