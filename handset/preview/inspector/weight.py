"""Weight of a page against its model's limit, and how long each bearer takes to bring it."""

from __future__ import annotations

from dataclasses import dataclass

from handset.browser.page import Page
from handset.network import BEARERS, Request

TICKS = 60


@dataclass(frozen=True)
class Weight:
    """Weight of a page in bytes as far as it is loaded; `limit` is for what the carrier counts (`counted`)."""

    markup: int
    files: int
    """Pictures and style sheets."""
    count: int
    counted: int
    limit: int
    seconds: tuple[tuple[str, float], ...]
    """Bearer -> seconds of phone time until all of it is there; bearers that take time only."""

    @property
    def fits(self) -> bool:
        """Whether the weight is within the model's limit."""
        return self.counted <= self.limit


def weigh(page: Page) -> Weight:
    """Return the weight of a page on its model; pictures come one after another, as the phone asks for them."""
    browser = page.model.browser
    markup = len(page.response.body)
    sizes = {url: len(data) for url, data in page.files.items() if data and url in page.subresource_urls}
    loads = [(page.url, markup), *((url, size) for url, size in sizes.items() if not url.startswith("data:"))]
    seconds = []
    for bearer in BEARERS.values():
        if bearer.reception and bearer.bits:
            ticks = sum(bearer.ticks(Request("GET", url), size) for url, size in loads)
            seconds.append((bearer.name, ticks / TICKS))
    files = sum(sizes.values())
    counted = markup + (files if browser.page_counts == "all" else 0)
    return Weight(markup, files, len(sizes), counted, browser.page_bytes, tuple(seconds))
