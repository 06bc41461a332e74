"""Which key acts on what: by style before sheet, by sheet before attribute, as far as the model takes styles."""

from __future__ import annotations

import pytest

from tests.handset.browser.browser_harness import XHTML, make_page

SHEET = "<style>a.one{-wap-accesskey:1} input{-wap-accesskey:#} .gone{-wap-accesskey:12}</style>"


@pytest.mark.parametrize(
    ("markup", "model", "keys"),
    [
        ("<a href=x accesskey=3>", "qvga", "3"),
        ("<a href=x directkey=4>", "qvga", "4"),
        ("<a href=x style='-wap-accesskey:5'>", "qvga", "5"),
        ("<a href=x style='-wap-accesskey:*' accesskey=3>", "qvga", "*"),
        (f"{SHEET}<a href=x class=one>", "qvga", "1"),
        (f"{SHEET}<a href=x class=one accesskey=7>", "qvga", "1"),
        (f"{SHEET}<a href=x class=one style='-wap-accesskey:2'>", "qvga", "2"),
        (f"{SHEET}<form><input name=q></form>", "w61ca", "#"),
        (f"{SHEET}<a href=x class=gone>", "qvga", ""),
        (f"{SHEET}<a href=x class=one accesskey=7>", "l03a", "7"),
        ("<a href=x style='-wap-accesskey:5'>", "early", ""),
        ("<a href=x style='-wap-accesskey:5'>", "l03a", "5"),
        ("<form><label accesskey=6>name <input name=q></label></form>", "qvga", "6"),
        ("<form><label accesskey=6>nothing</label></form>", "qvga", ""),
    ],
)
def test_the_key_of_a_link_or_field(markup: str, model: str, keys: str) -> None:
    assert "".join(make_page(markup, model, XHTML).access_keys) == keys


def test_a_labels_key_is_its_fields() -> None:
    page = make_page(
        "<style>label{-wap-accesskey:3}</style><form><label for=b>b</label><input name=a id=a accesskey=1>"
        "<textarea name=b id=b></textarea><label accesskey=1 for=b>c</label></form>"
    )
    keys = {key: node.get("name") for key, node in page.access_keys.items()}
    assert keys == {"1": "a", "3": "b"}


def test_the_first_of_two_has_the_key() -> None:
    page = make_page("<a href=a accesskey=1>a</a><a href=b accesskey=1>b</a>")
    assert page.access_keys["1"].get("href") == "a"


def test_directkey_is_softbanks_and_accesskey_everybodys() -> None:
    softbank = {"911sh", "923sh", "qvga"}
    for model in ("qvga", "911sh", "923sh", "early", "l03a", "p906i", "n06a", "w61ca", "w63ca"):
        for tag, markup in (
            ("a", "<a href=x {}>x</a>"),
            ("input", "<form><input name=q {}></form>"),
            ("textarea", "<form><textarea name=q {}></textarea></form>"),
        ):
            for said, keys in (
                ("accesskey=3", "3"),
                ("directkey=4", "4" if model in softbank else ""),
                ("directkey=4 nonumber", "4" if model in softbank else ""),
                ("directkey=4 accesskey=3", "3"),
            ):
                found = "".join(make_page(markup.format(said), model).access_keys)
                assert found == keys, (model, tag, said)
