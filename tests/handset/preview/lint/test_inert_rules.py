"""Markup without effect is told on every model, and what has an effect is not."""

from __future__ import annotations

from handset.model import load_model, model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.handset.browser.browser_harness import BrowserHarness, make_page

HOME = "http://a.test/"
WORDS = "some words that fill a line and go on in the next one " * 2
TABLE = "<table border=3 width=200 height=80{}>{}<tr{}><td{}>a<td>b<tr><td>c<td>d</table>"
SHAPES = {
    "table": TABLE.format("{}", "", "", ""),
    "caption": TABLE.format("", "<caption{}>x</caption>", "", ""),
    "col": TABLE.format("", "<col{}>", "", ""),
    "colgroup": TABLE.format("", "<colgroup{}>", "", ""),
    "tr": TABLE.format("", "", "{}", ""),
    "td": TABLE.format("", "", "", "{}"),
    "body": "<body{}>" + WORDS,
    "dl": "<dl{}><dt>a<dd>b</dl>",
    "pre": "<pre{}>a b</pre>",
    **{tag: f"<{tag}{{}}><li>a<li>b</{tag}>" for tag in ("ul", "ol", "dir", "menu")},
    **{tag: f"<{tag}{{}}>{WORDS}</{tag}>" for tag in ("p", "div", "h1", "blockquote", "address", "span", "form", "dd")},
}
VALUES = {
    "align": ("right", "justify"), "dir": ("rtl",), "rules": ("all",), "frame": ("void",), "compact": ("",),
    "leftmargin": ("20",), "topmargin": ("20",), "marginwidth": ("20",), "marginheight": ("20",),
    "bordercolor": ("red",), "char": (".",), "charoff": ("3",), "valign": ("bottom",),
}  # fmt: skip
EVERYWHERE = ("align", "dir")
OF = {
    "table": ("rules", "frame", "bordercolor"), "body": ("leftmargin", "topmargin", "marginwidth", "marginheight"),
    "td": ("bordercolor", "char", "charoff", "valign"), "tr": ("char", "charoff", "valign"), "caption": ("valign",),
    "col": ("valign", "char"), "colgroup": ("valign", "charoff"),
    **dict.fromkeys(("ul", "ol", "dl", "dir", "menu"), ("compact",)),
}  # fmt: skip


def inert(markup: str, model: str = "qvga") -> list[Finding]:
    return [each for each in check(make_page(markup, model)) if each.rule == "inert"]


def picture_of(phone: BrowserHarness, markup: str) -> bytes:
    phone.site.pages[HOME] = markup
    phone.browser.open(HOME)
    phone.wait(2)
    return phone.phone.frame().pixels.tobytes()


def test_an_attribute_is_told_exactly_where_it_changes_no_picture() -> None:
    phone, without_effect, count = BrowserHarness({}), 0, 0
    for tag, shape in SHAPES.items():
        plain, around = picture_of(phone, shape.format("")), {each.what for each in inert(shape.format(""))}
        for name in (*EVERYWHERE, *OF.get(tag, ())):
            for value in VALUES[name]:
                markup = shape.format(f' {name}="{value}"')
                drawn = picture_of(phone, markup) != plain
                told = [each.what for each in inert(markup) if each.what not in around]
                if (tag, value) in (("table", "justify"), ("caption", "justify")):
                    assert told == [], markup  # The table of values tells what they take.
                    continue
                count, without_effect = count + 1, without_effect + (not drawn)
                expected = [] if drawn else [f"{name} of <{tag}> has no effect"]
                said = [what.replace("=justify", "").replace("=rtl", "") for what in told]
                assert said == expected, (markup, drawn)
    assert (count, without_effect) == (85, 72)


def test_values_that_ask_for_nothing_are_clean() -> None:
    for markup in (
        "<p dir=ltr>x</p>", "<body leftmargin=0 topmargin=0 marginwidth=0 marginheight=0>x", "<p align=left>x</p>",
        "<table border=1 bordercolor=red><tr><td align=center valign=top>x</table>", "<ul type=disc><li>x</ul>",
        "<hr align=left>", "<b>x</b><strong>y</strong><code>z</code>",
    ):  # fmt: skip
        assert inert(markup) == [], markup


def test_italics_are_told_by_a_note_on_every_model() -> None:
    for model in model_names():
        for tag in ("i", "em", "cite", "address", "dfn", "var"):
            (each,) = inert(f"x\n<{tag}>a</{tag}><{tag}>b</{tag}>", model)
            assert (each.place, each.severity, each.what) == ("2:1", "note", f"<{tag}> is not slanted"), (model, tag)


def test_image_maps_are_told_on_every_model_since_no_area_is_followed() -> None:
    markup = "<map name=m><area href=/a alt=a shape=rect coords=0,0,9,9></map>\n<img src=/a.gif alt='' usemap='#m'>"
    for model in model_names():
        page = make_page(markup, model)
        assert page.document.focusables == [], model
        told = [(each.place, each.what) for each in check(page) if "usemap" in each.what or "<area>" in each.what]
        listed = load_model(model).browser.elements == "chtml"
        says = ("is not in the carrier's list", "is not in the carrier's list")
        area, usemap = says if listed else ("leads nowhere", "is ignored")
        assert told == [("1:13", f"<area> {area}"), ("2:1", f"usemap of <img> {usemap}")], model
        assert all(each.severity == "warning" for each in check(page) if "usemap" in each.what), model


def test_ismap_is_told_as_what_it_sends() -> None:
    in_a_link, alone = "<a href=/a><img src=/a.gif alt='' ismap></a>", "<img src=/a.gif alt='' ismap>"
    assert [each.what for each in inert(in_a_link)] == ["ismap of <img> sends 0,0, wherever one presses"]
    assert [each.what for each in inert(alone)] == ["ismap of <img> has no effect"]
    for model in model_names():
        told = [each.what for each in check(make_page(in_a_link, model)) if "ismap" in each.what]
        strict = load_model(model).browser.strict
        assert told == (["ismap of <img> is ignored"] if strict else [inert(in_a_link)[0].what]), model
