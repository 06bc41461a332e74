"""Any bytes give a tree, in time."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.dialect import Dialect
from handset.browser.document.thinning import MAX_MARKUP
from handset.browser.document.tree import MAX_DEPTH, MAX_NODES, TEXT, Node, parse
from handset.browser.style.access_keys import access_keys
from tests.every_case import every_case


def tags(node: Node) -> list[str]:
    return [each.tag for each in node.walk() if each.tag != TEXT]


def test_upper_case_soup_without_html_or_body() -> None:
    document = parse("<TITLE>a  b</TITLE><P>one<P>two<B>three")
    assert document.title == "a b"
    assert tags(document.body) == ["body", "p", "p", "b"]
    assert document.body.inner_text() == "onetwothree"


def test_order_grows_in_document_order() -> None:
    document = parse("<div><p>a</p><p>b</p></div><ul><li>c</ul>")
    orders = [node.order for node in document.body.walk()]
    assert orders == sorted(orders)


def test_head_is_read_and_not_shown() -> None:
    document = parse(
        "<meta http-equiv=refresh content='5; url=/next'><base href=http://b.test/x/><style><![CDATA[ a{color:red} ]]>"
        "</style><link rel=stylesheet href=s.css><script>alert(1)</script>text"
    )
    assert document.refresh == (5, "/next")
    assert document.base == "http://b.test/x/"
    assert [kind for kind, _ in document.style_sheets] == ["text", "link"]
    assert "CDATA" not in document.style_sheets[0][1]
    assert document.body.inner_text().strip() == "text"


def test_focusables_and_access_keys() -> None:
    document = parse(
        "<a href=/1 accesskey=1>x</a><a name=n>y</a><input type=hidden name=h><input name=q accesskey=2>"
        "<a href=/3 directkey=1>z</a><textarea></textarea><select></select>"
    )
    assert [node.tag for node in document.focusables] == ["a", "input", "a", "textarea", "select"]
    keys = access_keys(document, [], Dialect(7.2, False, "full"))
    assert keys["1"].get("href") == "/1"
    assert keys["2"].tag == "input"


def test_self_closed_elements_of_xhtml() -> None:
    document = parse('<?xml version="1.0"?><html><head><title/></head><body><a name="x"/>text</body></html>')
    assert document.body.inner_text() == "text"
    anchor = next(node for node in document.body.walk() if node.tag == "a")
    assert anchor.inner_text() == ""


@pytest.mark.parametrize("markup", ["<div>" * 50_000, "<b>" * 50_000, "<select>" + "<option>x" * 50_000,
                                    "".join(f"<b id=x{i}><p>" for i in range(9_000)), "<table>" * 20_000])  # fmt: skip
def test_nesting_without_end_is_cut(markup: str) -> None:
    document = parse(markup + "end")
    deepest = 0
    stack = [(document.root, 0)]
    count = 0
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        count += 1
        stack += [(child, depth + 1) for child in node.children]
    assert deepest <= MAX_DEPTH + 1
    assert count <= MAX_NODES
    assert "end" in document.body.inner_text()


def test_a_page_of_too_much_markup_ends_early() -> None:
    assert parse("<b></b>" * (MAX_NODES - 9) + "end").body.inner_text() == "end"
    document = parse("<p>first" + "<b></b>" * MAX_MARKUP + "end")
    assert document.body.inner_text() == "first"
    assert sum(1 for _ in document.root.walk()) <= MAX_NODES


def test_thinning_leaves_ordinary_pages_alone() -> None:
    markup = "<div><font color=red>x</font></div>" * 2_000
    assert len(tags(parse(markup).body)) == 4_001


SLASHES = [
    (value, f"<{tag} {name}{equals}{value}{end}>text", tag, name)
    for value in ("/x/", "a/b", "/", "http://b.test/", "a/b/?c=d/")
    for tag, name in (("a", "href"), ("form", "action"), ("input", "value"), ("img", "src"), ("td", "background"))
    for equals in ("=", " = ")
    for end in ("", " ", " id=i")
]


@every_case("xhtml", [False, True])
@every_case(("value", "markup", "tag", "name"), SLASHES)
def test_a_value_without_quotes_may_hold_a_slash(value: str, markup: str, tag: str, name: str, *, xhtml: bool) -> None:
    markup = f"<table><tr>{markup}</table>" if tag == "td" else markup
    document = parse(f"<html><body>{markup}</body></html>", xhtml=xhtml)
    node = next(each for each in document.body.walk() if each.tag == tag)
    assert node.get(name) == value
    if tag in ("a", "form", "td"):
        assert node.inner_text() == "text"


@pytest.mark.parametrize(
    ("markup", "inside"),
    [
        ("<a name='x'/>text", ""),
        ('<a name="x/"/>text', ""),
        ("<a name=x />text", ""),
        ("<a name = 'x' />text", ""),
        ("<a nowrap/>text", ""),
        ("<a name=x/>text", "text"),
        ("<a name=/>text", "text"),
        ("<a title='a=b'/>text", ""),
    ],
)
def test_the_slash_that_closes_an_element_of_xhtml(markup: str, inside: str) -> None:
    document = parse(f"<html><body>{markup}</body></html>", xhtml=True)
    assert next(each for each in document.body.walk() if each.tag == "a").inner_text() == inside


W3C = "-//W3C//DTD"
QUIRKLESS = [f"{W3C} HTML 4.01//EN", f"{W3C} HTML 4.0//EN", f'{W3C} HTML 4.01 Transitional//EN" "loose.dtd',
             f'{W3C} HTML 4.01 Frameset//EN" "frameset.dtd', f"{W3C} XHTML 1.0 Transitional//EN",
             f"{W3C} XHTML 1.0 Frameset//EN", f"{W3C} XHTML 1.0 Strict//EN", f"{W3C} XHTML 1.1//EN",
             f"{W3C} XHTML Basic 1.0//EN", f"{W3C} XHTML Basic 1.1//EN", "-//WAPFORUM//DTD XHTML Mobile 1.0//EN",
             "-//WAPFORUM//DTD XHTML Mobile 1.1//EN", "-//WAPFORUM//DTD XHTML Mobile 1.2//EN",
             "-//OMA//DTD XHTML Mobile 1.2//EN", "-//OPENWAVE//DTD XHTML 1.0//EN",
             "-//OPENWAVE//DTD XHTML Mobile 1.0//EN", "-//J-PHONE//DTD XHTML Basic 1.0 Plus//EN",
             "-//KDDI//DTD XHTML Mobile 1.0//EN",
             *(f"-//i-mode group (ja)//DTD XHTML i-XHTML(Locale/Ver.=ja/{version}) 1.0//EN"
               for version in ("1.0", "1.1", "2.0", "2.1", "2.2", "2.3"))]  # fmt: skip
QUIRKY = [f"{W3C} HTML 4.01 Transitional//EN", f"{W3C} HTML 4.01 Frameset//EN", f"{W3C} HTML 4.0 Transitional//EN",
          f"{W3C} HTML 3.2 Final//EN", f"{W3C} HTML 3.2//EN", "-//IETF//DTD HTML 2.0//EN", "-//IETF//DTD HTML//EN",
          f"{W3C} Compact HTML 1.0 Draft//EN"]  # fmt: skip


def test_xhtml_of_any_maker_is_without_quirks() -> None:
    """As in Chromium, but for compact HTML, whose phones came before CSS."""
    for front, behind in product(("", '<?xml version="1.0"?>\n', "<!-- x -->"), ("", ' "http://a.test/x.dtd"')):
        for public in QUIRKLESS:
            assert not parse(f'{front}<!DOCTYPE html PUBLIC "{public}"{behind}><html><body>x').quirks, public
            assert not parse(f"{front}<!doctype HTML public '{public}'{behind}><html><body>x").quirks or "4.0" in public
        for public in QUIRKY:
            assert parse(f'{front}<!DOCTYPE HTML PUBLIC "{public}"><p>x').quirks, public
        assert parse(f"{front}<html><body>x").quirks
        assert not parse(f"{front}<!DOCTYPE html><html><body>x").quirks
