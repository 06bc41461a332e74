"""Feeds of strangers come out as titles, plain text and times."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screens.feeds.parser import LONGEST_TEXT, MOST_ITEMS, plain, read_feed
from tests.screens.webserver import rss

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>港のノート</title>
<entry><title>灯台</title><link href="http://blog.test/1"/><updated>2009-08-24T00:00:00Z</updated>
<content type="html">&lt;p&gt;
白い&lt;b&gt;灯台&lt;/b&gt;。&lt;/p&gt;&lt;p&gt;波。&lt;/p&gt;</content></entry></feed>""".encode()


def test_rss_and_atom() -> None:
    feed = read_feed(rss(("Morning", "<p>Fog.</p><p>Gulls.</p>"), ("Night", "Stars &amp; ships")))
    assert feed is not None
    assert feed.title == "Harbour notes"
    assert [one.title for one in feed.items] == ["Morning", "Night"]
    assert feed.items[0].text == "Fog.\n\nGulls."
    assert feed.items[1].text == "Stars & ships"
    assert feed.items[0].at == 1_251_071_970_000
    atom = read_feed(ATOM)
    assert atom is not None
    assert (atom.title, atom.items[0].text) == ("港のノート", "白い灯台。\n\n波。")


def test_a_shift_jis_feed_is_read() -> None:
    raw = '<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><title>日記</title></channel></rss>'
    feed = read_feed(raw.encode("cp932"))
    assert feed is not None
    assert feed.title == "日記"


@pytest.mark.parametrize("raw", [b"", b"<html><body>no</body></html>", b"\x00\xff" * 50, b"{}"])
def test_what_is_no_feed(raw: bytes) -> None:
    assert read_feed(raw) is None


def test_much_is_cut() -> None:
    feed = read_feed(rss(*[("t" * 500, "x" * 9000)] * 8))
    assert feed is not None
    assert len(feed.items[0].title) == 100
    assert len(feed.items[0].text) == LONGEST_TEXT + 1
    many = b"<rss version='2.0'><channel>" + b"<item><title>t</title></item>" * 500 + b"</channel></rss>"
    found = read_feed(many)
    assert found is not None
    assert len(found.items) == MOST_ITEMS


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("a<style>b{}</style>c<!-- d -->", "ac"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<a href='javascript:x'>go</a>", "go"),
        ("one<br>two<br/><br/><br/><br/>three", "one\ntwo\n\nthree"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("<svg><script>x</script></svg><iframe src=y></iframe>z", "z"),
        ("<div>" * 20_000 + "deep", "deep"),
    ],
)
def test_html_becomes_text(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_links_are_of_the_web_or_none() -> None:
    raw = b"<rss version='2.0'><channel><item><title>t</title><link>javascript:alert(1)</link></item></channel></rss>"
    feed = read_feed(raw)
    assert feed is not None
    assert feed.items[0].link == ""


def test_entities_do_not_multiply() -> None:
    bomb = "".join(f"<!ENTITY a{n} '{('&a' + str(n - 1) + ';') * 10 if n else 'lol'}'>" for n in range(10))
    raw = f"<!DOCTYPE rss [{bomb}]><rss version='2.0'><channel><title>&a9;</title></channel></rss>".encode()
    feed = read_feed(raw)
    assert feed is None or len(feed.title) <= 100


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_feed_is_a_feed_or_none(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from([ATOM, rss(("A", "<p>b</p>"))])))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    feed = read_feed(bytes(raw))
    assert feed is None or all("<script" not in one.text for one in feed.items)
