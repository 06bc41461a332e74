"""News, weather and matches."""

from __future__ import annotations

from sqlalchemy import Index, Table

from screens.store.columns import address, identity, moment, picture, texts, whole, word
from screens.store.tables.schema import metadata

article = Table(
    "article",
    metadata,
    identity(),
    word("category", 20),
    *texts("title", 200),
    *texts("text"),
    picture(),
    moment(),
    address("link"),
    Index("article_category_at", "category", "at"),
    Index("article_link", "link"),
)
"""`link` is where an article came from, for one that a feed brought."""

weather = Table(
    "weather",
    metadata,
    whole("prefecture", key=True),
    whole("day", key=True),
    word("sky", 12),
    whole("high"),
    whole("low"),
    whole("rain"),
)
"""`day` counts days since 1970 in Tokyo; degrees Celsius; per cent."""

fixture = Table(
    "fixture",
    metadata,
    identity(),
    word("sport", 20),
    *texts("home", 40),
    *texts("guest", 40),
    whole("home_score"),
    whole("guest_score"),
    whole("day"),
)
"""A match that was played."""
