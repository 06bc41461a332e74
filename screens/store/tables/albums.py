"""Photo albums, their photos and comments."""

from __future__ import annotations

from sqlalchemy import Index, Table

from screens.store.columns import address, by_member, identity, moment, refers, texts, whole, word
from screens.store.tables.schema import metadata

album = Table(
    "album",
    metadata,
    identity(),
    by_member(),
    *texts("title", 80),
    *texts("text"),
    whole("level"),
    moment(),
    moment("updated"),
    Index("album_member_updated", "member", "updated"),
)

photo = Table(
    "photo",
    metadata,
    identity(),
    refers("album", "album"),
    word("name", 40),
    *texts("caption", 200),
    moment(),
    address("video"),
    Index("photo_album", "album", "at"),
)
"""`name` is "" for a video, which is a link."""

album_comment = Table(
    "album_comment",
    metadata,
    identity(),
    refers("album", "album"),
    by_member(),
    *texts("text"),
    moment(),
    Index("album_comment_album", "album", "at"),
)
