"""Shift_JIS, EUC-JP and ISO-2022-JP as the WHATWG Encoding Standard has them, and browsers with it."""

from __future__ import annotations

import hashlib
import random
from functools import cache

import pytest

from handset.browser.document.encoding import choose, decode, encode
from handset.browser.document.japanese import (
    ERROR,
    decode_euc_jp,
    decode_iso_2022_jp,
    decode_shift_jis,
    encode_euc_jp,
    encode_iso_2022_jp,
    encode_shift_jis,
)
from tests.every_case import every_case
from tests.handset.browser.document import whatwg

CODECS = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp_ext": "ISO-2022-JP"}
NEC_ROW_13 = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ "
    "㍉㌔㌢㍍㌘㌧㌃㌶㍑㍗㌍㌦㌣㌫㍊㌻㎜㎝㎞㎎㎏㏄㎡        ㍻"
    "〝〟№㏍℡㊤㊥㊦㊧㊨㈱㈲㈹㍾㍽㍼≒≡∫∮∑√⊥∠∟⊿∵∩∪"
)
SIGNS = {"〜": "～", "‖": "∥", "−": "－", "¢": "￠", "£": "￡", "¬": "￢"}
"""Where JIS X 0208's own table names other characters than Microsoft's and the standard's."""


def pair(pointer: int, high: int = 0x80) -> bytes:
    return bytes([pointer // 94 + 0x21 | high, pointer % 94 + 0x21 | high])


@cache
def index() -> dict[int, str]:
    """The index of JIS X 0208 up to row 94, with what only Shift_JIS reaches after it, as the decoder reads it."""
    found = {pointer: decode_euc_jp(pair(pointer)) for pointer in range(94 * 94)}
    for pointer in range(10716, 11280):
        lead, trail = divmod(pointer, 188)
        code = bytes([lead + 0xC1, trail + (0x40 if trail < 0x3F else 0x41)])
        found[pointer] = decode_shift_jis(code)
    return {pointer: char for pointer, char in found.items() if ERROR not in char}


@cache
def supplement() -> dict[int, str]:
    found = {pointer: decode_euc_jp(b"\x8f" + pair(pointer)) for pointer in range(94 * 94)}
    return {pointer: char for pointer, char in found.items() if ERROR not in char}


def test_rows_of_jis_x_0208_are_those_of_its_own_table() -> None:
    checked = 0
    for pointer in range(84 * 94):
        if 12 * 94 <= pointer < 13 * 94:
            continue
        try:
            char = (b"\x1b$B" + pair(pointer, 0)).decode("iso2022_jp")
        except UnicodeDecodeError:
            assert pointer not in index(), hex(pointer)
            continue
        expected = "＼" if char == "\\" else SIGNS.get(char, char)
        assert index()[pointer] == expected
        checked += 1
    assert checked == 6879


def test_row_13_is_necs() -> None:
    row = "".join(index().get(12 * 94 + cell, " ") for cell in range(94)).rstrip()
    assert row == NEC_ROW_13


def test_rows_89_to_92_are_ibms_characters() -> None:
    """Shift_JIS reaches IBM's rows by other codes, EUC-JP by NEC's selection alone."""
    selected = [index()[pointer] for pointer in range(88 * 94, 92 * 94) if pointer in index()]
    ibm = [index()[pointer] for pointer in range(10716, 11280) if pointer in index()]
    assert len(selected) == 374
    assert set(selected) - set(ibm) == set()
    assert set(ibm) - set(selected) == set("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㈱№℡∵")


def test_the_whole_index_is_that_of_browsers() -> None:
    """Digests of what Chromium 156's TextDecoder makes of every pair and of every triple of JIS X 0212."""
    main = "".join(f"{pointer} {char}\n" for pointer, char in sorted(index().items()) if pointer < 94 * 94)
    assert main.count("\n") == 7336
    assert hashlib.sha256(main.encode()).hexdigest() == MAIN
    more = "".join(f"{pointer} {char}\n" for pointer, char in sorted(supplement().items()))
    assert more.count("\n") == 6067
    assert hashlib.sha256(more.encode()).hexdigest() == MORE


MAIN = "5cc1d2fee819bcb841922eda3034d08a8f8245c1e0d61cd8546b1b3e18abb2cb"
MORE = "d41e434b98711e8329a92665acd763049aa43922c322088fb73beb789d1a570f"


def soup(dice: random.Random, codec: str) -> bytes:
    """Bytes of which some are text: leads without trails, escapes in the wrong places, controls."""
    parts: list[bytes] = []
    shifts = [b"\x1b(B", b"\x1b(J", b"\x1b(I", b"\x1b$@", b"\x1b$B", b"\x1b", b"\x1b(", b"\x1b$"]
    for _ in range(dice.randint(1, 40)):
        kind = dice.random()
        if codec == "iso2022_jp_ext":
            byte = dice.randint(0x20, 0x7F) if kind < 0.75 else dice.choice([10, 14, 15, 128, dice.randrange(256)])
            parts.append(dice.choice(shifts) if kind < 0.25 else bytes([byte]))
        elif kind < 0.6:
            parts.append(bytes([dice.randrange(0x80 if kind < 0.3 else 0, 256)]))
        elif kind < 0.8:
            parts.append(encode("漢①か", codec, "docomo"))
        else:
            parts.append(bytes([dice.choice([0x3C, 0x40, 0x81, 0x8E, 0x8F, 0xA0, 0xA1, 0xFC, 0xFE, 0xFF])]))
    return b"".join(parts)


@every_case("seed", range(60))
@every_case("codec", CODECS)
def test_damaged_bytes_are_read_as_the_standard_says(codec: str, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(20):
        body = soup(dice, codec)
        if codec == "cp932":
            assert decode_shift_jis(body) == whatwg.shift_jis(body, index()), body
        elif codec == "euc_jp":
            assert decode_euc_jp(body) == whatwg.euc_jp(body, index(), supplement()), body
        else:
            assert decode_iso_2022_jp(body) == whatwg.iso_2022_jp(body, index()), body


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b"\x82\x3c/p>", "\ufffd</p>"),
        (b"\x82\xffa", "\ufffda"),
        (b"\xa0\xfd\xfe\xff", "\ufffd" * 4),
        (b"\x85\x40", "\ufffd@"),
        (b"\x85\x9f", "\ufffd"),
        (b"\x80\xb1", "\x80ｱ"),
        (b"\x87\x40\xfa\x40\xed\x40", "①ⅰ纊"),
    ],
)
def test_errors_of_shift_jis_swallow_no_markup(body: bytes, shown: str) -> None:
    assert decode_shift_jis(body) == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b"\xad\xa1\xc6\xfc\xcb\xdc\xb8\xec", "①日本語"),
        (b"\xad\xe2\xc2\xe5\xc9\xbd", "№代表"),
        (b"\xfc\xe2\xfc\xf9\xa4\xa2", "髙ⅸあ"),
        (b"\xa4<b>", "\ufffd<b>"),
        (b"\x8f\xa2\xb7\x8e\xb1", "～ｱ"),
        (b"\xa1\xc1\xa1\xc2\xa1\xdd\xa1\xf1\xa1\xf2\xa2\xcc", "～∥－￠￡￢"),
    ],
)
def test_euc_jp_keeps_step(body: bytes, shown: str) -> None:
    assert decode_euc_jp(body) == shown


def page_of(seed: int) -> str:
    """A line of the letters that pages have: kana, kanji of NEC's and IBM's rows among others, signs."""
    dice = random.Random(seed)
    letters = sorted({char for pointer, char in index().items() if pointer < 94 * 94})
    rare = NEC_ROW_13.replace(" ", "") + "髙﨑纊ⅰ￢￤＇＂～∥－￠￡"
    return "".join(
        dice.choice([dice.choice(letters), dice.choice(rare), dice.choice("あいうアイウa <&~")]) for _ in range(30)
    )


@every_case("seed", range(60))
@every_case("codec", CODECS)
def test_what_a_form_sends_is_the_text_of_the_page(codec: str, seed: int) -> None:
    text = page_of(seed)
    body = encode(text, codec, "docomo")
    assert decode(body, codec, "docomo") == text
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={CODECS[codec]}">'.encode()
    assert choose(head + body, "text/html") == codec


@pytest.mark.parametrize(
    ("text", "shift_jis", "euc_jp", "iso_2022_jp"),
    [
        ("表", b"\x95\\", b"\xc9\xbd", b"\x1b$BI=\x1b(B"),
        ("ⅰ", b"\xfa@", b"\xfc\xf1", b"\x1b$B|q\x1b(B"),
        ("∵￢", b"\x81\xe6\x81\xca", b"\xa2\xe8\xa2\xcc", b'\x1b$B"h"L\x1b(B'),
        ("ｶﾞ", b"\xb6\xde", b"\x8e\xb6\x8e\xde", b"\x1b$B%+!+\x1b(B"),
        ("¥‾~\\", b"\\~~\\", b"\\~~\\", b"\x1b(J\\~\x1b(B~\\"),
        ("−", b"\x81|", b"\xa1\xdd", b"\x1b$B!]\x1b(B"),
        ("¢〜丂", b"&#162;&#12316;&#19970;", b"&#162;&#12316;&#19970;", b"&#162;&#12316;&#19970;"),
        (
            "あ😀い",
            b"\x82\xa0&#128512;\x82\xa2",
            b"\xa4\xa2&#128512;\xa4\xa4",
            b'\x1b$B$"\x1b(B&#128512;\x1b$B$$\x1b(B',
        ),
        ("\u212b", b"\x81\xf0", b"\xa2\xf2", b'\x1b$B"r\x1b(B'),
        ("\x80\x1b", b"\x80\x1b", b"&#128;\x1b", b"&#128;&#65533;"),
    ],
)
def test_encoders_write_what_browsers_write(text: str, shift_jis: bytes, euc_jp: bytes, iso_2022_jp: bytes) -> None:
    assert encode_shift_jis(text) == shift_jis
    assert encode_euc_jp(text) == euc_jp
    assert encode_iso_2022_jp(text) == iso_2022_jp
