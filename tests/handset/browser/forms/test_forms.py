"""Fields, and what a form sends."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import parse
from handset.browser.forms.forms import FormState, entries, submission
from tests.handset.browser.bench import make_page

MARKUP = """
<form action="/s?old=1" method=get>
<input type=hidden name=h value=1><input name=q value="日本"><input type=password name=p value=x>
<input type=checkbox name=c value=a checked><input type=checkbox name=c value=b>
<input type=radio name=r value=1><input type=radio name=r value=2 checked>
<select name=s><option value=x>X<option selected>Y Z</select>
<textarea name=t>
one
two</textarea>
<input type=submit name=go value=Go><input type=submit name=no value=No><input name=d disabled value=1>
</form>
"""


def test_successful_controls_in_order() -> None:
    document = parse(MARKUP)
    form = document.forms[0]
    button = next(node for node in document.focusables if node.get("name") == "go")
    assert entries(document, form, FormState(), button) == [
        ("h", "1"), ("q", "日本"), ("p", "x"), ("c", "a"), ("r", "2"), ("s", "Y Z"), ("t", "one\r\ntwo"), ("go", "Go"),
    ]  # fmt: skip


def test_get_replaces_the_query_in_the_pages_encoding() -> None:
    document = parse("<form action='/s?old=1'><input name=q value=日本><input type=submit></form>")
    sent = submission(document, document.forms[0], FormState(), document.focusables[1], "cp932", "docomo")
    assert (sent.method, sent.url, sent.body) == ("GET", "/s?q=%93%FA%96%7B", b"")
    sent = submission(document, document.forms[0], FormState(), None, "utf-8", "docomo")
    assert sent.url == "/s?q=%E6%97%A5%E6%9C%AC"


def test_post_has_a_body() -> None:
    document = parse("<form action=/s method=POST><input name='a b' value='x&y z'></form>")
    sent = submission(document, document.forms[0], FormState(), None, "cp932", "docomo")
    assert (sent.method, sent.url, sent.body) == ("POST", "/s", b"a+b=x%26y+z")


def test_radio_buttons_exclude_each_other_within_their_form() -> None:
    document = parse(
        "<form><input type=radio name=r value=1><input type=radio name=r value=2 checked></form>"
        "<form><input type=radio name=r value=3 checked></form>"
    )
    state = FormState()
    first, second, other = document.focusables
    state.toggle(first, document)
    assert [state.checked(each, document) for each in (first, second, other)] == [True, False, True]


def test_reset_gives_back_the_pages_values() -> None:
    page = make_page(MARKUP)
    state = page.forms
    field = next(node for node in page.document.focusables if node.get("name") == "q")
    state.set_text(field, "changed")
    assert state.touched
    state.reset(page.document.forms[0], page.document)
    assert state.text(field) == "日本"


def test_length_limit_and_single_lines() -> None:
    document = parse("<input name=a maxlength=3><textarea></textarea>")
    state = FormState()
    field, area = document.focusables
    state.set_text(field, "a\nbcd")
    state.set_text(area, "a\nb")
    assert (state.text(field), state.text(area)) == ("abc", "a\nb")


def test_multiple_choice() -> None:
    document = parse("<select multiple name=s><option>a<option selected>b<option>c</select>")
    state, node = FormState(), document.focusables[0]
    state.choose(node, 2)
    assert state.chosen(node) == [1, 2]
    state.choose(node, 1)
    assert state.chosen_label(node) == "c"


RADIO = "<input type=radio name=r value={0}{1}>"
GROUPS = [
    # (markup, what is sent): of the buttons with one name and one form the last one checked counts
    (RADIO.format(1, " checked") + RADIO.format(2, " checked"), "r=2"),
    (RADIO.format(1, " checked") + RADIO.format(2, "") + RADIO.format(3, " checked"), "r=3"),
    (RADIO.format(1, " checked") + RADIO.format(2, ""), "r=1"),
    (RADIO.format(1, "") + RADIO.format(2, ""), ""),
    (RADIO.format(1, " checked") + RADIO.format(2, " checked disabled"), ""),
    (RADIO.format(1, " checked") + "<input type=RADIO name=s value=2 checked>", "r=1&s=2"),
    (RADIO.format(1, " checked") + "<input type=checkbox name=r value=2 checked>", "r=1&r=2"),
    (RADIO.format(1, " checked") + "</form><form>" + RADIO.format(2, " checked"), "r=1"),
    ("<input type=radio value=1 checked><input type=radio value=2 checked>" + RADIO.format(3, " checked"), "r=3"),
    ("<input type=radio name=r checked>", "r=on"),
]
AROUND = [
    "{0}",
    "<center>{0}</center>",
    "<table><tr><td>{0}</td></tr></table>",
    "<ul><li>{0}</ul>",
    "<div><font size=1>{0}</div>",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("markup", "sent"), GROUPS)
def test_one_radio_button_of_a_group_is_checked_and_sent(markup: str, sent: str, around: str) -> None:
    document = parse("<form>" + around.format(markup) + "</form>")
    state = FormState()
    asked = submission(document, document.forms[0], state, None, "utf-8", "docomo").url
    assert asked == f"?{sent}"
    radios = [node for node in document.focusables if node.get("name") == "r" and node.get("type") == "radio"]
    for pressed in radios:
        state.toggle(pressed, document)
        group = [node for node in radios if document.form_of(node) is document.form_of(pressed)]
        assert [node for node in group if state.checked(node, document)] == [pressed]
    state.reset(document.forms[0], document)
    assert submission(document, document.forms[0], state, None, "utf-8", "docomo").url == asked


def test_a_fragment_of_the_action_stays_behind_the_query() -> None:
    document = parse("<form action='/s?old#top'><input name=q value=1></form>")
    assert submission(document, document.forms[0], FormState(), None, "utf-8", "docomo").url == "/s?q=1#top"


def test_line_breaks_of_values() -> None:
    document = parse("<form><input name=a value='1\n2'><input type=hidden name=b value='1\n2'></form>")
    assert entries(document, document.forms[0], FormState(), None) == [("a", "12"), ("b", "1\r\n2")]
