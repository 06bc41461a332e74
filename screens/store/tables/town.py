"""How far the seeded town has lived, and who is not of it."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from screens.store.columns import by_member, identity, moment
from screens.store.tables.schema import metadata

town = Table("town", metadata, identity(), moment("until"), Column("lives", Integer, nullable=True))
"""At most one row. `until`: the time up to which all deeds are stored, a full hour. `lives`: whether the town goes on,
1 or 0; null where nobody has said so."""

person = Table("person", metadata, by_member(key=True))
"""Members who have asked through a phone of their own: the town does nothing in their name."""
