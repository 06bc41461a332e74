"""What a field is called by its label or by the words beside it."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import parse
from handset.browser.forms.captions import caption

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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("markup", "words"), LABELS)
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
