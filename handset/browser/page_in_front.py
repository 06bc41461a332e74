"""The page that the browser shows: what it is, where it came from, and whether anything of it is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from handset.browser.history import HistoryEntry
from handset.browser.page import Page
from handset.browser.page_factory import page_of
from handset.browser.state import BrowserState
from handset.clock import Clock
from handset.keypad import TICKS_PER_SECOND

if TYPE_CHECKING:
    from handset.machine import Handset


class PageInFront:
    """Queries about the page on the screen, which is made of its history entry's bytes when first asked for."""

    def __init__(self, phone: Handset, state: BrowserState) -> None:
        self.phone = phone
        self._state = state
        self._page: Page | None = None

    @property
    def page(self) -> Page | None:
        """Page on the screen, made of its bytes when first asked for."""
        entry = self.entry
        if self._page is None and entry is not None:
            self._page = page_of(entry, self.phone, self._state)
        return self._page

    @property
    def url(self) -> str:
        """Address of the page on the screen; "" before the first one."""
        entry = self.entry
        return entry.response.url if entry else ""

    @property
    def entry(self) -> HistoryEntry | None:
        """History entry on the screen."""
        return self._state.history.current

    @property
    def page_before(self) -> HistoryEntry | None:
        """History entry that "back" leads to."""
        history = self._state.history
        return history.entries[history.at - 1] if history.can_back else None

    @property
    def title(self) -> str:
        """Title of the page, its address where it has none."""
        return (self.page.title or self.url) if self.page else ""

    @property
    def page_bytes(self) -> int:
        """Bytes of the page's markup as received."""
        entry = self.entry
        return len(entry.response.body) if entry else 0

    @property
    def received(self) -> str:
        """When the page was received and how long that took; "-" before the first one."""
        entry = self.entry
        if entry is None:
            return "-"
        came = Clock(self.phone.clock.start, entry.came).now()
        return f"{came:%H:%M:%S} ({entry.took / TICKS_PER_SECOND:.1f} s)"

    @property
    def page_height(self) -> int:
        """Height of the whole page in pixels; 0 without a page."""
        page = self.page
        return page.layout.reach_end() if page is not None else 0

    @property
    def scroll(self) -> int:
        """Row of the page, in pixels, at the screen's top."""
        entry = self.entry
        return entry.scroll if entry is not None else 0

    @property
    def idle(self) -> bool:
        """Whether nothing is being loaded and no animation that ends is running."""
        state = self._state
        entry = self.entry
        return not state.fetching.busy and (entry is None or entry.scroll == state.goal)

    @property
    def still(self) -> object:
        """The page, which may lead on to another in one tick; False while it blinks, scrolls, moves or is loaded."""
        page = self.page
        if not self.idle:
            return False
        if page is None:
            return True
        return page if not (page.layout.display.moving or page.has_films) else False

    @property
    def leads_on(self) -> str:
        """Address to which the page will redirect by a meta refresh; "" for none."""
        page = self.page
        if self._state.refresh < 0 or page is None or page.document.refresh is None:
            return ""
        there = page.resolve(page.document.refresh[1]) if page.document.refresh[1] else self.url
        return "" if urldefrag(there)[0] == urldefrag(self.url)[0] else there
