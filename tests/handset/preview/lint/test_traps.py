"""The traps of pages of 2009 that lint tells, each class by many inputs, with place, rule and models."""

from __future__ import annotations

import json
from functools import partial
from itertools import product

import pytest

from handset.browser.browser_texts import translate
from handset.browser.forms.fields import field_of
from handset.browser.forms.forms import is_text
from handset.keypad import Key
from handset.model import load_model, model_names
from handset.network import Response
from handset.preview.lint.check import check, check_answer
from handset.preview.lint.css_rules import NAMES, page_type
from handset.preview.lint.finding import Finding, Linted, format_findings
from handset.preview.lint.subject import Subject
from handset.preview.page_type import REMEDY
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, BrowserHarness, make_page

HOME = "http://a.test/"
DOCOMO = ("l03a", "p906i")
STYLED = [name for name in model_names() if load_model(name).browser.css == "full"]
FRONT = ["", "\n\n", "\t", "日本語", "★&#63647;", "<img localsrc=44>", "<p>a<p>b\n", "<td>x", "</b></i>",
         "<b><i>x</b>y</i>",
         "<table><div>z</div>", "a\r\nb\r\n", "<!-- <q> -->", "&lt;q&gt;", "<a href='>'>x</a>", "<li>x<li>y",
         "<image src=x alt=''>",
         "<script>'<q algin=x>'</script>", "<textarea><q></textarea>"]  # fmt: skip


def found(markup: str, model: str, rule: str, kind: str = "text/html") -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule == rule]


def place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def limit(model: str) -> str:
    """How many bytes a model takes, as lint says it."""
    browser = load_model(model).browser
    return f"{browser.page_bytes} {'in all' if browser.page_counts == 'all' else 'of markup'}"


TYPOS = [name[:at] + name[at + 1 :] for name in NAMES for at in (1, len(name) // 2) if not name.startswith("-wap")]


@every_case("typo", sorted({typo for typo in TYPOS if typo not in NAMES}))
def test_a_misspelt_property_is_told_on_every_model_that_takes_css(typo: str) -> None:
    markup = f"x\n<p style='{typo}:red'>y"
    for model in ("qvga", "n06a", "l03a", "w61ca"):
        (each,) = found(markup, model, "css")
        assert (each.line, each.column) == (2, 1)
        assert each.what.startswith(f"the property {typo} is ignored")


@every_case(
    "wrong",
    [f"{name}:{value}" for name, value in product(
        ["color", "background-color", "width", "height", "margin", "padding", "font-size", "display", "float", "clear",
         "text-align", "border", "vertical-align"],
        ["flex", "notacolor", "12foo", "#12", "'x'"],
    )],
)  # fmt: skip
def test_a_value_that_a_property_does_not_take_is_told(wrong: str) -> None:
    name = wrong.partition(":")[0]
    (each,) = found(f"<p style='color:red;{wrong};text-align:left'>y", "qvga", "css")
    assert each.what.startswith(f"{name} does not take")
    (each,) = found(f"<style>\na{{color:red}}\n  p{{{wrong}}}\n</style>y", "qvga", "css")
    assert (each.line, each.column) == (3, 5)


@every_case("model", model_names())
@every_case(
    ("tag", "near"),
    [("div algin=center", "align"), ("td colspn=2", "colspan"), ("a herf=/x", "href"), ("font colour=red", "color"),
     ("img scr=x alt=''", "src"), ("body bgcolr=red", "bgcolor"), ("input maxlenght=3 istyle=1", "maxlength")],
)  # fmt: skip
def test_a_misspelt_attribute_is_told_on_every_model(tag: str, near: str, model: str) -> None:
    wrong = tag.split()[1].partition("=")[0]
    table = "<table><tr>" if tag.startswith("td") else ""
    told_ = [each.what for each in found(f"{table}<{tag}>x", model, "attribute")]
    if model == "early" and table:
        return
    assert f"{wrong} of <{tag.split()[0]}> is ignored (did you mean {near!r}?)" in told_


@every_case("front", FRONT)
@every_case("model", ["w61ca", "911sh", "p906i", "qvga"])
def test_the_place_is_the_elements_own(front: str, model: str) -> None:
    markup = f"<body>{front}<q algin=x>y</q>\n<img src='/no.gif' alt=''>"
    page = make_page(markup, model, files={"http://a.test/no.gif": None})
    each = next(each for each in check(page) if each.what.startswith("algin"))
    assert (each.line, each.column) == place(markup, markup.index("<q algin=x>y"))
    lost = next(
        each for each in check(page) if each.what == "a picture is not there" and each.why.startswith("/no.gif ")
    )
    assert (lost.line, lost.column) == place(markup, markup.index("<img src='/no.gif'"))


@every_case("model", ["qvga", "n06a", "w61ca", "911sh"])
@every_case(
    ("ground", "markup"),
    [(ground, markup) for ground, markup in product(
        ["style='background-color:#000000'", "style='background:#000'", "bgcolor=#000000"],
        ["<span {0}><font color=white>word</font></span>",
         "<div {0}><span><b><font color=white>word</font></b></span></div>",
         "<table><tr><td {0}><font color=white>word</font></table>",
         "<table {0}><tr><td><font color=white>word</font></table>",
         "<table><tr {0}><td><a href=/x accesskey=1><font color=white>1word</font></a></table>"],
    ) if not (ground.startswith("bgcolor") and ("<span {0}" in markup or "<div {0}" in markup))],
)  # fmt: skip
def test_contrast_is_with_the_nearest_ground(ground: str, markup: str, model: str) -> None:
    assert found(f"<body bgcolor=#ffffff>{markup.format(ground)}", model, "contrast") == []
    dark = f"<body bgcolor=#000000>\n{markup.format(ground).replace('000', 'fff')}"
    (each,) = found(dark, model, "contrast")
    assert (each.line, each.column) == (2, dark.split("\n")[1].index("word") + (0 if "1word" in dark else 1))


FORMS = ["<form action=/a>", "<form action=/a method=post>", "<form action=/a enctype=multipart/form-data>",
         "<form method=post enctype=text/plain>"]  # fmt: skip


@every_case("model", model_names())
@every_case("form", FORMS)
def test_a_file_in_a_form_without_multipart_is_told(form: str, model: str) -> None:
    (each,) = found(f"{form}\n <input type=FILE name=f></form>", model, "upload")
    assert (each.line, each.column, each.what) == (2, 2, "a file is not sent, only its name")


@pytest.mark.parametrize("model", model_names())
def test_a_file_that_is_sent_is_no_fault(model: str) -> None:
    assert not found("<form method=POST enctype='multipart/form-data'><input type=file name=f></form>", model, "upload")
    (each,) = found("<input type=file name=f>", model, "upload")
    assert each.what == "a file field stands in no form"


@pytest.mark.parametrize("model", model_names())
@pytest.mark.parametrize("styled", ["<p style='color:red'>x", "<style>a:link{color:red}</style>x"])
def test_css_ignored_for_the_types_sake_is_the_first_thing_told(styled: str, model: str) -> None:
    lost = model in DOCOMO
    told_ = check(make_page("<a href=''>x</a>" + styled, model))
    assert (told_[0].rule == "type") == lost
    assert not found(styled, model, "type", XHTML)


def test_docomos_xhtml_and_sheets() -> None:
    assert [each.what for each in found("<input istyle=1>", "p906i", "attribute", XHTML)] == [
        "istyle of <input> is ignored"
    ]
    assert not found("<input istyle=1 style='-wap-input-format:\"*<ja:h>\"'>", "p906i", "attribute", XHTML)
    assert not found("<input istyle=1>", "w61ca", "attribute", XHTML)
    sheet = "\n<style>a:link{color:red} p{color:red} .x{color:red}</style>"
    (each,) = found(sheet, "l03a", "css", XHTML)
    assert (each.line, each.what) == (2, "rules of <style> are ignored: p, .x")
    assert not any(found(sheet, model, "css") for model in STYLED)
    assert [each.what for each in found("<style>@import 'a.css';</style>", "n06a", "css")] == ["@import is ignored"]
    assert not found("<style>@import 'a.css';</style>", "911sh", "css")
    for tag in ("h1", "td", "th"):
        cell = f"<table><tr><{tag} style='font-size:small'>x" if tag != "h1" else "<h1 style='font-size:small'>x"
        assert "does not reach the text" in found(cell, "l03a", "css", XHTML)[0].what
        assert not found(cell, "qvga", "css")


@pytest.mark.parametrize("model", model_names())
def test_a_page_that_is_too_large_is_told_with_its_bytes(model: str) -> None:
    size = load_model(model).browser.page_bytes + 1
    harness = BrowserHarness({"http://a.test/": "x" * size}, model)
    harness.browser.open("http://a.test/")
    harness.wait(3)
    assert harness.browser.entry is not None
    (each,) = check_answer(harness.browser.entry, load_model(model).browser)
    assert (each.rule, each.what) == (
        "weight",
        f"the page weighs {size} bytes and is refused: {limit(model)} are taken",
    )


def test_a_finding_is_told_once_with_all_its_models() -> None:
    linted = [
        Linted("a.html", model, check(make_page("<a href=''>x</a><foo><p style='color:red'>", model)))
        for model in model_names()
    ]
    lines = format_findings(linted).splitlines()
    assert "[type, l03a, p906i]" in lines[0]
    assert sum("a link leads nowhere" in line for line in lines) == 1
    assert f"[link, {', '.join(model_names())}]" in "\n".join(lines)
    rows = json.loads(format_findings(linted, "json"))
    assert [row["models"] for row in rows if row["rule"] == "link"] == [model_names()]
    assert len({(row["line"], row["column"], row["what"]) for row in rows}) == len(rows)
    assert format_findings(linted, "github").count("a link leads nowhere") == 1


@pytest.mark.parametrize("model", model_names())
def test_what_runs_in_a_marquee_is_not_too_wide(model: str) -> None:
    assert not found(f"<marquee>{'あ' * 40}</marquee>", model, "width")
    assert bool(found("<div style='width:400px'>x</div>", model, "width")) == (model in STYLED)


def test_a_shorthand_that_is_left_out_whole_is_told_once() -> None:
    told_ = [each.what for each in found("<hr style='border-color:red;height:1px'>", "w61ca", "css")]
    assert told_ == ["border-color does not count on <hr>", "height does not count on <hr>"]


VOIDS = ["img src=/a.gif alt=''", "hr color=red", "br clear=all", "input name=a istyle=1", "hr width=50%"]


@every_case("model", model_names())
@every_case("tag", VOIDS)
@every_case("front", ["", "\n ", "あ", "<b>x</b>"])
def test_a_value_that_swallows_the_slash_is_told(front: str, tag: str, model: str) -> None:
    name, attribute = tag.split()[0], tag.split()[-1].partition("=")[0]
    markup = f"{front}<{tag}/>"
    quoted = tag.endswith("'")
    told_ = found(markup, model, "value")
    assert [each.what for each in told_] == [f"{attribute} of <{name}> ends with the slash of />"] * (not quoted)
    assert [(each.line, each.column) for each in told_] == [place(markup, len(front))] * (not quoted)
    assert not found(f"{front}<{tag} />", model, "value")
    assert not found("<a href=/x/>1</a>", model, "value"), "an address may end with a slash"


@pytest.mark.parametrize(
    ("tag", "bare"),
    [("p align=center", True), ("input checked", True), ("input checked='checked'", False), ("p", False),
     ("a href='/x?a=1 b' name=\"y\"", False), ("img src=a.gif alt=''", True), ("br /", False), ("hr size='1' /", False),
     ("p title='a=b c'", False), ("td nowrap", True), ("p  align = 'center'", False)],
)  # fmt: skip
def test_attributes_without_quotes_are_told_of_xhtml(tag: str, bare: bool) -> None:
    markup = f"x\n<{tag}>y\n<{tag}>"
    told_ = found(markup, "qvga", "value", XHTML)
    name = tag.split()[1].partition("=")[0] if bare else ""
    column = tag.index(name) + 2
    assert [(each.line, each.column, each.severity) for each in told_] == [
        (2, column, "error"),
        (3, column, "error"),
    ] * bare
    assert all(each.what.startswith(f"{name} of <{tag.split()[0]}> has no ") for each in told_)
    assert not found(markup, "qvga", "value")


@every_case("model", model_names())
@every_case("code", [63647, 63648, 63879, 63888, 63889, 63920])
def test_docomos_decimal_codes_are_told_where_they_show_nothing(code: int, model: str) -> None:
    told_ = [each for each in found(f"x\nあ&#{code};", model, "emoji") if "shows no emoji" in each.what]
    lost = not load_model(model).browser.decimal_emoji
    assert [(each.line, each.column, each.what) for each in told_] == [(2, 2, f"&#{code}; shows no emoji")] * lost


@pytest.mark.parametrize("model", model_names())
@pytest.mark.parametrize("markup", ["<a href='/?guid=ON' utn>x</a>", "<form action=/a utn></form>"])
def test_utn_is_told_where_it_asks_nobody(markup: str, model: str) -> None:
    told_ = [each.severity for each in found(markup, model, "attribute") if each.what.startswith("utn of")]
    assert told_ == ([] if load_model(model).browser.utn else ["note"])


TYPES = ["text", "password", "checkbox", "radio", "submit", "reset", "button", "image", "hidden", "file", "tel", "url",
         "email", "number", "search", "date", "time", "range", "color", "datetime-local", "month", "week", "nonsense",
         " TEL", "Text "]  # fmt: skip


@pytest.mark.parametrize("model", model_names())
def test_lint_and_the_browser_agree_about_types_of_fields(model: str) -> None:
    """A type that nobody knows makes a text field; one that the browser knows says its letters."""
    for kind in TYPES:
        markup, named = f"<form>\n<input type='{kind}'></form>", kind.strip().lower()
        page = make_page(markup, model)
        (node,) = [each for each in page.document.root.walk() if each.tag == "input"]
        unknown = named not in TYPES[:10] and not (model == "qvga" and named in ("tel", "url", "email", "number"))
        told_ = [each.what.partition(" (did")[0] for each in check(page) if each.rule == "attribute"]
        assert told_ == [f"type={kind.strip()!r} of <input> is not understood"] * unknown, kind
        field = field_of(node, "", page.model, HOME, partial(page.takes_attribute, node))
        silent = is_text(node) and (named == "password" or field.modes[0] == "hiragana")
        assert [(each.line, each.column) for each in check(page) if each.rule == "input-mode"] == [(2, 1)] * silent, (
            kind
        )


SCHEMES = ["tel:0312345678", "TEL:03", "tel-av:090", "mailto:a@b.test", "mailto:", "http://b.test/", "https://b.test/?q",
           "/a", "a.html", "?q=1", "//b.test/", "../a#b", "device:gpsone?url=http://a.test/", "DEVICE:location?url=/",
           "location:auto?url=http://a.test/", "location:gps", "ftp://a.test/", "javascript:history.back()", "file:///a",
           "about:blank", "data:text/html,x", "sms:090", "smsto:090", "vtel:090", "skype:a", "market://a", "rtsp://a/",
           "http://[bad"]  # fmt: skip


@pytest.mark.parametrize("model", ["qvga", "p906i", "w61ca", "911sh"])
def test_lint_and_the_browser_agree_about_where_addresses_lead(model: str) -> None:
    phone = BrowserHarness({HOME: "x", "http://b.test/": "x"}, model)
    for (markup, rule), address in product(
        [("<a href='{}'>x</a>", "link"), ("<form action='{}'><input type=submit></form>", "form")], SCHEMES
    ):
        written = "\n" + markup.format(address)
        phone.site.pages[HOME] = written
        phone.browser.open(HOME)
        phone.wait(3)
        phone.press(Key.OK, wait=3)
        dialog = phone.phone.frame().text("dialog")
        refused = translate("error", "en") in dialog
        if dialog:
            phone.press(Key.CLEAR, wait=3)
        told_ = found(written, model, rule)
        assert [(each.line, each.column) for each in told_] == [(2, 1)] * refused, written
        asks = (address[:6].lower(), model) in (("device", "w61ca"), ("locati", "911sh"))
        assert [each.severity for each in told_] == (["note" if asks else "error"] if refused else []), written


TYPED = ("text/html", XHTML)
STYLED_PAGES = [
    markup.format(css)
    for markup, css in product(
        ["<p style='{}'>x", "<body style='{}'>x", "<table><tr><td style='{}'>x</table>",
         "x<span\nSTYLE=\"{}\">y</span>", "<style>p{{{}}}</style>x",
         "<style type=text/css>\n<!-- p{{{}}} -->\n</style>x"],
        ["color:red", "background:#ff0000", "font-size:x-small", "text-align:center", "margin:0", "float:left",
         "display:none", "border:1px solid #000", "-wap-accesskey:1"],
    )
]  # fmt: skip
LINKED = "<link rel='STYLESHEET' type=text/css href=a.css>x"


def test_the_type_that_costs_a_page_its_css_is_told_with_its_remedy() -> None:
    models = [(DOCOMO[place % 2], TYPED[0]) for place in range(len(STYLED_PAGES))]
    models += [("p906i", XHTML), ("n06a", TYPED[0]), ("qvga", TYPED[0])] * (len(STYLED_PAGES) // 3)
    for markup, (model, kind) in zip(STYLED_PAGES * 2, models, strict=True):
        # Margins, borders, and colors and sizes of cells docomo's phones left out of XHTML too; rules are to be written
        # into style attributes.
        either = "margin" in markup or ("border" in markup and "<td" not in markup)
        either = either or "<td style='color" in markup or "<td style='font-size" in markup
        lost = model in DOCOMO and kind != XHTML and not either
        told_ = [
            (each.line, each.column, each.severity, each.what)
            for each in page_type(Subject(make_page(markup, model, kind)))
        ]
        assert told_ == [(1, 1, "error", f"the CSS of a {kind} page is ignored; {REMEDY}")] * lost, (
            markup,
            model,
            kind,
        )
    for markup in ("x", "<font color=red>x</font>", "<style></style>x", "<p style=''>x", "style='x'", LINKED):
        for model in model_names():
            assert not list(page_type(Subject(make_page(markup, model)))), (markup, model)
    for model in DOCOMO:
        assert [each.what for each in found(LINKED, model, "css")] == ["an external style sheet is ignored"]


@pytest.mark.parametrize("model", model_names())
def test_a_page_that_weighs_too_much_is_told_with_its_bytes(model: str) -> None:
    """With pictures where the carrier counts them, from one byte over its limit on."""
    browser = load_model(model).browser
    markup, url = "<img src=/a.gif alt=''><img src='/b.gif' alt=''><img src=/a.gif alt=''>", "http://a.test/{}.gif"
    for share, over in product((0.1, 0.75), (-999, -1, 0, 1, 2, 5_000)):
        total = browser.page_bytes + over
        first = int(total * share)
        files = {url.format("a"): b"a" * first, url.format("b"): b"b" * (total - first - len(markup))}
        told_ = [each for each in check(make_page(markup, model, files=files)) if each.rule == "weight"]
        counted = browser.page_counts == "all" and over > 0
        weight = f"the page weighs {total} bytes, {len(markup)} of them markup, and {limit(model)} are taken"
        whats = [weight] if counted else []
        assert [each.what for each in told_] == whats, (share, over)
        assert all((each.line, each.column, each.severity) == (1, 1, "error") for each in told_)


def test_frames_are_no_typing_error_and_end_by_themselves() -> None:
    markup = "<html><frameset cols='50%,50%'><frame src=a.html><frame src=b.html></frameset></html>"
    (each,) = found(markup, "qvga", "element")
    assert (each.severity, each.what) == ("error", "the page is empty: it has nothing but frames")
    assert not found(markup, "qvga", "nesting")
    for held in ("<noframes><a href=a.html>a</a></noframes>", "<noframes>a</noframes>", "<noframes><img src=a alt=a>"):
        (each,) = found(markup.replace("</frameset>", f"{held}</frameset>"), "qvga", "element")
        assert (each.severity, each.what) == ("warning", "<frameset> is not understood"), held


WRITTEN = ["\x1b$Gj\x0f", "\x1b$GjGk\x0f", "\x1b$Q!\x0fx", "1\u20e3", "#\u20e3あ", "\U0001f1ef\U0001f1f5",
           "\U0001f1ef\U0001f1f5\U0001f1fa\U0001f1f8", "\u2600\ufe0f", "\U0001f600", "\x1b$G", "1\ufe0f\u20e3",
           "\U0001f1e6\U0001f1e7", "\x1b$Gj\x0f1\u20e3\U0001f1ef\U0001f1f5"]  # fmt: skip
"""Emoji of several characters, which an editor counts, and the like."""


@every_case("front", ["", "\n", "あ", "x\r\n  ", "1\u20e3\n"])
@every_case("written", WRITTEN)
def test_columns_are_those_of_an_editor(written: str, front: str) -> None:
    markup = f"{front}{written}<q algin=x>y</q>{written}</b>"
    for model in ("911sh", "p906i", "qvga"):
        page = make_page("x", model)
        page.response = Response(page.url, 200, (("Content-Type", "text/html; charset=utf-8"),), markup.encode())
        told_ = {each.rule: (each.line, each.column) for each in check(page) if each.rule in ("attribute", "nesting")}
        assert told_ == {
            "attribute": place(markup, markup.index("<q")),
            "nesting": place(markup, markup.index("</b>")),
        }


@pytest.mark.parametrize(
    ("written", "told_of"),
    [
        ("background:#000", set()),
        ("background:none", set()),
        ("background:red url(a.gif)", set()),
        ("background:#000 fixed", {"background-attachment"}),
        ("list-style:none", set()),
        ("list-style:square", set()),
        ("list-style:inside square", {"list-style-position"}),
        ("border:1px solid red", {"border"}),
    ],
)
def test_a_shorthand_is_told_for_what_it_says_not_for_what_it_sets_back(written: str, told_of: set[str]) -> None:
    tag = "ul" if written.startswith("list") else "div"
    lint = found(f"<{tag} style='{written}'><li>y</li></{tag}>", "p906i", "css", XHTML)
    assert {each.what.partition(" does not count")[0] for each in lint} == told_of


@pytest.mark.parametrize("tag", ["input", "textarea"])
@pytest.mark.parametrize("said", ["", "0", "1", "2", "3", "4", "5", "9", "1 ", "kana"])
def test_an_istyle_that_no_phone_knows_is_told(tag: str, said: str) -> None:
    wrong = said.strip() not in ("", "1", "2", "3", "4")
    for model in ("p906i", "w61ca", "911sh", "qvga"):
        lint = found(f"<form action=a method=post><{tag} name=a istyle='{said}'></{tag}>", model, "attribute")
        assert [each.what.startswith(f"istyle={said.strip()!r}") for each in lint] == [True] * wrong
