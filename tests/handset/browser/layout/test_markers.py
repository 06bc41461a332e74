"""List markers: which items have them, what they say and where they stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from handset.browser.layout.boxes import Box, LineBox, TextFragment
from handset.browser.layout.markers import marker_text
from tests.every_case import every_case
from tests.handset.browser.browser_harness import find, find_all, laid_out

_ELEMENTS = ("div", "span", "p", "b", "a href=x", "li", "dt", "h3")
_HOLDERS = {
    "block": "{}",
    "inline": "<i>{}</i>",
    "cell": "<table cellspacing=0 cellpadding=0 width=240><tr><td>{}</td></tr></table>",
    "float": "<div style='float:left;width:200px'>{}</div>",
    "inline block": "<div style='display:inline-block;width:200px'>{}</div>",
    "block beside": "<div style='border-left:10px solid;padding-left:10px'>{}</div>",
}


def lines(body: Box) -> Iterator[LineBox]:
    """Lines with text, innermost."""
    return (line for line in body.lines() if any(isinstance(each, TextFragment) for each in line.pieces))


def right_of(line: LineBox) -> int:
    """Where a line's marker ends."""
    marker = line.pieces[0]
    return marker.x + marker.width


@every_case("element", _ELEMENTS)
@every_case("holder", _HOLDERS.values())
@every_case("kind", ["disc", "decimal"])
def test_every_element_that_is_a_list_item_has_a_marker_outside(element: str, holder: str, kind: str) -> None:
    style = f"display:list-item;list-style:{kind} outside;margin:0 0 0 40px"
    item = f"<{element} style='{style}'>word</{element.split()[0]}>"
    body = laid_out(f"<div>{holder.format(item)}</div>")
    (line,) = lines(body)
    assert line.text == {"disc": "・word", "decimal": "1.word"}[kind]
    text = next(each for each in line.pieces if isinstance(each, TextFragment) and each.text == "word")
    assert right_of(line) == text.x
    assert text.x >= 40


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<p style='margin:0'>word</p>", "・word"),
        ("<div><div style='padding-left:7px'>word</div></div>", "・word"),
        ("<table cellspacing=0 cellpadding=0><tr><td>word</table>", "・word"),
        ("<div style='overflow:hidden;height:40px'>word</div>", "・word"),
        ("<div style='height:5px'></div>word", "・word"),
        ("<ul><li>word</ul>", "・○word"),
        ("", "・\u2060"),
        ("<div style='height:50px'></div>", "・"),
        ("<img src=x width=30 height=30 style='display:block' alt=''>", "・"),
    ],
)
def test_a_marker_stands_before_the_first_line_of_whatever_an_item_holds(inner: str, wanted: str) -> None:
    body = laid_out(f"<ul style='margin:0'><li>{inner}</ul>", "l03a")
    marker = next(
        each for line in lines(body) for each in line.pieces if isinstance(each, TextFragment) and "・" in each.text
    )
    assert "".join(line.text for line in lines(body)) == wanted
    assert marker.x + marker.width == find(body, "li").content_x
    assert find(body, "li").height >= 20


@every_case(("start", "kind"), list(itertools.product((1, 8, 98, 996, 9998, 2147483640), "1aAiI")))
@every_case("size", [1, 3, 7])
def test_a_number_stands_left_of_its_words_and_within_the_page(start: int, kind: str, size: int) -> None:
    items = "".join(f"<li>word{place}" for place in range(6))
    body = laid_out(f"<font size={size}><ol type={kind} start={start}>{items}</ol></font>")
    found = list(lines(body))
    assert len(found) == 6
    for line in found:
        assert line.pieces[0].x >= 0
        assert right_of(line) == line.pieces[1].x
    assert len({line.pieces[1].x for line in found}) == 1


def test_a_lists_indent_fits_the_widest_number_of_its_items_whatever_their_own_types() -> None:
    kinds = {
        "type=1": ("8.", "12.", "100.", "12345."),
        "type=a": ("h.", "l.", "cv.", "rfu."),
        "type=A": ("H.", "L.", "CV.", "RFU."),
        "type=i": ("viii.", "xii.", "c.", "12345."),
        "type=I": ("VIII.", "XII.", "C.", "12345."),
        "style='list-style-type:lower-roman'": ("viii.", "xii.", "c.", "12345."),
    }
    values = (8, 12, 100, 12345)
    for tag, (kind, texts) in itertools.product(("ol", "ul", "dir", "menu"), kinds.items()):
        for value, text in zip(values, texts, strict=True):
            markup = f"<{tag}><li>a<li {kind} value={value}>b</{tag}>"
            _, line = lines(laid_out(markup))
            indent = max(30 if tag == "ol" else 20, 10 * len(text))
            assert [each.x for each in line.pieces] == [indent - 10 * len(text), indent], markup
            assert line.text == f"{text}b", markup


@pytest.mark.parametrize(
    ("markup", "indent"),
    [
        ("<ul><li>a<li style='font-size:24px;list-style-type:decimal' value=12>b</ul>", 36),
        ("<style>li{list-style-type:upper-roman}</style><ul><li>a<li value=8>b</ul>", 50),
        ("<ul type=1><li>a<li value=123>b</ul>", 40),
        ("<ol start=123><li type=disc>a<li type=disc>b</ol>", 30),
        ("<ol start=123><li style='list-style-position:inside'>a<li style='list-style-position:inside'>b</ol>", 30),
        ("<ul><li>a<li>b</ul>", 20),
        ("<ul style='padding-left:5px'><li>a<li type=1 value=123>b</ul>", 5),
    ],
)
def test_a_lists_indent_grows_for_the_numbers_that_stand_in_it_alone(markup: str, indent: int) -> None:
    body = laid_out(markup)
    assert [each.content_x for each in find_all(body, "li")] == [indent, indent]


@pytest.mark.parametrize("outer", ["", "<div>", "<center>", "<td>", "<blockquote>", "<font size=1>"])
@pytest.mark.parametrize("words", ["no list here", "一覧の外", "<b>bold</b>", "<p>p</p>"])
def test_an_item_without_a_list_has_its_marker_inside(outer: str, words: str) -> None:
    body = laid_out(f"{'<table><tr>' if outer == '<td>' else ''}{outer}<li>{words}<li>{words}")
    first = next(lines(body))
    assert first.pieces[0].x >= 0
    assert first.text.startswith("・")
    assert all(each.x >= right_of(first) for each in first.pieces[1:])
    assert sum(line.text.count("・") for line in lines(body)) == 2


def test_a_list_that_says_its_padding_keeps_it() -> None:
    body = laid_out("<ol start=1000 style='padding-left:50px;margin:0'><li>a</ol>")
    (line,) = lines(body)
    assert [each.x for each in line.pieces] == [0, 50]


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<ol><li>a<li value=5>b<li>c</ol>", ["1.a", "5.b", "6.c"]),
        ("<ol start=-1><li>a<li>b<li>c</ol>", ["-1.a", "0.b", "1.c"]),
        ("<ol><li>a<ol><li>x<li>y</ol><li>b</ol>", ["1.a", "1.x", "2.y", "2.b"]),
        ("<ol><div><li>a</div><li>b<span><li>c</span></ol>", ["1.a", "2.b", "3.c"]),
        ("<ol><li>a<li style='display:none'>b<li>c</ol>", ["1.a", "2.c"]),
        ("<ol><li>a<li style='list-style:none'>b<li>c</ol>", ["1.a", "b", "3.c"]),
        ("<ul style='list-style-type:decimal'><li>a<li>b</ul>", ["1.a", "2.b"]),
        ("<ol><li>a<li><table><tr><td><li>b<td><li>c</table><li>d</ol>", ["1.a", "2.3.b", "4.c", "5.d"]),
        ("<style>p{display:list-item;list-style:decimal;margin-left:40px}</style><p>a<p>b", ["1.a", "2.b"]),
    ],
)
def test_each_list_counts_its_items(markup: str, wanted: list[str]) -> None:
    assert [line.text for line in lines(laid_out(markup))] == wanted


@pytest.mark.parametrize(
    ("kind", "number", "wanted"),
    [
        ("decimal", 12, "12."),
        ("decimal-leading-zero", 7, "07."),
        ("lower-roman", 1994, "mcmxciv."),
        ("upper-roman", 3999, "MMMCMXCIX."),
        ("upper-roman", 4000, "4000."),
        ("lower-alpha", 27, "aa."),
        ("upper-latin", 702, "ZZ."),
        ("lower-latin", 0, "0."),
        ("lower-greek", 24, "ω."),
        ("lower-greek", 25, "αα."),
        ("georgian", 3, "3."),
        ("square", 9, "■"),
    ],
)
def test_numbers_are_written_as_the_list_says(kind: str, number: int, wanted: str) -> None:
    assert marker_text(kind, number) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("square", "■a"),
        ("none", "a"),
        ("none disc", "・a"),
        ("disc none", "・a"),
        ("none inside none", "a"),
        ("decimal inside", "1.a"),
        ("upper-roman", "I.a"),
    ],
)
def test_the_shorthand_sets_type_place_and_picture(value: str, wanted: str) -> None:
    (line,) = lines(laid_out(f"<ul><li style='list-style:{value}'>a</ul>"))
    assert line.text == wanted


@pytest.mark.parametrize("value", ["disc square", "inside outside", "none none none", "disc none none", "red", "1px"])
def test_a_shorthand_that_says_one_thing_twice_is_ignored(value: str) -> None:
    (line,) = lines(laid_out(f"<ul style='list-style-type:upper-roman'><li style='list-style:{value}'>a</ul>"))
    assert line.text == "I.a"


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("indent", [0, 30])
def test_a_marker_stands_at_its_items_edge_and_goes_with_centred_text_on_old_pages(align: str, indent: int) -> None:
    markup = f"<ul style='padding-left:40px;text-align:{align};text-indent:{indent}px'><li>a</ul>"
    (line,) = lines(laid_out("<!DOCTYPE html>" + markup))
    assert right_of(line) == 40
    (line,) = lines(laid_out(markup))
    assert right_of(line) == line.pieces[1].x - indent


def test_a_marker_stands_beside_a_float() -> None:
    body = laid_out("<div style='float:left;width:60px;height:9px'></div><ul style='padding-left:40px'><li>a</ul>")
    line = list(lines(body))[-1]
    assert (right_of(line), line.pieces[1].x) == (60, 60)


def test_a_floated_item_has_its_marker_outside() -> None:
    body = laid_out("<ul style='padding-left:40px'><li style='float:left'>abc</ul>")
    (line,) = lines(body)
    assert (line.text, right_of(line), find(body, "li").x) == ("・abc", 40, 40)
