"""News of the embedded site for the phone's standby screen: what its `/widget.xml` tells.

    <widget>
      <count kind="message" number="2" href="http://..."/>
      <diary title="..." member="..." href="http://..."/>
    </widget>

Everything in it is a stranger's: any other line is passed over.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handset.apps.news import NewsLine, NewsSource
from handset.network import Response
from keitai.site_texts import translate

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ICONS = {"request": "\U0001f464", "message": "\u2709", "comment": "\U0001f4ac", "diary": "\U0001f4dd"}
_LARGEST = 20_000


def site_news(home_url: str) -> NewsSource:
    """Return the source of news that the site at `home_url` is."""
    return NewsSource(home_url + "widget.xml", partial(translate, "news"), ICONS, read_news)


def read_news(answer: Response, url: str, language: str) -> list[NewsLine]:
    """Parse the XML of an answer into news lines, [] for anything else; links to other sites are left out."""
    # A document type could nest entities without end, and UTF-16 hide one.
    if answer.status != 200 or len(answer.body) > _LARGEST or b"<!DOCTYPE" in answer.body or b"\0" in answer.body:
        return []
    from xml.etree import ElementTree  # with the first answer: a phone starts without it

    try:
        root = ElementTree.fromstring(answer.body)
    except (ElementTree.ParseError, ValueError):
        return []
    home = url[: url.index("/", 8) + 1] if "/" in url[8:] else url + "/"
    lines: list[NewsLine] = []
    for part in root:
        address = part.get("href", "")
        line = _count(part, address, language) if part.tag == "count" else _diary(part, address)
        if line is not None and address.startswith(home):
            lines.append(line)
    return lines


def _count(part: Element, address: str, language: str) -> NewsLine | None:
    kind, number = part.get("kind", ""), part.get("number", "")
    if kind not in ("request", "message", "comment") or not number.isascii() or not number.isdigit() or not int(number):
        return None
    return NewsLine(kind, f"{translate(f'news {kind}', language)} {int(number[:6])}", address)


def _diary(part: Element, address: str) -> NewsLine | None:
    title, member = part.get("title", ""), part.get("member", "")
    return NewsLine("diary", f"{title[:60]}/{member[:30]}", address) if part.tag == "diary" and title else None
