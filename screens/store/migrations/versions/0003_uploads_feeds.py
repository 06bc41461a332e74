"""Photos from phones, videos as links, outside blogs, articles with a source; members who left."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Index, LargeBinary, String, Text

from screens.store.columns import address, by_member, identity, moment, number, once, refers, whole, word

revision = "0003"
down_revision = "0002"
_ADDRESSES = (("diary", "video"), ("photo", "video"), ("article", "link"))


def upgrade() -> None:
    for table, column in _ADDRESSES:
        op.add_column(table, address(column))
    op.create_index("article_link", "article", ["link"])
    op.add_column("member", once("withdrawn"))
    op.create_table(
        "upload",
        Column("name", String(40), primary_key=True),
        by_member(),
        refers("diary", "diary", optional=True),
        refers("photo", "photo", optional=True),
        number("portrait", 0),
        moment(),
        whole("size"),
        Column("body", LargeBinary, nullable=False),
        Index("upload_member_at", "member", "at"),
        Index("upload_diary", "diary"),
        Index("upload_photo", "photo"),
    )
    op.create_table(
        "feed",
        identity(),
        Column("address", String(300), nullable=False, unique=True),
        word("title", 200, ""),
        word("fault", 20, ""),
        moment("fetched"),
    )
    op.create_table(
        "feed_item",
        identity(),
        refers("feed", "feed"),
        word("title", 200),
        Column("text", Text, nullable=False),
        address("link"),
        moment(),
        Index("feed_item_feed_at", "feed", "at"),
    )


def downgrade() -> None:
    for table in ("feed_item", "feed", "upload"):
        op.drop_table(table)
    op.drop_column("member", "withdrawn")
    op.drop_index("article_link", "article")
    for table, column in reversed(_ADDRESSES):
        op.drop_column(table, column)
