"""Phones whose owner has signed out, which until now the phones themselves kept."""

from __future__ import annotations

from alembic import op

from screens.store.columns import by_member, moment

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table("suspended_phone", by_member(key=True), moment())


def downgrade() -> None:
    op.drop_table("suspended_phone")
