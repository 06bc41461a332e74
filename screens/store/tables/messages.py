"""Messages from member to member."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Table

from screens.store.columns import by_member, identity, moment, number, texts, word
from screens.store.tables.schema import metadata

message = Table(
    "message",
    metadata,
    identity(),
    by_member("sender"),
    by_member("receiver"),
    *texts("title", 200),
    *texts("text"),
    word("decoration", 20, ""),
    moment(),
    Column("read", BigInteger, nullable=True),
    number("kept_by_sender", 1),
    number("kept_by_receiver", 1),
    Index("message_receiver_at", "receiver", "at"),
    Index("message_sender_at", "sender", "at"),
)
"""One row for both boxes; each side throws its own copy away."""
