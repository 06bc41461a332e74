"""Everything that a page loads and cannot get is told: by kind, with its address as written, in its own place."""

from __future__ import annotations

import base64
from itertools import product

from handset.model import load_model, model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.handset.browser.browser_harness import XHTML, html, make_page, picture

HOME = "http://a.test/d/page.html"
TAKE_ALL = ("qvga", "911sh", "w61ca")
"""Models that fetch sheets and what these name."""
FRONT = ["", "\n", "日本語\n ", "<p>x</p>\t", "&#xE63E;<br />\n\n"]
ADDRESSES = ["x.gif", "/x.gif", "../i/x.gif", "http://b.test/x.gif?a=1", "絵.gif"]
PICTURES = ["<img alt='' src='{}' />", "<input type='image' alt='' src='{}' />",
            "<object type='image/gif' data='{}'></object>"]  # fmt: skip
BACKGROUNDS = ["<div style='background-image:url({})'>x</div>",
               "<p style=\"background: red url('{}') no-repeat\">x</p>",
               "<table><tr><td style='background:url({})'>x</td></tr></table>"]  # fmt: skip
MARKERS = ["<ul style='list-style-image:url({})'><li>x</li></ul>", "<ul style='list-style:url({})'><li>x</li></ul>"]
MISSING = {"a picture": PICTURES, "a background picture": BACKGROUNDS, "a list's picture": MARKERS}


def found(markup: str, model: str = "qvga", files: dict[str, bytes] | None = None) -> list[Finding]:
    """The findings of a page that gets `files` and nothing else."""
    page = make_page(markup, model, XHTML)
    page.response = html(markup, HOME, kind=XHTML)
    for _ in range(2):  # What a sheet names is wanted when it has come.
        page.files = dict.fromkeys(page.subresource_urls) | (files or {})
        page.restyle()
    page.files = dict.fromkeys(page.subresource_urls) | (files or {})
    return [each for each in check(page) if each.rule in ("picture", "css")]


def told(markup: str, model: str = "qvga", files: dict[str, bytes] | None = None) -> list[tuple[str, str]]:
    return [(each.place, each.what) for each in found(markup, model, files)]


def test_what_an_element_or_its_style_names_and_is_not_there() -> None:
    number = 0
    for kind, shapes in MISSING.items():
        for shape, written in product(shapes, ADDRESSES):
            model, front = TAKE_ALL[number % len(TAKE_ALL)], FRONT[number % len(FRONT)]
            number += 1
            element = shape.format(written)
            tag = element.index("<td") if "<td" in element else 0
            before = front + element[:tag]
            place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
            (each,) = found(front + element, model)
            assert (each.place, each.what, each.severity) == (place, f"{kind} is not there", "error"), (element, model)
            assert each.why == f"{written} cannot be had"


def test_background_attributes_where_a_model_takes_them() -> None:
    for model, written in product(model_names(), ADDRESSES):
        takes = "body@background" not in load_model(model).browser.refuses
        expected = [("1:1", "a background picture is not there")] * takes
        assert told(f"<body background='{written}'>x</body>", model) == expected, model
    for tag in ("<table background='x.gif'>", "<table><tr><td background='x.gif'>"):
        assert [what for _, what in told(f"{tag}x", "qvga")] == ["a background picture is not there"]


def test_sheets_that_are_not_there_and_what_sheets_name() -> None:
    link, sheet = "<link rel='stylesheet' href='s/a.css' />", "http://a.test/d/s/a.css"
    for model in TAKE_ALL:
        assert told(f"<head>\n {link}</head>x", model) == [("2:2", "a style sheet is not there")]
        css = b"p{color:red}\n@media handheld {\n  ul { list-style-image: url(m.gif) }\n}\ndiv{background:url(b.gif)}"
        assert told(f"<head>{link}</head>x", model, {sheet: css}) == [
            ("s/a.css:3:8", "a list's picture is not there"),
            ("s/a.css:5:5", "a background picture is not there"),
        ]
        assert told(f"<head>{link}</head>x", model, {sheet: b"@charset 'x';\n@import 'b.css';"}) == [
            ("s/a.css:2:1", "a style sheet is not there")
        ]
        inner = "<style>\n@import url(c.css);\n p { background-image: url('p.gif') }</style>x"
        assert told(inner, model) == [
            ("2:1", "a style sheet is not there"),
            ("3:6", "a background picture is not there"),
        ]
    assert told("<style>@media print { p { background: url(x.gif) } }</style>x") == []
    assert told("<link rel='stylesheet' media='print' href='a.css' />x") == []


def test_what_a_model_does_not_load_is_not_missed() -> None:
    assert not [what for _, what in told("<body background='x.gif'>x</body>", "p906i") if "not there" in what]
    assert [what for _, what in told("<link rel='stylesheet' href='a.css' />x", "p906i")] == [
        "an external style sheet is ignored"
    ]


def test_what_is_there_is_clean() -> None:
    good = picture(10, 10, "PNG")
    data = "data:image/png;base64," + base64.b64encode(good).decode()
    for shapes in MISSING.values():
        for shape in shapes:
            assert told(shape.format("x.png"), "qvga", {"http://a.test/d/x.png": good}) == [], shape
            assert told(shape.format(data), "qvga", {data: good}) == [], shape


def test_pictures_of_another_kind_or_broken_wherever_they_are_named() -> None:
    whole, other = picture(10, 10, "PNG"), b"<html>404</html>"
    for kind, shapes in MISSING.items():
        for shape in shapes[:2]:
            (each,) = found(shape.format("x.png"), "qvga", {"http://a.test/d/x.png": other})
            assert (each.what, each.rule) == (f"{kind} cannot be read", "picture"), shape
            (each,) = found(shape.format("x.png"), "qvga", {"http://a.test/d/x.png": whole[:40]})
            assert each.what == f"{kind} cannot be read"
            (each,) = found(shape.format("x.bmp"), "911sh", {"http://a.test/d/x.bmp": b"BM" + bytes(60)})
            assert each.what == f"{kind} is BMP"
    (each,) = found("<img alt='' src='data:image/gif;base64,R0' />", "qvga")
    assert each.what == "a picture cannot be read"


def test_the_same_address_is_told_once_a_kind() -> None:
    markup = "<img alt='' src='x.gif' /><img alt='' src='x.gif' /><p style='background:url(x.gif)'>x</p>"
    assert told(markup) == [("1:1", "a picture is not there"), ("1:53", "a background picture is not there")]


def test_elements_that_name_no_picture_or_no_type() -> None:
    for markup, what in [
        ("<img alt='x' />", "<img> names no picture"), ("<img alt='x' src='' />", "<img> names no picture"),
        ("<input type='image' alt='x' />", "<input> names no picture"),
        ("<object data='x.gif'>y</object>", "<object> does not say its type"),
        ("<object type='application/x-shockwave-flash' data='x.swf'>y</object>", "<object> does not play in the page"),
        ("<embed src='x.swf' />", "<embed> does not play in the page"),
    ]:  # fmt: skip
        assert told(f"\n{markup}") == [("2:1", what)], markup
    assert told("<img localsrc='44' alt='' />", "w61ca") == []
