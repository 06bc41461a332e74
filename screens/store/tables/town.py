"""How far the seeded town has lived."""

from __future__ import annotations

from sqlalchemy import Table

from screens.store.columns import identity, moment
from screens.store.tables.schema import metadata

town = Table("town", metadata, identity(), moment("until"))
"""At most one row. `until`: the time up to which all deeds are stored, a full hour."""
