"""The town: up to which hour its members have lived, and who is not of it."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer

from screens.store.columns import by_member

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "town",
        Column("id", Integer, primary_key=True),
        Column("until", BigInteger, nullable=False),
        Column("lives", Integer, nullable=True),
    )
    op.create_table("person", by_member(key=True))


def downgrade() -> None:
    op.drop_table("person")
    op.drop_table("town")
