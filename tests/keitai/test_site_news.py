"""What the phone makes of the site's widget.xml, and of anything else in its place."""

from __future__ import annotations

import pytest

from handset.network import Response
from keitai.site_news import read_news

HOME = "http://m.mixi.test/"
WIDGET = (
    '<widget><count kind="message" number="2" href="http://m.mixi.test/messages"/>'
    '<count kind="request" number="0" href="http://m.mixi.test/r"/>'
    '<diary title="海 &amp; 山" member="ゆき" href="http://m.mixi.test/diary/1"/>'
    '<diary title="elsewhere" member="x" href="http://evil.test/"/></widget>'
)


def answer(body: str | bytes, status: int = 200) -> Response:
    raw = body.encode() if isinstance(body, str) else body
    return Response(HOME + "widget.xml", status, (("Content-Type", "application/xml"),), raw)


def test_news_are_read_and_lead_only_to_the_site_itself() -> None:
    lines = read_news(answer(WIDGET), HOME + "widget.xml", "en")
    assert [(line.text, line.url) for line in lines] == [
        ("New messages 2", HOME + "messages"),
        ("海 & 山/ゆき", HOME + "diary/1"),
    ]


@pytest.mark.parametrize(
    "strange",
    [
        answer(WIDGET, 404),
        answer("<html>no"),
        answer(b"\xff\xfe\x00"),
        answer("<!DOCTYPE a [<!ENTITY b 'c'>]>" + WIDGET),
        answer('<widget><count kind="x" number="-1" href="http://m.mixi.test/"/><diary/></widget>'),
        answer(WIDGET + " " * 30_000),
    ],
)
def test_what_is_no_widget_is_no_news(strange: Response) -> None:
    assert read_news(strange, HOME + "widget.xml", "ja") == []
