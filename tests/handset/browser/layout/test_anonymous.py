"""Parts of tables where a page leaves out what should be round them or in between (CSS 2.1 chapter 17.2.1)."""

from __future__ import annotations

from random import Random

import pytest

from handset.browser.layout.anonymous import ANONYMOUS
from handset.browser.layout.boxes import Box, LineBox
from handset.geometry import Rect
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find_all, laid_out, lines

SIDE = 20
CELL = f"<i class=c style='display:table-cell;width:{SIDE}px;height:{SIDE}px'></i>"
BLANKS = ("", "", " ", "\n", "<u style='display:none'>x</u>", " <s style='display:none'></s>\n")


def row(cells: int) -> str:
    return f"<b style='display:table-row'>{CELL * cells}</b>"


def group(rows: list[int]) -> str:
    return f"<var style='display:table-row-group'>{' '.join(row(cells) for cells in rows)}</var>"


def cells_of(markup: str) -> list[Rect]:
    return [box.rect for box in find_all(laid_out(markup), "i")]


def pieces(random: Random) -> tuple[str, list[int]]:
    """Parts of a table in a row, and how many cells each of its rows gets: cells that follow each other share one."""
    rows: list[int] = []
    markup, open_row = "", False
    for _ in range(random.randint(1, 6)):
        kind = random.choice("ccrg")
        if kind == "c":
            markup += CELL
            rows = [*rows[:-1], rows[-1] + 1] if open_row else [*rows, 1]
            open_row = True
        else:
            counts = [random.randint(1, 3) for _ in range(1 if kind == "r" else random.randint(1, 2))]
            markup += row(counts[0]) if kind == "r" else group(counts)
            rows += counts
            open_row = False
        markup += random.choice(BLANKS)
    return markup, rows


def placed(rows: list[int], x: int = 0, y: int = 0) -> list[Rect]:
    return [
        Rect(x + SIDE * column, y + SIDE * index, SIDE, SIDE)
        for index, cells in enumerate(rows)
        for column in range(cells)
    ]


@every_case("seed", range(60))
@every_case("around", ["{}", "<div>{}</div>", "<div style='display:table'>{}</div>"])
def test_parts_that_follow_each_other_are_one_table(around: str, seed: int) -> None:
    markup, rows = pieces(Random(seed))
    assert cells_of(around.format(markup)) == placed(rows)


@every_case("seed", range(50))
def test_other_content_ends_a_table(seed: int) -> None:
    random = Random(seed)
    (one, upper), (two, lower) = pieces(random), pieces(random)
    between, height = random.choice(
        [("あ", 20), ("<p style='margin:0;height:7px'>", 7), ("<hr style='margin:0;border:0;height:3px'>", 3)]
    )
    top = SIDE * len(upper)
    assert cells_of(one + between + "<div></div>" + two) == placed(upper) + placed(lower, 0, top + height)


@every_case("seed", range(50))
def test_parts_in_a_line_are_a_table_in_the_line(seed: int) -> None:
    markup, rows = pieces(Random(seed))
    body = laid_out(f"あ<span>い{markup}う</span>え")
    left = 40
    assert [box.rect for box in find_all_in_lines(body, "i")] == placed(rows, left)
    line = body.children[0]
    assert isinstance(line, LineBox)
    after = [piece.x for piece in line.pieces if not isinstance(piece, Box)]
    assert after[:2] == [0, SIDE]
    assert after[2] == left + SIDE * max(rows)


def find_all_in_lines(body: Box, tag: str) -> list[Box]:
    """Boxes of a tag in the tables that stand in a body's lines."""
    found = []
    for line in body.children:
        assert isinstance(line, LineBox)
        for piece in line.pieces:
            if isinstance(piece, Box):
                found += find_all(piece, tag)
    return found


@pytest.mark.parametrize(
    "stray", ["あ", "<em>あ</em>", "<p style='margin:0'>あ</p>", "<em> </em>あ", "あ<br clear=all>"]
)
@pytest.mark.parametrize("parent", ["table-row", "table-row-group", "block"])
def test_what_is_no_cell_stands_in_an_anonymous_one(parent: str, stray: str) -> None:
    """A cell that follows is in the row that the stray began."""
    around = f"<b style='display:{parent}'>{{}}</b>" if parent != "block" else "{}"
    body = laid_out(f"<div style='display:table'>{around.format(stray + CELL)}</div>")
    assert [box.rect for box in find_all(body, "i")] == [Rect(SIDE, 0, SIDE, SIDE)]
    (cell,) = (box for box in body.walk() if isinstance(box, Box) and box.kind == "cell" and box.node.tag == ANONYMOUS)
    assert cell.rect == Rect(0, 0, SIDE, SIDE)
    assert lines(cell) == ["あ"]


@pytest.mark.parametrize("inner", ["table-row", "table-row-group", "table-cell", "table-caption", "table"])
def test_a_table_part_in_a_cell_of_another_is_a_table_there(inner: str) -> None:
    body = laid_out(
        f"<div style='display:table-row'>{CELL}<b style='display:table-row'><u style='display:{inner}'>あ</u></b></div>"
    )
    assert lines(body) == ["あ"]
    first = find_all(body, "i")[0]
    (line,) = (item for item in body.walk() if isinstance(item, LineBox))
    assert (first.x, line.x, line.y) == (0, SIDE, 0)


def test_inherit_looks_past_anonymous_boxes() -> None:
    body = laid_out(
        "<div style='display:table'><b style='display:table-row;background:#f00'>"
        "<u style='display:inherit;background:inherit'>あ</u></b></div>"
    )
    (inner,) = (box for box in find_all(body, "u") if box.kind == "row")
    assert inner.style.background == (255, 0, 0)


@pytest.mark.parametrize("part", ["<form action=x>", "<input type=hidden name=a>", "<script>1</script>", " "])
def test_what_shows_nothing_makes_no_row(part: str) -> None:
    plain = "<table cellspacing=0 cellpadding=0>{}<tr>{}<td>あ</td>{}</tr>{}</table>"
    assert [box.rect for box in find_all(laid_out(plain.format(part, part, part, part)), "td")] == [Rect(0, 0, 20, 20)]
    assert (
        len(
            [
                box
                for box in laid_out(plain.format(part, part, part, part)).walk()
                if isinstance(box, Box) and box.kind == "row"
            ]
        )
        == 1
    )


@pytest.mark.parametrize("floating", ["table-cell", "table-row", "table-row-group", "table-caption", "table-column"])
def test_a_floating_part_is_a_block(floating: str) -> None:
    body = laid_out(f"<div style='float:right;display:{floating}'>あ</div>")
    (box,) = find_all(body, "div")
    assert (box.kind, box.rect) == ("block", Rect(220, 0, 20, 20))


def test_columns_outside_a_table_show_nothing() -> None:
    assert (
        lines(laid_out("<div style='display:table-column'>あ</div><b style='display:table-column-group'>い</b>")) == []
    )
