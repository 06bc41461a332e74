"""What OK does on a link, and how the link that has the focus looks."""

from __future__ import annotations

import numpy as np
import pytest

from handset.browser.browser_texts import translate
from handset.browser.style.focus_colors import focus_colors
from handset.geometry import Color
from handset.keypad import Key
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, BrowserHarness, chosen, html, lines, make_page

HOME = "http://a.test/"
FILL, INK = (1, 2, 3), (250, 251, 252)


def opened(page: str, model: str = "qvga", kind: str = "text/html") -> BrowserHarness:
    harness = BrowserHarness(
        {HOME: html(page, HOME, kind=kind), HOME + "sent": "<title>sent</title>", HOME + "next": "<title>next</title>"},
        model,
    )
    harness.browser.open(HOME)
    return harness


@pytest.mark.parametrize(
    ("link", "asks", "shows"),
    [
        ("href=tel:0312345678", "call", "0312345678"),
        ("href=TEL:03-1234-5678", "call", "03-1234-5678"),
        ("cti=0312345678/P12", "call", "0312345678"),
        ("href='mailto:a@b.test?subject=hello'", "mail", "a@b.test"),
        ("href='mailto:%61@b.test'", "mail", "a@b.test"),
    ],
)
def test_calls_and_mails_ask_before_they_act(link: str, asks: str, shows: str) -> None:
    harness = opened(f"<a {link}>x</a>")
    harness.press(Key.OK)
    asked = harness.phone.frame().text("dialog")
    assert translate(asks, "en") in asked
    assert shows in asked
    harness.press(Key.DOWN, Key.OK)
    assert harness.phone.frame().text("dialog") == ""
    harness.press(Key.OK, Key.OK)
    assert translate("no-line", "en") == " ".join(harness.phone.frame().text("dialog").split())
    harness.press(Key.OK)
    assert harness.browser.url == HOME


@pytest.mark.parametrize("href", ["ftp://x/", "javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
@pytest.mark.parametrize("markup", ["<a href='{}'>x</a>", "<form action='{}'><input type=submit></form>"])
def test_other_schemes_are_only_told(markup: str, href: str) -> None:
    harness = opened(markup.format(href))
    harness.press(Key.OK)
    told = harness.phone.frame().text("dialog")
    assert translate("error", "en") in told
    assert translate("scheme", "en") in " ".join(told.split())
    assert href[:16] in told
    harness.press(Key.OK)
    assert harness.browser.url == HOME
    assert len(harness.site.asked) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_that_goes_to_a_mail_address_asks_as_a_link_does(method: str) -> None:
    harness = opened(f"<form action='mailto:a@b.test' method={method}><input name=q value=1><input type=submit></form>")
    harness.press(Key.DOWN, Key.OK)
    asked = harness.phone.frame().text("dialog")
    assert translate("mail", "en") in asked
    assert "a@b.test" in asked
    assert len(harness.site.asked) == 1


@pytest.mark.parametrize(
    ("typed_in", "asked"),
    [
        ("a.test/next", HOME + "next"),
        (" http://a.test/next ", HOME + "next"),
        ("nowhere", "http://nowhere"),
        ("ftp://x/", "ftp://x/"),
        ("http://[bad", "http://%5Bbad"),
        ("mailto:x@y", "http://mailto:x@y"),
        ("", "http://"),
    ],
)
def test_an_address_typed_in(typed_in: str, asked: str) -> None:
    harness = opened("x")
    chosen(harness, "go")
    page = harness.browser.page
    assert page is not None
    page.forms.set_text(page.document.focusables[0], typed_in)
    harness.press(Key.DOWN, Key.OK)
    assert harness.site.asked[-1].url == asked
    if asked != HOME + "next":
        assert translate("host", "en") in " ".join(harness.text().split())


@pytest.mark.parametrize(
    "link",
    [
        "accesskey=5", "style='-wap-accesskey:5'",
        "accesskey=4 style='color:red;-wap-accesskey: 5'",
    ],
)  # fmt: skip
@pytest.mark.parametrize("model", ["l03a", "911sh", "w61ca", "qvga"])
def test_access_keys(link: str, model: str) -> None:
    harness = opened(f"<a href=/no>x</a><a href=/next {link}>y</a>", model, XHTML)
    harness.press(Key.DIGIT_5)
    assert harness.browser.title == "next"


@pytest.mark.parametrize("link", ["directkey=5", "directkey=5 nonumber"])
@pytest.mark.parametrize(("model", "title"), [("l03a", ""), ("w61ca", ""), ("911sh", "next"), ("qvga", "next")])
def test_direct_keys_of_softbank(link: str, model: str, title: str) -> None:
    harness = opened(f"<title></title><a href=/no>x</a><a href=/next {link}>y</a>", model, XHTML)
    before = harness.browser.title
    harness.press(Key.DIGIT_5)
    assert harness.browser.title == (title or before)


def test_a_field_that_must_be_filled_in_keeps_the_form() -> None:
    harness = opened(
        "<form action=/sent><input name=nick style='-wap-input-required:true'><input name=free><input type=submit>"
    )
    harness.press(Key.DOWN, Key.DOWN, Key.OK)
    assert "nick" in harness.phone.frame().text("dialog")
    harness.press(Key.OK, Key.UP, Key.UP)
    harness.browser.type_text("x")
    harness.press(Key.DOWN, Key.DOWN, Key.OK)
    assert harness.browser.title == "sent"


@pytest.mark.parametrize(
    ("page", "colors"),
    [
        ("", (FILL, INK)),
        ("<body alink=#ffff00>", ((255, 255, 0), (0, 0, 0))),
        ("<body alink=navy>", ((0, 0, 128), (255, 255, 255))),
        ("<style>a:focus{color:#ff0000}</style>", ((255, 0, 0), (255, 255, 255))),
        ("<style>a:active{background-color:lime}</style>", ((0, 255, 0), (0, 0, 0))),
        ("<style>a:focus{color:#123456;background:#fedcba}</style>", ((0xFE, 0xDC, 0xBA), (0x12, 0x34, 0x56))),
        ("<style>a:focus{color:red}</style><body alink=blue>", ((255, 0, 0), (255, 255, 255))),
        ("<style>a.x:focus{color:red} b:focus{color:red} a:hover{color:red}</style>", (FILL, INK)),
    ],
)
@pytest.mark.parametrize("model", ["qvga", "p906i"])
def test_the_pages_own_colours_of_the_focus(page: str, colors: tuple[Color, Color], model: str) -> None:
    assert make_page(page + "<a href=/>x</a>", model, XHTML).focus_colors(FILL, INK) == colors


def test_a_model_without_style_sheets_takes_the_bodys_alone() -> None:
    page = make_page("<style>a:focus{color:red}</style><body alink=blue><a href=/>x</a>", "early")
    assert page.focus_colors(FILL, INK) in ((FILL, INK), ((0, 0, 255), (255, 255, 255)))


def test_the_letters_of_a_bar_are_legible() -> None:
    for bar in [(0, 0, 0), (255, 255, 255), (128, 128, 128), (255, 255, 0), (0, 0, 255)]:
        _, ink = focus_colors({}, bar, FILL, INK)
        assert abs(sum(bar) - sum(ink)) > 250


def test_the_focus_is_painted_in_them() -> None:
    harness = opened("<body alink=#00ff00><a href=/next>link</a>")
    assert (harness.phone.frame().page_pixels == np.array([0, 255, 0])).all(axis=2).any()


def test_what_a_page_of_frames_has_for_phones_is_shown() -> None:
    page = make_page("<frameset rows=1><frame src=a><noframes><body>for <b>phones</b></body></noframes></frameset>")
    layout = page.layout
    layout.reach_end()
    assert lines(layout.root) == ["for phones"]


@every_case("base", ["", "<base href='http://b.test/z/'>", "<base href=/top/>"])
@every_case("action", ["", "action", "action=''", "action=' '"])
@every_case(("method", "asked"), [("get", "d/p?s=v"), ("post", "d/p?x=1"), ("dialog", "d/p?s=v")])
def test_a_form_without_an_action_asks_its_page_again(base: str, action: str, method: str, asked: str) -> None:
    page = f"{base}<form {action} method={method}><input type=submit name=s value=v></form>"
    harness = BrowserHarness({HOME + "d/p": html(page, HOME + "d/p?x=1")})
    harness.browser.open(HOME + "d/p?x=1#top")
    harness.press(Key.OK)
    assert [request.url for request in harness.site.asked][1:] == [HOME + asked]


@pytest.mark.parametrize("model", ["qvga", "p906i", "w61ca", "911sh"])
@pytest.mark.parametrize("utn", ["", " utn"])
def test_a_form_without_a_button_is_sent_from_the_menu(model: str, utn: str) -> None:
    harness = opened(f"<form action=/sent{utn}><input name=q></form><a href=/next>x</a>", model)
    harness.browser.type_text("12")
    chosen(harness, "submit")
    if utn and model == "p906i":
        harness.press(Key.OK)
    assert harness.site.asked[-1].url == HOME + "sent?q=12"
    assert harness.browser.title == "sent"


@pytest.mark.parametrize("focused", ["<a href=/next>x</a>", "<input>", "<form><input><input></form>"])
def test_the_menu_sends_no_other_form(focused: str) -> None:
    harness = opened(f"{focused}<form action=/sent><input name=q></form>")
    harness.press(Key.SOFT_LEFT)
    assert translate("submit", "en") not in harness.phone.frame().text("dialog")


def test_disabled_controls_get_no_focus() -> None:
    harness = opened(
        "<input disabled name=a><a href=/next disabled>x</a><fieldset disabled><input name=b></fieldset>"
        "<button disabled>y</button><input name=c value=third>"
    )
    assert harness.browser.focused_text == "x"
    harness.press(Key.DOWN)
    assert harness.browser.focused_text == "third"
    harness.press(Key.UP)
    assert harness.browser.focused_text == "x"


@pytest.mark.parametrize("multiple", ["", " multiple", " size=4"])
def test_options_are_chosen_from_a_list_with_the_labels_of_their_groups(multiple: str) -> None:
    harness = opened(
        f"<form action=/sent><select name=s{multiple}><optgroup label=Fruit><option>apple<option disabled>pear"
        "</optgroup><optgroup label=Gone disabled><option>melon</optgroup><optgroup label=Tea>"
        "<option value=g label=Green>green</optgroup></select><input type=submit></form>"
    )
    harness.press(Key.OK)
    shown = harness.phone.frame().text("dialog").split()
    assert [each for each in shown if each.isalpha()][1:] == ["Fruit", "apple", "pear", "Gone", "melon", "Tea", "Green"]
    harness.press(Key.DOWN, Key.OK)
    assert harness.browser.focused_text == ("Green" if "apple" not in harness.browser.focused_text else "apple, Green")
    harness.press(Key.DOWN, Key.OK)
    assert harness.site.asked[-1].url == HOME + "sent?s=g"


def test_a_picture_with_ismap_sends_the_corner_as_a_phone_has_no_pointer() -> None:
    for model, asked in {"qvga": "next?0,0", "p906i": "next", "w61ca": "next", "911sh": "next"}.items():
        harness = opened("<a href=/next><img src=/m.gif alt=map ismap></a>", model)
        harness.press(Key.OK)
        harness.wait(30)
        assert harness.browser.url == HOME + asked, model
    harness = opened("<a href=/next><img src=/m.gif alt=map></a>")
    harness.press(Key.OK)
    harness.wait(30)
    assert harness.browser.url == HOME + "next"


def test_the_way_to_a_place_of_the_page_itself_is_not_visited() -> None:
    visited = frozenset([HOME.rstrip("/") + "/", HOME + "sent"])
    markup = "<body link=#010101 vlink=#020202>" + "".join(
        f"<a href='{href}'>x</a>" for href in ("#top", HOME + "#a", "/sent", "/sent#b", "", "/", "/new")
    )
    page = make_page(markup, visited=visited)
    page.layout.reach_end()
    colors = [page.style_of(link).color[0] for link in page.document.focusables]
    assert colors == [1, 1, 2, 2, 2, 2, 1]
