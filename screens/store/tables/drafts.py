"""Messages that are not sent yet."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from screens.store.columns import by_member, identity, moment, word
from screens.store.tables.schema import metadata

message_draft = Table(
    "message_draft",
    metadata,
    identity(),
    by_member(),
    by_member("receiver"),
    Column("title", String(200), nullable=False),
    Column("text", Text, nullable=False),
    word("decoration", 20, ""),
    moment(),
    Index("message_draft_member_at", "member", "at"),
)
