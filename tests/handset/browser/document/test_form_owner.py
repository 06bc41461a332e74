"""Controls belong to the form that an HTML parser associates with them, whatever holds them in the tree."""

from __future__ import annotations

import pytest

from handset.browser.document.form_owner import MARK, in_order_of_tags, marked
from handset.browser.document.tree import parse
from handset.keypad import Key
from tests.every_case import every_case
from tests.handset.browser.browser_harness import BrowserHarness

SHAPES = [
    "<table>{f}<tr><td>{a}</td><td>{b}</td></tr></form></table>{c}",
    "<table><tr>{f}<td>{a}</td><td>{b}</td></form></tr></table>{c}",
    "<table><tbody>{f}<tr><td>{a}<td>{b}</form></tbody></table>{c}",
    "<table><thead>{f}<tr><th>{a}<th>{b}</thead></form></table>{c}",
    "<table><colgroup>{f}<tr><td>{a}<td>{b}</form></table>{c}",
    "<table><tr><td>{f}{a}</td><td>{b}</form></td></tr></table>{c}",
    "<table><tr><td>{f}{a}</td></tr><tr><td>{b}</form></td></tr></table>{c}",
    "<table><tr><td>{f}{a}</td></tr></table>{b}</form>{c}",
    "<table><caption>{f}{a}</caption><tr><td>{b}</form></td></tr></table>{c}",
    "<table>{f}{a}<tr><td>{b}</td></tr></form></table>{c}",
    "<table><tr>{f}<td>{a}</td><td>{b}</td></tr></table></form>{c}",
    "<table>{f}<tr><td>{a}</td></tr></table><table><tr><td>{b}</td></tr></form></table>{c}",
    "<table>{f}<tr><td><table><tr><td>{a}</td></tr></table></td><td>{b}</td></tr></form></table>{c}",
    "<table><tr><td><b>{f}{a}</td><td>{b}</form></b></td></tr></table>{c}",
    "{f}<table><tr><td>{a}</td></tr></table>{b}</form>{c}",
    "<center>{f}{a}</center>{b}</form>{c}",
    "{f}<center>{a}{b}</form></center>{c}",
    "<div>{f}{a}</div>{b}</form>{c}",
    "<font color=red>{f}{a}</font>{b}</form>{c}",
    "{f}<font color=red>{a}{b}</form></font>{c}",
    "<ul><li>{f}{a}<li>{b}</form></ul>{c}",
    "<dl><dt>{f}{a}<dd>{b}</form></dl>{c}",
    "<p>{f}{a}</p>{b}</form>{c}",
    "<blockquote>{f}{a}</blockquote>{b}</form>{c}",
    "<marquee>{f}{a}</marquee>{b}</form>{c}",
    "{f}<pre>{a}{b}</form></pre>{c}",
    "<h1>{f}{a}</h1>{b}</form>{c}",
    "<span>{f}{a}</span>{b}</form>{c}",
    "<a href=/x>{f}{a}</a>{b}</form>{c}",
    "{f}{a}<form name=inner>{b}</form>{c}",
    "<form name=empty></form>{f}{a}{b}</form>{c}",
    "<!-- <form name=no> -->{f}{a}<!-- </form> -->{b}</form>{c}",
    "{f}<textarea name=t></form><form></textarea>{a}{b}</form>{c}",
    "{f}<img alt='</form>'>{a}{b}</form>{c}",
    "<title><form></title><table>{f}<tr><td>{a}{b}</form></table>{c}",
]
"""Ways to open and close a form. That {a} and {b} are the form's and {c} nobody's is Chromium's answer."""
CONTROLS = [
    "<input name={0}>",
    "<input type=hidden name={0} value='<form>'>",
    "<select name={0}><option>x</select>",
    "<textarea name={0}></form></textarea>",
    "<BUTTON name={0}>x</BUTTON>",
]


def owned(markup: str) -> dict[str, str]:
    """The name of each control's form."""
    document = parse(markup)
    forms = {control.get("name"): document.form_of(control) for control in document.controls}
    return {name: form.get("name") if form is not None else "" for name, form in forms.items()}


@every_case("control", CONTROLS)
@every_case("shape", SHAPES)
def test_controls_belong_to_the_form_that_was_open(shape: str, control: str) -> None:
    a, b, c = (control.format(name) for name in "abc")
    found = owned(shape.format(f="<form name=f action=/x/>", a=a, b=b, c=c))
    assert (found["a"], found["b"], found["c"]) == ("f", "f", "")


@pytest.mark.parametrize("part", ["<tr>", "<tbody>", "<table>", "<thead>", "<tfoot>"])
def test_each_row_may_have_a_form_of_its_own(part: str) -> None:
    rows = "".join(f"<form name=f{n}>{part}<tr><td><input name=i{n}></td></tr></form>" for n in range(9))
    assert owned(f"<table>{rows}</table>") == {f"i{n}": f"f{n}" for n in range(9)}


def test_a_form_too_deep_for_the_tree_owns_its_fields() -> None:
    assert owned("<div>" * 120 + "<form name=f><input name=a></form>") == {"a": "f"}


def test_the_marks_of_tags_do_not_stay() -> None:
    document = parse("<table><form name=f><tr><td><input name=a value='<input>'><textarea><input></textarea></form>")
    assert not any(MARK in node.attributes or MARK in node.text for node in document.root.walk())
    assert [control.get("value") for control in document.controls] == ["<input>", ""]


def test_only_tags_are_marked() -> None:
    source = "<!--<form>--><a title='<input>'><script><form></script><title><form></title><form><textarea><form>"
    assert marked(source)[1] == ["form", "textarea"]
    assert in_order_of_tags("<input><form><input></form><select>") == [-1, 0, -1]


@pytest.mark.parametrize("model", ["qvga", "p906i", "w61ca", "911sh"])
@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><form action=/echo><td><input name=a value=1></td><td><input type=submit></td></form></tr></table>",
        "<table><form action=/echo><tr><td><input name=a value=1><td><input type=submit></tr></form></table>",
        "<table><tr><td><form action=/echo><input name=a value=1></td><td><input type=submit></form></td></table>",
        "<center><form action=/echo></center><input name=a value=1><input type=submit></form>",
    ],
)
def test_the_button_in_another_cell_sends(markup: str, model: str) -> None:
    harness = BrowserHarness({"http://a.test/": markup, "http://a.test/echo": "sent"}, model)
    harness.browser.open("http://a.test/")
    harness.press(Key.DOWN, Key.OK)
    assert harness.site.asked[-1].url == "http://a.test/echo?a=1"
