"""Tables of how often ads were shown and followed."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from screens.store.columns import number, whole
from screens.store.tables.schema import metadata

ad_count = Table(
    "ad_count",
    metadata,
    Column("ad", String(20), primary_key=True),
    whole("day", key=True),
    number("shown", 0),
    number("followed", 0),
)
