"""Columns, spans, alignment of cells."""

from __future__ import annotations

import pytest

from handset.browser.layout.boxes import Box, Line
from handset.geometry import Rect
from tests.handset.browser.bench import find, find_all, laid_out, lines

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
    assert isinstance(line, Line)
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
    edges = [box for box in body.walk() if isinstance(box, Box) and box.kind == "edge"]
    assert len(edges) == strips
    width = int(border[0])
    table = find(body, "table")
    assert max(edge.rect.bottom for edge in edges) == table.rect.bottom
    assert max(edge.rect.right for edge in edges) == table.rect.right
    assert all(width in (edge.width, edge.height) for edge in edges)
