"""Every emoji of the three carriers, in each encoding a page may have: read, shown as one character, sent back."""

from __future__ import annotations

from html import unescape

import pytest

from handset import emoji
from handset.browser.document import encoding
from handset.browser.forms.forms import FormState, submission
from tests.handset.browser.bench import make_page

ROWS = emoji.table().rows
CARRIERS = emoji.CARRIERS
CODECS = ["cp932", "utf-8"]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_what_a_form_sends_is_read_back_as_the_same_emoji(carrier: str, codec: str) -> None:
    known = [row for row in ROWS if row.code(carrier)]
    assert len(known) >= {"docomo": 240, "au": 600, "softbank": 450}[carrier]
    for row in known:
        sent = encoding.encode(f"あ{row.char}ｶ", codec, carrier)
        back = encoding.decode(sent, codec, carrier)
        twin = emoji.table().by_char.get(back[1])
        # Two emoji may share a carrier's code; then the one is read as the other, and never as anything else.
        assert back[0] + back[2:] == "あｶ"
        assert twin is not None
        assert twin.char == row.char or twin.code(carrier) == row.code(carrier)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_shift_jis_bytes_are_the_carriers_own(carrier: str) -> None:
    for row in ROWS:
        code = row.code(carrier)
        if code:
            assert encoding.encode(row.char, "cp932", carrier) == code.to_bytes(2, "big")


@pytest.mark.parametrize("codec", ["euc_jp", "iso2022_jp_ext"])
@pytest.mark.parametrize("carrier", CARRIERS)
def test_encodings_without_emoji_carry_them_as_references(carrier: str, codec: str) -> None:
    for row in ROWS:
        if row.code(carrier):
            sent = encoding.encode(row.char, codec, carrier)
            assert sent.isascii()
            back = unescape(encoding.references(sent.decode("ascii"), carrier))
            twin = emoji.table().by_char.get(back)
            assert twin is not None
            assert twin.code(carrier) == row.code(carrier)


@pytest.mark.parametrize("form", ["&#x{:X};", "&#{};"])
def test_every_docomo_emoji_by_reference(form: str) -> None:
    for row in ROWS:
        if row.code("docomo"):
            private = emoji.private_use(row.code("docomo"))
            for text in (form.format(private), form.format(row.code("docomo")) if "x" not in form else ""):
                if text:
                    found = emoji.table().by_char[encoding.references(text, "docomo")]
                    assert found.code("docomo") == row.code("docomo")


def test_every_standard_emoji_in_utf_8_is_one_character() -> None:
    for row in ROWS:
        if row.unicode:
            assert encoding.decode(row.unicode.encode(), "utf-8", "docomo") == row.char


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_field_sends_what_was_shown(carrier: str) -> None:
    page = make_page("<form method=post action=/x><input name=q></form>")
    field = page.document.focusables[0]
    form = field.parent
    assert form is not None
    for row in ROWS[::7]:
        if row.code(carrier):
            state = FormState()
            state.set_text(field, row.char)
            sent = submission(page.document, form, state, None, "cp932", carrier)
            digits = "".join(f"%{byte:02X}" if not chr(byte).isalnum() or byte > 127 else chr(byte)
                             for byte in row.code(carrier).to_bytes(2, "big"))  # fmt: skip
            assert sent.body.decode().upper() == f"Q={digits}".upper().replace("%7E", "~").replace("%5F", "_").replace(
                "%2D", "-"
            ).replace("%2E", ".")


@pytest.mark.parametrize(("number", "meaning"), [("44", "☀"), ("044", "☀"), ("107", "☁"), ("0", ""), ("x", "")])
def test_built_in_pictures_of_au_by_number(number: str, meaning: str) -> None:
    assert emoji.table().pictogram(number) == meaning


@pytest.mark.parametrize(
    ("model", "shown"), [("w61ca", True), ("w63ca", True), ("qvga", True), ("l03a", False), ("911sh", False)]
)
def test_a_built_in_picture_is_shown_by_phones_that_have_it(model: str, shown: bool) -> None:
    page = make_page("<a href=/>晴<img localsrc=44 alt=x></a><img localsrc=99999 alt=none>", model)
    assert page.document.focusables[0].inner_text() == ("晴☀" if shown else "晴")
    assert ("img" in {node.tag for node in page.document.focusables[0].walk()}) is not shown


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ("F660 F6FB F7B2", "☀\U000fe6e2❤"),  # au's, of which SoftBank knows the last alone
        ("F89F F995", "☀\U0001f603"),  # docomo's, of which SoftBank knows the last alone
        ("F987 F988 F989", "\U000fe6e2\U000fe6e3\U000fe6e4"),  # a menu of docomo's
        ("F98B F94B", "☀\U0001f4e0"),  # SoftBank's own
    ],
)
def test_a_page_on_a_softbank_phone_is_of_one_carrier(codes: str, shown: str) -> None:
    read = encoding.decode(bytes.fromhex(codes), "cp932", "softbank")
    assert read == shown, [hex(ord(char)) for char in read]


def test_webcodes_are_softbanks_whoever_wrote_the_rest() -> None:
    page = bytes.fromhex("F89F F8A0") + b"\x1b$Gj\x0f"
    assert encoding.decode(page, "cp932", "softbank") == "☀☁☀"
    assert encoding.decode(page, "cp932", "au") == "☀☁☀"
