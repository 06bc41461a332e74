"""What lint says of forms: their letters, their encodings, their fields across cells, their files."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.forms.forms import form_encoding
from handset.model import load_model, model_names
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from tests.every_case import every_case
from tests.handset.browser.browser_harness import XHTML, make_page

BINDING = [name for name in model_names() if load_model(name).browser.format_binds]


def found(markup: str, model: str, rule: str, kind: str = "text/html") -> list[Finding]:
    return [each for each in check(make_page(markup, model, kind)) if each.rule == rule]


@every_case("model", model_names())
@every_case("style", ["*N", "&quot;*&lt;ja:n&gt;&quot;", "4N", "*x", "NNN", "*M", "*m", "nonsense"])
def test_a_format_that_binds_is_told_where_it_does(style: str, model: str) -> None:
    told = found(f"<form>\n<input style='-wap-input-format:{style}'></form>", model, "input-mode")
    binds = model in BINDING and style not in ("*M", "*m", "nonsense")
    said = [each for each in told if each.what == "a field takes no letters but those of its -wap-input-format"]
    assert [(each.line, each.column, each.severity) for each in said] == [(2, 1, "note")] * binds
    assert any("does not say" in each.what for each in told) == (model == "early"), "where styles are ignored"


KNOWN = ["Shift_JIS", "shift-jis", "UTF-8", "utf-8, x-unknown", "x-unknown utf-8", "EUC-JP", "iso-2022-jp"]
UNKNOWN = ["x-foo", "big5", "koi8-r", "x-a x-b", "unknown"]


@every_case("model", model_names())
@every_case("asked", ["", *KNOWN, *UNKNOWN])
def test_an_encoding_that_no_phone_knows_is_told(asked: str, model: str) -> None:
    page = make_page(f"x\n <form accept-charset='{asked}'><input istyle=1></form>", model)
    told = [each for each in check(page) if "accept-charset" in each.what]
    assert [(each.line, each.column) for each in told] == [(2, 2)] * (asked in UNKNOWN)
    if asked in UNKNOWN:
        assert form_encoding(page.document.forms[0], page.codec) == page.codec, "the phone sends it as lint says"


SPLIT = ["<table><tr><form><td>{0}<td>{1}</form></table>", "<table><form><tr><td>{0}</td></tr></form></table>{1}",
         "<table><tr><td><form>{0}</td><td>{1}</form></td></table>", "<center><form></center>{0}{1}</form>",
         "<table><form>{1}<tr><td>{0}</table>", "<table><tbody><form><tr><td>{0}</table>{1}"]  # fmt: skip
WHOLE = ["<form>{0}{1}</form>", "<form><table><tr><td>{0}<td>{1}</table></form>",
         "<table><tr><td><form>{0}{1}</form></table>", "<div><form><p>{0}<p>{1}</form></div>"]  # fmt: skip
FIELDS = ["<input name=a istyle=1>", "<select name=a><option>x</select>", "<textarea name=a istyle=1></textarea>",
          "<input type=hidden name=a value=1>", "<input type=checkbox name=a>"]  # fmt: skip


@pytest.mark.parametrize(("split", "field"), list(product(SPLIT, FIELDS)))
def test_a_form_whose_fields_stand_outside_it_is_told(split: str, field: str) -> None:
    markup = "\n" + split.format(field, "<input type=submit>")
    for model in ("qvga", "p906i", "911sh"):
        (each,) = found(markup, model, "form")
        assert each.line == 2
        assert each.column == markup.split("\n")[1].index("<form") + 1


@pytest.mark.parametrize(("whole", "field"), list(product(WHOLE, FIELDS)))
def test_a_form_round_its_fields_is_not(whole: str, field: str) -> None:
    assert not found(whole.format(field, "<input type=submit>"), "qvga", "form")


FILES = ["<input type=file name=f>", "<input type=FILE name=f>", "<p><b><input type='file' name=f></b></p>",
         "<table><tr><td>x<td><input type=file name=f></table>"]  # fmt: skip
SENDING = ["method=post enctype=multipart/form-data", "enctype='multipart/form-data' method='POST'",
           "action=/a method=Post enctype=Multipart/Form-Data",
           "method=' post ' enctype=' multipart/form-data '"]  # fmt: skip
LOSING = ["", "method=post", "enctype=multipart/form-data", "method=get enctype=multipart/form-data",
          "method=post enctype=text/plain", "method=post enctype=application/x-www-form-urlencoded",
          "method=post enctype=multipart", "method=post enctype=multipart/mixed",
          "method=put enctype=multipart/form-data",
          "method=post enctyp=multipart/form-data"]  # fmt: skip


@every_case("kind", ["text/html", XHTML])
@every_case(("form", "file"), list(product(SENDING + LOSING, FILES)))
def test_files_are_sent_by_multipart_alone(form: str, file: str, kind: str) -> None:
    markup = f"<form {form}>\n{file}</form>"
    told = found(markup, "qvga", "upload", kind)
    where = [(2, file.lower().index("<input") + 1)]
    assert [(each.line, each.column) for each in told] == (where if form in LOSING else [])
    assert all(each.what == "a file is not sent, only its name" for each in told)


def test_a_format_of_a_sheet_says_which_letters_a_field_wants() -> None:
    sheet = "<style>.n{-wap-input-format:'*N'} textarea{-wap-input-format:'*m'} #i{color:red}</style>"
    for model in ("qvga", "w61ca", "n06a", "911sh"):
        for field, clean in {
            "<input name=a class=n>": True, "<textarea name=a></textarea>": True, "<input name=a id=i>": False,
            "<input name=a>": False,
        }.items():  # fmt: skip
            found = check(make_page(f"{sheet}<form action=/a>{field}</form>", model))
            assert any("which letters it wants" in each.what for each in found) != clean, (model, field)
