"""Echo: what one is doing, and the answers."""

from __future__ import annotations

from sqlalchemy import Index, Table

from screens.store.columns import by_member, identity, moment, refers, texts
from screens.store.tables.schema import metadata

echo = Table(
    "echo",
    metadata,
    identity(),
    by_member(),
    *texts("text", 300),
    refers("answers", "echo", optional=True),
    moment(),
    Index("echo_member_at", "member", "at"),
    Index("echo_answers", "answers"),
)
