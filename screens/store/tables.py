"""The site's tables, in SQLAlchemy Core, portable between SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _member(name: str = "member", *, key: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey("member.id", ondelete="CASCADE"), primary_key=key, nullable=False)


member = Table(
    "member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("nickname", String(40), nullable=False),
    Column("nickname_ja", String(40), nullable=True),
    Column("gender", String(1), nullable=False),
    Column("age", Integer, CheckConstraint("age >= 15"), nullable=False),
    Column("prefecture", Integer, nullable=False),
    Column("blood", String(2), nullable=False),
    Column("introduction", Text, nullable=False),
    Column("introduction_ja", Text, nullable=True),
    Column("joined", BigInteger, nullable=False),
    Column("last_login", BigInteger, nullable=False),
    Column("password", String(200), nullable=True),
    Column("privacy", Integer, nullable=False, server_default="3"),
)
"""`*_ja` is set for people of the seeded world, who are read in the reader's language; a typed text is stored once."""

friendship = Table(
    "friendship",
    metadata,
    _member(key=True),
    Column("friend", Integer, ForeignKey("member.id", ondelete="CASCADE"), primary_key=True),
    Column("since", BigInteger, nullable=False),
)
"""Both directions of a friendship that both agreed to."""

diary = Table(
    "diary",
    metadata,
    Column("id", Integer, primary_key=True),
    _member(),
    Column("title", String(200), nullable=False),
    Column("title_ja", String(200), nullable=True),
    Column("text", Text, nullable=False),
    Column("text_ja", Text, nullable=True),
    Column("level", Integer, nullable=False),
    Column("photos", String(120), nullable=False, server_default=""),
    Column("at", BigInteger, nullable=False),
    Column("token", String(40), nullable=True, unique=True),
    Index("diary_member_at", "member", "at"),
    Index("diary_at", "at"),
)
"""`level` is 0 self, 1 friends, 2 friends of friends, 3 everybody; `photos` up to three `kind-seed`, with commas."""

comment = Table(
    "comment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("diary", Integer, ForeignKey("diary.id", ondelete="CASCADE"), nullable=False),
    _member(),
    Column("parent", Integer, ForeignKey("comment.id", ondelete="CASCADE"), nullable=True),
    Column("text", Text, nullable=False),
    Column("text_ja", Text, nullable=True),
    Column("at", BigInteger, nullable=False),
    Column("token", String(40), nullable=True, unique=True),
    Index("comment_diary_at", "diary", "at"),
)
"""`token` is the form's: a form sent twice makes one row."""

footprint = Table(
    "footprint",
    metadata,
    _member(key=True),
    Column("visitor", Integer, ForeignKey("member.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Index("footprint_member_at", "member", "at"),
)
"""Who visited whose page: one row a visitor and day, with the latest time."""

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),
    _member(),
    Column("started", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
)
"""Sign-ins over HTTP; `id` is the hash of the token that the visitor holds."""
