"""The news card of the standby screen: what a site tells in a file of its own, asked for now and then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from handset.content_types import Words
from handset.machine import Handset
from handset.network import NetworkError, Request, Response

FIRST = 3 * 60
"""Ticks from boot, or from coming back, until the card is asked for: first the thumb, then the news."""
EVERY = 5 * 60 * 60
"""Ticks from one question to the next."""
MOST_LINES = 3


class NewsLine(msgspec.Struct, frozen=True):
    """One line of news: its `kind`, which the source has an icon for, and the page that tells more."""

    kind: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class NewsSource:
    """Site that has news, as the composition root knows it."""

    url: str
    title: Words
    """What stands over the card."""
    icons: Mapping[str, str]
    """Emoji of each kind of line."""
    read: Callable[[Response, str, str], list[NewsLine]]
    """Reads an answer, with the source's address and the phone's language; [] for what is not news."""


class News(msgspec.Struct):
    """State of the news on the standby screen, plain data: the last answer, and when to fetch again."""

    lines: list[NewsLine] = []
    due: int = FIRST
    request: int = 0
    """The number of the request under way, 0 for none."""
    asked_as: str = ""
    """The cookies they were asked for with: somebody else's news are none of whoever signs in next."""

    def expire(self, phone: Handset, source: NewsSource) -> None:
        """Let the news be fetched soon, since they may be old; drop at once those that another member was sent."""
        self.due = phone.clock.ticks + FIRST
        if _cookies(phone, source.url) != self.asked_as:
            if self.request:
                phone.network.cancel(self.request)
            self.lines, self.request, self.due = [], 0, phone.clock.ticks

    def tick(self, phone: Handset, source: NewsSource) -> None:
        """Fetch the news when it is time, and take in the answer."""
        if self.request:
            try:
                answer = phone.network.poll(self.request)
            except NetworkError:
                self.request = 0
                return
            if isinstance(answer, Response):
                self.request = 0
                self.lines = source.read(answer, source.url, phone.settings.language)[:MOST_LINES]
        elif phone.clock.ticks >= self.due:
            self.due = phone.clock.ticks + EVERY
            if phone.network.bearer.reception:
                agent = ("User-Agent", phone.model.browser.user_agent)
                language = ("Accept-Language", phone.settings.language)
                self.asked_as = _cookies(phone, source.url)
                cookies = (("Cookie", self.asked_as),) if self.asked_as else ()
                self.request = phone.network.start(Request("GET", source.url, (agent, language, *cookies)))


def _cookies(phone: Handset, url: str) -> str:
    """Return the browser's cookies for an address: who it is signed in as, or that its owner has signed out."""
    if not phone.model.browser.cookies:
        return ""
    from handset.browser.fetch.fetching import cookies_of, seconds  # a phone starts without the browser

    return cookies_of(phone).header(url, seconds(phone))
