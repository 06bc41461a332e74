"""Outside blogs, as they were last read."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from screens.store.columns import address, identity, moment, refers, word
from screens.store.tables.schema import metadata

feed = Table(
    "feed",
    metadata,
    identity(),
    Column("address", String(300), nullable=False, unique=True),
    word("title", 200, ""),
    word("fault", 20, ""),
    moment("fetched"),
)
"""`fault` is a word for what went wrong the last time, "" for nothing."""

feed_item = Table(
    "feed_item",
    metadata,
    identity(),
    refers("feed", "feed"),
    word("title", 200),
    Column("text", Text, nullable=False),
    address("link"),
    moment(),
    Index("feed_item_feed_at", "feed", "at"),
)
