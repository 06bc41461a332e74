"""Background refresh of stale feeds: no page waits for one.

A page that notices an old feed asks for it; it is read in the background, one feed at a time, by what knows no
database; what came is stored with what a later page leaves behind.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from screens.feeds.feed_store import FetchedFeed, fetch_feed
from screens.feeds.safe_fetcher import SafeFetcher

Background = Callable[[Callable[[], None]], None]
"""Starts a task and returns without waiting for it."""


@dataclass
class FeedRefresher:
    """Fetches stale feeds outside requests, one at a time; `background` runs a fetch without waiting for it."""

    fetcher: SafeFetcher
    background: Background
    _busy: bool = False
    _arrived: list[FetchedFeed] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def request(self, address: str) -> None:
        """Start to fetch a feed in the background, unless a fetch is under way or its result not yet drained."""
        with self._lock:
            if self._busy or self._arrived:
                return
            self._busy = True
        self.background(lambda: self._read(address))

    def drain(self) -> list[FetchedFeed]:
        """Return the feeds that have arrived since the last call, and forget them."""
        with self._lock:
            arrived, self._arrived = self._arrived, []
        return arrived

    def _read(self, address: str) -> None:
        try:
            self._arrived.append(fetch_feed(self.fetcher, address))
        finally:
            self._busy = False
