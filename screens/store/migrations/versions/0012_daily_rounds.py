"""The daily round: one ranked try a member and day, and the day's board in its order."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, text

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "daily_round",
        Column("game", String(32), primary_key=True),
        Column("day", String(10), primary_key=True),
        Column("member", Integer, primary_key=True, autoincrement=False),
        Column("ticket", String(32), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("score", BigInteger, nullable=True),
        Column("rules", Integer, nullable=True),
        Column("digest", String(64), nullable=True),
        Column("replay", LargeBinary, nullable=True),
    )
    op.create_index("daily_round_order", "daily_round", ["game", "day", text("score DESC"), "at", "member"])


def downgrade() -> None:
    op.drop_table("daily_round")
