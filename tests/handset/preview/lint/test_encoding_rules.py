"""What a page says of its encoding, and what lint and `shot` say where it says nothing, or something else."""

from __future__ import annotations

import codecs
from itertools import product

import pytest

from handset.model import model_names
from handset.network import Response
from handset.preview.lint.check import check
from handset.preview.lint.finding import Finding
from handset.preview.page_encoding import is_utf_16, undeclared
from tests.handset.browser.browser_harness import XHTML, make_page

WORDS = ["日本語のページです。", "今日は晴れ", "ﾒﾆｭｰへもどる", "ようこそ、皆さん", "①②③の順", "新着日記があります"]
CODECS = {"utf-8": "UTF-8", "cp932": "Shift_JIS", "euc_jp": "EUC-JP"}
GUESSED = "the page does not say its encoding, and is read as {} by a guess"


def found(body: bytes, header: str = "text/html", model: str = "p906i") -> list[Finding]:
    page = make_page("x", model)
    page.response = Response(page.url, 200, (("Content-Type", header),), body)
    return [each for each in check(page) if each.rule == "encoding"]


def told(body: bytes, header: str = "text/html", model: str = "p906i") -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.what) for each in found(body, header, model)]


def test_a_page_that_does_not_say_its_encoding_is_an_error_on_every_model() -> None:
    for number, (words, (codec, label), kind) in enumerate(product(WORDS, CODECS.items(), ("text/html", XHTML))):
        model = model_names()[number % len(model_names())]
        if codec == "euc_jp" and "ﾒ" in words:
            continue  # Nobody writes half-width kana there, which look like Shift_JIS.
        words = words.replace("①②③", "一二三") if codec == "euc_jp" else words
        body = f"<html><head><title>t</title></head><body>{words * 3}</body></html>".encode(codec)
        own = codec == "cp932" and kind == "text/html"
        expected = [] if own else [(1, 1, GUESSED.format(label))]
        assert told(body, kind, model) == expected, (words, codec, kind, model)
        assert all(each.severity == "error" for each in found(body, kind, model))


def test_a_page_that_says_it_anywhere_is_clean() -> None:
    for words, (codec, label) in product(WORDS[:2], CODECS.items()):
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
        assert told(f"<html><head>{meta}</head>{words}".encode(codec)) == []
        assert told(f"<html><head><meta charset={label}></head>{words}".encode(codec)) == []
        assert told(f"<html>{words}".encode(codec), f"text/html; charset={label}") == []
        assert told(f'<?xml version="1.0" encoding="{label}"?><html>{words}</html>'.encode(codec), XHTML) == []
    assert told(codecs.BOM_UTF8 + "<html>日本語".encode()) == []
    assert told(b"<html>ABC &#xE63E; &#26085;") == [], "ASCII is the same in all of them"


def test_what_stands_in_a_comment_or_too_far_down_says_nothing() -> None:
    body = "<html>\n<!-- <meta charset=utf-8> -->日本語".encode()
    assert told(body) == [(1, 1, GUESSED.format("UTF-8"))]
    late = f"<html><head>{' ' * 2100}\n  <meta charset=utf-8></head>日本語".encode()
    assert told(late) == [(2, 17, "a meta element says utf-8 too far down, and the page is read as UTF-8 by a guess")]
    assert told("<!-- <meta charset=EUC-JP> --><html><meta charset=utf-8>日本語".encode()) == []


def test_places_that_say_different_encodings_are_told() -> None:
    meta, prolog = "<meta charset=EUC-JP>", '<?xml version="1.0" encoding="Shift_JIS"?>'
    assert told(f"\n<html>{meta}日本語".encode(), "text/html; charset=utf-8") == [
        (2, 21, "a meta element says EUC-JP, its header utf-8")
    ]
    assert told(f"{prolog}<html>日本語".encode(), "text/html; charset=utf-8") == [
        (1, 31, "its XML declaration says Shift_JIS, its header utf-8")
    ]
    assert told(f"{prolog}<html>{meta}日本語".encode("cp932"), XHTML) == [
        (1, 63, "a meta element says EUC-JP, its XML declaration Shift_JIS")
    ]
    assert told(codecs.BOM_UTF8 + f"<html>{meta}日本語".encode()) == [
        (1, 21, "a meta element says EUC-JP, its byte order mark UTF-8")
    ]
    assert told("<html><meta charset=KOI8-R>日本語".encode("cp932")) == [(1, 21, "the encoding KOI8-R is not known")]


def test_bytes_of_another_encoding_than_is_said() -> None:
    for words, label in product([words for words in WORDS if "ﾒ" not in words], ("Shift_JIS", "EUC-JP", "Windows-31J")):
        meta = f"<html><meta charset={label}>\n<p>x "
        said = {"EUC-JP": "EUC-JP"}.get(label, "Shift_JIS")
        assert told(f"{meta}{words}".encode()) == [(2, 6, f"the page says {said}, and its bytes are UTF-8")], words
    for words in WORDS:
        (each,) = told(f"<html>{words}".encode("cp932"), "text/html; charset=UTF-8")
        assert each[2] == "bytes that are not text here"


def test_half_width_kana_are_not_taken_for_utf_8() -> None:
    for words in ("ﾃｱ", "ﾄﾞｳﾓ", "ﾒﾆｭｰ", "ﾄｯﾌﾟ", "ﾆｭｰｽ"):
        assert told(f"<html><meta charset=Shift_JIS>{words}".encode("cp932")) == [], words


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_of_utf_16_gets_a_sentence(codec: str) -> None:
    for words in WORDS:
        body = f"<html><body>{words}</body></html>".encode(codec)
        assert told(body) == [(1, 1, "the page is saved as UTF-16")]
    assert not is_utf_16("<html>日本語".encode())
    assert not is_utf_16(b"")


def test_the_phones_own_pages_and_their_encoding_are_not_guessed() -> None:
    page = make_page("日本語")
    assert undeclared(page) == ""
