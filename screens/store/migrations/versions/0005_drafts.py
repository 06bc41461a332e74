"""Drafts of messages; members who leave no footprints."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Index, String, Text

from screens.store.columns import by_member, identity, moment, number, word

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("preference", number("stealthy", 0))
    op.create_table(
        "message_draft",
        identity(),
        by_member(),
        by_member("receiver"),
        Column("title", String(200), nullable=False),
        Column("text", Text, nullable=False),
        word("decoration", 20, ""),
        moment(),
        Index("message_draft_member_at", "member", "at"),
    )


def downgrade() -> None:
    op.drop_table("message_draft")
    op.drop_column("preference", "stealthy")
