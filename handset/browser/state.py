"""The browser's state: plain data, so that a snapshot is one encoding of it."""

from __future__ import annotations

import msgspec

from handset.browser.fetch.cache import Cache
from handset.browser.fetch.fetching import Fetching
from handset.browser.history import History
from handset.browser.panels import Panel
from handset.network import Request

MAX_VISITED = 500


class BrowserState(msgspec.Struct):
    """State of the browser that is not derived: plain data for `save`."""

    history: History = msgspec.field(default_factory=History)
    fetching: Fetching = msgspec.field(default_factory=Fetching)
    panel: Panel | None = None
    writing: int = -1
    """The field being written into, by its order; -1 for none."""
    goal: int = 0
    """Where the page is scrolling to."""
    settled: bool = True
    """False until a new page has been given its first focus and its fragment."""
    search_text: str = msgspec.field(default="", name="sought")
    """What was last looked for on a page."""
    found: int = -1
    """Where on the page that was found last; -1 for nowhere."""
    refused: Request | None = None
    """What a site refused without a password."""
    refresh: int = -1
    """The tick at which a meta refresh acts; -1 for never."""
    launched: str = ""
    """Address of what an app above plays; the addresses that it asks for are relative to this."""
    visited: list[str] = []
    """Addresses, the latest last."""
    cache: Cache = msgspec.field(default_factory=Cache)

    def visit(self, address: str) -> None:
        """Record a page as visited, which links to it show from now on."""
        others = [url for url in self.visited if url != address]
        self.visited = [*others[-MAX_VISITED:], address]
