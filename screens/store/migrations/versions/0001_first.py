"""The first tables: members, friends, diaries, comments, footprints, sessions; plays and their boards."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, LargeBinary, String

from screens.store.columns import by_member, identity, moment, number, refers, texts, whole, word

revision = "0001"
down_revision = None
_DOWN = """
    game_count bucket_count score_count best play comment session friendship footprint diary member
"""
"""The tables in the order in which they can go."""


def upgrade() -> None:
    op.create_table(
        "member",
        identity(),
        *texts("nickname", 40),
        word("gender", 1),
        Column("age", Integer, CheckConstraint("age >= 15"), nullable=False),
        whole("prefecture"),
        word("blood", 2),
        *texts("introduction"),
        moment("joined"),
        moment("last_login"),
        Column("password", String(200), nullable=True),
        number("privacy", 3),
    )
    op.create_table(
        "diary",
        identity(),
        by_member(),
        *texts("title", 200),
        *texts("text"),
        whole("level"),
        word("photos", 120, ""),
        moment(),
        Index("diary_member_at", "member", "at"),
        Index("diary_at", "at"),
    )
    op.create_table(
        "footprint",
        by_member(key=True),
        by_member("visitor", key=True),
        whole("day", key=True),
        moment(),
        Index("footprint_member_at", "member", "at"),
    )
    op.create_table("friendship", by_member(key=True), by_member("friend", key=True), moment("since"))
    op.create_table(
        "session", Column("id", String(64), primary_key=True), by_member(), moment("started"), moment("used")
    )
    op.create_table(
        "comment",
        identity(),
        refers("diary", "diary"),
        by_member(),
        refers("parent", "comment", optional=True),
        *texts("text"),
        moment(),
        Index("comment_diary_at", "diary", "at"),
    )
    op.create_table(
        "play",
        Column("id", String(32), primary_key=True),
        Column("game", String(32), nullable=False),
        Column("member", Integer, nullable=False),
        Column("score", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("rules", Integer, nullable=False),
        Column("ticks", Integer, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("replay", LargeBinary, nullable=True),
        Column("improved", Integer, nullable=False),
        Column("previous", BigInteger, nullable=True),
        Column("rank", Integer, nullable=False),
        Index("play_game_at", "game", "at"),
    )
    op.create_table(
        "best",
        Column("game", String(32), primary_key=True),
        Column("season", String(16), primary_key=True),
        Column("member", Integer, primary_key=True),
        Column("score", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("play", String(32), nullable=False),
        Index("best_order", "game", "season", "score", "at", "member"),
    )
    op.create_table(
        "score_count",
        Column("game", String(32), primary_key=True),
        Column("season", String(16), primary_key=True),
        Column("score", BigInteger, primary_key=True),
        Column("members", Integer, nullable=False),
    )
    op.create_table(
        "bucket_count",
        Column("game", String(32), primary_key=True),
        Column("season", String(16), primary_key=True),
        Column("bucket", BigInteger, primary_key=True),
        Column("members", Integer, nullable=False),
    )
    op.create_table(
        "game_count", Column("game", String(32), primary_key=True), Column("plays", BigInteger, nullable=False)
    )


def downgrade() -> None:
    for table in _DOWN.split():
        op.drop_table(table)
