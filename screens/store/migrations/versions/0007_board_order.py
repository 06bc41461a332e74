"""The boards' index in the order of the boards, and one by member."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.drop_index("best_order", "best")
    op.create_index("best_order", "best", ["game", "season", text("score DESC"), "at", "member"])
    op.create_index("best_member", "best", ["member", "game", "season"])


def downgrade() -> None:
    op.drop_index("best_member", "best")
    op.drop_index("best_order", "best")
    op.create_index("best_order", "best", ["game", "season", "score", "at", "member"])
