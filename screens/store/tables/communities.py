"""Communities, their topics and events, and who comes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Table

from screens.store.columns import by_member, identity, moment, number, picture, refers, texts, word
from screens.store.tables.schema import metadata

community = Table(
    "community",
    metadata,
    identity(),
    *texts("name", 80),
    *texts("text"),
    word("category", 20),
    by_member("owner"),
    picture(),
    number("members", 0),
    moment(),
    Index("community_category", "category", "members"),
)

community_member = Table(
    "community_member",
    metadata,
    refers("community", "community", key=True),
    by_member(key=True),
    moment("since"),
    Index("community_member_member", "member"),
)

topic = Table(
    "topic",
    metadata,
    identity(),
    refers("community", "community"),
    by_member(),
    *texts("title", 200),
    *texts("text"),
    Column("day", BigInteger, nullable=True),
    moment(),
    moment("updated"),
    number("comments", 0),
    Index("topic_community_updated", "community", "updated"),
)
"""`day` is set for an event: when it takes place."""

topic_comment = Table(
    "topic_comment",
    metadata,
    identity(),
    refers("topic", "topic"),
    by_member(),
    *texts("text"),
    moment(),
    Index("topic_comment_topic", "topic", "at"),
)

attendance = Table("attendance", metadata, refers("topic", "topic", key=True), by_member(key=True))
"""Who comes to an event."""
