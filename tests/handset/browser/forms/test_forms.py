"""Fields, and what a form sends."""

from __future__ import annotations

import pytest

from handset.browser.document.tree import parse
from handset.browser.forms.forms import FormState, entries, sends_by_itself, submission
from tests.every_case import every_case
from tests.handset.browser.browser_harness import make_page

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


@every_case("around", AROUND)
@every_case(("markup", "sent"), GROUPS)
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


ONE_TWO = "<option value=1>one<option value=2>two"
SELECTS = [
    # (markup, what is sent), as Chromium sends it
    (f"<select name=s>{ONE_TWO}</select>", "s=1"),
    (f"<select name=s size=1>{ONE_TWO}</select>", "s=1"),
    (f"<select name=s size=0>{ONE_TWO}</select>", "s=1"),
    (f"<select name=s size=x>{ONE_TWO}</select>", "s=1"),
    (f"<select name=s size=-2>{ONE_TWO}</select>", "s=1"),
    (f"<select name=s size=2>{ONE_TWO}</select>", ""),
    (f"<select name=s size=' +2x'>{ONE_TWO}</select>", ""),
    (f"<select name=s multiple>{ONE_TWO}</select>", ""),
    (f"<select name=s multiple size=1>{ONE_TWO}</select>", ""),
    ("<select name=s></select>", ""),
    ("<select name=s multiple></select>", ""),
    ("<select name=s><option disabled value=1>a<option value=2>b</select>", "s=2"),
    ("<select name=s><option disabled value=1>a<option disabled value=2>b</select>", ""),
    ("<select name=s><option disabled selected value=1>a<option value=2>b</select>", ""),
    ("<select name=s size=2><option disabled selected value=1>a<option value=2>b</select>", ""),
    (
        "<select name=s multiple><option disabled selected value=1>a<option selected value=2>b"
        "<option selected value=3>c</select>",
        "s=2&s=3",
    ),
    (
        "<select name=s><optgroup label=g disabled><option value=1>a</optgroup><optgroup label=h><option value=2>b"
        "</select>",
        "s=2",
    ),
    (
        "<select name=s multiple><optgroup label=g disabled><option value=1 selected>a</optgroup>"
        "<optgroup label=h><option value=2 selected>b</select>",
        "s=2",
    ),
    ("<select name=s><option selected value=1>a<option selected value=2>b</select>", "s=2"),
    ("<select name=s size=3><option selected value=1>a<option selected value=2>b</select>", "s=2"),
    ("<select name=s><option label=Label>text<option>b</select>", "s=text"),
    ("<select name=s><option>  a \n b  </select>", "s=a+b"),
    ("<select name=s><option value=''>x</select>", "s="),
    ("<select name=s disabled><option value=1>x</select>", ""),
    ("<select><option value=1>x</select>", ""),
]
BUTTONS = [
    ("<input type=image id=b name=im value=v>", "im.x=0&im.y=0"),
    ("<input type=image id=b>", "x=0&y=0"),
    ("<input type=image id=b name='' value=v>", "x=0&y=0"),
    ("<button id=b name=n value=v>x</button>", "n=v"),
    ("<button id=b name=n>x</button>", "n="),
    ("<button id=b value=v>x</button>", ""),
    ("<button type=submit id=b name=n value=v>x</button>", "n=v"),
    ("<button type=bogus id=b name=n value=v>x</button>", "n=v"),
    ("<input type=submit id=b name=n value=''>", "n="),
    ("<input type=submit id=b value=v>", ""),
    ("<button id=b name=n value=v>x</button><button name=m value=w>y</button><input type=image name=i>", "n=v"),
    ("<input type=image name=i><input type=image id=b name=j><input type=submit name=s value=v>", "j.x=0&j.y=0"),
    ("<input type=submit name=s value=v><input id=b type=submit name=t value=w>", "t=w"),
    ("<input type=button name=s value=v><input type=reset name=r value=r><input id=b type=submit name=t>", "t="),
    ("<button type=button name=s value=v></button><button type=reset name=r></button><button id=b name=t>", "t="),
    ("<button id=b name=n value='1\n2'>x</button>", "n=1%0D%0A2"),
    ("<input type=submit id=b name=n value='1&#10;2'>", "n=1%0D%0A2"),
]
FIELDS = [
    ("<input name=a readonly value=1><textarea readonly name=t>x</textarea>", "a=1&t=x"),
    ("<input name=a disabled value=1><textarea disabled name=t>x</textarea>", ""),
    ("<input type=hidden name=h disabled value=1><input type=checkbox name=c checked disabled>", ""),
    ("<fieldset disabled><input name=a value=1><legend><input name=c value=3></legend></fieldset>", "c=3"),
    ("<fieldset disabled><select name=s><option>x</select><textarea name=t></textarea></fieldset>", ""),
    ("<textarea name=t>a\nb\r\nc</textarea>", "t=a%0D%0Ab%0D%0Ac"),
    ("<textarea name=t>\n\na</textarea>", "t=%0D%0Aa"),
    ("<textarea name=t>a&#13;b&#10;c</textarea>", "t=a%0D%0Ab%0D%0Ac"),
    ("<input type=hidden name=_charset_>", "_charset_=UTF-8"),
    ("<input type=hidden name=_charset_ value=x>", "_charset_=UTF-8"),
    ("<input type=hidden name=_CHARSET_>", "_CHARSET_=UTF-8"),
    ("<input name=_charset_ value=x>", "_charset_=x"),
    ("<input name=_charset_>", "_charset_="),
    ("<input type=file name=f>", "f="),
    ("<input type=checkbox name=c><input type=checkbox name=d checked><input type=checkbox name=e checked value=''>",
     "d=on&e="),
    ("<input name='a b&c' value='x=y&z+%'>", "a+b%26c=x%3Dy%26z%2B%25"),
    ("<input name=a value='~*-._!@'>", "a=%7E*-._%21%40"),
    ("<input value=1><input name='' value=2>", ""),
    ("<input name=a maxlength=2 value=abcd><textarea name=t maxlength=2>abcd</textarea>", "a=abcd&t=abcd"),
    ("<input name='a\nb' value=1>", "a%0D%0Ab=1"),
    ("<input type=hidden name=a value='1\r\n2\n3&#13;4'>", "a=1%0D%0A2%0D%0A3%0D%0A4"),
    ("<input type=TEXT name=a value=x><input type=weird name=b value=y><input type=password name=c value=z>",
     "a=x&b=y&c=z"),
]  # fmt: skip


@every_case("around", ["{0}", "<table><tr><td>{0}</table>"])
@every_case(("markup", "sent"), SELECTS + BUTTONS + FIELDS)
def test_what_a_form_sends(markup: str, sent: str, around: str) -> None:
    document = parse("<form action=/s>" + around.format(markup) + "</form>")
    button = next((node for node in document.controls if node.get("id") == "b"), None)
    asked = submission(document, document.forms[0], FormState(), button, "utf-8", "docomo")
    assert (asked.method, asked.url) == ("GET", f"/s?{sent}")
    document.forms[0].attributes["method"] = "post"
    asked = submission(document, document.forms[0], FormState(), button, "utf-8", "docomo")
    assert (asked.method, asked.url, asked.body) == ("POST", "/s", sent.encode())


ACTIONS = [
    # (attributes, method, address), as Chromium goes
    ("", "GET", "?q=x+y"),
    ("action=''", "GET", "?q=x+y"),
    ("action=' '", "GET", "?q=x+y"),
    ("action='?z=1'", "GET", "?q=x+y"),
    ("action='/s?old=1'", "GET", "/s?q=x+y"),
    ("action='/s?old=1#part'", "GET", "/s?q=x+y#part"),
    ("action='/s?'", "GET", "/s?q=x+y"),
    ("method=post", "POST", ""),
    ("method=post action=''", "POST", ""),
    ("method=POST action='/s?old=1'", "POST", "/s?old=1"),
    ("method=post action='/s?old=1#part'", "POST", "/s?old=1#part"),
    ("method=put action=/s", "GET", "/s?q=x+y"),
    ("method=post action=/s enctype=bogus", "POST", "/s"),
    ("action=/s enctype=multipart/form-data", "GET", "/s?q=x+y"),
]


@pytest.mark.parametrize(("attributes", "method", "address"), ACTIONS)
def test_where_a_form_goes(attributes: str, method: str, address: str) -> None:
    document = parse(f"<form {attributes}><input name=q value='x y'></form>")
    sent = submission(document, document.forms[0], FormState(), None, "utf-8", "docomo")
    assert (sent.method, sent.url, sent.body) == (method, address, b"q=x+y" if method == "POST" else b"")


@pytest.mark.parametrize(
    ("markup", "alone"),
    [
        ("<input name=q>", True),
        ("<input type=password name=q>", True),
        ("<input name=q><select></select><textarea></textarea><input type=checkbox><input type=hidden>", True),
        ("<input type=checkbox>", True),
        ("<input name=q><input type=reset><input type=button><button type=button>", True),
        ("<input name=q></form><form><input type=submit>", True),
        ("<input name=q><input name=r>", False),
        ("<input name=q><input type=submit>", False),
        ("<input name=q><input type=submit disabled>", False),
        ("<input name=q><input type=image>", False),
        ("<input name=q><button>go</button>", False),
    ],
)
def test_a_form_without_a_button_is_sent_from_its_only_field(markup: str, alone: bool) -> None:
    document = parse(f"<form>{markup}</form>")
    assert sends_by_itself(document, document.forms[0]) is alone
