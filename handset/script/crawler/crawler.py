"""Crawler by keys: follows the links of a site from one page and back again, and reports what it met.

crawler = Crawler(driver, stopwatch=time.perf_counter)
visits = crawler.crawl()          # from the page that is shown
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from handset.browser.app import BrowserApp
from handset.browser.document.tree import Node
from handset.browser.navigation.focus import node_of
from handset.keypad import Key
from handset.script.run.driver import Driver, Failure

DEEPEST = 8
"""Links that are followed one from another; a phone's history is not much longer."""
LONGEST_WALK = 400
"""Presses from one link of a page to another."""
_NUMBER = re.compile(r"/\d+(?=/|$)")


@dataclass(frozen=True)
class Visit:
    """Visit of a page: the presses from the page before, and how long it took to load."""

    kind: str
    url: str
    status: int
    markup: int
    presses: int
    seconds: float

    @property
    def good(self) -> bool:
        """Whether the site answered with status 200."""
        return self.status == 200


def kind_of(url: str) -> str:
    """Return the kind of page of an address: its path with every number as N."""
    return _NUMBER.sub("/N", urlsplit(url).path)


class Crawler:
    """Crawler by keys: visits `each` pages of a kind, with `every_way` as many from each kind that links to it.

    `most` in all. `stopwatch` answers seconds: a real clock, or none.
    """

    def __init__(
        self,
        driver: Driver,
        *,
        each: int = 1,
        every_way: bool = False,
        most: int = 10_000,
        stopwatch: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._driver = driver
        self._each = each
        self._most = most
        self._stopwatch = stopwatch
        self._every_way = every_way
        self._known: set[str] = set()
        self._seen: Counter[str] = Counter()
        self._walked: Counter[tuple[str, str]] = Counter()
        self._explored: dict[str, int] = {}
        self.visits: list[Visit] = []

    def crawl(self) -> list[Visit]:
        """Visit every kind of page that links lead to. Raises `Failure` where a link or the way back fails."""
        self._explore(0)
        return self.visits

    @property
    def _browser(self) -> BrowserApp:
        browser = self._driver.phone.find("browser")
        if not isinstance(browser, BrowserApp):
            raise Failure("no browser is open to crawl in")
        return browser

    def _explore(self, depth: int) -> None:
        here = self._browser.url
        self._known.add(here)
        self._explored[kind_of(here)] = depth
        for href in self._hrefs():
            kind = kind_of(href)
            if len(self.visits) >= self._most:
                return
            way = (kind_of(here) if self._every_way else ""), kind
            if self._enough(way) and self._is_explored(kind, depth + 1):
                continue
            self._walked[way] += 1
            self._follow(href)
            arrived = self._browser.url
            if self._in_front and (not self._is_explored(kind_of(arrived), depth + 1) or self._has_more(depth + 1)):
                self._explore(depth + 1)
            self._return_to(here)

    def _enough(self, way: tuple[str, str]) -> bool:
        return (self._walked[way] if self._every_way else self._seen[way[1]]) >= self._each

    def _is_explored(self, kind: str, depth: int) -> bool:
        """Return whether the links of a page of this kind have been followed, and those of the pages they lead to, too.

        Where it was met so deep that those were left alone, it is explored again from higher up.
        """
        if depth >= DEEPEST:
            return True
        before = self._explored.get(kind)
        return before is not None and (before <= depth or before + 1 < DEEPEST)

    def _has_more(self, depth: int) -> bool:
        """Return whether this page is new and has a link of a kind that no other had: an owner's, a friend's."""
        if depth >= DEEPEST or self._browser.url in self._known:
            return False
        return any(not self._seen[kind_of(href)] for href in self._hrefs())

    def _hrefs(self) -> list[str]:
        """Return absolute addresses of this page's links within its site, in order."""
        page = self._browser.page
        if page is None:
            return []
        host = urlsplit(page.url).netloc
        found = [page.resolve(node.get("href")) for node in page.document.focusables if node.tag == "a"]
        return [href for href in dict.fromkeys(found) if urlsplit(href).netloc == host and not self._is_here(href)]

    def _is_here(self, href: str) -> bool:
        return urldefrag(href)[0] == urldefrag(self._browser.url)[0]

    def _follow(self, href: str) -> None:
        """Press what leads to a link of this page, and wait until the page is there."""
        before, here = self._driver.presses, self._browser.url
        key = self._key_of(href)
        if key is not None:
            begin = self._stopwatch()
            self._driver.press(key)
        else:
            self._focus(href)
            begin = self._stopwatch()
            self._driver.press(Key.OK)
        self._driver.wait_idle_or(lambda: not self._in_front)
        entry = self._browser.entry
        if self._in_front and entry is not None:
            if self._browser.url == here:
                raise Failure(f"the link to {href} on {here} leads nowhere")
            status, markup = entry.response.status, self._browser.page_bytes
        else:
            status, markup = 200, 0
        kinds = {kind_of(href), kind_of(self._browser.url)} if self._in_front else {kind_of(href)}
        for kind in kinds:
            self._seen[kind] += 1
        presses, seconds = self._driver.presses - before, self._stopwatch() - begin
        self.visits.append(Visit(kind_of(href), href, status, markup, presses, seconds))

    def _key_of(self, href: str) -> Key | None:
        """Return the link's access key, if it has one."""
        page = self._browser.page
        for node in page.document.focusables if page is not None else ():
            key = node.get("accesskey")
            if node.tag == "a" and page is not None and page.resolve(node.get("href")) == href and key:
                return Key.HASH if key == "#" else Key(int(key))
        return None

    def _focus(self, href: str) -> None:
        """Press down until the link has the focus, then up, as far as the page goes."""
        for key in (Key.DOWN, Key.UP):
            still = 0
            for _ in range(LONGEST_WALK):
                node = self._focused()
                page = self._browser.page
                if node is not None and page is not None and page.resolve(node.get("href")) == href:
                    return
                before = self._browser.scroll, node
                self._driver.press(key)
                self._driver.wait_idle()
                still = still + 1 if (self._browser.scroll, self._focused()) == before else 0
                if still == 2:
                    break
        raise Failure(f"no key leads to the link to {href} on {self._browser.url}")

    def _focused(self) -> Node | None:
        browser = self._browser
        page, entry = browser.page, browser.entry
        return node_of(page.document, entry.focus) if page is not None and entry is not None else None

    @property
    def _in_front(self) -> bool:
        """False while a game or a replay that a page led to is in front of the browser."""
        return self._driver.phone.foreground.kind == "browser"

    def _return_to(self, url: str) -> None:
        """Go back by the phone's own key; a game is left by the same key, and asks first when it is under way."""
        for _ in range(DEEPEST):
            if self._in_front and self._browser.url == url:
                return
            self._driver.press(Key.SOFT_RIGHT, gap=30)
            if not self._in_front:
                self._driver.press(Key.SOFT_LEFT)
            self._driver.wait_idle_or(lambda: not self._in_front)
        raise Failure(f"no way back to {url} from {self._browser.url}")
