"""The site's tables, in SQLAlchemy Core, portable between SQLite and PostgreSQL.

`*_ja` is set for what the seeded world wrote, which is read in the reader's language; a typed text is stored once.
`at` and other times are milliseconds since 1970. `level` is 0 self, 1 friends, 2 friends of friends, 3 everybody.
"""

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
    UniqueConstraint,
)

metadata = MetaData()


def _refers(name: str, target: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    reference = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(name, Integer, reference, primary_key=key, nullable=optional)


def _member(name: str = "member", *, key: bool = False) -> Column[int]:
    return _refers(name, "member", key=key)


def _at(name: str = "at") -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _number(name: str, default: int) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def _texts(name: str, length: int = 0) -> tuple[Column[str], Column[str]]:
    kind = String(length) if length else Text()
    return Column(name, kind, nullable=False), Column(f"{name}_ja", kind, nullable=True)


def _picture(name: str = "picture") -> Column[str]:
    """A photo's name, `kind-seed`; "" for none."""
    return Column(name, String(40), nullable=False, server_default="")


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


# ------------------------------------------------------------------------------------------------------- members

member = Table(
    "member",
    metadata,
    _id(),
    *_texts("nickname", 40),
    Column("gender", String(1), nullable=False),
    Column("age", Integer, CheckConstraint("age >= 15"), nullable=False),
    Column("prefecture", Integer, nullable=False),
    Column("blood", String(2), nullable=False),
    *_texts("introduction"),
    _at("joined"),
    _at("last_login"),
    Column("password", String(200), nullable=True),
    _number("privacy", 3),
)

preference = Table(
    "preference",
    metadata,
    _member(key=True),
    _number("hidden", 0),
    _number("level", 1),
    _number("findable", 1),
    Column("language", String(2), nullable=False, server_default=""),
    Column("feed", String(300), nullable=False, server_default=""),
    _number("notices", 1),
)
"""What a member set up; no row means the defaults. `hidden`: a bit a section of the top page."""

friendship = Table(
    "friendship",
    metadata,
    _member(key=True),
    _member("friend", key=True),
    _at("since"),
)
"""Both directions of a friendship that both agreed to."""

friend_request = Table(
    "friend_request",
    metadata,
    _member("sender", key=True),
    _member("receiver", key=True),
    *_texts("text"),
    _at(),
    Index("friend_request_receiver", "receiver", "at"),
)
"""Waiting for the receiver's answer; gone once it is answered."""

bookmark = Table("bookmark", metadata, _member(key=True), _member("marked", key=True), _at())

block = Table("block", metadata, _member(key=True), _member("blocked", key=True), _at())
"""For `blocked`, nothing of `member` is there."""

endorsement = Table("endorsement", metadata, _member(key=True), _member("writer", key=True), *_texts("text"), _at())
"""A friend's introduction of a member."""

footprint = Table(
    "footprint",
    metadata,
    _member(key=True),
    _member("visitor", key=True),
    Column("day", Integer, primary_key=True),
    _at(),
    Index("footprint_member_at", "member", "at"),
)
"""Who visited whose page: one row a visitor and day, with the latest time."""

# --------------------------------------------------------------------------------------------- doors and forms

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),
    _member(),
    _at("started"),
    _at("used"),
)
"""Sign-ins over HTTP; `id` is the hash of the token that the visitor holds."""

attempt = Table(
    "attempt",
    metadata,
    _id(),
    Column("origin", String(64), nullable=False),
    _at(),
    Index("attempt_origin_at", "origin", "at"),
)
"""Sign-ins that failed, by the hash of member number and network address: guessers are slowed down."""

receipt = Table(
    "receipt",
    metadata,
    Column("token", String(80), primary_key=True),
    _member(),
    Column("path", String(200), nullable=False),
    _at(),
    Index("receipt_member_at", "member", "at"),
    Index("receipt_at", "at"),
)
"""Forms that were carried out, and the page that answered: the same form again is answered, not carried out."""

# ------------------------------------------------------------------------------------------------------- diaries

diary = Table(
    "diary",
    metadata,
    _id(),
    _member(),
    *_texts("title", 200),
    *_texts("text"),
    Column("level", Integer, nullable=False),
    Column("photos", String(120), nullable=False, server_default=""),
    _at(),
    Column("article", Integer, ForeignKey("article.id", ondelete="SET NULL", name="diary_article_fk"), nullable=True),
    Index("diary_member_at", "member", "at"),
    Index("diary_at", "at"),
    Index("diary_article", "article"),
)
"""`photos`: up to three names, with commas; `article`: the news it is about."""

comment = Table(
    "comment",
    metadata,
    _id(),
    _refers("diary", "diary"),
    _member(),
    _refers("parent", "comment", optional=True),
    *_texts("text"),
    _at(),
    Index("comment_diary_at", "diary", "at"),
)
"""`parent`: the comment it answers, which answers none itself."""

# ------------------------------------------------------------------------------------------------------ messages

message = Table(
    "message",
    metadata,
    _id(),
    _member("sender"),
    _member("receiver"),
    *_texts("title", 200),
    *_texts("text"),
    Column("decoration", String(20), nullable=False, server_default=""),
    _at(),
    Column("read", BigInteger, nullable=True),
    _number("kept_by_sender", 1),
    _number("kept_by_receiver", 1),
    Index("message_receiver_at", "receiver", "at"),
    Index("message_sender_at", "sender", "at"),
)
"""One row for both boxes; each side throws its own copy away."""

# --------------------------------------------------------------------------------------------------- communities

community = Table(
    "community",
    metadata,
    _id(),
    *_texts("name", 80),
    *_texts("text"),
    Column("category", String(20), nullable=False),
    _member("owner"),
    _picture(),
    _number("members", 0),
    _at(),
    Index("community_category", "category", "members"),
)

community_member = Table(
    "community_member",
    metadata,
    _refers("community", "community", key=True),
    _member(key=True),
    _at("since"),
    Index("community_member_member", "member"),
)

topic = Table(
    "topic",
    metadata,
    _id(),
    _refers("community", "community"),
    _member(),
    *_texts("title", 200),
    *_texts("text"),
    Column("day", BigInteger, nullable=True),
    _at(),
    _at("updated"),
    _number("comments", 0),
    Index("topic_community_updated", "community", "updated"),
)
"""`day` is set for an event: when it takes place."""

topic_comment = Table(
    "topic_comment",
    metadata,
    _id(),
    _refers("topic", "topic"),
    _member(),
    *_texts("text"),
    _at(),
    Index("topic_comment_topic", "topic", "at"),
)

attendance = Table("attendance", metadata, _refers("topic", "topic", key=True), _member(key=True))
"""Who comes to an event."""

# -------------------------------------------------------------------------------------- albums, echo, reviews

album = Table(
    "album",
    metadata,
    _id(),
    _member(),
    *_texts("title", 80),
    *_texts("text"),
    Column("level", Integer, nullable=False),
    _at(),
    _at("updated"),
    Index("album_member_updated", "member", "updated"),
)

photo = Table(
    "photo",
    metadata,
    _id(),
    _refers("album", "album"),
    Column("name", String(40), nullable=False),
    *_texts("caption", 200),
    _at(),
    Index("photo_album", "album", "at"),
)
album_comment = Table(
    "album_comment",
    metadata,
    _id(),
    _refers("album", "album"),
    _member(),
    *_texts("text"),
    _at(),
    Index("album_comment_album", "album", "at"),
)

echo = Table(
    "echo",
    metadata,
    _id(),
    _member(),
    *_texts("text", 300),
    _refers("answers", "echo", optional=True),
    _at(),
    Index("echo_member_at", "member", "at"),
    Index("echo_answers", "answers"),
)

item = Table("item", metadata, _id(), *_texts("name", 80), Column("category", String(20), nullable=False), _picture())
"""What reviews are about."""

review = Table(
    "review",
    metadata,
    _id(),
    _refers("item", "item"),
    _member(),
    Column("stars", Integer, CheckConstraint("stars BETWEEN 1 AND 5"), nullable=False),
    *_texts("text"),
    _at(),
    UniqueConstraint("item", "member", name="review_once"),
    Index("review_member_at", "member", "at"),
)

# ---------------------------------------------------------------------------------------------------------- news

article = Table(
    "article",
    metadata,
    _id(),
    Column("category", String(20), nullable=False),
    *_texts("title", 200),
    *_texts("text"),
    _picture(),
    _at(),
    Index("article_category_at", "category", "at"),
)

weather = Table(
    "weather",
    metadata,
    Column("prefecture", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("sky", String(12), nullable=False),
    Column("high", Integer, nullable=False),
    Column("low", Integer, nullable=False),
    Column("rain", Integer, nullable=False),
)
"""`day` counts days since 1970 in Tokyo; degrees Celsius; per cent."""

fixture = Table(
    "fixture",
    metadata,
    _id(),
    Column("sport", String(20), nullable=False),
    *_texts("home", 40),
    *_texts("guest", 40),
    Column("home_score", Integer, nullable=False),
    Column("guest_score", Integer, nullable=False),
    Column("day", Integer, nullable=False),
)
"""A match that was played."""

# --------------------------------------------------------------------------------------- points and what they buy

transfer = Table(
    "transfer",
    metadata,
    _id(),
    _member(),
    Column("reason", String(20), nullable=False),
    Column("detail", String(60), nullable=False, server_default=""),
    _at(),
    Index("transfer_member_at", "member", "at"),
)

posting = Table(
    "posting",
    metadata,
    _id(),
    _refers("transfer", "transfer"),
    Column("account", String(40), nullable=False),
    Column("currency", String(6), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Index("posting_account", "account", "currency"),
)
"""Double entry: the amounts of a transfer sum to zero in each currency, "yen" and "points"."""

subscription = Table(
    "subscription",
    metadata,
    _member(key=True),
    Column("course", String(20), primary_key=True),
    _at("since"),
    _at("paid_until"),
    Column("cancelled", BigInteger, nullable=True),
)

wardrobe = Table("wardrobe", metadata, _member(key=True), Column("design", String(20), primary_key=True), _at())
"""Designs of mixi Collection that a member owns."""

worn = Table(
    "worn",
    metadata,
    _member(key=True),
    Column("part", String(10), primary_key=True),
    Column("design", String(20), nullable=False),
)
"""The design on a member's profile, diary and album pages."""

# ----------------------------------------------------------------------------------------------------------- ads

ad_count = Table(
    "ad_count",
    metadata,
    Column("ad", String(20), primary_key=True),
    Column("day", Integer, primary_key=True),
    _number("shown", 0),
    _number("followed", 0),
)
