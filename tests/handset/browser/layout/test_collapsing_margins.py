"""Collapsing margins and clearance (CSS 2.1 chapters 8.3.1, 9.5.2) of generated blocks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from handset.browser.layout.boxes import LineBox
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find_all, laid_out
from tests.handset.browser.layout.test_layout import rects

MARGINS = (0, 0, 5, 10, 20, 30, -5, -10, -20)
LINE = 20


@dataclass
class Block:
    """A block of a generated page: a line of text, or none, and blocks below it."""

    above: int
    below: int
    text: bool
    padding: int
    float: bool
    children: list[Block] = field(default_factory=list)

    @property
    def markup(self) -> str:
        float_ = "<span style='float:right;width:9px;height:2px'></span>" * self.float
        inside = float_ + "あ" * self.text + "".join(child.markup for child in self.children)
        return f"<div style='margin:{self.above}px 0 {self.below}px;padding-top:{self.padding}px'>{inside}</div>"

    def events(self) -> Iterator[tuple[str, int]]:
        """Its margins, paddings and lines from the top: margins between two of the others all meet."""
        yield "margin", self.above
        if self.padding:
            yield "solid", self.padding
        if self.text:
            yield "line", LINE
        for child in self.children:
            yield from child.events()
        yield "margin", self.below


def block(chance: random.Random, depth: int = 0) -> Block:
    text, padded = chance.random() < 0.4, chance.random() < 0.2
    made = Block(chance.choice(MARGINS), chance.choice(MARGINS), text, 30 * padded, chance.random() < 0.3)
    if depth < 3:
        made.children = [block(chance, depth + 1) for _ in range(chance.randrange(4))]
    return made


def line_tops(blocks: list[Block]) -> list[int]:
    y, met, tops = 0, [0], []
    for kind, pixels in (event for each in blocks for event in each.events()):
        if kind == "margin":
            met.append(pixels)
            continue
        y += max(met) + min(met)
        met = [0]
        if kind == "line":
            tops.append(y)
        y += pixels
    return tops


@every_case("seed", range(80))
def test_margins_that_meet_are_one(seed: int) -> None:
    chance = random.Random(seed)
    blocks = [block(chance) for _ in range(4)]
    body = laid_out("".join(each.markup for each in blocks))
    assert [item.y for item in body.walk() if isinstance(item, LineBox)] == line_tops(blocks)


@every_case("seed", range(50))
def test_a_float_before_the_first_line_stands_at_its_blocks_top(seed: int) -> None:
    chance = random.Random(seed)
    own, inner, deeper = (chance.choice(MARGINS) for _ in range(3))
    body = laid_out(
        f"<p style='margin:7px 0'>あ</p><div style='margin-top:{own}px'><b style='float:left;width:9px;height:9px'></b>"
        f"<div style='margin-top:{inner}px'><div style='margin-top:{deeper}px'>あ</div></div></div>"
    )
    top = LINE + 7 + max(7, own, inner, deeper) + min(0, own, inner, deeper)
    assert [rects(body, "div")[0].y, *(box.y for box in find_all(body, "b"))] == [top, top]


@every_case("inner", range(0, 100, 4))
@every_case("own", [0, 20, 50])
def test_a_block_stands_below_the_float_it_clears_or_where_its_margins_put_it(own: int, inner: int) -> None:
    body = laid_out(
        "<p style='margin:0 0 10px'>あ</p><i style='float:left;width:9px;height:40px'></i>"
        f"<div style='clear:left;margin-top:{own}px'><div style='margin-top:{inner}px'>あ</div></div>"
    )
    below_float, by_margins = LINE + 10 + 40, LINE + max(10, own, inner)
    assert [rect.y for rect in rects(body, "div")] == [max(below_float, by_margins)] * 2


@pytest.mark.parametrize(
    ("own", "after", "y"), [(0, 0, 40), (10, 0, 40), (10, 30, 70), (0, 30, 70), (-10, 0, 40), (0, -10, 30)]
)
def test_an_empty_block_that_clears_a_float_holds_its_parent_open(own: int, after: int, y: int) -> None:
    body = laid_out(
        "<div><i style='float:left;width:9px;height:40px'></i>"
        f"<p style='clear:both;margin:{own}px 0 0'></p></div><h6 style='margin:{after}px 0 0'>あ</h6>"
    )
    assert rects(body, "h6")[0].y == y
