"""Photos that came from phones."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table

from screens.store.columns import by_member, moment, number, refers, whole
from screens.store.tables.schema import metadata

upload = Table(
    "upload",
    metadata,
    Column("name", String(40), primary_key=True),
    by_member(),
    refers("diary", "diary", optional=True),
    refers("photo", "photo", optional=True),
    number("portrait", 0),
    moment(),
    whole("size"),
    Column("body", LargeBinary, nullable=False),
    refers("community", "community", optional=True),
    Index("upload_member_at", "member", "at"),
    Index("upload_diary", "diary"),
    Index("upload_photo", "photo"),
    Index("upload_community", "community"),
)
"""JPEGs of `size` bytes; each stands in one place, or in a draft that is not posted yet."""
