"""Addresses and forms in the encoding of the page."""

from __future__ import annotations

import random
import re
from itertools import product
from urllib.parse import unquote_to_bytes, urljoin

import pytest

from handset.browser.document.addresses import form_encoded, header_address, joined, percent_encoded
from handset.browser.document.encoding import LABELS, decode, encode
from handset.browser.fetch.fetching import ascii_url
from handset.browser.forms.forms import submission
from handset.browser.page import Page
from handset.emoji import table
from handset.keypad import Key
from handset.network import Response
from tests.every_case import every_case
from tests.handset.browser.browser_harness import BrowserHarness, html, make_page, redirect

WORDS = "表示ソ能十予貼構日本語①髙～－￠￡￢ｶﾅアイウ"
"""Among them those whose second byte in Shift_JIS is a backslash or a bar."""
CODECS = ["cp932", "utf-8", "euc_jp", "iso2022_jp_ext"]


def page_in(codec: str, markup: str, model: str = "p906i") -> Page:
    page = make_page("", model)
    head = (("Content-Type", f"text/html; charset={LABELS[codec]}"),)
    response = Response("http://a.test/dir/page", 200, head, encode(markup, codec, page.model.emoji))
    return Page(response, page.model, page.measure)


def test_the_query_of_a_link_is_the_pages_bytes() -> None:
    page = page_in("cp932", '<a href="/echo?q=表示">go</a>')
    assert page.resolve(page.document.focusables[0].get("href")) == "http://a.test/echo?q=%95%5C%8E%A6"


@every_case("seed", range(60))
@every_case("codec", CODECS)
def test_links_pictures_and_forms_ask_in_the_pages_encoding(codec: str, seed: int) -> None:
    dice = random.Random(seed)
    words = "".join(dice.choice(WORDS) for _ in range(dice.randint(1, 8)))
    if codec == "iso2022_jp_ext":
        words = decode(encode(words, codec, "docomo"), codec, "docomo")
    markup = (
        f'<a href="{words}?a=1&b={words}#{words}">x</a><img src="p.cgi?{words}">'
        f'<form action="to"><input name=q value="{words}"><input type=submit></form>'
    )
    page = page_in(codec, markup)
    link, image = page.document.focusables[0].get("href"), page.document.images[0].get("src")
    sent = encode(words, codec, "docomo")
    asked = page.resolve(link).partition("#")[0]
    path, _, query = asked.partition("?")
    assert asked.isascii()
    assert unquote_to_bytes(path) == f"http://a.test/dir/{words}".encode()
    assert re.fullmatch(r"a=1&b=[%0-9A-Za-z~._-]+", query)
    assert unquote_to_bytes(query) == b"a=1&b=" + sent
    assert unquote_to_bytes(page.resolve(image).partition("?")[2]) == sent
    field = page.document.focusables[1]
    form = page.document.form_of(field)
    assert form is not None
    request = submission(page.document, form, page.forms, None, page.codec, "docomo")
    assert request.url == "to?q=" + form_encoded(sent)


@pytest.mark.parametrize("carrier", ["docomo", "au", "softbank"])
@pytest.mark.parametrize("codec", ["cp932", "utf-8"])
def test_emoji_in_a_query_are_the_carriers_own(carrier: str, codec: str) -> None:
    for row in table().rows[::9]:
        if row.code(carrier):
            asked = percent_encoded(f"http://a.test/?q={row.char}", codec, carrier).partition("?q=")[2]
            assert unquote_to_bytes(asked) == encode(row.char, codec, carrier)


def test_what_the_encoding_lacks_is_a_quoted_reference() -> None:
    assert percent_encoded("http://a.test/?q=\U0001f9ff", "cp932", "docomo") == "http://a.test/?q=%26%23129535%3B"


@pytest.mark.parametrize("url", ["http://a.test/a?b=%95%5C&c=~*'", "tel:0312345678", "mailto:a@b.test?subject=x"])
def test_what_is_ascii_stays(url: str) -> None:
    assert percent_encoded(url, "cp932", "docomo") == url


def test_only_sites_are_asked_in_the_pages_encoding() -> None:
    assert percent_encoded("mailto:a@b.test?subject=表", "cp932", "docomo") == "mailto:a@b.test?subject=%E8%A1%A8"


def test_a_form_is_serialized_as_the_url_standard_says() -> None:
    every = bytes(range(256))
    plain = b"*-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    expected = "".join("+" if byte == 0x20 else chr(byte) if byte in plain else f"%{byte:02X}" for byte in every)
    assert form_encoded(every) == expected


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/x?q=\x95\\\x8e\xa6", "/x?q=%95\\%8E%A6"),
        ("/x?q=\xe8\xa1\xa8", "/x?q=%E8%A1%A8"),
        (" /x?q=%95%5C ", "/x?q=%95%5C"),
    ],
)
def test_bytes_of_a_redirect_go_on_as_they_came(location: str, asked: str) -> None:
    assert header_address(location) == asked
    harness = BrowserHarness({"http://a.test/": redirect(location)})
    harness.browser.open("http://a.test/")
    harness.wait(40)
    assert any(request.url == ascii_url("http://a.test" + asked) for request in harness.site.asked)


@pytest.mark.parametrize(
    ("said", "codec"),
    [
        ("Shift_JIS", "cp932"),
        ("x-unknown, EUC-JP", "euc_jp"),
        ("UNKNOWN", "utf-8"),
        ("", "utf-8"),
        ("UTF-8,Shift_JIS", "utf-8"),
        ("  ISO-2022-JP UTF-8", "iso2022_jp_ext"),
        ("windows-31j", "cp932"),
    ],
)
@pytest.mark.parametrize("kind", ["get", "post", "multipart/form-data"])
def test_a_form_is_sent_in_the_encoding_it_asks_for(said: str, codec: str, kind: str) -> None:
    method = "get" if kind == "get" else "post"
    page = page_in(
        "utf-8",
        f'<form action=/to method={method} enctype="{kind}" accept-charset="{said}">'
        '<input name=a value="日本①"><input type=hidden name=_charset_></form>',
    )
    sent = submission(page.document, page.document.forms[0], page.forms, None, page.codec, "docomo")
    value = encode("日本①", codec, "docomo")
    if kind == "multipart/form-data":
        assert b"\r\n\r\n" + value + b"\r\n" in sent.body
        assert b"\r\n\r\n" + LABELS[codec].encode() + b"\r\n" in sent.body
    else:
        pairs = f"a={form_encoded(value)}&_charset_={LABELS[codec]}"
        assert (sent.url, sent.body) == (("/to?" + pairs, b"") if kind == "get" else ("/to", pairs.encode()))


@pytest.mark.parametrize(
    ("model", "named", "sent"),
    [
        ("w61ca", False, "%EE%BD%A0"),
        ("w61ca", True, "%EE%BD%A0"),
        ("w63ca", False, "%EE%BD%A0"),
        ("w63ca", True, "%EE%92%88"),
        ("p906i", True, "%EE%98%BE"),
        ("911sh", True, "%EE%81%8A"),
    ],
)
def test_the_sun_in_utf_8_from_each_phone(model: str, named: bool, sent: str) -> None:
    """au's phones take Shift_JIS less 0x700 for the code point; KCP+ ones do so unless the form names its encoding."""
    asks = " accept-charset=utf-8" if named else ""
    markup = f"<form action=/to{asks}><input name=a value='\u2600'><input type=submit value=go></form>"
    answer = html(markup, charset="UTF-8")
    harness = BrowserHarness({"http://a.test/": answer, "http://a.test/to": html("there")}, model=model)
    harness.browser.open("http://a.test/")
    harness.wait(20)
    harness.press(Key.DOWN, Key.OK)
    assert harness.site.asked[-1].url.partition("?")[2] == f"a={sent}"


def test_a_hosts_name_is_written_in_ascii() -> None:
    names = {
        "日本語.jp": "xn--wgv71a119e.jp",
        "例え.テスト": "xn--r8jz45g.xn--zckzah",
        "ドメイン。ｊｐ": "xn--eckwd4c7c.jp",
        "www.総務省.jp": "www.xn--lhr645fjve.jp",
        "bücher.example": "xn--bcher-kva.example",
        "ａｂｃ.jp": "abc.jp",
    }
    for name, written in names.items():
        for scheme, account, port in product(("http", "HTTPS"), ("", "me:pw@"), ("", ":8080")):
            for tail, sent in (("", ""), ("/", "/"), ("/あ", "/%E3%81%82"), ("?q=あ", "?q=%82%A0"), ("/x#あ", "/x#あ")):
                url = f"{scheme}://{account}{name}{port}{tail}"
                expected = f"{scheme}://{account}{written}{port}{sent}"
                assert percent_encoded(url, "cp932", "docomo") == expected, url


def test_a_host_that_has_no_such_name_is_left_to_the_request() -> None:
    for url in ("http://" + "あ" * 64 + ".jp/", "http://あ..jp/"):
        assert percent_encoded(url, "cp932", "docomo").isascii(), url
    assert percent_encoded("mailto:あ@日本.jp", "cp932", "docomo") == "mailto:%E3%81%82@%E6%97%A5%E6%9C%AC.jp"


@pytest.mark.parametrize("codec", CODECS)
def test_wide_spaces_at_the_end_of_an_address_are_sent(codec: str) -> None:
    for model, blank in (("w61ca", "\u2003"), ("w61ca", "\u2002"), ("w61ca", "\u2005"), ("p906i", "\u3000")):
        page = page_in(codec, f'<a href=" /e?t={blank}\n">x</a><form method=post action="/e?t={blank} "></form>', model)
        (link,) = page.document.focusables
        sent = page.resolve(link.get("href")).partition("?t=")[2]
        assert decode(unquote_to_bytes(sent), codec, page.model.emoji) == blank or sent.startswith("%26%23")
        form = next(node for node in page.document.root.walk() if node.tag == "form")
        assert submission(page.document, form, page.forms, None, page.codec, page.model.emoji).url.count(blank) == 1


def test_addresses_are_joined_as_by_the_standard_library() -> None:
    bases = [f"{scheme}{host}{path}" for scheme, host, path in product(
        ("http://", "https://", "HTTP://", "file://", "data:", "about:", ""),
        ("a.test", "a.test:8000", "u:p@a.test", "日本.test", "[::1]:80", ""),
        ("", "/", "/x/y.html", "?q", "#f", "/a/../b?c"),
    )]  # fmt: skip
    paths = ["/", "/a", "/a/b/", "/a?x=1&y=2", "/a?", "/?q", "//b/c", "/./a", "/a/../b", "/a.html", "a", "?x", "#f", ""]
    paths += ["/a;b", "/a#f", "/%41", "/あ", "/a?あ", "/a b", "http://b/", "/a//b", "/-_/9"]
    for base, path in product(bases, paths):
        try:
            right = urljoin(base, path)
        except ValueError:
            continue
        assert joined(base, path) == right, (base, path)
