"""Controls that are not sent, chosen twice or named twice, what points to nothing, and where links were meant to go."""

from __future__ import annotations

from itertools import product

import pytest

from handset.model import model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.handset.browser.browser_harness import XHTML, make_page


def found(markup: str, rule: str, model: str = "qvga", kind: str = "text/html") -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule == rule]


def told(markup: str, rule: str, model: str = "qvga") -> list[tuple[str, str]]:
    return [(each.place, each.what) for each in found(markup, rule, model)]


NAMED = ["<input type={}{}>".format(kind, "{}") for kind in ("text", "password", "checkbox", "radio", "hidden", "file")]
NAMED += ["<input{}>", "<textarea{}></textarea>", "<select{}><option>a</select>"]
BUTTONS = [
    "<input type=submit>",
    "<input type=reset>",
    "<input type=button>",
    "<input type=image src=x alt=x>",
    "<button>x</button>",
]


def test_a_control_without_a_name_is_not_sent() -> None:
    for model, shape in product(("qvga", "p906i", "w61ca"), NAMED):
        for wrong in ("", " name", " name=''", " name=' '"):
            where, what = told(f"<form action=/a>\n x{shape.format(wrong)}</form>", "control", model)[0]
            assert (where, what.startswith("a control has no name: <")) == ("2:3", True), shape
        assert told(f"<form action=/a>{shape.format(' name=q')}</form>", "control", model) == [], shape
    for button in BUTTONS:
        assert told(f"<form action=/a>{button}</form>", "control") == [], button


def test_a_control_in_no_form_does_nothing() -> None:
    for shape in NAMED:
        told_ = told(f"\n{shape.format(' name=q')}", "control")
        assert [where for where, _ in told_] == ["2:1"] * ("file" not in shape), shape
        assert told(f"<form action=/a><table><tr><td>{shape.format(' name=q')}</table></form>", "control") == []
        assert told(f"<table><form action=/a><tr><td>{shape.format(' name=q')}</table>", "control") == [], shape
    assert [why.why for why in found("<input type=submit>", "control")] == ["it does nothing"]


def test_radio_buttons_of_one_group_are_checked_once() -> None:
    button = "<input type=radio name={} value={}{}>"
    for first, second, third in product(("", " checked"), repeat=3):
        markup = "<form action=/a>\n" + "\n".join(
            button.format("a", number, said) for number, said in enumerate((first, second, third))
        )
        lines = [number for number, said in enumerate((first, second, third), 2) if said]
        assert [each.line for each in found(markup + "</form>", "control")] == lines[1:]
    other = button.format("a", 1, " checked") + button.format("b", 2, " checked")
    assert told(f"<form action=/a>{other}</form>", "control") == []
    one = f"<form action=/a>{button.format('a', 1, ' checked')}</form>"
    assert told(one + one, "control") == [], "two forms have two groups"
    same = "<form action=/a><input type=radio name=a><input type=radio name=a></form>"
    assert [what for _, what in told(same, "control")] == ["radio buttons of the group 'a' have no value"]


def test_options_of_one_choice_are_selected_once() -> None:
    choice = "<form action=/a><select name=q{}>\n<option selected>a\n<option>b\n<option selected>c</select></form>"
    assert told(choice.format(""), "control") == [("4:1", "two options of a <select> are selected")]
    assert told(choice.format(" multiple"), "control") == []


def test_ids_and_names_are_given_once_and_pointed_to() -> None:
    for first, second in product(("<p id=a>x</p>", "<a name=a>x</a>", "<div id='a'>x</div>"), repeat=2):
        assert told(f"{first}\n{second}", "name") == [("2:1", "the id or name 'a' is given twice")]
    assert told("<a name=a id=a>x</a>", "name") == []
    assert told("<p id=a>x</p><p id=A>y</p>", "name") == []
    assert told("\n<label for=b>x</label><p id=c>y</p>", "name") == [
        ("2:1", "for='b' of <label> names nothing on this page")
    ]
    assert told("<label for=b>x</label><input id=b name=b>", "name") == []
    assert told("\n<img usemap='#m' alt='' src=x>", "name") == [
        ("2:1", "usemap='#m' of <img> names no map of this page")
    ]
    for said in ("name=m", "id=m"):
        assert told(f"<img usemap='#m' alt='' src=x><map {said}><area href=/a></map>", "name") == []


SEEN = ["1.{}news{}", "[1]{}news{}", "{}1.news{}", "{}１ ニュース{}", "{}news[1]{}", "{}(1)news{}", "{}1:news{}",
        "■1 {}news{}", "&#xE6E2;{}news{}", "{}&#63879;news{}", "1 <b>{}news{}", "{}<b>1</b> news{}", "<br>1{}news{}",
        "{}1{}", "【1】{}news{}"]  # fmt: skip
UNSEEN = ["9月1日 {}news{}", "2011 {}news{}", "12 {}news{}", "{}12 news{}", "{}1月のニュース{}", "{}1/2{}",
          "{}1件の新着{}", "3{}news{}", "&#xE6E3;{}news{}", "4/1 {}news{}", "10:01 {}news{}", "{}10:30 news{}",
          "{}1.5 km{}", "{}100%{}", "第1{}news{}", "{}news 1{}", "1. other words {}news{}", "{}news{} 1",
          "v1.{}news{}"]  # fmt: skip


@pytest.mark.parametrize("model", ["qvga", "w61ca"])
def test_a_key_is_seen_by_its_own_digit(model: str) -> None:
    for shape, seen in [*((shape, True) for shape in SEEN), *((shape, False) for shape in UNSEEN)]:
        markup = "<p>\n" + shape.format("<a href=/a accesskey=1>", "</a>")
        assert (found(markup, "accesskey", model) == []) == seen, shape
        for key in "5*#":
            other = shape.format(f"<a href=/a accesskey={key}>", "</a>")
            assert found(other, "accesskey", model), (shape, key)


def test_an_entity_without_its_semicolon_in_an_address() -> None:
    named = {
        "copy": "©",
        "reg": "®",
        "lang": "\u2329",
        "para": "¶",
        "image": "ℑ",
        "times": "×",
        "sub": "⊂",
        "sect": "§",
    }
    shapes = ("<a href='/x?a=1&{}=1'>x</a>", "<form action='/x?a&{}&b'>x</form>", "<img alt='' src=/x?a&{}=1>")
    for name, shape in product([*named, "order", "page", "section", "amp"], shapes):
        markup, place = f"日本\n{shape.format(name)}", f"2:{shape.index('&') + 1}"
        what = f"&{name} in <{shape[1 : shape.index(' ')]}> is an entity without its semicolon"
        assert told(markup, "value") == ([(place, what)] if name in named else []), markup
        assert name not in named or named[name] in found(markup, "value")[0].why
        assert found(markup.replace("&", "&amp;"), "value") == []
        if name in named:
            (finding,) = found(markup, "value")
            page = make_page(markup, "qvga")
            sent = [value for node in page.document.body.walk() for value in node.attributes.values() if "a" in value]
            changed = any(named[name] in value for value in sent)
            assert any(f"&{name}" in value for value in sent) != changed, markup
            assert finding.severity == ("warning" if changed else "note"), markup
            assert ("sent as written here" in finding.why) != changed, markup
    assert not found("<html><a href='?a&amp;b&copy=1'>x</a></html>", "value", "qvga", XHTML), "XML's own rule tells it"


def test_a_host_without_http_is_a_page_of_this_site() -> None:
    for host in (
        "www.example.com",
        "www.example.co.jp/x",
        "example.com",
        "m.example.jp/?a=1",
        "mixi.jp",
        "WWW.EXAMPLE.NET/a",
    ):
        ((where, what),) = told(f"\n<a href='{host}'>x</a>", "link")
        assert (where, what) == ("2:1", f"{host!r} is a page of this site: it has no http://")
    for address in (
        "index.html",
        "/www.example.com",
        "//www.example.com/",
        "a.cgi",
        "top.php?u=www.a.com",
        "news.jpg",
        "community.html",
    ):
        assert told(f"<a href='{address}'>x</a>", "link") == [], address


def test_what_asks_for_the_place_of_a_phone() -> None:
    for address, model, severity in (
        ("device:location?url=http://a.test/", "w61ca", "note"), ("device:gpsone?url=/", "w63ca", "note"),

        ("location:auto?url=http://a.test/", "911sh", "note"), ("device:home", "w61ca", "error"),
        ("device:data/dnld?url=/", "w61ca", "error"), ("location:home", "911sh", "error"),
        ("device:location?url=/", "911sh", "error"),
    ):  # fmt: skip
        assert [each.severity for each in found(f"<a href='{address}'>x</a>", "link", model)] == [severity], address


def test_selectors_that_nothing_meets() -> None:
    never = [
        "a:hover",
        "p:focus",
        "a.x:focus",
        "input:focus",
        "p:link",
        "a:hover b",
        "div a:hover",
        "a:focus b",
        ":hover",
    ]
    ever = ["a:focus", ":focus", "a:link", "a:visited", "p", ":link", "a:link b", "a:active"]
    for selector in [*never, *ever]:
        told_ = [
            each for each in found(f"<style>\n{selector} {{color:red}}</style>x", "css") if "never met" in each.what
        ]
        expected = [("2:1", "note", f"the selector {selector} is never met")] * (selector in never)
        assert [(each.place, each.severity, each.what) for each in told_] == expected, selector


@pytest.mark.parametrize("model", model_names())
def test_an_empty_page_is_told(model: str) -> None:
    for markup in ("", "<html><head><title>t</title></head><body></body></html>", " \n ", "<p> </p><br>", "<!-- x -->",
                   "<html><head><style>p{color:red}</style></head></html>"):  # fmt: skip
        assert told(markup, "empty", model) == [("1:1", "the page is empty")], markup
    for markup in ("x", "<img src=x alt=''>", "<hr>", "<form action=/a><input name=q></form>", "<p>　x</p>"):
        assert told(markup, "empty", model) == [], markup


def test_a_wide_line_of_pre_gets_a_note() -> None:
    for count, model in product((10, 24, 25, 60), ("qvga", "p906i", "911sh", "w61ca")):
        (page,) = [make_page(f"a\n<pre>x\n{'x' * count}\nx</pre>", model)]
        told_ = [
            (each.place, each.severity)
            for each in check(page)
            if each.rule == "width" and "<pre>" in each.what and each.severity == "note"
        ]
        assert told_ == [("2:1", "note")] * (10 * count > page.model.viewport.width), (count, model)


def test_a_table_is_told_once_on_a_phone_without_tables() -> None:
    for rows in ("<tr><td>x", "<caption>y</caption><thead><tr><th>x</thead><tbody><tr><td>x</tbody>", "<col><tr><td>x"):
        assert [what for _, what in told(f"<table>{rows}</table>", "element", "early")] == ["<table> is not understood"]
