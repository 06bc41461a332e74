"""The news card of the standby screen: what a site's `/widget.xml` tells, asked for now and then.

    <widget>
      <count kind="message" number="2" href="http://..."/>
      <diary title="..." member="..." href="http://..."/>
    </widget>

Everything in it is a stranger's: any other line is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from handset.machine import Handset
from handset.network import NetworkError, Request, Response
from handset.phone_texts import translate

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FIRST = 3 * 60
"""Ticks from boot, or from coming back, until the card is asked for: first the thumb, then the news."""
EVERY = 5 * 60 * 60
"""Ticks from one question to the next."""
MOST_LINES = 3
_LARGEST = 20_000


class NewsLine(msgspec.Struct, frozen=True):
    """One line of news: `kind` "request", "message", "comment" or "diary", and the page that tells more."""

    kind: str
    text: str
    url: str


class News(msgspec.Struct):
    """State of the news on the standby screen, plain data: the last answer, and when to fetch again."""

    lines: list[NewsLine] = []
    due: int = FIRST
    request: int = 0
    """The number of the request under way, 0 for none."""
    asked_as: str = ""
    """The cookies they were asked for with: somebody else's news are none of whoever signs in next."""

    def expire(self, phone: Handset, url: str) -> None:
        """Let the news be fetched soon, since they may be old; drop at once those that another member was sent."""
        self.due = phone.clock.ticks + FIRST
        if _cookies(phone, url) != self.asked_as:
            if self.request:
                phone.network.cancel(self.request)
            self.lines, self.request, self.due = [], 0, phone.clock.ticks

    def tick(self, phone: Handset, url: str) -> None:
        """Fetch the news when it is time, and take in the answer."""
        if self.request:
            try:
                answer = phone.network.poll(self.request)
            except NetworkError:
                self.request = 0
                return
            if isinstance(answer, Response):
                self.request = 0
                self.lines = read_news(answer, url, phone.settings.language)
        elif phone.clock.ticks >= self.due:
            self.due = phone.clock.ticks + EVERY
            if phone.network.bearer.reception:
                agent = ("User-Agent", phone.model.browser.user_agent)
                language = ("Accept-Language", phone.settings.language)
                self.asked_as = _cookies(phone, url)
                cookies = (("Cookie", self.asked_as),) if self.asked_as else ()
                self.request = phone.network.start(Request("GET", url, (agent, language, *cookies)))


def _cookies(phone: Handset, url: str) -> str:
    """Return the browser's cookies for an address: who it is signed in as, or that its owner has signed out."""
    if not phone.model.browser.cookies:
        return ""
    from handset.browser.fetch.fetching import cookies_of, seconds  # a phone starts without the browser

    return cookies_of(phone).header(url, seconds(phone))


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
    return lines[:MOST_LINES]


def _count(part: Element, address: str, language: str) -> NewsLine | None:
    kind, number = part.get("kind", ""), part.get("number", "")
    if kind not in ("request", "message", "comment") or not number.isascii() or not number.isdigit() or not int(number):
        return None
    return NewsLine(kind, f"{translate(f'news {kind}', language)} {int(number[:6])}", address)


def _diary(part: Element, address: str) -> NewsLine | None:
    title, member = part.get("title", ""), part.get("member", "")
    return NewsLine("diary", f"{title[:60]}/{member[:30]}", address) if part.tag == "diary" and title else None
