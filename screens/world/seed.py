"""A world made in memory goes into an empty database elsewhere, row by row."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, insert, select

from games.ranking.tables import metadata as ranking_metadata
from screens.store import postgres
from screens.store.tables import member
from screens.store.tables import metadata as site_metadata
from screens.store.transactions import read_transaction, write_transaction

_ROWS = 1000
"""Rows inserted at a time."""


def seed(empty: Engine, make_world: Callable[[], Engine]) -> bool:
    """Fill a PostgreSQL database with the world that `make_world` makes, all of it or nothing.

    Returns False where somebody lives there already.
    """
    with write_transaction(empty) as target:
        postgres.schema_lock(target)
        if target.execute(select(member.c.id).limit(1)).first() is not None:
            return False
        world = make_world()
        with read_transaction(world) as source:
            for table in (*site_metadata.sorted_tables, *ranking_metadata.sorted_tables):
                rows = source.execute(select(table).order_by(*table.primary_key.columns)).mappings()
                for some in rows.partitions(_ROWS):
                    target.execute(insert(table), [dict(row) for row in some])
        world.dispose()
        postgres.continue_numbers(target)
    return True
