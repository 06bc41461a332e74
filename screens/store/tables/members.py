"""Members, who knows whom, who shut whom out, who looked in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table

from screens.store.columns import address, by_member, identity, moment, number, once, texts, whole, word
from screens.store.tables.schema import metadata

member = Table(
    "member",
    metadata,
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
    once("withdrawn"),
    Index("member_search", "last_login", "nickname", "nickname_ja", "age", "prefecture", "gender", "withdrawn"),
)
"""`withdrawn`: when the member left; the row stays, nameless, for what was written to others."""

preference = Table(
    "preference",
    metadata,
    by_member(key=True),
    number("hidden", 0),
    number("level", 1),
    number("findable", 1),
    word("language", 2, ""),
    address("feed"),
    number("notices", 1),
    number("stealthy", 0),
)
"""What a member set up; no row means the defaults. `hidden`: a bit a section of the top page."""

friendship = Table(
    "friendship",
    metadata,
    by_member(key=True),
    by_member("friend", key=True),
    moment("since"),
)
"""Both directions of a friendship that both agreed to."""

friend_request = Table(
    "friend_request",
    metadata,
    by_member("sender", key=True),
    by_member("receiver", key=True),
    *texts("text"),
    moment(),
    Index("friend_request_receiver", "receiver", "at"),
)
"""Waiting for the receiver's answer; gone once it is answered."""

bookmark = Table("bookmark", metadata, by_member(key=True), by_member("marked", key=True), moment())

block = Table("block", metadata, by_member(key=True), by_member("blocked", key=True), moment())
"""Members who are blocked: for `blocked`, nothing of `member` is there."""

endorsement = Table(
    "endorsement", metadata, by_member(key=True), by_member("writer", key=True), *texts("text"), moment()
)
"""A friend's introduction of a member."""

footprint = Table(
    "footprint",
    metadata,
    by_member(key=True),
    by_member("visitor", key=True),
    whole("day", key=True),
    moment(),
    Index("footprint_member_at", "member", "at"),
)
"""Who visited whose page: one row a visitor and day, with the latest time."""
