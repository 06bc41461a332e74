"""Reviews and what they are about."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, UniqueConstraint

from screens.store.columns import by_member, identity, moment, picture, refers, texts, word
from screens.store.tables.schema import metadata

item = Table("item", metadata, identity(), *texts("name", 80), word("category", 20), picture())
"""What reviews are about."""

review = Table(
    "review",
    metadata,
    identity(),
    refers("item", "item"),
    by_member(),
    Column("stars", Integer, CheckConstraint("stars BETWEEN 1 AND 5"), nullable=False),
    *texts("text"),
    moment(),
    UniqueConstraint("item", "member", name="review_once"),
    Index("review_member_at", "member", "at"),
)
