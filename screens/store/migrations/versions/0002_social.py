"""Everything beside diaries: messages, communities, albums, echo, reviews, news, points, ads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "ad_count",
        sa.Column("ad", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), server_default="0", nullable=False),
        sa.Column("followed", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("ad", "day"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_ja", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("picture", sa.String(length=40), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index("article_category_at", ["category", "at"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("attempt_origin_at", ["origin", "at"], unique=False)

    op.create_table(
        "fixture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sport", sa.String(length=20), nullable=False),
        sa.Column("home", sa.String(length=40), nullable=False),
        sa.Column("home_ja", sa.String(length=40), nullable=True),
        sa.Column("guest", sa.String(length=40), nullable=False),
        sa.Column("guest_ja", sa.String(length=40), nullable=True),
        sa.Column("home_score", sa.Integer(), nullable=False),
        sa.Column("guest_score", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_ja", sa.String(length=80), nullable=True),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("picture", sa.String(length=40), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "weather",
        sa.Column("prefecture", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("sky", sa.String(length=12), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("rain", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prefecture", "day"),
    )
    op.create_table(
        "album",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("title_ja", sa.String(length=80), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("album", schema=None) as batch_op:
        batch_op.create_index("album_member_updated", ["member", "updated"], unique=False)

    op.create_table(
        "block",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["blocked"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "blocked"),
    )
    op.create_table(
        "bookmark",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("marked", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["marked"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "marked"),
    )
    op.create_table(
        "community",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_ja", sa.String(length=80), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("picture", sa.String(length=40), server_default="", nullable=False),
        sa.Column("members", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("community", schema=None) as batch_op:
        batch_op.create_index("community_category", ["category", "members"], unique=False)

    op.create_table(
        "echo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("text_ja", sa.String(length=300), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["answers"], ["echo.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("echo", schema=None) as batch_op:
        batch_op.create_index("echo_answers", ["answers"], unique=False)
        batch_op.create_index("echo_member_at", ["member", "at"], unique=False)

    op.create_table(
        "endorsement",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("writer", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["writer"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "writer"),
    )
    op.create_table(
        "friend_request",
        sa.Column("sender", sa.Integer(), nullable=False),
        sa.Column("receiver", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["receiver"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sender"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sender", "receiver"),
    )
    with op.batch_alter_table("friend_request", schema=None) as batch_op:
        batch_op.create_index("friend_request_receiver", ["receiver", "at"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sender", sa.Integer(), nullable=False),
        sa.Column("receiver", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_ja", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("decoration", sa.String(length=20), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("read", sa.BigInteger(), nullable=True),
        sa.Column("kept_by_sender", sa.Integer(), server_default="1", nullable=False),
        sa.Column("kept_by_receiver", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["receiver"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sender"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index("message_receiver_at", ["receiver", "at"], unique=False)
        batch_op.create_index("message_sender_at", ["sender", "at"], unique=False)

    op.create_table(
        "preference",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Integer(), server_default="0", nullable=False),
        sa.Column("level", sa.Integer(), server_default="1", nullable=False),
        sa.Column("findable", sa.Integer(), server_default="1", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="", nullable=False),
        sa.Column("feed", sa.String(length=300), server_default="", nullable=False),
        sa.Column("notices", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member"),
    )
    op.create_table(
        "receipt",
        sa.Column("token", sa.String(length=80), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token"),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index("receipt_at", ["at"], unique=False)
        batch_op.create_index("receipt_member_at", ["member", "at"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["item.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item", "member", name="review_once"),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index("review_member_at", ["member", "at"], unique=False)

    op.create_table(
        "subscription",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(length=20), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("paid_until", sa.BigInteger(), nullable=False),
        sa.Column("cancelled", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "course"),
    )
    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("detail", sa.String(length=60), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.create_index("transfer_member_at", ["member", "at"], unique=False)

    op.create_table(
        "wardrobe",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("design", sa.String(length=20), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "design"),
    )
    op.create_table(
        "worn",
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("design", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member", "part"),
    )
    op.create_table(
        "album_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("album", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["album"], ["album.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("album_comment", schema=None) as batch_op:
        batch_op.create_index("album_comment_album", ["album", "at"], unique=False)

    op.create_table(
        "community_member",
        sa.Column("community", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["community.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("community", "member"),
    )
    with op.batch_alter_table("community_member", schema=None) as batch_op:
        batch_op.create_index("community_member_member", ["member"], unique=False)

    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("album", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("caption", sa.String(length=200), nullable=False),
        sa.Column("caption_ja", sa.String(length=200), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["album"], ["album.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index("photo_album", ["album", "at"], unique=False)

    op.create_table(
        "posting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=6), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["transfer"], ["transfer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.create_index("posting_account", ["account", "currency"], unique=False)

    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("community", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_ja", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("day", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.Column("comments", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["community"], ["community.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.create_index("topic_community_updated", ["community", "updated"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("topic", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["topic"], ["topic.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("topic", "member"),
    )
    op.create_table(
        "topic_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["topic"], ["topic.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("topic_comment", schema=None) as batch_op:
        batch_op.create_index("topic_comment_topic", ["topic", "at"], unique=False)

    with op.batch_alter_table("diary", schema=None) as batch_op:
        batch_op.add_column(sa.Column("article", sa.Integer(), nullable=True))
        batch_op.create_index("diary_article", ["article"], unique=False)
        batch_op.create_foreign_key("diary_article_fk", "article", ["article"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    with op.batch_alter_table("diary", schema=None) as batch_op:
        batch_op.drop_constraint("diary_article_fk", type_="foreignkey")
        batch_op.drop_index("diary_article")
        batch_op.drop_column("article")

    with op.batch_alter_table("topic_comment", schema=None) as batch_op:
        batch_op.drop_index("topic_comment_topic")

    op.drop_table("topic_comment")
    op.drop_table("attendance")
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.drop_index("topic_community_updated")

    op.drop_table("topic")
    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.drop_index("posting_account")

    op.drop_table("posting")
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_index("photo_album")

    op.drop_table("photo")
    with op.batch_alter_table("community_member", schema=None) as batch_op:
        batch_op.drop_index("community_member_member")

    op.drop_table("community_member")
    with op.batch_alter_table("album_comment", schema=None) as batch_op:
        batch_op.drop_index("album_comment_album")

    op.drop_table("album_comment")
    op.drop_table("worn")
    op.drop_table("wardrobe")
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.drop_index("transfer_member_at")

    op.drop_table("transfer")
    op.drop_table("subscription")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("review_member_at")

    op.drop_table("review")
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.drop_index("receipt_member_at")
        batch_op.drop_index("receipt_at")

    op.drop_table("receipt")
    op.drop_table("preference")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index("message_sender_at")
        batch_op.drop_index("message_receiver_at")

    op.drop_table("message")
    with op.batch_alter_table("friend_request", schema=None) as batch_op:
        batch_op.drop_index("friend_request_receiver")

    op.drop_table("friend_request")
    op.drop_table("endorsement")
    with op.batch_alter_table("echo", schema=None) as batch_op:
        batch_op.drop_index("echo_member_at")
        batch_op.drop_index("echo_answers")

    op.drop_table("echo")
    with op.batch_alter_table("community", schema=None) as batch_op:
        batch_op.drop_index("community_category")

    op.drop_table("community")
    op.drop_table("bookmark")
    op.drop_table("block")
    with op.batch_alter_table("album", schema=None) as batch_op:
        batch_op.drop_index("album_member_updated")

    op.drop_table("album")
    op.drop_table("weather")
    op.drop_table("item")
    op.drop_table("fixture")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("attempt_origin_at")

    op.drop_table("attempt")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index("article_category_at")

    op.drop_table("article")
    op.drop_table("ad_count")
