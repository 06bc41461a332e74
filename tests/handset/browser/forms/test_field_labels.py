"""What a field is called by its label or by the words beside it."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import parse
from handset.browser.forms.field_labels import FieldLabels, caption
from tests.every_case import every_case

KINDS = ["<input type=checkbox {0}>", "<input type=radio {0}>", "<input {0}>", "<select {0}></select>",
         "<textarea {0}></textarea>", "<input type=file {0}>", "<input type=password {0}>"]  # fmt: skip
LABELS = [
    ("<label>{0} My name</label> other", "My name"),
    ("<label>My <b>name</b> {0}</label>", "My name"),
    ("<label><input type=hidden name=h>My name {0}</label>", "My name"),
    ("<label for=x>My name</label><br>{0}<br>other", "My name"),
    ("{0}<hr><label for=x>My name</label>", "My name"),
    ("<label for=y>other {0}</label><input id=y><label for=x>My name</label>", "My name"),
    ("<label>other <input>{0}</label><label for=x>My name</label>", "My name"),
    ("<table><tr><td><label for=x>My name</label><td>{0}</table>", "My name"),
]


@every_case("kind", KINDS)
@every_case(("markup", "words"), LABELS)
def test_a_label_names_the_control_it_is_for_or_the_first_it_holds(kind: str, markup: str, words: str) -> None:
    document = parse(markup.format(kind.format("id=x")))
    node = next(each for each in document.controls if each.get("id") == "x")
    assert caption(document, node) == words


@pytest.mark.parametrize(
    ("after", "words"), [(" yes<br>no", "yes"), ("yes <input>no", "yes"), ("<b>y</b>es<p>no", "yes"), ("<br>no", "")]
)
@pytest.mark.parametrize("kind", ["checkbox", "radio"])
def test_without_a_label_the_words_after_a_box_name_it(kind: str, after: str, words: str) -> None:
    document = parse(f"<input type={kind}>{after}")
    assert caption(document, document.controls[0]) == words


WRITTEN = ["<input name=x>", "<input type=password name=x>", "<input type=file name=x>",
           "<textarea name=x>old</textarea>", "<select name=x><option>Tokyo<option>Kyoto</select>"]  # fmt: skip
AROUND = [
    ("City {0}", ["City"]),
    ("City: {0}", ["City:"]),
    ("City{0}", ["City"]),
    ("<b>City</b> <i>of birth</i> {0}", ["City of birth"]),
    ("<font color=red>*</font>City<br>{0}", ["*City"]),
    ("City<br><br>{0}", ["City"]),
    ("other<br>City<br>{0}<br>below", ["City"]),
    ("<p>City</p><p>{0}</p>", ["City"]),
    ("<div>City</div><div>{0}</div>", ["City"]),
    ("<center>City</center>{0}", ["City"]),
    ("<dl><dt>Name<dd><input><dt>City<dd>{0}</dl>", ["City"]),
    ("<ul><li>Name <input><li>City {0}</ul>", ["City"]),
    ("<h3>City</h3>{0}", ["City"]),
    ("<fieldset><legend>City</legend>{0}</fieldset>", ["City"]),
    ("City<hr>{0}", ["City"]),
    ("intro<hr>City {0}", ["City"]),
    ("<form>City {0} <input type=submit></form>", ["City"]),
    ("<form>City<br>{0}<input type=submit></form>", ["City"]),
    ("City <input type=hidden name=h>{0}", ["City"]),
    ("<img src=a alt=City>{0}", ["City"]),
    ("<img src=a alt=City><br>{0}", ["City"]),
    ("<a href=/help>City</a> {0}", ["City"]),
    ("<!-- no -->City<script>var no</script> {0}", ["City"]),
    ("{0} City", ["City"]),
    ("Name<br>{0} of birth", ["Name", "of birth"]),
    ("Name <input> City {0}", ["City"]),
    ("<input> Name {0} City", ["City"]),
    ("<input type=radio>Yes<br>City {0}", ["City"]),
    ("Birth <input>year{0}month<input>day", ["month"]),
    ("Birth {0}year<input>month<input>day", ["Birth", "year"]),
    ("Birth<br>{0}year<input>month", ["year", "Birth"]),
    ("From <input> to {0}", ["to"]),
    ("From {0} to <input>", ["From"]),
    ("Tel<br>{0}-<input>-<input>", ["Tel"]),
    ("Tel<br><input>-{0}-<input>", []),
    ("Name <input><br>{0}", []),
    ("-<br>{0}", []),
    ("{0}", []),
    ("<table><tr><td>City<td>{0}</table>", ["City"]),
    ("<table><tr><th>City<td>{0}</table>", ["City"]),
    ("<table><tr><td>City<td>:<td>{0}</table>", ["City"]),
    ("<table><tr><td>Zip<td>City<tr><td><input><td>{0}</table>", ["City"]),
    ("<table><tr><td colspan=2>Register<tr><td>City<td>{0}</table>", ["City"]),
    ("<table><tr><td>Name<td><input><tr><td>City<td>{0}</table>", ["City"]),
    ("<table><tr><td>Name<tr><td>City<br>{0}</table>", ["City"]),
    ("<table><tr><td>City<tr><td>{0}</table>", ["City"]),
    ("<table><tr><td rowspan=2>City<td><input><tr><td>{0}</table>", ["City"]),
    ("<table><tr><th>Item<th>Old<th>New<tr><td>City<td><input><td>{0}</table>", ["City", "New"]),
    ("<table><tr><th>Item<th>Old<th>New<tr><td>Name<td>a<td><input><tr><td>City<td>b<td>{0}</table>", ["b", "New"]),
    ("City<table><tr><td>{0}</table>", ["City"]),
    ("City<table><tr><td><table><tr><td>{0}</table></table>", ["City"]),
    ("<table><tr><td>City<td><table><tr><td>{0}</table></table>", ["City"]),
    ("Name<table><tr><td><input><td>{0}</table>", []),
    ("<table><tr><td>City<td colspan=1000000>{0}</table>", ["City"]),
]


def test_a_field_without_a_label_is_named_by_what_stands_around_it() -> None:
    for kind in WRITTEN:
        for around, names in AROUND:
            document = parse(around.format(kind))
            node = next(each for each in document.controls if each.get("name") == "x")
            assert FieldLabels(document).of(node) == names, (kind, around)


TICKED = [
    ("{0} City<br>no", ["City"]),
    ("{0}<b>City</b> <font size=1>of birth</font><br>", ["City of birth"]),
    ("City {0}", ["City"]),
    ("Name {0} City", ["City"]),
    ("Yes <input type=radio> City {0}", ["City"]),
    ("<table><tr><td>{0}<td>City</table>", ["City"]),
    ("<table><tr><td>City<td>{0}</table>", ["City"]),
    ("<table><tr><td>City<td>{0}<td>800 yen</table>", ["City"]),
    ("<table><tr><th>Want<th>What<tr><td>{0}<td>City</table>", ["City", "Want"]),
    ("{0}<br>no", []),
    ("no<br>{0}<br>no", []),
]


def test_a_box_is_named_by_its_line_or_the_cells_beside_it() -> None:
    for kind in ("checkbox", "radio"):
        for around, names in TICKED:
            document = parse(around.format(f"<input type={kind} name=x>"))
            node = next(each for each in document.controls if each.get("name") == "x")
            assert FieldLabels(document).of(node) == names, (kind, around)


def test_buttons_and_hidden_fields_have_no_caption() -> None:
    for kind in ("submit", "reset", "button", "image", "hidden"):
        document = parse(f"City <input type={kind} name=x>")
        assert FieldLabels(document).of(document.controls[0]) == [], kind
