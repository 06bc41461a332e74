"""Diary entries and the comments to them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from screens.store.columns import address, by_member, identity, moment, refers, texts, whole, word
from screens.store.tables.schema import metadata

diary = Table(
    "diary",
    metadata,
    identity(),
    by_member(),
    *texts("title", 200),
    *texts("text"),
    whole("level"),
    word("photos", 120, ""),
    moment(),
    Column("article", Integer, ForeignKey("article.id", ondelete="SET NULL", name="diary_article_fk"), nullable=True),
    address("video"),
    Index("diary_member_at", "member", "at"),
    Index("diary_at", "at"),
    Index("diary_article", "article"),
)
"""`photos`: up to three names, with commas; `article`: the news it is about; `video`: a link."""

comment = Table(
    "comment",
    metadata,
    identity(),
    refers("diary", "diary"),
    by_member(),
    refers("parent", "comment", optional=True),
    *texts("text"),
    moment(),
    Index("comment_diary_at", "diary", "at"),
)
"""`parent`: the comment it answers, which answers none itself."""
