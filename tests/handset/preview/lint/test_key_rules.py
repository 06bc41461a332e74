"""Access keys of fields and buttons that nothing on the page shows are told, as those of links are."""

from __future__ import annotations

from itertools import product

from handset.preview.lint.check import check
from tests.handset.browser.browser_harness import XHTML, make_page

FIELDS = ["<input name=a istyle=1 accesskey={0}>", "<textarea name=a istyle=1 accesskey={0}></textarea>",
          "<select name=a accesskey={0}><option>x</select>", "<input type=checkbox name=a value=b accesskey={0}>",
          "<input type=submit value=go accesskey={0}>", "<button accesskey={0}>go</button>",
          "<input name=a istyle=1 style='-wap-accesskey:{0}'>"]  # fmt: skip
SHOWN = ["{0}.name {1}", "[{0}] name<br>{1}", "({0}){1}", "&#638{2};name {1}", "\uff11name {1}",
         "<label accesskey={0} for=x>{0} name</label>"]  # fmt: skip
HIDDEN = ["name {1}", "10 boxes {1}", "1980 {1}", "<a href=/ >1</a> {1}", "2.name {1}", "1<input name=z istyle=1> {1}"]


def told(markup: str, kind: str = "text/html") -> list[str]:
    page = make_page(f"<form action=/s>{markup}</form>", "qvga", kind)
    return [each.what for each in check(page) if each.rule == "accesskey"]


def test_a_key_that_is_shown_before_its_field_is_clean() -> None:
    for field, shape in product(FIELDS, SHOWN):
        markup = shape.format(1, field.format(1), 79)
        assert told(markup) == [], markup


def test_a_key_that_nothing_shows_is_told() -> None:
    for field, shape in product(FIELDS, HIDDEN):
        markup = shape.format(1, field.format(1))
        assert told(markup) == ["access key 1 cannot be seen"], markup
    for shown in (
        "<input type=submit value='1 go' accesskey=1>",
        "<button accesskey=1>[1] go</button>",
        "<input type=checkbox name=a value=b accesskey=1>1 tea",
        "<input type=hidden name=a accesskey=1>",
    ):
        assert told(shown) == [], shown


def test_a_key_given_by_style_counts_for_links_too() -> None:
    assert told("<a href='/' style='-wap-accesskey:3'>news</a>") == ["access key 3 cannot be seen"]
    assert told("<a href='/' style='-wap-accesskey:3'>3 news</a>", XHTML) == []


def test_the_number_of_a_list_shows_the_key_of_its_item() -> None:
    for start, kind, keys in product((1, 3, 5), ("", " type=1", " type=A"), ((0, 1, 2), (1, 2, 3))):
        items = "".join(f"<li><b><a href=/{key} accesskey={start + key}>x</a></b>" for key in keys)
        clean = kind != " type=A" and keys[0] == 0
        assert bool(told(f"<ol start={start}{kind}>{items}</ol>")) != clean, (start, kind, keys)
    assert told("<ol><li value=7><a href=/ accesskey=7>x</a><li><a href=/ accesskey=8>x</a></ol>") == []
    assert len(told("<ul><li><a href=/ accesskey=1>x</a></ul>")) == 1
