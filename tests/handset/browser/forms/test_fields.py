"""What a page's fields take, and how they are written into."""

from __future__ import annotations

from functools import partial

import pytest

from handset.browser.document.tree import Node
from handset.browser.forms.fields import field_of
from handset.keypad import Key
from handset.model import load_model, model_names
from handset.network import Response
from handset.text_input.app import InputApp
from handset.text_input.field import NO_LIMIT, Field
from handset.text_input.multitap import MODES
from tests.every_case import every_case
from tests.handset.browser.browser_harness import BrowserHarness, make_page

HOME = "http://a.test/"


def field(markup: str, style: str = "", model: str = "l03a") -> Field:
    nodes: list[Node] = make_page(f"<form>{markup}</form>", model).document.focusables
    return field_of(nodes[0], style, load_model(model), HOME)


@pytest.mark.parametrize(
    ("markup", "style", "first"),
    [
        ('<input format="*m">', "", "lower"),
        ("<input>", "*m", "lower"),
        ("<input>", "NNN\\-NNNN", "number"),
        ("<input name=q>", "", "hiragana"),
        ("<input istyle=1>", "", "hiragana"),
        ("<input istyle=2>", "", "katakana"),
        ("<input istyle=3>", "", "lower"),
        ("<input istyle=4>", "", "number"),
        ("<input mode=numeric>", "", "number"),
        ("<input mode=hankakukana>", "", "katakana"),
        ('<input format="*M">', "", "hiragana"),
        ("<input>", "*<ja:n>", "number"),
        ("<input>", '"*<ja:hk>"', "katakana"),
        ("<input>", "nonsense", "hiragana"),
        ("<input istyle=9>", "", "hiragana"),
    ],
)
def test_the_first_letters(markup: str, style: str, first: str) -> None:
    found = field(markup, style)
    assert found.modes[0] == first
    assert set(found.modes) == set(MODES)


@pytest.mark.parametrize("model", ["qvga", "l03a", "p906i", "n06a", "w61ca", "911sh"])
def test_types_of_html5_choose_letters_on_no_phone_of_2009(model: str) -> None:
    page = make_page("<form><input type=tel><input type=' EMail'><input type=date><input type=tel istyle=2>", model)
    fields = [
        field_of(node, "", load_model(model), HOME, partial(page.takes_attribute, node))
        for node in page.document.focusables
    ]
    first = ["number", "lower"] if model == "qvga" else ["hiragana", "hiragana"]
    assert [each.modes[0] for each in fields] == [*first, "hiragana", "katakana"]


@pytest.mark.parametrize(
    ("mask", "modes", "limit"),
    [
        ("*N", ("number",), NO_LIMIT),
        ("4N", ("number",), 4),
        ("*A", ("upper",), NO_LIMIT),
        ("NNNN", ("number",), 4),
        ("AA3N", ("upper", "number"), 5),
        ("N*A", ("number", "upper"), NO_LIMIT),
        ("12x", ("lower", "number"), 12),
    ],
)
def test_a_mask_binds(mask: str, modes: tuple[str, ...], limit: int) -> None:
    found = field(f'<input format="{mask}">')
    assert (found.modes, found.limit, found.bound) == (modes, limit, True)


@pytest.mark.parametrize(
    ("markup", "limit"),
    [("<input>", NO_LIMIT), ("<input maxlength=0>", 0), ("<input maxlength=x>", NO_LIMIT), ("<input maxlength=8>", 8)],
)
def test_the_length(markup: str, limit: int) -> None:
    assert field(markup).limit == limit


def test_the_carriers_count_differently() -> None:
    assert field("<input>", model="l03a").unit == "bytes"
    assert field("<input>", model="qvga").unit == "characters"


def test_passwords_are_never_kept_and_have_no_kana() -> None:
    found = field("<input type=password name=p istyle=1>")
    assert (found.secret, found.draft) == (True, "")
    assert not {"hiragana", "katakana"} & set(found.modes)


def opened(markup: str) -> BrowserHarness:
    harness = BrowserHarness({HOME: f"<form>{markup}</form>"})
    harness.browser.open(HOME)
    harness.press(Key.OK)
    return harness


@pytest.mark.parametrize("attribute", ["disabled", "readonly"])
def test_what_cannot_be_written_does_not_open(attribute: str) -> None:
    harness = opened(f"<input name=q value=x {attribute}>")
    assert harness.phone.foreground is harness.browser
    assert not harness.browser.wants_text
    harness.browser.type_text("y")
    assert harness.browser.focused_text in ("x", "")


def test_end_keeps_a_draft_that_the_field_finds_again() -> None:
    harness = opened("<input name=q>")
    harness.press(Key.DIGIT_2, Key.END)
    assert [app.kind for app in harness.phone.apps] == ["standby"]
    harness.phone.launch("browser")
    harness.browser.open(HOME)
    harness.press(Key.OK)
    app = harness.phone.foreground
    assert isinstance(app, InputApp)
    assert app.writing.text == "か"
    harness.press(Key.OK)
    assert harness.browser.focused_text == "か"
    assert harness.phone.memory.draft(f"{HOME}#q") is None


def test_leaving_a_changed_text_asks_first() -> None:
    harness = opened("<input name=q value=a>")
    harness.press(Key.DIGIT_2, Key.OK, Key.SOFT_RIGHT)
    assert harness.phone.foreground.kind == "question"
    harness.press(Key.OK)
    assert harness.phone.foreground.kind == "input"
    harness.press(Key.SOFT_RIGHT, Key.SOFT_LEFT)
    assert harness.browser.focused_text == "a"


def test_leaving_an_unchanged_text_does_not_ask() -> None:
    harness = opened("<input name=q value=a>")
    harness.press(Key.SOFT_RIGHT)
    assert harness.phone.foreground is harness.browser


def test_the_phone_goes_on_from_the_middle_of_a_conversion() -> None:
    harness = opened("<input name=q>")
    harness.press(Key.DIGIT_2, Key.DIGIT_3, Key.UP, Key.DOWN)
    saved = harness.phone.snapshot()
    frame = harness.phone.frame().hash
    harness.press(Key.OK, Key.OK)
    written = harness.browser.focused_text
    harness.phone.restore(saved)
    assert harness.phone.frame().hash == frame
    harness.press(Key.OK, Key.OK)
    assert harness.browser.focused_text == written == "ｶｻ"


PLACES = [
    "{0}",
    "お名前{0}様",
    "<p>{0}</p>",
    "<b><font size=1>{0}</font></b>",
    "<center>{0}</center>",
    "<table><tr><td>品<td>{0}</table>",
    "<table><tr><td><table><tr><td>{0}</table></table>",
    "<ul><li>{0}</ul>",
    "<dl><dd>{0}</dl>",
    "<label>番号{0}</label>",
    "<span style='display:inline-block'>番号{0}</span>",
    "<div style='float:left'>{0}</div>",
    "<div style='width:100px;height:60px;overflow:hidden'>{0}</div>",
]
"""Where a field stands. Its own box is a piece of a line in most of them."""
FORMATS = [
    # (the value in a style attribute, what one writes with first, all that is let in where it binds)
    ("*N", "number", {"number"}),
    ("&quot;*&lt;ja:n&gt;&quot;", "number", {"number"}),
    ("&#39;*&lt;ja:hk&gt;&#39;", "katakana", {"katakana"}),
    ("*&lt;ja:en&gt;", "lower", {"lower", "upper", "number"}),
    ("&quot;*&lt;ja:h&gt;&quot;", "hiragana", {"hiragana"}),
    ("*x", "lower", {"lower", "number"}),
    ("*m", "lower", set(MODES)),
    ("*M", "hiragana", set(MODES)),
]
CONTROLS = [
    "<input name=a style='-wap-input-format:{0}'>",
    "<textarea name=a style='-wap-input-format:{0}'></textarea>",
]
XHTML = (("Content-Type", "application/xhtml+xml; charset=utf-8"),)


HTML = (("Content-Type", "text/html; charset=utf-8"),)


def written_into(markup: str, model: str, header: tuple[tuple[str, str], ...] = XHTML) -> Field:
    """What the first field of a page takes once OK has opened it."""
    body = f"<html><body><form action='/x'>{markup}</form></body></html>".encode()
    harness = BrowserHarness({HOME: Response(HOME, 200, header, body)}, model)
    harness.browser.open(HOME)
    harness.press(Key.OK)
    app = harness.phone.foreground
    assert isinstance(app, InputApp)
    return app.writing.field


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("control", CONTROLS)
def test_a_format_of_css_counts_wherever_the_field_stands(place: str, control: str) -> None:
    for style, first, bound in FORMATS:
        markup = place.format(control.format(style))
        for model in ("p906i", "w61ca", "qvga", "911sh"):
            found = written_into(markup, model)
            binds = model == "911sh" and bound != set(MODES)
            assert found.modes[0] == first
            assert set(found.modes) == (bound if binds else set(MODES))
            assert found.bound == binds


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("control", CONTROLS)
def test_a_format_of_css_counts_in_html_too(control: str, style: tuple[str, str, set[str]]) -> None:
    value, first, bound = style
    for model in sorted(set(model_names()) - {"early"}):
        found = written_into(control.format(value), model, HTML)
        binds = load_model(model).carrier == "softbank" and bound != set(MODES)
        assert (found.modes[0], set(found.modes), found.bound) == (first, bound if binds else set(MODES), binds)
    assert written_into(control.format(value), "early", HTML).modes == MODES, "its browser knows no CSS at all"


def test_a_field_required_by_css_is_so_in_docomos_html() -> None:
    for model, styled in (("p906i", True), ("early", False)):
        page = make_page("<form><input style='-wap-input-required:true;color:red'><div style='-wap-input-format:*N'>x")
        assert page.style_of(page.document.focusables[0]).input_required
        page = make_page("<form><input style='-wap-input-required:true;color:red'>", model)
        style = page.style_of(page.document.focusables[0])
        assert (style.input_required, style.color == (255, 0, 0)) == (styled, False)


@every_case("count", range(1, 10))
@every_case("model", ["p906i", "w61ca", "qvga", "911sh", "n06a"])
def test_a_format_counts_letters(count: int, model: str) -> None:
    styles = [f"{count}N", f'"{count}<ja:n>"', "N" * count]
    for style in styles:
        node = make_page(f"<input maxlength=7 name=a style='-wap-input-format:{style}'>", "qvga").document.focusables[0]
        shown = make_page(f"<input style='-wap-input-format:{style}'>", "qvga")
        asked = shown.style_of(shown.document.focusables[0]).input_format
        assert field_of(node, asked, load_model(model), HOME).limit == min(7, count)


def test_a_format_of_a_sheet_counts_and_is_not_inherited() -> None:
    markup = (
        "<style>input{-wap-input-format:'*N'} form{-wap-input-format:'*x'}</style><form><input><textarea></textarea>"
    )
    page = make_page(markup)
    field, area = page.document.focusables
    assert (page.style_of(field).input_format, page.style_of(area).input_format) == ("*N", "")


@pytest.mark.parametrize(
    ("model", "attribute", "first"),
    [
        ("p906i", "istyle=4", "number"),
        ("p906i", 'format="*N"', "hiragana"),
        ("p906i", "mode=numeric", "hiragana"),
        ("w61ca", "istyle=4", "number"),
        ("w61ca", 'format="*N"', "number"),
        ("w61ca", "mode=numeric", "hiragana"),
        ("911sh", "istyle=4", "number"),
        ("911sh", 'format="*N"', "hiragana"),
        ("911sh", "mode=numeric", "number"),
        ("qvga", "istyle=4", "number"),
        ("qvga", 'format="*N"', "number"),
        ("qvga", "mode=numeric", "number"),
    ],
)
def test_each_carrier_has_its_own_attributes(model: str, attribute: str, first: str) -> None:
    harness = BrowserHarness({HOME: f"<form><input {attribute}></form>"}, model)
    harness.browser.open(HOME)
    harness.press(Key.OK)
    app = harness.phone.foreground
    assert isinstance(app, InputApp)
    assert app.writing.field.modes[0] == first


def test_a_format_binds_beside_a_mode() -> None:
    found = field('<input istyle=4 mode=numeric format="4N">')
    assert (found.modes, found.limit, found.bound) == (("number",), 4, True)


@pytest.mark.parametrize("style", ["", "nonsense", "*", "12", "*<ja:zz>", "*N!", "N N"])
def test_a_format_that_says_nothing(style: str) -> None:
    assert field("<input>", style).modes == MODES
