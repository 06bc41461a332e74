"""Numbers of boxes and lines, on cells of 20 pixels and a screen 240 wide."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.layout.boxes import Box, LineBox, TextFragment, dump
from handset.geometry import Rect
from tests.handset.browser.browser_harness import find, find_all, laid_out, lines, make_page


def rects(box: Box, tag: str) -> list[Rect]:
    return [each.rect for each in find_all(box, tag)]


def test_text_wraps_at_twelve_full_width_columns() -> None:
    body = laid_out("あ" * 30)
    assert [len(text) for text in lines(body)] == [12, 12, 6]
    assert body.rect == Rect(0, 0, 240, 60)


def test_latin_words_stay_whole_and_long_ones_are_cut() -> None:
    assert lines(laid_out("The quick brown fox jumps over")) == ["The quick brown fox", "jumps over"]
    assert lines(laid_out("a " + "x" * 50)) == ["a", "x" * 24, "x" * 24, "xx"]


def test_words_across_elements_stay_whole() -> None:
    assert lines(laid_out("12345678901234567890 ab<b>cde</b>fgh")) == ["12345678901234567890", "abcdefgh"]


def test_white_space_collapses_across_elements() -> None:
    assert lines(laid_out("<div> a <b> b</b>\n c </div>  <div>\n</div>d")) == ["a b c", "d"]


def test_pre_keeps_spaces_and_wraps_at_the_edge() -> None:
    assert lines(laid_out("<pre>a  b\n  c\n" + "x" * 30 + "</pre>")) == ["a  b", "  c", "x" * 24, "x" * 6]


def test_breaks_make_empty_lines() -> None:
    body = laid_out("a<br><br>b<br>")
    assert [(item.y, item.text) for item in body.walk() if isinstance(item, LineBox)] == [(0, "a"), (20, ""), (40, "b")]
    assert body.height == 60


def test_blocks_inside_inline_elements() -> None:
    body = laid_out("<font color=red>a<div>b</div>c</font>")
    assert lines(body) == ["a", "b", "c"]
    colors = {piece.style.color for item in body.walk() if isinstance(item, LineBox) for piece in item.pieces}
    assert colors == {(255, 0, 0)}


def test_margins_collapse_between_and_through_blocks() -> None:
    markup = (
        "<div style='margin:10px 0'>a</div><div style='margin:30px 0 5px'><p style='margin:20px 0'>b</p></div>"
        "<div style='margin:0'></div><div>c</div>"
    )
    body = laid_out(markup)
    assert [item.y for item in body.walk() if isinstance(item, LineBox)] == [10, 60, 100]


def test_negative_margin_pulls_up() -> None:
    body = laid_out("<div>a</div><div style='margin-top:-5px'>b</div>")
    assert rects(body, "div")[1].y == 15


def test_padding_border_width_and_auto_margins() -> None:
    body = laid_out("<div style='width:100px;padding:5px;border:2px solid;margin:0 auto'>a</div>")
    div = find(body, "div")
    assert div.rect == Rect(63, 0, 114, 34)
    assert (div.content_x, div.content_y) == (70, 7)


def test_percent_width_and_fixed_height() -> None:
    assert find(laid_out("<div style='width:50%;height:70px'>a</div>"), "div").rect == Rect(0, 0, 120, 70)


@pytest.mark.parametrize(("align", "x"), [("left", 0), ("center", 110), ("right", 220)])
def test_align(align: str, x: int) -> None:
    body = laid_out(f"<div align={align}>あ</div>")
    assert next(item for item in body.walk() if isinstance(item, LineBox)).x == x


def test_sizes_on_one_line_share_a_baseline() -> None:
    body = laid_out("<font size=1>小</font><font size=5>大</font>")
    line = next(item for item in body.walk() if isinstance(item, LineBox))
    small, large = line.pieces
    assert isinstance(small, TextFragment)
    assert isinstance(large, TextFragment)
    assert line.height == 24
    assert small.y + 14 == large.y + 21


def test_small_lines_are_low_unless_the_page_asks_for_standards() -> None:
    assert laid_out("<font size=1>a</font>").height == 16
    strict = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><font size=1>a</font>'
    assert laid_out(strict).height == 19


def test_line_height_and_indent() -> None:
    body = laid_out("<p style='line-height:30px;text-indent:20px;margin:0'>" + "あ" * 13)
    found = [item for item in body.walk() if isinstance(item, LineBox)]
    assert [(each.x, each.height, len(each.text)) for each in found] == [(20, 30, 11), (0, 30, 2)]


def test_lists_have_markers_left_of_their_text() -> None:
    body = laid_out("<ol start=9><li>a<li>b</ol><ul><li>c</ul>", "l03a")
    found = [item for item in body.walk() if isinstance(item, LineBox)]
    assert [each.text for each in found] == ["9.a", "10.b", "・c"]
    assert [each.x for each in found] == [30, 30, 20]
    assert isinstance(found[0].pieces[0], TextFragment)
    assert found[0].pieces[0].x == 10


def test_definition_lists_indent() -> None:
    body = laid_out("<dl><dt>a<dd>b</dl>", "l03a")
    assert [item.x for item in body.walk() if isinstance(item, LineBox)] == [0, 20]


@pytest.mark.parametrize(
    ("attributes", "rect"),
    [
        ("", Rect(0, 3, 240, 2)),
        ("size=5", Rect(0, 3, 240, 5)),
        ("size=1 color=red", Rect(0, 3, 240, 1)),
        ("width=50%", Rect(60, 3, 120, 2)),
        ("width=100 align=right", Rect(140, 3, 100, 2)),
        ("width=100 align=left", Rect(0, 3, 100, 2)),
    ],
)
def test_rules(attributes: str, rect: Rect) -> None:
    assert find(laid_out(f"<hr {attributes}>"), "hr").rect == rect


def test_float_has_text_round_it() -> None:
    body = laid_out("<div style='float:left;width:100px;height:30px'>x</div>" + "あ" * 22)
    found = [item for item in body.children if isinstance(item, LineBox)]
    assert [(each.x, each.y, len(each.text)) for each in found] == [(100, 0, 7), (100, 20, 7), (0, 40, 8)]


def test_clear_goes_below_a_float() -> None:
    body = laid_out("<img align=left width=50 height=45>a<br clear=all>b")
    assert [item.y for item in body.walk() if isinstance(item, LineBox)] == [0, 45]


def test_missing_pictures_show_their_words() -> None:
    image = find_piece(laid_out("<img src=x alt=ねこ>"), "img")
    assert (image.width, image.height, image.label) == (46, 24, "ねこ")
    assert find_piece(laid_out("<img src=x width=76 height=50>"), "img").rect == Rect(0, 0, 76, 50)


def test_wide_pictures_shrink_in_proportion() -> None:
    assert find_piece(laid_out("<img src=x width=480 height=100>"), "img").rect == Rect(0, 0, 240, 50)


def find_piece(body: Box, tag: str) -> Box:
    for item in body.walk():
        if isinstance(item, LineBox):
            for piece in item.pieces:
                if isinstance(piece, Box) and piece.node.tag == tag:
                    return piece
    raise AssertionError(f"no {tag} in {dump(body)}")


def test_controls_are_as_wide_as_they_say() -> None:
    body = laid_out("<input name=a size=8><select><option>東京<option>札幌市</select>")
    assert find_piece(body, "input").width == 86
    assert find_piece(body, "select").width == 60 + 14 + 6


def test_first_screen_is_final_and_the_rest_is_not_laid_out() -> None:
    markup = "".join(f"<p style='background-color:#eee'>段落{i}</p>" for i in range(500))
    page = make_page(markup)
    page.layout.reach(280)
    first = [(each.x, each.y) for each in page.layout.display.visible(0, 280)]
    assert not page.layout.done
    assert page.layout.height < 1_000
    page.layout.reach(10**9)
    assert [(each.x, each.y) for each in page.layout.display.visible(0, 280)] == first


def test_marquee_is_one_line_on_a_strip_of_its_own() -> None:
    box = find(laid_out("<marquee>" + "あ" * 30 + "</marquee>"), "marquee")
    assert (box.width, box.height) == (240, 20)
    assert box.children[0].width == 600


def test_an_option_outside_of_a_list_is_text_and_swallows_nothing() -> None:
    """A stray <option> is never closed, so that all of a page behind it stands in it."""
    for tag, behind in product(
        ("option", "optgroup"), ("", "</select>", "<p>d</p>", "<hr>", "<table><tr><td>d</table>")
    ):
        body = laid_out(f"<p>a</p><{tag}>b{behind}c")
        assert "".join(lines(body)).replace("d", "") == "abc", (tag, behind)
    assert lines(laid_out("a<select><option>b</option></select>c"))[-1] == "ac", "in a list they are the list's"
