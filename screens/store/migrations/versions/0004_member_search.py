"""Members are searched in an index that holds all that is asked for, the latest to come first."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
_COLUMNS = ["last_login", "nickname", "nickname_ja", "age", "prefecture", "gender", "withdrawn"]


def upgrade() -> None:
    op.create_index("member_search", "member", _COLUMNS)


def downgrade() -> None:
    op.drop_index("member_search", "member")
