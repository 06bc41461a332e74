"""Tickets that were issued; signs of a machine in plays, and plays that the operator withdrew."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Index, Integer, String

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("play", Column("signs", String(40), nullable=False, server_default=""))
    op.add_column("play", Column("withdrawn", BigInteger, nullable=True))
    op.create_table(
        "issued_ticket",
        Column("id", String(32), primary_key=True),
        Column("member", Integer, nullable=False),
        Column("game", String(32), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("replaced", Integer, nullable=False),
        Index("issued_ticket_member_at", "member", "at"),
    )


def downgrade() -> None:
    op.drop_table("issued_ticket")
    op.drop_column("play", "withdrawn")
    op.drop_column("play", "signs")
