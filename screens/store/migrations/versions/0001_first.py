"""The first tables: members, friends, diaries, comments, footprints, sessions; plays and their boards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nickname", sa.String(length=40), nullable=False),
        sa.Column("nickname_ja", sa.String(length=40), nullable=True),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("age", sa.Integer(), sa.CheckConstraint("age >= 15"), nullable=False),
        sa.Column("prefecture", sa.Integer(), nullable=False),
        sa.Column("blood", sa.String(length=2), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("introduction_ja", sa.Text(), nullable=True),
        sa.Column("joined", sa.BigInteger(), nullable=False),
        sa.Column("last_login", sa.BigInteger(), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=True),
        sa.Column("privacy", sa.Integer(), server_default="3", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "diary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_ja", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("photos", sa.String(length=120), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("diary_at", "diary", ["at"], unique=False)
    op.create_index("diary_member_at", "diary", ["member", "at"], unique=False)
    op.create_table(
        "footprint",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("visitor", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["visitor"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "visitor", "day"),
    )
    op.create_index("footprint_member_at", "footprint", ["member", "at"], unique=False)
    op.create_table(
        "friendship",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("friend", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["friend"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "friend"),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("started", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("diary", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["diary"], ["diary.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["parent"], ["comment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("comment_diary_at", "comment", ["diary", "at"], unique=False)
    op.create_table(
        "best",
        sa.Column("game", sa.String(length=32), nullable=False),
        sa.Column("season", sa.String(length=16), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("play", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("game", "season", "member"),
    )
    op.create_index("best_order", "best", ["game", "season", "score", "at", "member"], unique=False)
    op.create_table(
        "bucket_count",
        sa.Column("game", sa.String(length=32), nullable=False),
        sa.Column("season", sa.String(length=16), nullable=False),
        sa.Column("bucket", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("game", "season", "bucket"),
    )
    op.create_table(
        "game_count",
        sa.Column("game", sa.String(length=32), nullable=False),
        sa.Column("plays", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("game"),
    )
    op.create_table(
        "play",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("game", sa.String(length=32), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("ticks", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("replay", sa.LargeBinary(), nullable=True),
        sa.Column("improved", sa.Integer(), nullable=False),
        sa.Column("previous", sa.BigInteger(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("play_game_at", "play", ["game", "at"], unique=False)
    op.create_table(
        "score_count",
        sa.Column("game", sa.String(length=32), nullable=False),
        sa.Column("season", sa.String(length=16), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("game", "season", "score"),
    )


def downgrade() -> None:
    op.drop_table("score_count")
    op.drop_index("play_game_at", table_name="play")
    op.drop_table("play")
    op.drop_table("game_count")
    op.drop_table("bucket_count")
    op.drop_index("best_order", table_name="best")
    op.drop_table("best")
    op.drop_index("comment_diary_at", table_name="comment")
    op.drop_table("comment")
    op.drop_table("session")
    op.drop_table("friendship")
    op.drop_index("footprint_member_at", table_name="footprint")
    op.drop_table("footprint")
    op.drop_index("diary_member_at", table_name="diary")
    op.drop_index("diary_at", table_name="diary")
    op.drop_table("diary")
    op.drop_table("member")
