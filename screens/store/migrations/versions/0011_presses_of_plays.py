"""A digest of each play's keys, by which one that was copied is known. Plays of before have none."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, String

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("play", Column("presses", String(16), nullable=True))
    op.create_index("play_game_presses", "play", ["game", "presses"])


def downgrade() -> None:
    op.drop_index("play_game_presses", "play")
    op.drop_column("play", "presses")
