"""Everything beside diaries: messages, communities, albums, echo, reviews, news, points, ads."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, UniqueConstraint

from screens.store.columns import by_member, identity, moment, number, picture, refers, texts, whole, word

revision = "0002"
down_revision = "0001"
_DOWN = """
    ad_count worn wardrobe subscription posting transfer fixture weather article review item echo album_comment
    photo album attendance topic_comment topic community_member community message receipt attempt endorsement
    block bookmark friend_request preference
"""
"""The tables in the order in which they can go."""


def upgrade() -> None:
    op.create_table(
        "preference",
        by_member(key=True),
        number("hidden", 0),
        number("level", 1),
        number("findable", 1),
        word("language", 2, ""),
        word("feed", 300, ""),
        number("notices", 1),
    )
    op.create_table(
        "friend_request",
        by_member("sender", key=True),
        by_member("receiver", key=True),
        *texts("text"),
        moment(),
        Index("friend_request_receiver", "receiver", "at"),
    )
    op.create_table("bookmark", by_member(key=True), by_member("marked", key=True), moment())
    op.create_table("block", by_member(key=True), by_member("blocked", key=True), moment())
    op.create_table("endorsement", by_member(key=True), by_member("writer", key=True), *texts("text"), moment())
    op.create_table("attempt", identity(), word("origin", 64), moment(), Index("attempt_origin_at", "origin", "at"))
    op.create_table(
        "receipt",
        Column("token", String(80), primary_key=True),
        by_member(),
        word("path", 200),
        moment(),
        Index("receipt_member_at", "member", "at"),
        Index("receipt_at", "at"),
    )
    op.create_table(
        "message",
        identity(),
        by_member("sender"),
        by_member("receiver"),
        *texts("title", 200),
        *texts("text"),
        word("decoration", 20, ""),
        moment(),
        Column("read", BigInteger, nullable=True),
        number("kept_by_sender", 1),
        number("kept_by_receiver", 1),
        Index("message_receiver_at", "receiver", "at"),
        Index("message_sender_at", "sender", "at"),
    )
    op.create_table(
        "community",
        identity(),
        *texts("name", 80),
        *texts("text"),
        word("category", 20),
        by_member("owner"),
        picture(),
        number("members", 0),
        moment(),
        Index("community_category", "category", "members"),
    )
    op.create_table(
        "community_member",
        refers("community", "community", key=True),
        by_member(key=True),
        moment("since"),
        Index("community_member_member", "member"),
    )
    op.create_table(
        "topic",
        identity(),
        refers("community", "community"),
        by_member(),
        *texts("title", 200),
        *texts("text"),
        Column("day", BigInteger, nullable=True),
        moment(),
        moment("updated"),
        number("comments", 0),
        Index("topic_community_updated", "community", "updated"),
    )
    op.create_table(
        "topic_comment",
        identity(),
        refers("topic", "topic"),
        by_member(),
        *texts("text"),
        moment(),
        Index("topic_comment_topic", "topic", "at"),
    )
    op.create_table("attendance", refers("topic", "topic", key=True), by_member(key=True))
    op.create_table(
        "album",
        identity(),
        by_member(),
        *texts("title", 80),
        *texts("text"),
        whole("level"),
        moment(),
        moment("updated"),
        Index("album_member_updated", "member", "updated"),
    )
    op.create_table(
        "photo",
        identity(),
        refers("album", "album"),
        word("name", 40),
        *texts("caption", 200),
        moment(),
        Index("photo_album", "album", "at"),
    )
    op.create_table(
        "album_comment",
        identity(),
        refers("album", "album"),
        by_member(),
        *texts("text"),
        moment(),
        Index("album_comment_album", "album", "at"),
    )
    op.create_table(
        "echo",
        identity(),
        by_member(),
        *texts("text", 300),
        refers("answers", "echo", optional=True),
        moment(),
        Index("echo_member_at", "member", "at"),
        Index("echo_answers", "answers"),
    )
    op.create_table("item", identity(), *texts("name", 80), word("category", 20), picture())
    op.create_table(
        "review",
        identity(),
        refers("item", "item"),
        by_member(),
        Column("stars", Integer, CheckConstraint("stars BETWEEN 1 AND 5"), nullable=False),
        *texts("text"),
        moment(),
        UniqueConstraint("item", "member", name="review_once"),
        Index("review_member_at", "member", "at"),
    )
    op.create_table(
        "article",
        identity(),
        word("category", 20),
        *texts("title", 200),
        *texts("text"),
        picture(),
        moment(),
        Index("article_category_at", "category", "at"),
    )
    op.create_table(
        "weather",
        whole("prefecture", key=True),
        whole("day", key=True),
        word("sky", 12),
        whole("high"),
        whole("low"),
        whole("rain"),
    )
    op.create_table(
        "fixture",
        identity(),
        word("sport", 20),
        *texts("home", 40),
        *texts("guest", 40),
        whole("home_score"),
        whole("guest_score"),
        whole("day"),
    )
    op.create_table(
        "transfer",
        identity(),
        by_member(),
        word("reason", 20),
        word("detail", 60, ""),
        moment(),
        Index("transfer_member_at", "member", "at"),
    )
    op.create_table(
        "posting",
        identity(),
        refers("transfer", "transfer"),
        word("account", 40),
        word("currency", 6),
        Column("amount", BigInteger, nullable=False),
        Index("posting_account", "account", "currency"),
    )
    op.create_table(
        "subscription",
        by_member(key=True),
        Column("course", String(20), primary_key=True),
        moment("since"),
        moment("paid_until"),
        Column("cancelled", BigInteger, nullable=True),
    )
    op.create_table("wardrobe", by_member(key=True), Column("design", String(20), primary_key=True), moment())
    op.create_table("worn", by_member(key=True), Column("part", String(10), primary_key=True), word("design", 20))
    op.create_table(
        "ad_count",
        Column("ad", String(20), primary_key=True),
        whole("day", key=True),
        number("shown", 0),
        number("followed", 0),
    )
    with op.batch_alter_table("diary") as diary:
        diary.add_column(Column("article", Integer, nullable=True))
        diary.create_index("diary_article", ["article"])
        diary.create_foreign_key("diary_article_fk", "article", ["article"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    with op.batch_alter_table("diary") as diary:
        diary.drop_constraint("diary_article_fk", type_="foreignkey")
        diary.drop_index("diary_article")
        diary.drop_column("article")
    for table in _DOWN.split():
        op.drop_table(table)
