"""Storage of fetched feeds; a feed is fetched between transactions, so that a slow site holds up nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from keitai.common.time import epoch_ms
from screens.content.feed import Feed
from screens.feeds.parser import read_feed
from screens.feeds.safe_fetcher import FetchError, SafeFetcher
from screens.store import blogs, news
from screens.store.transactions import write_transaction

Clock = Callable[[], datetime]
NewsFeeds = Mapping[str, str]
"""Addresses of the operator's feeds -> the category of news that each brings."""


@dataclass(frozen=True)
class FetchedFeed:
    """Result of fetching an address: a feed, or a key of `screens.feeds.safe_fetcher.FAULTS`."""

    address: str
    found: Feed | None
    fault: str


def fetch_into_store(engine: Engine, fetcher: SafeFetcher, address: str, clock: Clock, news_feeds: NewsFeeds) -> None:
    """Fetch a feed, then store it, or its fault, in a transaction of its own."""
    reading = fetch_feed(fetcher, address)
    with write_transaction(engine) as sql:
        store_fetched_feed(sql, reading, clock, news_feeds)


def fetch_feed(fetcher: SafeFetcher, address: str) -> FetchedFeed:
    """Fetch and parse a feed over the network, without a transaction."""
    try:
        found = read_feed(fetcher.read(address))
    except FetchError as fault:
        return FetchedFeed(address, None, str(fault))
    return FetchedFeed(address, found, "" if found is not None else "no-feed")


def store_fetched_feed(sql: Connection, reading: FetchedFeed, clock: Clock, news_feeds: NewsFeeds) -> None:
    """Store a fetched feed or its fault, and delete feeds that no member shows any more."""
    at = epoch_ms(clock())
    blogs.forget_unused(sql, at, [reading.address, *news_feeds])
    blogs.store_feed(sql, reading.address, reading.found, reading.fault, at)
    if reading.found is not None and reading.address in news_feeds:
        news.add_articles(sql, news_feeds[reading.address], reading.found, at)
