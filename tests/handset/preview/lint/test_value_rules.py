"""Values that are neither color nor number, attributes given twice, wrong marks, program code, unknown encodings."""

from __future__ import annotations

from itertools import product

from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.handset.browser.browser_harness import make_page


def found(markup: str, *rules: str, model: str = "qvga", kind: str = "text/html") -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule in rules]


COLORED = ["body bgcolor", "body text", "font color", "hr color", "table bgcolor", "td bgcolor", "body link"]
WRONG_COLORS = {"blu": "blue", "grean": "green", "#12345g": "", "#ff": "", "12": "", "rgb(1,2,3)": "", "しろ": ""}
RIGHT_COLORS = ["red", "RED", "#fff", "#FFFFFF", "FF0000", "abc", "lightgoldenrodyellow", " #000000 "]


def page(said: str, value: str) -> str:
    tag, name = said.split()
    markup = f"<{tag} {name}='{value}'>"
    return f"x\n<table><tr>\n{markup}y</table>" if tag == "td" else f"x\n\n{markup}y"


def test_what_is_not_a_color_is_told() -> None:
    for said, (value, near) in product(COLORED, WRONG_COLORS.items()):
        tag, name = said.split()
        (each,) = [one for one in found(page(said, value), "attribute") if "color" in one.what]
        meant = f" (did you mean {near!r}?)" if near else ""
        assert each.what == f"{name}={value!r} of <{tag}> is not a color{meant}", (said, value)
        assert (each.line, each.column, each.severity) == (3, 1, "warning")
    for said, value in product(COLORED, RIGHT_COLORS):
        assert found(page(said, value), "attribute") == [], (said, value)


def test_what_is_not_a_number_is_told() -> None:
    counted = ["td colspan", "td rowspan", "td width", "hr size", "hr width", "table border", "table cellpadding",
               "img width", "img hspace", "input maxlength", "input size", "textarea rows", "font size"]  # fmt: skip
    for said, value in product(counted, ["two", "auto", "large", "px", "-", "２"]):
        tag, name = said.split()
        told = [each.what for each in found(page(said, value), "attribute")]
        assert told == [f"{name}={value!r} of <{tag}> is not a number"], (said, value)
    for said, value in product(counted, ["2", "50%", "2px", "+1", "-1", " 3 ", "0", ""]):
        assert found(page(said, value), "attribute") == [], (said, value)


def test_an_attribute_given_twice_is_told() -> None:
    for tag, name in [("p", "class"), ("a", "href"), ("img", "src"), ("td", "width"), ("font", "color")]:
        twice = page(f"{tag} title", f"x' {name}='1' {name.upper()}='2")
        told = [each for each in found(twice, "attribute") if "twice" in each.what]
        assert [(each.line, each.column, each.what) for each in told] == [
            (3, 1, f"{name} of <{tag}> is given twice")
        ], twice
        assert not [each for each in found(page(f"{tag} {name}", "1"), "attribute") if "twice" in each.what]


def test_wrong_marks_and_spaces_in_tags_are_told_once() -> None:
    typographic = "of <a> stands in typographic quotation marks"
    for markup, what in {
        "<a href=”next.html”>x</a>": f"href {typographic}",
        "<a href=“next.html”>x</a>": f"href {typographic}",
        "<a href=‘next.html’>x</a>": f"href {typographic}",
        "<a href=＂next.html＂>x</a>": f"href {typographic}",
        "<a href='a.html''>b</a>": "<a> has a quotation mark too many",
        '<a href="a.html"">b</a>': "<a> has a quotation mark too many",
        '<a href="x.html" title="he said "hi" ok">z</a>': "<a> has a quotation mark too many",
        "<font　color='red'>x</font>": "a full-width space stands in <font>",
        "<a　href='x.html'>y</a>": "a full-width space stands in <a>",
        "<a href='x.html'　title='t'>y</a>": "a full-width space stands in <a>",
    }.items():
        told = found(f"x\n {markup}", "attribute", "element", "unclosed", "link")
        assert [(each.line, each.column, each.what) for each in told] == [(2, 2, what)], markup
    for right in ("<a href='x.html' title='”a”'>y</a>", "<a href='x.html' title=\"it's　so\">y</a>", "　<b>　</b>"):
        assert found(right, "attribute", "element") == [], right


def test_program_code_on_a_page_is_told() -> None:
    for code in ("<?php echo 1 ?>", "<?PHP ?>", "<?= $x ?>", "<? if ?>", "<% x %>", "<%= x %>"):
        (each,) = found(f"<html>\n<body>{code}x", "element")
        assert (each.line, each.column, each.severity) == (2, 7, "error"), code
        assert each.what == "program code stands on the page"
        assert found(f"x{code}", "element", kind="text/plain") == []
    for right in ('<?xml version="1.0"?><html>x', "a < ? b", "100 % < 200 %", "<?xml-stylesheet href='a'?>x"):
        assert found(right, "element") == [], right


def test_an_encoding_that_no_phone_knows_is_told() -> None:
    for label in ["sjis-foo", "utf-9", "big5", "koi8-r", "x-user-defined"]:
        (each,) = found(f"x\n<meta http-equiv='Content-Type' content='text/html; charset={label}'>", "encoding")
        assert (each.line, each.column) == (2, 61), label
        assert each.what == f"the encoding {label} is not known"
