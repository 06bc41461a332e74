"""What lint says of style sheets, in the page and outside it, each fault in its own file, line and column."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from handset.browser.layout.boxes import Box
from handset.model import load_model, model_names
from handset.preview.lint.check import check
from handset.preview.lint.css_source import relative
from handset.preview.lint.finding import Finding, Linted, format_findings, merge_findings
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, find, laid_out, make_page

SHEETS = [name for name in model_names() if load_model(name).browser.css == "full"]
PAGE = "<head><link rel='stylesheet' href='css/a.css'></head><p>x</p>"
ADDRESS = "http://a.test/css/a.css"


def found(css: str, model: str, **more: bytes) -> list[Finding]:
    files = {ADDRESS: css.encode("cp932"), **{f"http://a.test/css/{name}.css": body for name, body in more.items()}}
    return [each for each in check(make_page(PAGE, model, XHTML, files=files)) if each.rule == "css"]


FAULTS = [("colr: red", "the property colr is ignored (did you mean 'color'?)"),
          ("text-align: flex", "text-align does not take 'flex'"), ("color", "a declaration cannot be read"),
          ("border-radius: 3px", "the property border-radius is ignored")]  # fmt: skip
BEFORE = ["", "\n", "/* あいう */ ", "@charset 'Shift_JIS';\n", "h1 { color: red }\n\n  ", "h1,h2{margin:0}", "\t"]


@every_case("model", ["qvga", "n06a"])
@every_case("before", BEFORE)
@every_case("head", ["p { ", "p.x,\np {\n  color:red;\n  ", "@media handheld {\n p { "])
def test_a_fault_outside_the_page_stands_in_its_own_place(head: str, before: str, model: str) -> None:
    for fault, what in FAULTS:
        front = before + head
        css = f"{front}{fault} }}" + ("}" if "@media" in head else "")
        (each,) = found(css, model)
        assert (each.sheet, each.line) == ("css/a.css", front.count("\n") + 1)
        begins = len(front) - front.rfind("\n")
        # Of a declaration without a colon the place is where the colon is missed.
        assert each.column == begins if ":" in fault else begins < each.column <= begins + len(fault) + 1
        assert each.what.startswith(what)


def test_a_sheet_that_a_sheet_imports_is_read_where_it_is_fetched() -> None:
    css, inner = "@import 'b.css';\n", b"p { colr: red }"
    assert [(each.sheet, each.place) for each in found(css, "911sh", b=inner)] == [("css/b.css", "css/b.css:1:5")]
    assert [each.what for each in found(css, "n06a", b=inner)] == ["@import is ignored"]
    assert [each.what for each in found("p{colr:red}", "p906i")] == ["an external style sheet is ignored"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [("page.html", "css/a.css"), ("/tmp/x/page.html", "/tmp/x/css/a.css"), ("../page.html", "../css/a.css"),
     ("http://m.test/d/page.html", "http://m.test/d/css/a.css"), ("/home", "/css/a.css")],
)  # fmt: skip
def test_a_sheet_is_named_beside_its_page(page: str, shown: str) -> None:
    linted = [Linted(page, "qvga", found("p { colr: red }", "qvga"))]
    assert format_findings(linted).startswith(f"{shown}:1:5: warning: ")
    assert format_findings(linted, "github").startswith(f"::warning file={shown},line=1,col=5,")
    assert json.loads(format_findings(linted, "json"))[0]["sheet"] == "css/a.css"


@pytest.mark.parametrize(
    ("address", "page", "name"),
    [("http://a.test/a.css", "http://a.test/x.html", "a.css"), ("http://a.test/a.css", "http://a.test/d/x", "../a.css"),
     ("http://a.test/c/a.css", "http://a.test", "c/a.css"),
     ("http://b.test/a.css", "http://a.test/x", "http://b.test/a.css")],
)  # fmt: skip
def test_an_address_relative_to_the_page(address: str, page: str, name: str) -> None:
    assert relative(address, page) == name


SIMPLE = ["p", "*", ".x", "#y", "p.x", "p#y", "div p", "div .x", "body div p.x", "P", "div p#y.x"]
RICH = ["div > p", "b + p", "p[class]", "p[class=x]", "p:first-child", "div > .x", "p[id|=y]"]


@pytest.mark.parametrize("selector", SIMPLE + RICH)
def test_browser_2_takes_simple_selectors_as_lint_says(selector: str) -> None:
    markup = f"<style>{selector}{{margin-left:33px}}</style><div><p class='x' id='y'>x</p></div>"
    if selector.startswith("b +"):
        markup = markup.replace("<div>", "<div><b>x</b>")
    shown = {model: _pushed(laid_out(markup, model)) for model in ("n06a", "911sh", "qvga")}
    assert shown == {"n06a": selector in SIMPLE, "911sh": True, "qvga": True}
    told_ = {model: [each.what for each in check(make_page(markup, model)) if each.rule == "css"] for model in shown}
    ignored = [f"the selector {selector} is ignored"] * (selector in RICH)
    assert told_ == {"n06a": ignored, "911sh": [], "qvga": []}


def _pushed(body: Box) -> bool:
    return find(body, "p").x >= 33


@pytest.mark.parametrize("model", SHEETS)
def test_a_property_that_a_model_leaves_out_of_sheets_is_told(model: str) -> None:
    strict = load_model(model).browser.strict
    on_div, anywhere = found("\ndiv { position: absolute }", model), found(".x { position: absolute }", model)
    assert [each.place for each in on_div] == ["css/a.css:2:7"] * strict
    assert [each.what for each in on_div] == ["position does not count on <div>"] * strict
    assert [each.what for each in anywhere] == ["position does not count"] * strict


def test_a_rule_is_told_for_the_elements_that_it_meets_whatever_names_them() -> None:
    values = {"clear": "both", "float": "left", "height": "9px", "background-image": "url(bg.gif)", "width": "1px",
              "style": "dotted", "color": "red"}  # fmt: skip
    asked = 0
    for model in SHEETS:
        for tag, name in (each.split(":") for each in load_model(model).browser.refuses if ":" in each):
            declaration = f"{name}:{values.get(name) or values[name.rpartition('-')[2]]}"
            rest = f"<{tag} class='x y' id=z align=left>" if tag != "body" else ""
            start = "<body class='x y' id=z align=left>" if tag == "body" else "<body>"
            rich = ["[align=left]"] * (load_model(model).browser.selectors == "all")
            for selector in (".x", "#z", f"html .y, {tag}", *rich):
                page = f"<head><style>{selector}{{{declaration}}}</style></head>{start}{rest}a"
                told_ = [each.what for each in check(make_page(page, model)) if each.rule == "css"]
                assert told_ == [f"{name} does not count on <{tag}>"], (model, page)
                asked += 1
    assert asked >= 50


def test_a_class_is_told_for_all_its_elements_that_refuse_it_and_no_others() -> None:
    page = "<head><style>.x{clear:both}</style></head>"
    div, p, lists = "<div class=x>a</div>", "<p class=x>a</p>", "<ul class=x><li>a</ul><ol class='y x'><li>a</ol>"
    wanted = {
        p: [],
        p + div: ["clear does not count on <div>"],
        lists + p: ["clear does not count on <ol>, <ul>"],
        div.replace("x", "y"): [],
    }
    for body, whats in wanted.items():
        assert [each.what for each in check(make_page(page + body, "w61ca")) if each.rule == "css"] == whats, body
        assert not [each for each in check(make_page(page + body, "911sh")) if each.rule == "css"], body


def test_a_finding_in_a_sheet_is_told_once_for_all_pages_that_take_it() -> None:
    sheet = found("p{colr:red}", "qvga")
    own = [replace(each, sheet="", what="its own") for each in sheet]
    linted = [
        Linted("a.html", "qvga", [*sheet, *own]),
        Linted("a.html", "w61ca", sheet),
        Linted("b.html", "qvga", [*sheet, *own]),
        Linted("sub/c.html", "qvga", [replace(each, sheet="../css/a.css") for each in sheet]),
        Linted("other/a.html", "qvga", sheet),
    ]
    merged = [(each.pages, each.models) for each in merge_findings(linted) if each.finding.sheet]
    assert merged == [(("a.html", "b.html", "sub/c.html"), ("qvga", "w61ca")), (("other/a.html",), ("qvga",))]
    assert [each.pages for each in merge_findings(linted) if not each.finding.sheet] == [("a.html",), ("b.html",)]
    lines = format_findings(linted).splitlines()
    assert lines.count("    A sheet of a.html, b.html, sub/c.html.") == 1
    assert [line.partition(": ")[0] for line in lines if not line.startswith(" ")] == [
        "a.html:1:3", "css/a.css:1:3", "b.html:1:3", "other/css/a.css:1:3",
    ]  # fmt: skip
    assert json.loads(format_findings(linted, "json"))[1]["pages"] == ["a.html", "b.html", "sub/c.html"]
    assert format_findings(linted, "github").count("(in a sheet of a.html, b.html, sub/c.html)") == 1


def test_an_import_after_another_rule_is_told_on_models_that_take_imports() -> None:
    for model in ("qvga", "911sh", "w61ca"):
        for front in ("", "@charset 'x';", "@import 'a.css';", "/* c */"):
            assert "@import is ignored" not in [each.what for each in found(f"{front}@import 'b.css';\n", model)], front
        for rule in ("p { color: red }", "@media all { p { color: red } }", "@font-face { }"):
            late = [each for each in found(f"{rule}\n  @import 'b.css';\n", model) if each.what == "@import is ignored"]
            assert [each.why for each in late] == ["it stands after another rule"], (model, rule)
