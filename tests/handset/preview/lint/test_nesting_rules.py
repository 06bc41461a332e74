"""What stands where the parser drops it, and what CSS never closes: told once, in its place."""

from __future__ import annotations

import random
from itertools import product

from handset.preview.lint.check import check
from handset.preview.lint.css_losses import losses
from handset.preview.lint.finding import Finding
from handset.preview.lint.vocabulary import attributes_of
from tests.handset.browser.browser_harness import make_page


def found(markup: str, rule: str, model: str = "qvga") -> list[Finding]:
    return [each for each in check(make_page(markup, model)) if each.rule == rule]


def told(found_: list[Finding]) -> list[tuple[int, int, str, str]]:
    return [(each.line, each.column, each.severity, each.what) for each in found_]


def test_cells_and_choices_outside_what_holds_them_are_told() -> None:
    for front, (tag, holder) in product(
        ["", "<table><tr><td>a</table>", "<select><option>a</select>"],
        [("tr", "table"), ("td", "table"), ("th", "table"), ("tbody", "table"), ("thead", "table"), ("tfoot", "table"),
         ("caption", "table"), ("col", "table"), ("colgroup", "table"), ("option", "select"), ("optgroup", "select")],
    ):  # fmt: skip
        markup = f"{front}\n<{tag}>x</{tag}><{tag}>y"
        assert told(found(markup, "nesting"))[:1] == [(2, 1, "error", f"<{tag}> stands in no <{holder}>")], markup
    for right in ("<table><caption>a</caption><col><thead><tr><th>b<tbody><tr><td>c<tfoot><tr><td>d</table>",
                  "<select><optgroup label=a><option>1</optgroup></select>", "<table><td>a</table>",
                  "<table><tr><td><table><tr><td>a</table><td>b</table>"):  # fmt: skip
        assert found(right, "nesting") == [], right
    assert not found("x<tr><td>y", "nesting", "early"), "it knows no tables"


def test_links_and_forms_in_themselves_are_told() -> None:
    for markup, at, what in [
        ("<a href=/a>x\n<a href=/b>y</a></a>", (2, 1), "an <a> stands in another one"),
        ("<form action=/a>\n <form action=/b></form></form>", (2, 2), "a <form> stands in another one"),
        ("<a href=/a><b>x</b>\n<a href=/b>y</a>", (2, 1), "an <a> stands in another one"),
    ]:
        assert (*at, "error", what) in told(found(markup, "nesting")), markup
    for right in ("<a name=x><a href=/b>y</a></a>", "<a href=/a>x</a><a href=/b>y</a>", "<form></form><form></form>"):
        assert not [each for each in found(right, "nesting") if "another one" in each.what], right


def test_what_is_hidden_and_never_closed_is_an_error() -> None:
    for front, opened, hidden in [
        ("", "<div style='display:none'>", True),
        ("<style>.h{display:none}</style>", "<div class=h>", True),
        ("", "<span style='visibility:hidden'>", True),
        ("", "<div style='display:block'>", False),
        ("", "<div>", False),
    ]:
        markup = f"{front}a\n{opened}x<p>y"
        name = opened[1:].partition(" ")[0].rstrip(">")
        assert [each[:3] for each in told(found(markup, "unclosed"))] == [(2, 1, "error")] * hidden, markup
        assert len(found(markup, "nesting")) == (not hidden), markup
        if hidden:
            (each,) = found(markup, "unclosed")
            assert each.what == f"<{name}> is never closed: nothing after it is seen, for it is hidden"


CSS = {
    "p{color:red}\n.x{color:red\n.y{color:blue} q{color:red}": [(2, 3, "a block {")],
    "p{color:red}\n /* a\n q{colour:red}": [(2, 2, "a comment /*")],
    'p{font-family:"MS }\nq{colour:red}': [(1, 15, "a string")],
    "p{font-family:'MS }\nq{colour:red}": [(1, 15, "a string")],
    "p{color:rgb(1,2,3 }\nq{color:red}": [(1, 12, "a bracket (")],
    "p[a=b{color:red}\nq{color:red}": [(1, 2, "a bracket [")],
    "@media screen{p{color:red}": [],
    "p{color:red": [],
}
"""CSS -> what is never closed and costs other rules."""


def test_css_that_is_never_closed_is_an_error_in_its_place() -> None:
    for css, lost in CSS.items():
        page = f"<html><head><style>\n{css}</style></head><body>x"
        errors = [each for each in found(page, "unclosed") if each.severity == "error"]
        assert [(each.line - 1, each.column) for each in errors] == [each[:2] for each in lost], css
        assert [each.what for each in errors] == [
            f"{named} of CSS is never closed: what follows it is lost" for _, _, named in lost
        ], css
        assert found(page, "css") == [], (css, "what is lost is not looked at")
    (last,) = found("<style>p{color:red</style>x", "unclosed")
    assert (last.severity, last.what) == ("warning", "a block { of CSS is never closed"), "nothing is lost"


def test_right_css_has_no_such_fault() -> None:
    pieces = ["p{color:red}", "/* { ( [ \" ' */", "a:link{color:red}", "@media screen{p{color:red}}",
              "@import 'a.css';", "p{content:'}'}", 'p{content:"/*"}', "p{background:url(a.gif)}",
              "p{background:url('a(b.gif')}", "p[a='b{']{color:red}", "p{font-family:'it\\'s'}",
              "<!-- -->", "p{}", "p{;}"]  # fmt: skip
    for one, other in product(pieces, pieces):
        assert list(losses(f"{one}\n{other}")) == [], (one, other)


def test_style_attributes_that_are_never_closed_are_errors() -> None:
    for style, named in {
        "color:red;font-family:\"MS": "a string", "color:rgb(1,2": "a bracket (", "color:red;/* x": "a comment /*",
        "{color:red": "a block {",
    }.items():  # fmt: skip
        (each,) = found(f"x\n<p style='{style}'>y", "unclosed")
        assert (each.line, each.column, each.severity) == (2, 1, "error"), style
        assert each.what == f"{named} of a style attribute is never closed"
        assert found(f"<p style='{style}'>y", "css") == []
    assert found("<p style='color:rgb(1,2,3);font-family:\"a\"'>y", "unclosed") == []


def test_an_attribute_of_html_is_no_misspelling() -> None:
    for name in [
        "onclick",
        "placeholder",
        "required",
        "lowsrc",
        "dynsrc",
        "autocomplete",
        "data-x",
        "rules",
        "scrolling",
    ]:
        (each,) = found(f"<img src=/a.gif alt='' {name}=x>", "attribute")
        assert each.what == f"{name} of <img> is ignored"
    assert {"src", "alt"} <= attributes_of("img")


def test_end_tags_that_html_lets_one_leave_out_are_not_missed() -> None:
    """HTML 4's optional ends and empty elements, each left out or written by chance."""
    for seed in range(60):
        chance = random.Random(seed)

        def end(tag: str, chance: random.Random = chance) -> str:
            return chance.choice(["", f"</{tag}>"])

        cells = "".join(f"<{tag}>x{end(tag)}" for tag in chance.choices(["td", "th"], k=3))
        columns = "".join(f"<colgroup span=1><col>{end('colgroup')}" for _ in range(chance.randint(0, 3)))
        parts = "".join(f"<{part}><tr>{cells}{end('tr')}{end(part)}" for part in ("thead", "tfoot", "tbody"))
        items = "".join(f"<li>x<p>y{end('p')}{end('li')}" for _ in range(3))
        terms = "".join(f"<dt>x{end('dt')}<dd>y<p>z{end('dd')}" for _ in range(2))
        options = "".join(f"<optgroup label=a><option>x{end('option')}{end('optgroup')}" for _ in range(2))
        empty = "".join(f"<{tag}>" for tag in chance.sample(["br", "hr", "isindex", "keygen", "spacer", "wbr"], k=3))
        pieces = [f"<table>{columns}{parts}</table>", f"<ul>{items}</ul>", f"<dl>{terms}</dl>", empty]
        pieces += [f"<form><select>{options}</select></form>", f"<ruby>x<rt>y{end('rt')}</ruby>"]
        chance.shuffle(pieces)
        markup = f"<html><body>{''.join(pieces)}{chance.choice(['', '</body>', '<plaintext>z'])}"
        assert told(found(markup, "nesting")) == [], markup
