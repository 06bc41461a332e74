"""Untrusted pages: no exception, no work without bound, nothing wider than the screen's memory."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handset.browser.images import MAX_PIXELS, decoded
from handset.browser.page import Page
from handset.network import Response
from tests.handset.browser.browser_harness import BrowserHarness, html, make_page
from tests.handset.browser.worst_sites import gif_of

TAGS = [
    "a",
    "b",
    "i",
    "u",
    "font",
    "div",
    "p",
    "center",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "caption",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "form",
    "input",
    "select",
    "option",
    "textarea",
    "img",
    "br",
    "hr",
    "marquee",
    "blink",
    "pre",
    "blockquote",
    "h1",
    "span",
    "nobr",
    "button",
    "object",
    "style",
    "script",
    "title",
    "body",
    "html",
    "frameset",
]
ATTRIBUTES = [
    "", " href=#x", " href=/x accesskey=1", " align=center", " align=right", " width=99999", " width=-5", " width=50%",
    " height=9999999", " colspan=99999", " rowspan=99999", " border=99999", " cellpadding=999 cellspacing=999",
    " bgcolor=zzz", " color=#12", " size=99999", " type=checkbox", " type=hidden", " name=x id=x",
    " style='float:left'",
    " style='display:table-cell'", " style='display:inline-block;width:300%'", " style='margin:-99999px'",
    " style='position:absolute;border:1px solid'", " style='font-size:900%'", " style='white-space:nowrap'",
    " style='display:-wap-marquee'", " style='width:-1px;height:0;line-height:0'", " src=x alt=y", " clear=all",
]  # fmt: skip
TEXTS = [
    "x",
    "あ",
    " ",
    "\n",
    "長い文字列" * 9,
    "word " * 9,
    "&#xE63E;",
    "&nbsp;",
    "<",
    "&",
    "\x00",
    "<!--",
    "]]>",
    "\u200b",
]

soup = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(TAGS)),
        st.sampled_from(TEXTS),
    ),
    max_size=60,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(soup, st.sampled_from(["qvga", "l03a", "early"]))
def test_any_soup_is_laid_out(markup: str, model: str) -> None:
    layout = make_page(markup, model).layout
    layout.reach(10**9)
    assert layout.done
    assert layout.height >= 0
    things = len(list(layout.display))
    assert things <= 20 * (len(markup) + 10)


@settings(max_examples=40, deadline=None)
@given(soup)
def test_any_soup_is_painted_and_walked_through(markup: str) -> None:
    from handset.keypad import Key

    harness = BrowserHarness({"http://a.test/": markup})
    harness.browser.open("http://a.test/")
    harness.phone.frame()
    harness.press(Key.DOWN, Key.DOWN, Key.UP, Key.RIGHT, wait=2)
    before = harness.phone.frame().hash
    harness.phone.restore(harness.phone.snapshot())
    assert harness.phone.frame().hash == before


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "text/html", "text/html; charset=utf-8", "application/xhtml+xml"]))
def test_any_bytes_give_a_page(body: bytes, kind: str) -> None:
    sample = make_page("")
    page = Page(Response("http://a.test/", 200, (("Content-Type", kind),), body), sample.model, sample.measure)
    page.layout.reach(10**9)
    assert page.layout.done


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000,
        "<table><tr><td>" * 3_000,
        " " * 500_000,
        "<img align=left width=9 height=9>" * 1_500,
        "<style>" + "a b c d e{color:red}" * 2_000 + "</style>" + "<a><b><c><d><e>x" * 50,
        "<p style='" + "(" * 50_000 + "'>x",
    ],
    ids=["div", "table", "spaces", "floats", "selectors", "brackets"],
)
def test_big_hostile_pages_come_to_an_end(markup: str) -> None:
    page = make_page(markup)
    page.layout.reach(2_000)
    assert sum(1 for _ in page.document.root.walk()) <= 20_000


def test_a_bomb_of_a_picture_is_refused() -> None:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("1", (MAX_PIXELS // 500, 1_000)).save(buffer, "PNG")
    assert decoded(buffer.getvalue(), ("png",)) is None
    assert decoded(b"GIF89a" + b"\xff" * 40, ("gif", "jpeg", "png")) is None
    assert decoded(b"\xff\xd8\xff\xe0" + b"\x00" * 40, ("gif", "jpeg", "png")) is None


def test_a_film_whose_second_frame_is_cut_short_is_refused() -> None:
    whole = gif_of(9, 9, 2)
    second = whole.rindex(b"\x21\xf9\x04")
    assert decoded(whole, ("gif",)) is not None
    assert decoded(whole[:second] + b"\x21\xf9\x02\x01\x00\x00;", ("gif",)) is None


def test_only_what_the_model_takes_is_shown() -> None:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (3, 2), (255, 0, 0)).save(buffer, "PNG")
    assert decoded(buffer.getvalue(), ("gif", "jpeg")) is None
    found = decoded(buffer.getvalue(), ("png",))
    assert found is not None
    assert found.size == (3, 2)


def test_page_of_another_kind_of_html_is_the_same_type() -> None:
    assert html("x").content_type == "text/html"
