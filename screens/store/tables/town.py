"""How far the seeded town has lived."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from screens.store.columns import identity, moment
from screens.store.tables.schema import metadata

town = Table("town", metadata, identity(), moment("until"), Column("lives", Integer, nullable=True))
"""At most one row. `until`: the time up to which all deeds are stored, a full hour. `lives`: whether the town goes on,
1 or 0; null where nobody has said so."""
