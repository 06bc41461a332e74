"""Emoji in other carriers' codes: what lint says of each code in each form is what the browser does with it."""

from __future__ import annotations

from dataclasses import replace
from html.entities import html5
from itertools import product

import pytest

from handset.emoji import CARRIERS, Emoji, private_use, table
from handset.model import load_model, model_names
from handset.network import Response
from handset.preview.lint.check import check
from handset.preview.lint.emoji_rules import emoji
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from tests.handset.browser.browser_harness import make_page

MODELS = [name for name in model_names() if load_model(name).carrier != "none"]
ROWS = {carrier: [row for row in table().rows if row.code(carrier) and not row.blank] for carrier in CARRIERS}
_KANJI = {
    char
    for high in range(0xFA, 0xFD)
    for low in range(0x40, 0xFD)
    if (char := bytes([high, low]).decode("cp932", "ignore"))
}
"""What CP932 makes of some of SoftBank's codes, and so do the others' phones."""
FORMS = ("hexadecimal", "decimal", "utf-8", "shift_jis", "docomo's decimal")


def subject_of(lines: list[bytes], model: str, charset: str) -> Subject:
    page = make_page("x", model)
    body = b"<html><body>\n" + b"<br>\n".join(lines) + b"\n</body></html>"
    page.response = Response(page.url, 200, (("Content-Type", f"text/html; charset={charset}"),), body)
    return Subject(page)


def written(row: Emoji, carrier: str, form: str) -> bytes:
    """An emoji as a page of a carrier writes it."""
    point = row.points(carrier)[0]
    return {
        "hexadecimal": f"&#x{point:X};".encode(),
        "decimal": f"&#{point};".encode(),
        "utf-8": chr(point).encode(),
        "shift_jis": row.code(carrier).to_bytes(2, "big"),
        "docomo's decimal": f"&#{row.code(carrier)};".encode(),
    }[form]


def drawn(subject: Subject) -> list[str]:
    """The emoji that each line of a page shows."""
    text = subject.page.document.body.inner_text()
    return ["".join(char for char in line if char in table().by_char) for line in text.split("\n")]


def lines_told(found: list[Finding]) -> dict[int, Finding]:
    return {each.line: each for each in found}


@pytest.mark.parametrize("model", MODELS)
def test_every_code_of_another_carrier_is_told_and_no_own_one(model: str) -> None:
    own = load_model(model).emoji
    for carrier, form in product(CARRIERS, FORMS):
        if form == "docomo's decimal" and carrier != "docomo":
            continue
        rows = ROWS[carrier]
        charset = "Shift_JIS" if form == "shift_jis" else "UTF-8"
        subject = subject_of([written(row, carrier, form) for row in rows], model, charset)
        told, shown = lines_told(list(emoji(subject))), drawn(subject)
        for line, row in enumerate(rows, 2):
            finding, here = told.get(line), shown[line - 1]
            where = model, carrier, form, row.name
            if here == row.char and carrier == own:
                assert finding is None, where
            elif here == row.char:
                assert finding is not None, where
                assert finding.column == 1
                known = carrier == "docomo" and row.code(own)
                assert finding.severity == ("note" if known else "warning"), where
                lacks = f"{own} has no emoji {row.name!r}" in finding.what
                assert lacks == (not row.code(own)), where
                at_home = known and own == "au" and form == "shift_jis"
                assert ("though the picture is drawn here" in finding.why) == (not at_home), where
                assert (finding.todo == f"Write &#x{(row.points(own) or [0])[0]:04X};") == (not lacks), where
            elif not here and subject.markup.text.split("\n")[line - 1].removesuffix("<br>") not in _KANJI:
                assert finding is not None, where
                assert "nothing is shown" in finding.why or "shows no emoji" in finding.what, where


@pytest.mark.parametrize("model", MODELS)
def test_each_code_alone_is_told_as_it_is_drawn(model: str) -> None:
    own = load_model(model).emoji
    for number, (carrier, form) in enumerate(product(CARRIERS, FORMS[:4])):
        for row in ROWS[carrier][number::97]:
            charset = "Shift_JIS" if form == "shift_jis" else "UTF-8"
            subject = subject_of([written(row, carrier, form)], model, charset)
            found, (_, here, *_) = list(emoji(subject)), drawn(subject)
            if here != row.char:
                continue  # Read as the code of somebody else who has the same, and told as that one's.
            assert bool(found) == (carrier != own), (model, carrier, form, row.name)


def test_emoji_of_unicode_are_told_on_every_carrier() -> None:
    for model in MODELS:
        rows = [row for row in table().rows if row.unicode and not row.blank]
        lines = [row.unicode.encode() for row in rows]
        subject = subject_of(lines, model, "UTF-8")
        told, shown = lines_told(list(emoji(subject))), drawn(subject)
        for line, row in enumerate(rows, 2):
            assert shown[line - 1] == row.char
            assert "since 2010" in told[line].why, (model, row.name)
        singles = [row for row in rows if len(row.unicode) == 1][::9]
        for form in ("&#x{:X};", "&#{};", "&#x0{:x}"):
            references = subject_of([form.format(ord(row.unicode)).encode() for row in singles], model, "Shift_JIS")
            assert len(lines_told(list(emoji(references)))) == len(singles), (model, form)


def test_codes_of_nobody_are_told_where_they_stand() -> None:
    for model in MODELS:
        for code in (0xE000, 0xF0FD, 0xF7FF, 0xE900):
            for text, charset in ((f"&#x{code:X};", "Shift_JIS"), (f"&#{code};", "UTF-8"), (chr(code), "UTF-8")):
                (each,) = emoji(subject_of(["日本".encode(charset) + text.encode()], model, charset))
                assert (each.line, each.column) == (2, 3), (model, text)
                assert each.what.endswith(" is nobody's emoji")


def test_web_codes_are_softbanks() -> None:
    for model in MODELS:
        found = list(emoji(subject_of([b"x\x1b$Gj\x0f"], model, "UTF-8")))
        assert [each.column for each in found] == [2] * (load_model(model).emoji != "softbank")


def test_a_code_is_told_once_and_on_plain_phones_never() -> None:
    lines = [b"&#xE001;&#xE001;", b"&#xE001;"]
    assert [each.place for each in emoji(subject_of(lines, "p906i", "UTF-8"))] == ["2:1"]
    assert list(emoji(subject_of(lines, "qvga", "UTF-8"))) == []
    assert any(each.rule == "emoji" for each in check(subject_of(lines, "p906i", "UTF-8").page))


def test_the_codes_of_one_page_are_read_together() -> None:
    shared = [row for row in ROWS["softbank"] if chr(row.points("softbank")[0]) in _points("au")]
    alone = [row for row in ROWS["softbank"] if chr(row.points("softbank")[0]) not in _points("au")]
    assert shared
    lines = [f"&#x{row.points('softbank')[0]:X};".encode() for row in [*shared[:5], *alone[:5]]]
    subject = subject_of(lines, "w61ca", "UTF-8")
    told = lines_told(list(emoji(subject)))
    for line, row in enumerate(shared[:5] + alone[:5], 2):
        assert drawn(subject)[line - 1] == row.char
        assert "SoftBank's code" in told[line].what


def _points(carrier: str) -> set[str]:
    return {chr(point) for row in ROWS[carrier] for point in row.points(carrier)}


def test_shift_jis_codes_are_named_as_they_are_written() -> None:
    for row in ROWS["docomo"][::25]:
        code = row.code("docomo")
        (each,) = emoji(subject_of([code.to_bytes(2, "big")], "w61ca", "Shift_JIS"))
        assert f"{code:04X} of Shift_JIS is docomo's code" in each.what
        assert private_use(code) == row.points("docomo")[0]


def test_named_references_are_told_as_their_characters_are() -> None:
    names = [name for name, char in html5.items() if char in table().by_char and name.endswith(";")]
    assert {"hearts;", "spades;", "clubs;", "diams;"} < set(names)
    lines = [f"&{name}".encode() for name in names]
    numbers = [f"&#{ord(html5[name])};".encode() for name in names]
    for model in MODELS:
        named, numbered = subject_of(lines, model, "UTF-8"), subject_of(numbers, model, "UTF-8")
        assert drawn(named) == drawn(numbered), model
        told = lines_told(list(emoji(named)))
        for number, name in enumerate(names):
            finding = next(emoji(subject_of([numbers[number]], model, "UTF-8")), None)
            same = told.get(number + 2)
            assert (finding is None) == (same is None), (model, name)
            if finding is not None and same is not None:
                what = finding.what.replace(f"&#{ord(html5[name])};", f"&{name}")
                assert same == replace(finding, line=number + 2, what=what), (model, name)
