"""Every emoji of the three carriers, in each encoding a page may have: read, shown as one character, sent back."""

from __future__ import annotations

import random
from html import unescape

import pytest

from handset import emoji
from handset.browser.document import encoding
from handset.browser.document.addresses import form_encoded
from handset.browser.forms.forms import FormState, submission
from tests.every_case import every_case
from tests.handset.browser.browser_harness import make_page

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


FORMS = ["&#x{:X};", "&#x{:x}", "&#X00{:X};", "&#{};", "&#{} ", "&#0{};", "&#x{:X}<br>"]
"""How a page may write a numeric reference: HTML lets zeros lead and the semicolon go."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_emoji_by_reference_is_its_own(carrier: str, form: str) -> None:
    for row in ROWS:
        for point in row.points(carrier):
            shown = encoding.references(form.format(point), carrier)
            assert shown.removesuffix("<br>").removesuffix(" " if form[-1] == " " else "") == row.char


@pytest.mark.parametrize("form", ["&#{};", "&#0{};", "&#{}", "&#{}<b>"])
@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_docomo_emoji_by_its_shift_jis_code(carrier: str, form: str) -> None:
    for row in ROWS:
        if row.code("docomo"):
            written = form.format(row.code("docomo"))
            assert encoding.references(written, carrier).removesuffix("<b>") == row.char
            assert encoding.references(written, carrier, decimal=False) == written


@pytest.mark.parametrize(
    "text", ["&#xE63Ea;", "&#1636470;", "&#x1E63E;", "&#xE63;", "&amp;#xE63E;", "&#xE63G&# 58942;"]
)
def test_a_reference_to_another_character_is_left_to_html(text: str) -> None:
    assert encoding.references(text, "docomo") == text


def test_a_reference_of_a_hundred_thousand_digits_is_left_to_html() -> None:
    assert encoding.references("&#" + "9" * 100_000 + ";", "au") == "&#" + "9" * 100_000 + ";"
    assert encoding.references("&#" + "0" * 100_000 + "58942", "docomo") == "\u2600"


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_emoji_in_utf_8_is_its_own(carrier: str) -> None:
    for row in ROWS:
        for point in row.points(carrier):
            assert encoding.decode(chr(point).encode(), "utf-8", carrier) == row.char


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_emoji_in_shift_jis_is_its_own(carrier: str) -> None:
    for row in ROWS:
        if row.code(carrier):
            assert encoding.decode(row.code(carrier).to_bytes(2, "big"), "cp932", carrier) == row.char


@pytest.mark.parametrize("codec", ["cp932", "utf-8", "euc_jp", "iso2022_jp_ext"])
@pytest.mark.parametrize("phone", CARRIERS)
def test_every_web_code_is_softbanks(phone: str, codec: str) -> None:
    pages = dict(zip("GEFOPQ", range(0xE000, 0xE600, 0x100), strict=True))
    rows = {emoji.softbank_private_use(row.code("softbank")): row.char for row in ROWS if row.code("softbank")}
    for letter, page in pages.items():
        own = [point for point in sorted(rows) if page < point < page + 0x100]
        codes = bytes(point - page + 0x20 for point in own)
        for one in codes:
            body = b"a\x1b$" + letter.encode() + bytes([one]) + b"\x0fb"
            assert encoding.decode(body, codec, phone) == f"a{rows[page + one - 0x20]}b"
        body = b"\x1b$" + letter.encode() + codes + b"\x0f" + encoding.encode("漢①", codec, phone)
        assert encoding.decode(body, codec, phone) == "".join(rows[point] for point in own) + "漢①"


def test_a_web_code_ends_with_shift_in() -> None:
    assert encoding.decode(b"\x1b$Gj<br>a", "cp932", "softbank") == "\x1b$Gj<br>a"


def test_a_web_code_leaves_the_characters_of_iso_2022_jp_as_they_were() -> None:
    assert encoding.decode(b'\x1b$B$"\x1b$Gj\x0f$$\x1b(B.', "iso2022_jp_ext", "softbank") == "あ☀い."


@pytest.mark.parametrize("codec", ["utf-8", "euc_jp", "iso2022_jp_ext"])
@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_emoji_is_sent_by_the_carriers_code(carrier: str, codec: str) -> None:
    """au's phones send Shift_JIS less 0x700 in UTF-8; what has no emoji carries the official code as a reference."""
    for row in ROWS:
        if row.code(carrier):
            point = row.points(carrier)[-1 if codec == "utf-8" else 0]
            assert encoding.encode(row.char, codec, carrier) == (
                chr(point).encode() if codec == "utf-8" else b"&#%d;" % point
            )
            if carrier == "au":
                official = encoding.encode(row.char, codec, carrier, official=True)
                assert encoding.decode(official, codec, carrier) in (row.char, f"&#{row.au_web};")


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_nothing_sent_is_a_character_of_the_phone_alone(carrier: str, codec: str) -> None:
    for row in ROWS:
        sent = encoding.encode(row.char, codec, carrier)
        assert not any(ord(char) >= 0xF0000 for char in unescape(encoding.decode(sent, "cp1252", carrier)))
        if not row.code(carrier) and row.unicode:
            # What came into Unicode after 2009 no phone of the time could write: the code of whoever has it goes out.
            assert (row.unicode[0] < "\U0001f000" and row.unicode[0] not in "⏩⚓⛅✅") or not row.is_of_2009
            owner = next(name for name in CARRIERS if row.code(name))
            written = row.unicode if row.is_of_2009 else chr(row.points(owner)[0])
            assert sent == written.encode("ascii" if codec == "cp932" else codec, "xmlcharrefreplace")


def share(phone: str, carrier: str, codec: str) -> float:
    """How many of a carrier's emoji, each alone on a page, another carrier's phone shows as what they are."""
    rows = [row for row in ROWS if row.code(carrier)]
    right = 0
    for row in rows:
        code = row.code(carrier).to_bytes(2, "big")
        body = code if codec == "cp932" else chr(row.points(carrier)[0]).encode()
        right += encoding.decode(body, codec, phone) == row.char
    return right / len(rows)


@pytest.mark.parametrize(
    ("phone", "carrier", "shift_jis", "utf_8"),
    [
        ("au", "docomo", 1.0, 1.0),
        ("docomo", "au", 1.0, 1.0),
        ("softbank", "docomo", 0.45, 1.0),
        ("softbank", "au", 0.2, 0.9),
        ("docomo", "softbank", 0.0, 0.87),
        ("au", "softbank", 0.0, 0.87),
    ],
)
def test_emoji_of_others_are_shown_where_codes_allow(phone: str, carrier: str, shift_jis: float, utf_8: float) -> None:
    assert share(phone, carrier, "cp932") >= shift_jis
    assert share(phone, carrier, "utf-8") >= utf_8


@every_case("phone", CARRIERS)
@every_case("carrier", CARRIERS)
@every_case("seed", range(10))
def test_a_page_of_one_carrier_is_read_as_such_everywhere(phone: str, carrier: str, seed: int) -> None:
    """Codes that au and SoftBank share are the carrier's whose others stand beside them."""
    dice = random.Random(seed)
    rows = dice.sample([row for row in ROWS if row.code(carrier)], 12)
    page = "".join(f"{chr(row.points(carrier)[0])}字" for row in rows)
    shown = encoding.decode(page.encode(), "utf-8", phone)
    assert shown == "".join(f"{row.char}字" for row in rows)
    written = "".join(f"&#x{row.points(carrier)[0]:X};字" for row in rows)
    assert encoding.references(written, phone) == shown


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
            assert sent.body.decode() == "q=" + form_encoded(row.code(carrier).to_bytes(2, "big"))


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
