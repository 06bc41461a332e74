"""What each model's browser takes and what it leaves out: one page with a feature, one without, on every phone."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.forms.options import list_rows
from handset.browser.layout.boxes import Box, LineBox, TextFragment, dump
from handset.browser.page import Page
from handset.model import load_model, model_names
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, html, laid_out, lines, make_page

DOCOMO = {"l03a", "p906i"}
BROWSER_2 = {"n06a"}
AU = {"w61ca", "w63ca"}
SOFTBANK = {"911sh", "923sh"}
EARLY = {"early"}
PLAIN = {"qvga"}
ALL = DOCOMO | BROWSER_2 | AU | SOFTBANK | EARLY | PLAIN
SHEETS = BROWSER_2 | AU | SOFTBANK | PLAIN
INLINE = SHEETS | DOCOMO

FEATURES: dict[str, tuple[str, set[str]]] = {
    "font color": ("<font color=red>x</font>", ALL),
    "font size": ("<font size=1>x</font>", ALL),
    "bold": ("<b>x</b>", ALL),
    "center": ("<center>x</center>", ALL),
    "align": ("<div align=right>x</div>", ALL),
    "marquee": ("<marquee>x</marquee>", ALL),
    "marquee bgcolor": ("<marquee bgcolor=red>x</marquee><marquee>y</marquee>", ALL),
    "blink": ("<blink>x</blink>", ALL),
    "hr color": ("<hr color=red>", ALL),
    "body colours": ("<body text=red bgcolor=blue>x", ALL),
    "list types": ("<ol type=A><li>x</ol>", ALL),
    "cell colour": ("<table><tr><td bgcolor=red>x</table>", ALL - EARLY),
    "body picture": ("<body background=a.gif>x", PLAIN | AU | SOFTBANK),
    "inline colour": ("<span style='color:red'>x</span>", INLINE),
    "inline size word": ("<span style='font-size:large'>x</span>", INLINE),
    "inline size in pixels": ("<span style='font-size:24px'>x</span>", SHEETS),
    "inline border of a block": ("<div style='border:1px solid red'>x</div>", SHEETS),
    "inline margin of a picture": ("<img src=a width=9 height=9 style='margin-left:9px'>x", INLINE),
    "inline float of a picture": ("<img src=a width=9 height=9 style='float:right'>x", INLINE - AU),
    "inline marquee": ("<div style='display:-wap-marquee'>x</div>", INLINE),
    "a sheet in the page": ("<style>p{color:red}</style><p>x</p>", SHEETS),
    "link colours in the page": ("<style>a:link{color:red}</style><a href=/x>x</a>", INLINE),
    "a class": ("<style>.r{color:red}</style><b class=r>x</b>", SHEETS),
    "clear of a block": (
        "<img align=left src=a width=9 height=60>x<div style='clear:both'>y</div>",
        INLINE - AU,
    ),
    "clear of a break": ("<img align=left src=a width=9 height=60>x<br clear=all>y", ALL),
    "height of a rule": ("<hr style='height:9px'>", INLINE - AU),
}
"""What it is -> (a page with it, the models that show it)."""

BARE: dict[str, str] = {
    "marquee bgcolor": "<marquee>x</marquee><marquee>y</marquee>",
    "inline margin of a picture": "<img src=a width=9 height=9>x",
    "inline float of a picture": "<img src=a width=9 height=9>x",
    "link colours in the page": "<a href=/x>x</a>",
    "cell colour": "<table><tr><td>x</table>",
    "list types": "<ol><li>x</ol>",
    "hr color": "<hr>",
    "height of a rule": "<hr>",
    "a sheet in the page": "<p>x</p>",
    "a class": "<b>x</b>",
    "clear of a block": "<img align=left src=a width=9 height=60>x<div>y</div>",
    "clear of a break": "<img align=left src=a width=9 height=60>x<br>y",
}


def look(page: Page) -> str:
    """Boxes with the colours, faces and kinds of what they hold."""
    layout = page.layout
    layout.reach(10**6)
    rows = [dump(layout.root), str(layout.ground.background), layout.ground.picture]
    for item in layout.root.walk():
        pieces = item.pieces if isinstance(item, LineBox) else [item]
        for piece in pieces:
            style = piece.style
            rows.append(f"{style.color} {style.face} {style.bold} {style.blink} {style.background} {style.border}")
            rows.append(f"{style.border_color} {style.decoration}")
            if isinstance(piece, TextFragment):
                rows.append(piece.text)
            elif isinstance(piece, Box):
                rows.append(piece.kind)
    return "\n".join(rows)


def test_the_matrix_knows_every_model() -> None:
    assert set(model_names()) >= ALL


@every_case("model", sorted(ALL))
@every_case("feature", FEATURES)
def test_what_a_model_shows(feature: str, model: str) -> None:
    markup, takes = FEATURES[feature]
    bare = BARE.get(feature, "<div>x</div>" if "div" in markup else "x")
    shown = look(make_page(markup, model, XHTML)) != look(make_page(bare, model, XHTML))
    assert shown == (model in takes)


STYLED = [feature for feature, (_, takes) in FEATURES.items() if takes & DOCOMO and "style" in FEATURES[feature][0]]
"""What CSS brings, and docomo's first browser takes."""
PLAIN_TYPES = ("text/html", "text/html; charset=Shift_JIS", "", "TEXT/HTML")
XHTML_TYPES = (XHTML, "application/vnd.wap.xhtml+xml", "Application/XHTML+XML; charset=Shift_JIS")


@every_case("model", sorted(DOCOMO))
@every_case("kind", [*PLAIN_TYPES, *XHTML_TYPES])
@every_case("feature", STYLED)
def test_docomos_first_browser_takes_css_from_xhtml_alone(feature: str, kind: str, model: str) -> None:
    markup, _ = FEATURES[feature]
    bare = BARE.get(feature, "<div>x</div>" if "div" in markup else "x")
    page = make_page(markup, model, kind)
    assert (look(page) != look(make_page(bare, model, kind))) == (kind in XHTML_TYPES)
    assert page.loses_css == (kind not in XHTML_TYPES)


@pytest.mark.parametrize("model", sorted(ALL))
@pytest.mark.parametrize("kind", ["text/html", XHTML])
def test_presentational_attributes_count_in_every_type(kind: str, model: str) -> None:
    page = make_page("<body bgcolor=#112233 text=#445566><font color=#778899>x</font>", model, kind)
    styles = page.layout.context.styles
    body = styles.of(page.document.body, styles.root)
    assert (body.background, body.color) == ((0x11, 0x22, 0x33), (0x44, 0x55, 0x66))
    assert styles.of(page.document.body.children[0], body).color == (0x77, 0x88, 0x99)


@pytest.mark.parametrize("model", sorted(ALL))
def test_istyle_counts_in_docomos_html_and_not_in_its_xhtml(model: str) -> None:
    for tag in ("input", "textarea"):
        assert make_page("x", model).dialect.takes_attribute(tag, "istyle")
        assert make_page("x", model, XHTML).dialect.takes_attribute(tag, "istyle") == (model not in DOCOMO | BROWSER_2)


@pytest.mark.parametrize(
    ("markup", "loses"),
    [("<p style='color:red'>x", True), ("<style>a:link{color:red}</style>x", True), ("<p style=' '>x", False),
     ("<input style='-wap-input-format:*N'>", False), ("<input style='-wap-input-format:*N;color:red'>", True),
     ("<textarea style='-wap-input-required:true'></textarea>", False), ("<p style='-wap-input-format:*N'>x", False),
     ("<link rel=stylesheet href=/a.css>x", False), ("<font color=red>x</font>", False), ("x", False),
     ("<style> </style>x", False)],
)  # fmt: skip
def test_which_pages_lose_css_by_their_type(markup: str, loses: bool) -> None:
    assert {model for model in ALL if make_page(markup, model).loses_css} == (DOCOMO if loses else set())
    assert not any(make_page(markup, model, XHTML).loses_css for model in ALL)


def test_which_pages_lose_their_style_sheets_on_models_that_read_style_attributes() -> None:
    lost = ("p{color:red}", "a:link{color:red} p{margin:0}", "@media handheld{p{color:red}}", "*{color:red}")
    kept = (
        "",
        " ",
        ".x{}",
        "a:link{color:red}",
        "a:visited,a:active{color:red}",
        "@charset 'utf-8';",
        "/* p{color:red} */",
    )
    sheets = {"<style>" + css + "</style>": css in lost for css in (*lost, *kept)}
    sheets |= {
        "<link rel=stylesheet href=a.css>": True,
        "<link rel=next href=b>": False,
        "<p style='color:red'>": False,
    }
    for (markup, loses), kind in product(sheets.items(), ("text/html", XHTML)):
        losers = {model for model in ALL if make_page(markup, model, kind).loses_sheets}
        assert losers == (DOCOMO if loses else set()), (markup, kind)


@pytest.mark.parametrize("model", sorted(ALL))
def test_limits_of_models(model: str) -> None:
    browser = load_model(model).browser
    assert browser.cookies == (model not in DOCOMO | EARLY)
    assert browser.referer == browser.cookies
    assert browser.kinsoku == (model in AU | SOFTBANK | PLAIN)
    assert ("png" in browser.images) == (model not in DOCOMO | EARLY)
    assert browser.redirects == (3 if model in SOFTBANK else 10)
    assert browser.arrows == ("focus" if model in SOFTBANK | BROWSER_2 else "page" if model in PLAIN else "history")
    assert browser.marquee_passes == (0 if model in SOFTBANK | PLAIN else 1 if model in AU else 16)


def test_a_phone_without_tables_sets_their_words_in_lines() -> None:
    markup = "<table><tr><td>x<td>y<tr><td>z</table>"
    assert lines(laid_out(markup, "early")) == ["xy", "z"]
    assert lines(laid_out(markup, "l03a")) == ["x", "y", "z"]


@pytest.mark.parametrize("model", sorted(DOCOMO | BROWSER_2 | EARLY | PLAIN))
@pytest.mark.parametrize("written", ["&#63647;", "&#xE63E;", "&#58942;"])
def test_emoji_references(written: str, model: str) -> None:
    page = Page(html(written), load_model(model), make_page("").measure)
    # The decimal form of the Shift_JIS code went with browser 2.0.
    assert (page.document.body.inner_text() == "☀") == (written != "&#63647;" or model not in BROWSER_2)


def test_no_model_draws_italics_and_all_say_so() -> None:
    for model in model_names():
        upright = look(make_page("<span>x</span>", model, XHTML))
        for style in ("font-style:italic", "font-style:oblique"):
            page = make_page(f"<span style='{style}'>x</span>", model, XHTML)
            assert look(page) == upright, (model, style)
            assert not page.dialect.takes_property("span", *style.split(":")), (model, style)
            assert not page.dialect.takes_rule("span", *style.split(":")), (model, style)
        if model in SHEETS:
            assert page.dialect.takes_property("span", "font-style", "normal"), model


def test_docomos_phones_break_every_long_line() -> None:
    """Facts of docomo's pages: only the vertical scrolls, so that every long line wraps."""
    for model in sorted(ALL):
        body = laid_out("<nobr>abcdefgh abcdefgh abcdefgh abcdefgh</nobr>", model)
        breaks = model in DOCOMO | BROWSER_2 | EARLY | AU | SOFTBANK
        assert (len(lines(body)) > 1) == breaks, model


def test_an_early_phone_knows_no_later_elements_of_forms() -> None:
    markup = (
        "<form action=/s><fieldset><legend>a</legend><button name=b value=c>d</button><input name=e></fieldset>"
        "<select name=f size=9><optgroup label=g disabled><option>h</option></optgroup></select></form>"
    )
    for model in sorted(ALL):
        document = make_page(markup, model).document
        early = model in EARLY
        assert [node.tag for node in document.focusables] == ["button"] * (not early) + ["input", "select"], model
        assert [node.tag for node in document.controls] == ["button"] * (not early) + ["input", "select"], model
        select = document.controls[-1]
        assert [row.label for row in list_rows(select)] == ["g"] * (not early) + ["h"], model
        assert (lines(laid_out(markup, model))[0] == "ad") == early, model
