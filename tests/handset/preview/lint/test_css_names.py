"""What lint knows by name: CSS's properties, elements of mobile HTML, carriers' lists, au's pictures, keycaps."""

from __future__ import annotations

import re
from itertools import product

from handset.browser.style.properties import EXPANDED, KNOWN
from handset.browser.style.ua_sheet import BASE
from handset.emoji import table
from handset.model import load_model, model_names
from handset.network import Response
from handset.preview.lint.check import check
from handset.preview.lint.css_names import CSS_NAMES
from handset.preview.lint.finding import Finding, Linted, merge_findings
from handset.preview.lint.wording import listed
from tests.handset.browser.browser_harness import XHTML, make_page

DOCOMO_1 = {"early", "l03a", "p906i"}
AU = {"w61ca", "w63ca"}


def found(markup: str, rule: str, model: str = "qvga", kind: str = "text/html") -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule == rule]


def told_on(markup: str, what: str) -> set[str]:
    """The models that are told so."""
    return {
        name for name in model_names() if any(each.what.startswith(what) for each in check(make_page(markup, name)))
    }


def test_a_property_of_css_is_never_taken_for_a_misspelling() -> None:
    assert KNOWN | EXPANDED.keys() <= CSS_NAMES | {
        f"{name}-{axis}" for name in ("background", "border-spacing") for axis in "xy"
    }
    others = [*sorted(CSS_NAMES - KNOWN - EXPANDED.keys()), "-webkit-box-shadow", "-moz-opacity", "-o-transform"]
    assert len(others) > 200
    markup = "<style>\n" + "".join(f"p{{{name}:1}}\n" for name in others) + "</style>x"
    told = [(each.line, each.what, each.why) for each in found(markup, "css")]
    why = "the browser does not have this property of CSS"
    assert told == [(line, f"the property {name} is ignored", why) for line, name in enumerate(others, 2)]


def test_a_misspelling_is_told_with_what_was_meant() -> None:
    for wrong, meant in {
        "colour": "color", "backgroud": "background", "text-aling": "text-align", "font-szie": "font-size",
        "-wap-marque-loop": "-wap-marquee-loop", "boarder": "border", "magrin": "margin", "widht": "width",
    }.items():  # fmt: skip
        (each,) = found(f"<p style='{wrong}:1'>x", "css")
        assert each.what == f"the property {wrong} is ignored (did you mean {meant!r}?)"
        assert each.why == "it is not a property of CSS"


def test_every_element_that_the_browser_has_a_look_for_is_known() -> None:
    selectors = re.sub(r"\[[^]]*\]", "", " ".join(re.findall(r"(?:^|})([^{}]*){", BASE)))
    names = set(re.findall(r"[a-z][a-z0-9]*", selectors))
    named = names - {"link", "visited", "input", "frame", "frameset", "multicol", "script"}
    for name in sorted(named | {"abbr", "acronym", "address", "ins", "del", "bdo", "cite", "code", "dfn", "kbd"}):
        (markup,) = ["<table><tr><td>x</table>"] if name.startswith("t") else [f"<{name}>x</{name}>"]
        assert found(markup, "element") == [], name


def test_scripts_and_frames_are_told_by_what_becomes_of_them() -> None:
    (each,) = found("<script>x</script>a", "element")
    assert each.why == "phones of 2009 run no scripts, and nothing of it is shown"
    assert found("<noscript>x</noscript>a", "element") == []
    assert found("a<noframes>x</noframes>", "element") == []


def test_what_a_carriers_list_lacks_is_told_for_its_models() -> None:
    both = {
        "<input istyle=1 disabled>": "disabled of <input>",
        "<input istyle=1 READONLY>": "readonly of <input>",
        "<textarea istyle=1 readonly></textarea>": "readonly of <textarea>",
        "<select disabled><option>1</select>": "disabled of <select>",
        "<select><option disabled>1</select>": "disabled of <option>",
        "<button>1</button>": "<button>",
        "<fieldset><legend>a</legend></fieldset>": "<legend>",
    }
    docomo = {
        "<fieldset>x</fieldset>": "<fieldset>",
        "<select><optgroup label=a><option>1</select>": "<optgroup>",
        "<map name=m><area href=/x alt=a></map>": "<map>",
        "<img src=/a.gif alt='' usemap='#m'>": "usemap of <img>",
    }
    for markup, what in {**both, **docomo}.items():
        holds = DOCOMO_1 | (AU if markup in both else set())
        holds -= {"early"} if "disabled" in what or "readonly" in what else set()
        unread = {"early"} if what in ("<button>", "<legend>", "<fieldset>", "<optgroup>") else set()
        holds -= unread
        assert told_on(markup, f"{what} is not understood") == unread, markup
        assert told_on(f"a\n{markup}{markup}", f"{what} is not in the carrier's list") == holds, markup
        linted = [Linted("a", name, check(make_page(f"a\n{markup}{markup}", name))) for name in model_names()]
        (row,) = [
            each
            for each in merge_findings(linted)
            if "carrier's list" in each.finding.what and what in each.finding.what
        ]
        assert set(row.models) == holds, "one finding names all"
        assert row.finding.line == 2, markup
        assert ("XHTML Mobile Profile does not have it" in row.finding.why) == (markup in both), markup
        ignored = {"early"} if "disabled" in what or "readonly" in what else set()
        ignored |= set(model_names()) - DOCOMO_1 if "usemap" in what else set()
        assert told_on(markup, f"{what} is ignored") == ignored, markup
    others = DOCOMO_1 | AU | {"n06a"}
    assert told_on("<a href=/x directkey=1>1</a>", "directkey of <a> is ignored") == others
    assert not told_on("<a href=/x accesskey=1 directkey=1>1</a>", "directkey"), "the other key is there"
    assert not told_on("<a href=/x accesskey=1 nonumber>1</a>", "nonumber"), "nothing is lost"


def test_a_field_that_nobody_types_into_is_not_asked_for_letters() -> None:
    for markup, said in {
        "<input>": 1, "<input readonly>": 0, "<input disabled value=1>": 0, "<input type=hidden>": 0,
        "<textarea readonly></textarea>": 0, "<textarea></textarea>": 1, "<input type=text readonly=readonly>": 0,
        "<input type=password>": 1,
    }.items():  # fmt: skip
        assert len(found(markup, "input-mode")) == said, markup


def test_a_number_that_au_has_not_is_told() -> None:
    known = sorted({row.au_number for row in table().rows if row.au_number}, key=int)
    wrong = ["sun", "9999", "0", "", "-1", "１", "828x"] + [
        str(each) for each in range(1, 840) if str(each) not in known
    ]
    assert len(known) > 600
    for number in wrong:
        (each,) = found(f"x\n<img localsrc='{number}' alt=''>", "emoji")
        assert (each.line, each.column, each.severity) == (2, 1, "error"), number
        assert each.what == f"localsrc={number!r} is not one of au's pictures"
    right = "".join(f"<img localsrc={number} alt=''>" for number in known)
    for model in ("qvga", "w61ca", "p906i"):
        assert found(right, "emoji", model) == []
        assert bool(found("<img localsrc=sun alt=''>", "emoji", model)) == (model != "p906i")


def test_a_key_is_seen_in_every_form_of_its_keycap() -> None:
    forms = {
        "1": ["1", "１", "①", "[1]", "&#49;", "&#xE6E2;", "&#63879;", "1⃣", "<img src=/k.gif alt=1>",
              "<font color=red>1</font>."],
        "0": ["0", "０", "&#xE6EB;", "&#63888;", "0⃣", "<img src=/k.gif alt='[0]'>"],
        "9": ["9", "⑨", "&#xE6EA;", "&#63887;"],
        "#": ["#", "＃", "&#xE6E0;", "&#63877;"],
        "*": ["*", "＊"],
    }  # fmt: skip
    spots = [
        "{}<a href=/a accesskey='{}'>news</a>",
        "<a accesskey='{1}' href=/>{0}x</a>",
        "<table><tr><td>{}</td><td>\n<a href=/a accesskey='{}'>x</a></table>",
    ]
    for key, written in forms.items():
        for form, spot in product(written, spots):
            assert found(spot.format(form, key), "accesskey", "p906i") == [], (form, spot)
            assert found(spot.format("", key), "accesskey", "p906i"), spot
    numbers = {"1": 180, "2": 181, "9": 188, "0": 325, "#": 818}
    for (key, number), model in product(numbers.items(), model_names()):
        for markup in (f"<img localsrc={number} alt=''><a href=/a accesskey='{key}'>x</a>",
                       f"<a href=/a accesskey='{key}'><img alt='' localsrc=\"{number}\">x</a>"):  # fmt: skip
            assert bool(found(markup, "accesskey", model)) == (model not in AU | {"qvga"}), (markup, model)
    softbank = {"1": 0xE21C, "5": 0xE220, "0": 0xE225, "#": 0xE210}
    for key, code in softbank.items():
        assert found(f"&#x{code:X};<a href=/a accesskey='{key}'>x</a>", "accesskey", "911sh") == []
    page = make_page("x", "911sh")
    body = b"\x1b$F<\x0f<a href=/a accesskey=1>x</a>"
    page.response = Response(page.url, 200, (("Content-Type", "text/html; charset=Shift_JIS"),), body)
    assert [each for each in check(page) if each.rule == "accesskey"] == []
    assert found("<a href=/b>1 old</a> <a href=/a accesskey=1>x</a>", "accesskey"), "another link's words"


def test_the_top_of_the_page_is_an_address() -> None:
    for markup, faults in {
        "<a href='#'>x</a>": 0, "<a href='#top'>x</a>": 0, "<a href='#TOP'>x</a>": 0, "<a href=''>x</a>": 1,
        "<a href=' '>x</a>": 1, "<a href='#a'>x</a>": 1, "<a href='#a'>x</a><p id=a>": 0,
        "<map name=m><area href='' alt=a></map>": 1, "<map name=m><area href='#' alt=a></map>": 0,
        "<map name=m><area href='javascript:x()' alt=a></map>": 1, "<map name=m><area nohref alt=a></map>": 0,
    }.items():  # fmt: skip
        assert len(found(markup, "link")) == faults, markup


def test_lists_that_are_cut_say_how_many_more_there_are() -> None:
    names = [f".name{number}" for number in range(30)]
    (each,) = found(f"<style>{''.join(f'{name}{{color:red}}' for name in names)}</style>x", "css", "p906i", XHTML)
    kept = each.what.removeprefix("rules of <style> are ignored: ").partition(" and ")[0].split(", ")
    assert kept == names[: len(kept)]
    assert each.what.endswith(f" and {30 - len(kept)} more")
    for count in range(1, 31):
        said = listed(names[:count])
        told, _, more = said.partition(" and ")
        assert len(told.split(", ")) + int(more.split(" ")[0] if more else 0) == count, said
        assert not said.endswith(","), said


def test_a_weight_names_the_limit_of_its_models() -> None:
    markup = f"<!-- {'x' * 110_000} -->"
    linted = [Linted("a.html", name, check(make_page(markup, name))) for name in model_names()]
    rows = [each for each in merge_findings(linted) if each.finding.rule == "weight"]
    assert {row.models: row.finding.what.rpartition(" and ")[2] for row in rows} == {
        ("early", "l03a"): "100000 in all are taken",
        ("p906i",): "102400 in all are taken",
        ("w61ca",): "9000 of markup are taken",
        ("w63ca",): "33000 of markup are taken",
    }
    assert load_model("p906i").browser.page_bytes == 102400


def test_a_style_sheet_that_is_not_there_is_told_as_it_was_written() -> None:
    markup = "<html><head>\n<link rel=stylesheet href='css/a.css'></head><body>x"
    page = make_page(markup, "qvga", files={"http://a.test/css/a.css": None})
    (each,) = [each for each in check(page) if each.rule == "css"]
    assert (each.line, each.column, each.what) == (2, 1, "a style sheet is not there")
    assert each.why == "css/a.css cannot be had"
