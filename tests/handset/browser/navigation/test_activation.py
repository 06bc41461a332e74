"""What OK does on a link, and how the link that has the focus looks."""

from __future__ import annotations

import numpy as np
import pytest

from handset.browser.messages import translate
from handset.browser.style.focus_colors import focus_colors
from handset.geometry import Color
from handset.keypad import Key
from tests.every_case import every_case
from tests.handset.browser.bench import XHTML, Bench, chosen, html, lines, make_page

HOME = "http://a.test/"
FILL, INK = (1, 2, 3), (250, 251, 252)


def opened(page: str, model: str = "qvga", kind: str = "text/html") -> Bench:
    bench = Bench(
        {HOME: html(page, HOME, kind=kind), HOME + "sent": "<title>sent</title>", HOME + "next": "<title>next</title>"},
        model,
    )
    bench.browser.open(HOME)
    return bench


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
    bench = opened(f"<a {link}>x</a>")
    bench.press(Key.OK)
    asked = bench.phone.frame().text("dialog")
    assert translate(asks, "en") in asked
    assert shows in asked
    bench.press(Key.DOWN, Key.OK)
    assert bench.phone.frame().text("dialog") == ""
    bench.press(Key.OK, Key.OK)
    assert translate("no-line", "en") == " ".join(bench.phone.frame().text("dialog").split())
    bench.press(Key.OK)
    assert bench.browser.url == HOME


@pytest.mark.parametrize("href", ["ftp://x/", "javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
@pytest.mark.parametrize("markup", ["<a href='{}'>x</a>", "<form action='{}'><input type=submit></form>"])
def test_other_schemes_are_only_told(markup: str, href: str) -> None:
    bench = opened(markup.format(href))
    bench.press(Key.OK)
    told = bench.phone.frame().text("dialog")
    assert translate("error", "en") in told
    assert translate("scheme", "en") in " ".join(told.split())
    assert href[:16] in told
    bench.press(Key.OK)
    assert bench.browser.url == HOME
    assert len(bench.site.asked) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_that_goes_to_a_mail_address_asks_as_a_link_does(method: str) -> None:
    bench = opened(f"<form action='mailto:a@b.test' method={method}><input name=q value=1><input type=submit></form>")
    bench.press(Key.DOWN, Key.OK)
    asked = bench.phone.frame().text("dialog")
    assert translate("mail", "en") in asked
    assert "a@b.test" in asked
    assert len(bench.site.asked) == 1


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
    bench = opened("x")
    chosen(bench, "go")
    page = bench.browser.page
    assert page is not None
    page.forms.set_text(page.document.focusables[0], typed_in)
    bench.press(Key.DOWN, Key.OK)
    assert bench.site.asked[-1].url == asked
    if asked != HOME + "next":
        assert translate("host", "en") in " ".join(bench.text().split())


@pytest.mark.parametrize(
    "link",
    [
        "accesskey=5", "style='-wap-accesskey:5'",
        "accesskey=4 style='color:red;-wap-accesskey: 5'",
    ],
)  # fmt: skip
@pytest.mark.parametrize("model", ["l03a", "911sh", "w61ca", "qvga"])
def test_access_keys(link: str, model: str) -> None:
    bench = opened(f"<a href=/no>x</a><a href=/next {link}>y</a>", model, XHTML)
    bench.press(Key.DIGIT_5)
    assert bench.browser.title == "next"


@pytest.mark.parametrize("link", ["directkey=5", "directkey=5 nonumber"])
@pytest.mark.parametrize(("model", "title"), [("l03a", ""), ("w61ca", ""), ("911sh", "next"), ("qvga", "next")])
def test_direct_keys_of_softbank(link: str, model: str, title: str) -> None:
    bench = opened(f"<title></title><a href=/no>x</a><a href=/next {link}>y</a>", model, XHTML)
    before = bench.browser.title
    bench.press(Key.DIGIT_5)
    assert bench.browser.title == (title or before)


def test_a_field_that_must_be_filled_in_keeps_the_form() -> None:
    bench = opened(
        "<form action=/sent><input name=nick style='-wap-input-required:true'><input name=free><input type=submit>"
    )
    bench.press(Key.DOWN, Key.DOWN, Key.OK)
    assert "nick" in bench.phone.frame().text("dialog")
    bench.press(Key.OK, Key.UP, Key.UP)
    bench.browser.type_text("x")
    bench.press(Key.DOWN, Key.DOWN, Key.OK)
    assert bench.browser.title == "sent"


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
    bench = opened("<body alink=#00ff00><a href=/next>link</a>")
    assert (bench.phone.frame().page_pixels == np.array([0, 255, 0])).all(axis=2).any()


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
    bench = Bench({HOME + "d/p": html(page, HOME + "d/p?x=1")})
    bench.browser.open(HOME + "d/p?x=1#top")
    bench.press(Key.OK)
    assert [request.url for request in bench.site.asked][1:] == [HOME + asked]


@pytest.mark.parametrize("model", ["qvga", "p906i", "w61ca", "911sh"])
@pytest.mark.parametrize("utn", ["", " utn"])
def test_a_form_without_a_button_is_sent_from_the_menu(model: str, utn: str) -> None:
    bench = opened(f"<form action=/sent{utn}><input name=q></form><a href=/next>x</a>", model)
    bench.browser.type_text("12")
    chosen(bench, "submit")
    if utn and model == "p906i":
        bench.press(Key.OK)
    assert bench.site.asked[-1].url == HOME + "sent?q=12"
    assert bench.browser.title == "sent"


@pytest.mark.parametrize("focused", ["<a href=/next>x</a>", "<input>", "<form><input><input></form>"])
def test_the_menu_sends_no_other_form(focused: str) -> None:
    bench = opened(f"{focused}<form action=/sent><input name=q></form>")
    bench.press(Key.SOFT_LEFT)
    assert translate("submit", "en") not in bench.phone.frame().text("dialog")


def test_disabled_controls_get_no_focus() -> None:
    bench = opened(
        "<input disabled name=a><a href=/next disabled>x</a><fieldset disabled><input name=b></fieldset>"
        "<button disabled>y</button><input name=c value=third>"
    )
    assert bench.browser.focused_text == "x"
    bench.press(Key.DOWN)
    assert bench.browser.focused_text == "third"
    bench.press(Key.UP)
    assert bench.browser.focused_text == "x"


@pytest.mark.parametrize("multiple", ["", " multiple", " size=4"])
def test_options_are_chosen_from_a_list_with_the_labels_of_their_groups(multiple: str) -> None:
    bench = opened(
        f"<form action=/sent><select name=s{multiple}><optgroup label=Fruit><option>apple<option disabled>pear"
        "</optgroup><optgroup label=Gone disabled><option>melon</optgroup><optgroup label=Tea>"
        "<option value=g label=Green>green</optgroup></select><input type=submit></form>"
    )
    bench.press(Key.OK)
    shown = bench.phone.frame().text("dialog").split()
    assert [each for each in shown if each.isalpha()][1:] == ["Fruit", "apple", "pear", "Gone", "melon", "Tea", "Green"]
    bench.press(Key.DOWN, Key.OK)
    assert bench.browser.focused_text == ("Green" if "apple" not in bench.browser.focused_text else "apple, Green")
    bench.press(Key.DOWN, Key.OK)
    assert bench.site.asked[-1].url == HOME + "sent?s=g"


def test_a_picture_with_ismap_sends_the_corner_as_a_phone_has_no_pointer() -> None:
    for model, asked in {"qvga": "next?0,0", "p906i": "next", "w61ca": "next", "911sh": "next"}.items():
        bench = opened("<a href=/next><img src=/m.gif alt=map ismap></a>", model)
        bench.press(Key.OK)
        bench.wait(30)
        assert bench.browser.url == HOME + asked, model
    bench = opened("<a href=/next><img src=/m.gif alt=map></a>")
    bench.press(Key.OK)
    bench.wait(30)
    assert bench.browser.url == HOME + "next"


def test_the_way_to_a_place_of_the_page_itself_is_not_visited() -> None:
    visited = frozenset([HOME.rstrip("/") + "/", HOME + "sent"])
    markup = "<body link=#010101 vlink=#020202>" + "".join(
        f"<a href='{href}'>x</a>" for href in ("#top", HOME + "#a", "/sent", "/sent#b", "", "/", "/new")
    )
    page = make_page(markup, visited=visited)
    page.layout.reach_end()
    colors = [page.style_of(link).color[0] for link in page.document.focusables]
    assert colors == [1, 1, 2, 2, 2, 2, 1]
