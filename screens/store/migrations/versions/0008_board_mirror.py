"""The boards' copy in Redis, and the queue of what it has yet to take over."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, String

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "board_mirror",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("token", String(16), nullable=False),
        Column("shards", Integer, nullable=False),
    )
    op.create_table(
        "board_change",
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("game", String(32), nullable=False),
        Column("season", String(16), nullable=False),
        Column("member", Integer, nullable=False),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("board_change")
    op.drop_table("board_mirror")
