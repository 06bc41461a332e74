"""The town: up to which hour its members have lived."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "town",
        Column("id", Integer, primary_key=True),
        Column("until", BigInteger, nullable=False),
        Column("lives", Integer, nullable=True),
    )


def downgrade() -> None:
    op.drop_table("town")
