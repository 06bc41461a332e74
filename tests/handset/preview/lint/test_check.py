"""What lint finds, where, and on which model; and that a sound page is clean."""

from __future__ import annotations

import json

import pytest

from handset.browser.history import HistoryEntry
from handset.model import load_model, model_names
from handset.network import Request, Response
from handset.preview.lint.background import contrast_ratio
from handset.preview.lint.check import check, check_answer
from handset.preview.lint.finding import Finding, Linted, format_findings
from tests.handset.browser.browser_harness import html, make_page

SOUND = (
    "<html><head><title>t</title></head><body>"
    '<a href="/a" accesskey="1">1 news</a><br><img src="/p.gif" alt=""><form action="/f">'
    '<input name="q" istyle="1"></form></body></html>'
)


def findings(markup: str, model: str = "l03a", kind: str = "text/html", **options: object) -> list[Finding]:
    return check(make_page(markup, model, kind, **options))


@pytest.mark.parametrize("model", model_names())
def test_a_sound_page_is_clean_on_every_model(model: str) -> None:
    assert findings(SOUND, model) == []


@pytest.mark.parametrize(
    ("markup", "model", "rule", "place", "what"),
    [
        ("<p>\n  <foo>x</foo>", "l03a", "element", (2, 3), "<foo> is not understood"),
        ("<table><tr><td>x</table>", "early", "element", (1, 1), "<table> is not understood"),
        ('<font face="Arial">x</font>', "l03a", "attribute", (1, 1), "face of <font> is ignored"),
        ("<hr style='margin-left:4px'>", "l03a", "css", (1, 1), "margin-left does not count on <hr>"),
        ("<head>\n<link rel=stylesheet href=/a.css></head>", "l03a", "css", (2, 1), "an external style sheet"),
        ("<div>\n<font color=red>x</div>", "l03a", "nesting", (2, 1), "<font> is closed out of turn"),
        ("x\n\n<b>y", "l03a", "nesting", (3, 1), "<b> is never closed"),
        ("x</b>", "l03a", "nesting", (1, 2), "<b> is closed but was not open"),
        ("<img src=/p.gif>", "l03a", "alt", (1, 1), "a picture has no alt text"),
        ("<a href=/a accesskey=12>12</a>", "l03a", "accesskey", (1, 1), "'12' is not a key of a phone"),
        ("<a href=/a accesskey=1>1</a>\n<a href=/b accesskey=1>1</a>", "l03a", "accesskey", (2, 1),
         "access key 1 is given twice"),
        ("<a href=/a accesskey=3>news</a>", "l03a", "accesskey", (1, 1), "access key 3 cannot be seen"),
        ("<a href=/a>x</a>" * 5, "l03a", "accesskey", (1, 1), "none of 5 links has an access key"),
        ("<input name=q>", "l03a", "input-mode", (1, 1), "a field does not say which letters it wants"),
        ("<a href=''>x</a>", "l03a", "link", (1, 1), "a link leads nowhere"),
        ("<a href='#end'>x</a>", "l03a", "link", (1, 1), "#end is not on this page"),
        ("<a href='javascript:go()'>x</a>", "l03a", "link", (1, 1), "a link runs a script"),
        ("<div style='width:300px'>x</div>", "qvga", "width", (1, 1), "pixels too wide"),
        ("<p>\n<font color='#eeeeee'>pale</font>", "l03a", "contrast", (2, 23), "'pale' is hard to read"),
        ("x\n&#xE73C;", "911sh", "emoji", (2, 1), "softbank has no emoji"),
    ],
)  # fmt: skip
def test_a_fault_is_found_in_its_place(markup: str, model: str, rule: str, place: tuple[int, int], what: str) -> None:
    found = [each for each in findings(markup, model) if each.rule == rule]
    assert [each for each in found if (each.line, each.column) == place and what in each.what], found


@pytest.mark.parametrize(
    "shown",
    ["&#63879;<a href=/a accesskey=1>x</a>", "&#xE6E2;<a href=/a accesskey=1>x</a>",
     "<font color=red>[1]</font><a href=/a accesskey=1>x</a>", "<a href=/a accesskey=1>1.x</a>"],
)  # fmt: skip
def test_a_key_that_shows_is_no_fault(shown: str) -> None:
    assert not [each for each in findings(shown) if each.rule == "accesskey"]


def test_what_one_model_refuses_another_takes() -> None:
    markup = "<head><link rel=stylesheet href=/a.css></head><p>x"
    assert [each for each in findings(markup, "l03a") if each.rule == "css"]
    assert not [each for each in findings(markup, "qvga") if each.rule == "css"]


def test_weight_counts_pictures_where_the_carrier_does() -> None:
    picture = {"http://a.test/p.gif": b"GIF89a" + b"x" * 101_000}
    markup = "<img src=/p.gif alt=p>"
    assert [each for each in findings(markup, "l03a", files=picture) if each.rule == "weight"]
    assert not [each for each in findings(markup, "w63ca", files=picture) if each.rule == "weight"]
    assert [each for each in findings("x" * 40_000, "w63ca") if each.rule == "weight"]
    assert not findings("x", "l03a", files=picture), "a picture left from the page before weighs nothing on this one"


def test_a_picture_in_another_format_or_gone() -> None:
    files = {"http://a.test/p.png": b"\x89PNG\r\n", "http://a.test/q.gif": None}
    found = findings("<img src=/p.png alt=p>\n<img src=/q.gif alt=q>", "l03a", files=files)
    told_ = [(each.line, each.what) for each in found if each.rule == "picture"]
    assert told_ == [(1, "a picture is PNG"), (2, "a picture is not there")]


def test_encodings_that_disagree_and_bytes_that_are_no_text() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">日本'
    found = findings(meta)
    assert [(each.line, each.rule) for each in found if each.rule == "encoding"] == [(1, "encoding")]
    page = make_page("x")
    page.response = Response(page.url, 200, (("Content-Type", "text/html; charset=UTF-8"),), b"ab\n c\x82\xa0")
    assert [(each.line, each.column) for each in check(page) if each.rule == "encoding"] == [(2, 3)]


def test_xhtml_that_is_not_closed_is_an_error() -> None:
    page = make_page("x")
    body = b"<html><body><div>x</body></html>"
    page.response = Response(page.url, 200, (("Content-Type", "application/xhtml+xml; charset=UTF-8"),), body)
    assert [each.severity for each in check(page) if each.rule == "nesting"] == ["error"]


def test_findings_are_told_as_lines_json_and_annotations() -> None:
    found = findings("<a href=''>x</a>")
    linted = [Linted("a.html", "l03a", found), Linted("b.html", "p906i", []), Linted("c.html", "early", found)]
    assert format_findings(linted).startswith("a.html:1:1: error: a link leads nowhere [link, l03a]\n    ")
    rows = json.loads(format_findings(linted, "json"))
    assert [(row["page"], row["models"], row["rule"]) for row in rows] == [
        ("a.html", ["l03a"], "link"),
        ("c.html", ["early"], "link"),
    ]
    assert format_findings(linted, "github").startswith("::error file=a.html,line=1,col=1,title=link::l03a: a link")
    assert format_findings([]) == ""
    assert json.loads(format_findings([], "json")) == []


@pytest.mark.parametrize(("status", "internal", "faults"), [(200, False, 0), (404, False, 1), (200, True, 1)])
def test_an_address_that_brings_no_page_is_an_error(status: int, internal: bool, faults: int) -> None:
    entry = HistoryEntry(
        Request("GET", "http://m.test/"), Response("http://m.test/", status, (), b"x"), internal=internal
    )
    assert [each.severity for each in check_answer(entry, load_model("qvga").browser)] == ["error"] * faults


def test_contrast_is_wcags() -> None:
    assert contrast_ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast_ratio((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_every_finding_says_what_why_and_what_to_do() -> None:
    for each in findings("<foo><a href=''>x</a><img src=/p><input><b>", "early"):
        assert each.what
        assert each.why
        assert each.todo
    assert load_model("early").browser.strict
    assert html("x").status == 200
