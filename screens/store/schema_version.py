"""Version of a database's schema: a new one is made at once, an older one migrated.

Alembic is imported only for a migration; the phone's start has no time for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from games.ranking.tables import metadata as ranking_metadata
from screens.store.tables import metadata as site_metadata

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0013"
"""The newest migration; a test holds it to the folder."""

TABLE = "alembic_version"
_version = Table(TABLE, MetaData(), Column("version_num", String(32), primary_key=True))


class UnknownSchema(Exception):
    """Error for a database of another program, or of a newer version of this one."""


def is_current(sql: Connection) -> bool:
    """Return whether the tables have the newest schema."""
    return TABLE in _names(sql) and sql.execute(select(_version.c.version_num)).scalar() == HEAD


def upgrade_to_head(sql: Connection) -> None:
    """Create or migrate the tables in the transaction of `sql`. Raises `UnknownSchema`."""
    names = _names(sql)
    if TABLE in names:
        _require_known(sql)
        migrate(sql)
    elif names:
        raise UnknownSchema("there are tables of another program in it")
    else:
        site_metadata.create_all(sql)
        ranking_metadata.create_all(sql)
        _version.create(sql)
        sql.execute(_version.insert().values(version_num=HEAD))


def migrate(sql: Connection, target: str = "head") -> None:
    """Migrate the tables to a version of the schema."""
    from alembic import command  # tables of the newest version need none

    command.upgrade(alembic_config(sql), target)


def _require_known(sql: Connection) -> None:
    from alembic.script import ScriptDirectory  # tables of the newest version need none

    found = sql.execute(select(_version.c.version_num)).scalar()
    if found not in {each.revision for each in ScriptDirectory.from_config(alembic_config(sql)).walk_revisions()}:
        raise UnknownSchema(f"its tables are of version {found}, which a newer one of this program has made")


def alembic_config(sql: Connection | None = None) -> Any:
    """Return Alembic's configuration for migrations in the transaction of `sql`."""
    from alembic.config import Config  # tables of the newest version need none

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = sql
    return config


def _names(sql: Connection) -> set[str]:
    return set(inspect(sql).get_table_names())
