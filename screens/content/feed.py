"""A feed as the site keeps it, whatever format it came in: its title and entries, as plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedItem:
    """Entry of a feed. `at` in ms since 1970, None where the feed does not say; `link` is "" or an http(s) address."""

    title: str
    text: str
    link: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and its entries, in the feed's order."""

    title: str
    items: tuple[FeedItem, ...]
