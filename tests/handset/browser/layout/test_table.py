"""Columns, spans, alignment of cells."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.layout.boxes import Box, LineBox
from handset.geometry import Rect
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find, find_all, laid_out, lines, make_page

PLAIN = "cellspacing=0 cellpadding=0"


def cells(markup: str) -> list[Rect]:
    body = laid_out(markup)
    return [box.rect for tag in ("td", "th") for box in find_all(body, tag)]


def test_columns_are_as_wide_as_their_content() -> None:
    assert cells(f"<table {PLAIN}><tr><td>あ<td>いいい<tr><td>うう<td>え</table>") == [
        Rect(0, 0, 40, 20), Rect(40, 0, 60, 20), Rect(0, 20, 40, 20), Rect(40, 20, 60, 20)]  # fmt: skip


def test_spacing_padding_and_border() -> None:
    body = laid_out("<table cellspacing=3 cellpadding=5 border=2><tr><td>あ<td>い</table>")
    table = find(body, "table")
    first, second = find_all(body, "td")
    assert first.rect == Rect(5, 5, 32, 32)
    assert second.x == 5 + 32 + 3
    assert table.rect == Rect(0, 0, 2 + 3 + 32 + 3 + 32 + 3 + 2, 2 + 3 + 32 + 3 + 2)


def test_full_width_shares_what_is_left() -> None:
    found = cells(f"<table width=100% {PLAIN}><tr><td width=60>あ<td>い</table>")
    assert [(each.x, each.width) for each in found] == [(0, 60), (60, 180)]


def test_percent_columns() -> None:
    found = cells(f"<table width=100% {PLAIN}><tr><td width=25%>あ<td width=75%>い</table>")
    assert [each.width for each in found] == [60, 180]


def test_too_wide_tables_are_squeezed() -> None:
    found = cells(f"<table {PLAIN} width=900><tr>" + "<td>ああああああああ" * 4 + "</table>")
    assert sum(each.width for each in found) == 240
    unbroken = cells(f"<table {PLAIN}><tr>" + ("<td>" + "x" * 30) * 3 + "</table>")
    assert sum(each.width for each in unbroken) == 240


def test_colspan_and_rowspan() -> None:
    found = cells(f"<table {PLAIN}><tr><td rowspan=2>あ<td colspan=2>いいいい<tr><td>う<td>え</table>")
    assert found[0] == Rect(0, 0, 20, 40)
    assert found[1] == Rect(20, 0, 80, 20)
    assert found[2].y == found[3].y == 20
    assert found[2].width + found[3].width == 80


@pytest.mark.parametrize("span", ["colspan=99999999", "rowspan=99999999", "colspan=-5", "colspan=x"])
def test_absurd_spans_are_clamped(span: str) -> None:
    body = laid_out(f"<table><tr><td {span}>a<td>b<tr><td>c</table>")
    assert find(body, "table").width <= 240
    assert find(body, "table").height < 100


@pytest.mark.parametrize(("valign", "y"), [("top", 0), ("middle", 20), ("bottom", 40)])
def test_vertical_alignment(valign: str, y: int) -> None:
    body = laid_out(f"<table {PLAIN}><tr><td valign={valign}>a<td>b<br>b<br>b</table>")
    line = find(body, "td").children[0]
    assert isinstance(line, LineBox)
    assert (line.y, line.pieces[0].y) == (y, y)


def test_row_says_alignment_for_its_cells() -> None:
    body = laid_out(f"<table {PLAIN} width=200><tr align=right valign=bottom><td>あ<td>い<br>い</table>")
    line = find(body, "td").children[0]
    assert line.y == 20
    assert line.x > 0


def test_head_comes_first_and_foot_last() -> None:
    body = laid_out("<table><tfoot><tr><td>c</tfoot><tbody><tr><td>b</tbody><thead><tr><th>a</thead></table>")
    assert lines(body) == ["a", "b", "c"]


def test_nested_tables_and_captions() -> None:
    body = laid_out("<table width=100%><caption>題</caption><tr><td><table width=100%><tr><td>内</table></table>")
    assert lines(body) == ["題", "内"]
    outer, inner = (box for box in find_all(body, "table") if box.kind == "table")
    assert outer.width == 240
    assert outer.rect.contains(inner.rect)


def test_centre_moves_tables() -> None:
    assert find(laid_out(f"<center><table {PLAIN} width=100><tr><td>a</table></center>"), "table").x == 70
    assert find(laid_out(f"<table {PLAIN} width=100 align=center><tr><td>a</table>"), "table").x == 70


@pytest.mark.parametrize(
    ("border", "strips"), [("1px solid", 4 + 3), ("3px double", 4 + 3), ("2px dashed", 3 * 3 + 4 * 2)]
)
def test_borders_that_cells_share_run_through(border: str, strips: int) -> None:
    cell = f"<td style='border:{border}'>あ"
    body = laid_out(f"<table style='border-collapse:collapse'>{('<tr>' + cell * 2) * 3}</table>")
    edges = [box for box in body.walk() if isinstance(box, Box) and box.kind == "collapsed-border"]
    assert len(edges) == strips
    width = int(border[0])
    table = find(body, "table")
    assert max(edge.rect.bottom for edge in edges) == table.rect.bottom
    assert max(edge.rect.right for edge in edges) == table.rect.right
    assert all(width in (edge.width, edge.height) for edge in edges)


SIZES = [0, 3, 7, 12]


@every_case("above", SIZES)
@every_case("below", SIZES)
@every_case("side", ["top", "bottom"])
@every_case("said", ["<caption style='caption-side:{0};", "<caption align={0} style='"])
def test_captions_keep_their_margins(said: str, side: str, above: int, below: int) -> None:
    markup = (
        f"<table {PLAIN} width=100>{said.format(side)}margin:{above}px 5px {below}px'>題</caption><tr><td>あ</table>"
    )
    body = laid_out(markup)
    caption, table = find(body, "caption"), next(box for box in find_all(body, "table") if box.kind == "table")
    inner = above + 20 + below
    assert caption.rect == Rect(5, above + (20 if side == "bottom" else 0), 90, 20)
    assert table.rect == Rect(0, 0 if side == "bottom" else inner, 100, 20)
    assert body.height == inner + 20


@every_case("paddings", [(a, b, c) for a in SIZES for b in SIZES for c in SIZES])
def test_cells_stand_on_one_baseline(paddings: tuple[int, ...]) -> None:
    cells_ = "".join(f"<td style='vertical-align:baseline;padding:{top}px 0 0'>あ" for top in paddings)
    body = laid_out(f"<table {PLAIN}><tr>{cells_}</table>")
    assert {line.y for line in body.walk() if isinstance(line, LineBox)} == {max(paddings)}
    assert {cell.height for cell in find_all(body, "td")} == {20 + max(paddings)}


@every_case("heights", [(a, b, c) for a in (10, 20, 30) for b in (10, 20, 30) for c in (10, 20, 30)])
@every_case("fixed", [False, True])
def test_rows_share_the_height_of_a_cell_that_spans_them(fixed: bool, heights: tuple[int, ...]) -> None:
    """By their own height: 120 pixels beyond what they have; where a row says its height, the others take all."""
    own = [f"<div style='height:{height}px'></div>" for height in heights]
    first = f"<td style='height:{heights[0]}px'>" if fixed else f"<td>{own[0]}"
    rest = "".join(f"<tr><td>{each}" for each in own[1:])
    tall = sum(heights) + 120
    found = cells(f"<table {PLAIN}><tr>{first}<td rowspan=3><div style='height:{tall}px'></div>{rest}</table>")
    growing = heights[1:] if fixed else heights
    wanted = [
        height + (120 * height / sum(growing) if height_at or not fixed else 0)
        for height_at, height in enumerate(heights)
    ]
    assert [each.height for each in (found[0], found[2], found[3])] == [pytest.approx(each, abs=1) for each in wanted]
    assert found[3].bottom == found[1].bottom == tall


def test_rowspan_0_goes_to_the_end_of_the_group() -> None:
    found = cells(f"<table {PLAIN}><tbody><tr><td rowspan=0>あ<td>い<tr><td>う<tr><td>え<tbody><tr><td>お</table>")
    assert (found[0], found[-1]) == (Rect(0, 0, 20, 60), Rect(0, 60, 20, 20))


def test_of_several_heads_and_feet_the_first_is_one() -> None:
    body = laid_out(
        "<table><tfoot><tr><td>f1</tfoot><thead><tr><td>h1</thead><tbody><tr><td>b</tbody>"
        "<thead><tr><td>h2</thead><tfoot><tr><td>f2</tfoot></table>"
    )
    assert lines(body) == ["h1", "b", "h2", "f2", "f1"]


@pytest.mark.parametrize(
    "layer", ["<colgroup style='{}'><col><col></colgroup>", "<col style='{}'><col style='{}'>", "tbody", "tr"]
)
def test_layers_show_behind_cells_and_not_in_gaps(layer: str) -> None:
    red = "background:#f00"
    columns = layer.format(red, red) if layer.startswith("<") else ""
    group, line = (f"style='{red}'" if layer == tag else "" for tag in ("tbody", "tr"))
    body = laid_out(f"<table cellpadding=0 cellspacing=4>{columns}<tbody {group}><tr {line}><td>あ<td>い</table>")
    grounds = [box for box in body.walk() if isinstance(box, Box) and box.kind == "cell-background"]
    assert [box.rect for box in grounds] == [Rect(4, 4, 20, 20), Rect(28, 4, 20, 20)]
    assert {box.style.background for box in grounds} == {(255, 0, 0)}


@pytest.mark.parametrize("content", ["", " ", "\n"])
def test_an_empty_cell_is_hidden_where_the_table_says_so(content: str) -> None:
    body = laid_out(
        "<table cellspacing=0 style='empty-cells:hide'><tr style='background:#0f0'>"
        f"<td style='border:1px solid;background:#f00'>{content}</td><td>あ</table>"
    )
    empty = find(body, "td")
    assert empty.style.background is None
    assert empty.style.border_style == ("none",) * 4
    assert len([box for box in body.walk() if isinstance(box, Box) and box.kind == "cell-background"]) == 1


def test_visibility_collapse_takes_rows_and_columns_out() -> None:
    cells_ = "<td>あ<td>い<td>う"
    columns = "<col><col style='visibility:collapse'><col>"
    gone = f"<tr style='visibility:collapse'>{cells_}"
    table = f"<table cellspacing=2 cellpadding=0>{columns}<tr>{cells_}{gone}<tr>{cells_}</table>"
    body = laid_out(table)
    assert find(body, "table").rect == Rect(0, 0, 2 + 20 + 2 + 20 + 2, 2 + 20 + 2 + 20 + 2)


@pytest.mark.parametrize(("share", "height"), [("100%", 320), ("50%", 160)])
def test_a_share_of_the_screen_is_a_tables_height_in_quirks_mode(share: str, height: int) -> None:
    screen = make_page("", "qvga").model.viewport.height
    table = find(laid_out(f"<table {PLAIN} height={share}><tr><td>あ</table>"), "table")
    assert table.height == screen * height // 320
    assert find(laid_out(f"<!DOCTYPE html><table {PLAIN} height={share}><tr><td>あ</table>"), "table").height < 40


def test_colour_round_a_table_stays_outside_in_quirks_mode_and_fonts_go_in() -> None:
    markup = "<body text=#00ff00><font color=red size=1><b><table><tr><td>あ</table></b></font>"
    quirks, standards = (find(laid_out(doctype + markup), "td").style for doctype in ("", "<!DOCTYPE html>"))
    assert (quirks.color, quirks.bold) == ((0, 255, 0), True)
    assert (standards.color, standards.bold) == ((255, 0, 0), True)
    assert max(quirks.font_px, standards.font_px) < 20
    mobile = '<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "xhtml-mobile10.dtd">'
    round_it = "<body text=#00ff00><div style='color:red;text-align:right'><table><tr><td>あ</table></div>"
    cell = find(laid_out(mobile + round_it), "td").style
    assert (cell.color, cell.text_align) == ((255, 0, 0), "right")
    cell = find(laid_out(mobile + round_it, "w61ca"), "td").style
    assert (cell.color, cell.text_align) == ((0, 255, 0), "left"), "carriers' browsers did not read the DOCTYPE"
    table = find(laid_out(f"{mobile}<table {PLAIN} height=100%><tr><td>あ</table>"), "table")
    assert table.height == 20, "lines stay the phone's"


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE html>"])
@pytest.mark.parametrize("around", ["<center>{}</center>", "<div align=center>{}</div>"])
def test_align_moves_tables_in_every_mode(around: str, doctype: str) -> None:
    assert find(laid_out(doctype + around.format(f"<table {PLAIN} width=100><tr><td>a</table>")), "table").x == 70


def test_the_fixed_layout_hangs_on_the_first_row() -> None:
    fixed = f"<table {PLAIN} style='table-layout:fixed;width:200px'>"
    rows = "<tr><td style='width:50px'>あ<td>い<td>う<tr><td>" + "あ" * 9 + "<td>い<td>う</table>"
    assert [each.width for each in cells(fixed + rows)[:3]] == [50, 75, 75]


@pytest.mark.parametrize("tag", ["tr", "tbody"])
def test_a_style_of_a_row_aligns_its_cells(tag: str) -> None:
    rows = {name: "style='vertical-align:bottom'" if name == tag else "" for name in ("tbody", "tr")}
    body = laid_out(f"<table {PLAIN}><tbody {rows['tbody']}><tr {rows['tr']}><td>a<td>b<br>b<br>b</table>")
    line = find(body, "td").children[0]
    assert line.y == 40


@pytest.mark.parametrize(
    ("rows", "heights"),
    [
        ("<tr height=20%><td>あ<tr><td>あ", [40, 160]),
        ("<tr height='10%'><td>あ<tr height=60%><td>あ<tr><td>あ", [22, 120, 58]),
        ("<tr style='height:50%'><td>あ<tr><td>あ<tr><td>あ", [100, 50, 50]),
        ("<tr height=30%><td>あ<tr><td height=50%>あ", [75, 125]),
    ],
)
def test_rows_ask_for_shares_of_their_tables_height(rows: str, heights: list[int]) -> None:
    table = find(laid_out(f"<table cellspacing=0 cellpadding=1 border=0 height=200>{rows}</table>"), "table")
    assert [cell.height for cell in find_all(table, "td")] == heights


def test_a_table_squeezed_into_its_room_cuts_its_widest_columns_and_leaves_narrow_ones_whole() -> None:
    cases = {
        ("あ", "b" * 60): [20, 220],
        ("b" * 60, "あ"): [220, 20],
        ("あ", "b" * 60, "abc"): [20, 190, 30],
        ("あ", "b" * 60, "c" * 90): [20, 110, 110],
        ("あ", "b" * 10, "c" * 90, "d" * 20): [20, 73, 74, 73],
        ("あ", "い", "う", "b" * 10, "c" * 90): [20, 20, 20, 90, 90],
        ("あ", "い"): [20, 20],
    }
    for words, widths in cases.items():
        row = "".join(f"<td>{each}" for each in words)
        for size in ("", " width=100", " width='100%'"):
            table = f"<table cellpadding=0 cellspacing=0{size}><tr>{row}</table>"
            wanted = widths
            if sum(widths) < 240 and size:
                wanted = [50, 50] if size == " width=100" else [120, 120]
            assert [each.width for each in find_all(laid_out(table), "td")] == wanted, table


def test_a_table_sticks_out_of_a_narrow_block_as_far_as_the_screen() -> None:
    for width, words in product((20, 60, 100), (2, 4, 6)):
        cells = "<td>abc</td>" * words
        body = laid_out(f"<div style='width:{width}px'><table cellspacing=0 cellpadding=0><tr>{cells}</table></div>")
        table = next(each for each in body.walk() if isinstance(each, Box) and each.kind == "table")
        assert table.width == max(words * 30, 0), (width, words)
        inner = f"<table><tr><td style='width:{width}px'><table><tr>{'<td>abcdefgh</td>' * 4}</table></table>"
        tables = [each for each in laid_out(inner).walk() if isinstance(each, Box) and each.kind == "table"]
        assert max(each.x + each.width for each in tables) <= 240


def marked(body: Box, name: str = "x") -> Box:
    """Return the box of the element of a class, also one that stands in a line."""
    stack: list[object] = [body]
    while stack:
        item = stack.pop()
        if isinstance(item, Box):
            if item.node.get("class") == name:
                return item
            stack += item.children
        elif isinstance(item, LineBox):
            stack += item.pieces
    raise LookupError(name)


_SHARING = {
    "block": "<div class=x style='height:{}%'></div>",
    "float": "<div class=x style='height:{}%;width:9px;float:left'></div>",
    "window": "<div class=x style='height:{}%;overflow:hidden'></div>",
    "table": "<table class=x style='height:{}%' cellspacing=0><td></table>",
    "inline block": "<b class=x style='height:{}%;width:9px;display:inline-block'></b>",
}
"""Content that asks for a share of what is round it."""


def test_shares_of_a_cells_height_are_known_when_its_row_is() -> None:
    """Where the cell says a height or its table does, as in browsers; a row's alone is not enough."""
    for kind, content in _SHARING.items():
        for height in (40, 64, 120):
            for share in (25, 50, 100):
                for around, known in (
                    ("<table cellspacing=0 cellpadding=0 style='height:{}px'><tr><td>{}</table>", True),
                    ("<table cellspacing=0 cellpadding=0><tr><td style='height:{}px'>{}</table>", True),
                    ("<table cellspacing=0 cellpadding=0><tr style='height:{}px'><td>{}</table>", False),
                ):
                    markup = around.format(height, content.format(share))
                    found = marked(laid_out(markup)).height
                    assert (found == height * share // 100) is known, (kind, markup, found)


def test_shares_of_heights_go_through_what_is_as_wide_as_its_content_in_quirks_mode() -> None:
    """Up to a height that is said, in the end the screen's; a cell lets none through."""
    for kind, content in _SHARING.items():
        for share in (25, 50, 100):
            for around in (
                "<div style='float:left'>{}</div>",
                "<b style='display:inline-block'>{}</b>",
                "<div style='overflow:hidden'>{}</div>",
                "<div><div style='float:right'>{}</div></div>",
            ):
                apart = around.format(content.format(share))
                assert marked(laid_out(apart)).height == 280 * share // 100, (kind, apart)
                said = f"<div style='height:80px'>{apart}</div>"
                assert marked(laid_out(said)).height == 80 * share // 100, (kind, said)
                held = f"<table cellspacing=0 cellpadding=0><td style='height:90px'>{apart}</table>"
                assert marked(laid_out(held)).height < 20, (kind, held)


def test_a_rows_baseline_is_its_end_where_no_cell_stands_on_one() -> None:
    for height in range(10, 200, 4):
        table = f"<table class=x cellspacing=0 cellpadding=0 style='display:inline-table;height:{height}px'>"
        body = laid_out(f"<p>{table}<td valign=middle></table><img class=y width=9 height=1></p>")
        row, image = marked(body), marked(body, "y")
        assert image.y + image.height == row.y + height, height


def test_cells_in_cells_are_laid_out_again_within_a_bound() -> None:
    """Each level would double the work of the ones inside it."""
    shares = "<table style='height:100px'><tr><td style='height:60px'><div style='height:50%'>a</div>"
    for depth in (2, 10, 40):
        context = make_page(shares * depth + "<p>x " * 500).layout.context
        before = context.lines_left
        page = make_page(shares * depth + "<p>x " * 500)
        page.layout.reach(10**9)
        used = before - page.layout.context.lines_left
        assert used <= 2 * (500 + depth) + 2_000 + 500 + depth, depth


def test_a_table_without_columns_has_no_gaps() -> None:
    for rows, spacing, height in product(("", "<tr></tr>", "<tr></tr>" * 3), (0, 4, 9), (0, 50)):
        table = f"<table style='border-spacing:{spacing}px;height:{height}px'>{rows}</table>"
        box = find(laid_out(table), "table")
        assert (box.width, box.height) == (0, height), table


def test_what_is_aligned_to_the_middle_keeps_its_margins() -> None:
    for left, right, width in product((-8, 0, 6), (-8, 0, 10), (40, 100)):
        for around in ("<center>{}</center>", "<table width=100% cellspacing=0 cellpadding=0><td align=center>{}"):
            body = laid_out(around.format(f"<div style='width:{width}px;margin:0 {right}px 0 {left}px'>x</div>"))
            assert find(body, "div").x == left + (240 - width - left - right) // 2, (around, left, right, width)
