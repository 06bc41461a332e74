"""Which encoding a page has, and the way back for forms."""

from __future__ import annotations

from itertools import product

import pytest

from handset.browser.document.encoding import choose, decode, encode, references
from handset.emoji import table

TEXT = "今日は、日本語のページです。カタカナ"


@pytest.mark.parametrize(
    ("codec", "header", "expected"),
    [
        ("utf-8", "text/html; charset=UTF-8", "utf-8"),
        ("cp932", 'text/html; charset="Shift_JIS"', "cp932"),
        ("euc_jp", "text/html; charset=euc-jp", "euc_jp"),
        ("utf-8", "text/html", "utf-8"),
        ("cp932", "text/html", "cp932"),
        ("euc_jp", "text/html", "euc_jp"),
        ("iso2022_jp", "text/html", "iso2022_jp_ext"),
    ],
)
def test_header_or_guess(codec: str, header: str, expected: str) -> None:
    body = TEXT.encode(codec)
    assert choose(body, header) == expected
    assert decode(body, expected, "docomo") == TEXT


@pytest.mark.parametrize(
    "comment", ["<!-- {} -->", "<!--\n{}\n-->", "<!--[if IE]>{}<![endif]-->", "<!-- x --><!-- > {} -->"]
)
@pytest.mark.parametrize(
    "meta", ["<meta charset=euc-jp>", "<META http-equiv=Content-Type content='text/html; charset=EUC-JP'>"]
)
def test_a_meta_element_in_a_comment_says_nothing(comment: str, meta: str) -> None:
    hidden = comment.format(meta)
    assert choose(f"<html>{hidden}<meta charset=utf-8>".encode(), "text/html") == "utf-8"
    assert choose(f"<html>{hidden}あ".encode("cp932"), "text/html") == "cp932"
    assert choose(f"<html><!-- x -->{meta}{hidden}".encode(), "text/html") == "euc_jp"


def test_prolog_goes_before_meta_and_header_before_both() -> None:
    body = b'<?xml version="1.0" encoding="EUC-JP"?><meta http-equiv=Content-Type content="text/html; charset=utf-8">'
    assert choose(body, "text/html") == "euc_jp"
    assert choose(body, "text/html; charset=Shift_JIS") == "cp932"
    assert choose(body[body.index(b"<meta") :], "text/html") == "utf-8"


def test_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfabc", choose(b"\xef\xbb\xbfabc", ""), "docomo") == "abc"


def test_broken_bytes_are_replaced() -> None:
    assert decode(b"a\xffb\x81", "cp932", "docomo").startswith("a")


def test_nec_row_and_ibm_kanji_survive() -> None:
    text = "①②㈱髙﨑～"
    assert decode(text.encode("cp932"), "cp932", "docomo") == text


@pytest.mark.parametrize("written", ["&#63647;", "&#xE63E;", "&#xe63e;", "&#58942;"])
def test_references_to_the_sun(written: str) -> None:
    assert references(written, "docomo") == "\u2600"


def test_other_references_are_left_to_html() -> None:
    assert references("&#12354;&#x3042;&amp;", "docomo") == "&#12354;&#x3042;&amp;"


@pytest.mark.parametrize("carrier", ["docomo", "au"])
def test_emoji_in_shift_jis_bytes_come_and_go(carrier: str) -> None:
    rows = [row for row in table().rows if row.code(carrier)]
    assert len(rows) > 200
    for row in rows[::7]:
        written = row.code(carrier).to_bytes(2, "big")
        char = decode(written, "cp932", carrier)
        assert char in table().by_char
        if carrier == "docomo":
            assert encode(char, "cp932", carrier) == written


def test_softbank_web_codes() -> None:
    assert decode(b"a\x1b$Gj\x0fb", "cp932", "softbank") == "a\u2600b"


def test_keycaps_are_one_character() -> None:
    keycap = table().by_char[references("&#xE6E2;", "docomo")]
    assert "1" in keycap.unicode
    assert decode(keycap.unicode.encode(), "utf-8", "docomo") == keycap.char


def test_what_the_encoding_lacks_goes_as_a_reference() -> None:
    assert encode("日本\U0001f9ff", "cp932", "docomo") == "日本".encode("cp932") + b"&#129535;"


def test_both_code_points_of_a_character_of_jis_are_written() -> None:
    """The signs that standards and CP932 give two code points go out the same, in every encoding of JIS."""
    for standard, phone in zip("〜‖\u2212¢£¬—\xc5", "～∥－￠￡￢―\u212b", strict=True):
        for codec, carrier in product(("cp932", "euc_jp", "iso2022_jp_ext"), ("docomo", "au", "softbank")):
            sent = encode(f"a{standard}b", codec, carrier)
            assert sent == encode(f"a{phone}b", codec, carrier), (standard, codec)
            assert b"&" not in sent, (standard, codec)
        assert encode(standard, "utf-8", "docomo") == standard.encode(), "in UTF-8 it is itself"
