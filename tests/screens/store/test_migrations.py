"""The store's tables on both engines: made at once, or migrated up to the same, with their rows; and down again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, func, inspect, select

from games.ranking.tables import metadata as ranking_metadata
from screens.store import postgres as postgresql
from screens.store import schema_version, sqlite
from screens.store.database import StoreError, open_database, open_memory
from screens.store.schema_version import HEAD, alembic_config
from screens.store.tables import member
from screens.store.tables import metadata as site_metadata
from screens.store.transactions import read_transaction, write_transaction
from screens.world.seed import seed
from tests.screens.site_client import world_image
from tests.servers import Postgres

VERSIONS = [revision.revision for revision in ScriptDirectory.from_config(alembic_config()).walk_revisions()][::-1]
TABLES = (*site_metadata.sorted_tables, *ranking_metadata.sorted_tables)
MEMBER = (
    "INSERT INTO member (id, nickname, gender, age, prefecture, blood, introduction, joined, last_login)"
    " VALUES (1, 'Kana', 'F', 20, 1, 'A', '', 0, 0)"
)
ROWS_OF_0001 = (
    MEMBER,
    MEMBER.replace("(1, 'Kana'", "(2, 'Yuki'"),
    "INSERT INTO friendship (member, friend, since) VALUES (1, 2, 0)",
    "INSERT INTO diary (id, member, title, text, level, at) VALUES (1, 1, 'T', 't', 3, 0)",
    "INSERT INTO comment (id, diary, member, text, at) VALUES (1, 1, 2, 'c', 0)",
    "INSERT INTO comment (id, diary, member, parent, text, at) VALUES (2, 1, 1, 1, 'd', 0)",
    "INSERT INTO best (game, season, member, score, at, play) VALUES ('wig', 'all', 1, 9, 0, 'p')",
)


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        engine = sqlite.engine_in(tmp_path / "site.sqlite")
        yield engine
        engine.dispose()
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create()
    engine = postgresql.engine_at(url)
    yield engine
    engine.dispose()
    server.drop(url)


def migrate(engine: Engine, target: str) -> None:
    with sqlite.migration_transaction(engine) if engine.dialect.name == "sqlite" else write_transaction(engine) as sql:
        schema_version.migrate(sql, target)


def downgrade(engine: Engine, target: str) -> None:
    with sqlite.migration_transaction(engine) if engine.dialect.name == "sqlite" else write_transaction(engine) as sql:
        command.downgrade(alembic_config(sql), target)


def run(engine: Engine, *statements: str) -> None:
    with write_transaction(engine) as sql:
        for statement in statements:
            sql.exec_driver_sql(statement)


def shape(sql: Connection) -> dict[str, object]:
    """Everything that a database says of its tables, whatever the order in which it came to be."""
    looked = inspect(sql)
    shapes: dict[str, object] = {}
    for table in looked.get_table_names():
        columns = [
            (column["name"], str(column["type"]), column["nullable"], str(column["default"] or "").split("::")[0])
            for column in looked.get_columns(table)
        ]
        keys = [
            (key["constrained_columns"], key["referred_table"], key["options"])
            for key in looked.get_foreign_keys(table)
        ]
        indexes = [(index["name"], index["column_names"], index["unique"]) for index in looked.get_indexes(table)]
        uniques = [sorted(unique["column_names"]) for unique in looked.get_unique_constraints(table)]
        primary = looked.get_pk_constraint(table)["constrained_columns"]
        checks = len(looked.get_check_constraints(table))
        shapes[table] = (sorted(columns), sorted(keys, key=str), sorted(indexes), sorted(uniques), primary, checks)
    return shapes


def counts(engine: Engine) -> dict[str, int]:
    with read_transaction(engine) as sql:
        return {table.name: sql.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES}


def test_head_is_the_newest_migration() -> None:
    assert VERSIONS[-1] == HEAD


def test_migrated_up_is_what_the_tables_say(empty: Engine) -> None:
    migrate(empty, "head")
    with read_transaction(empty) as sql:
        context = MigrationContext.configure(sql)
        assert compare_metadata(context, [site_metadata, ranking_metadata]) == []  # type: ignore[arg-type]
        migrated = shape(sql)
    downgrade(empty, "base")
    run(empty, "DROP TABLE alembic_version")
    with sqlite.migration_transaction(empty) if empty.dialect.name == "sqlite" else write_transaction(empty) as sql:
        schema_version.upgrade_to_head(sql)
    with read_transaction(empty) as sql:
        made = shape(sql)
    assert made == migrated


def test_down_leaves_nothing(empty: Engine) -> None:
    migrate(empty, "head")
    downgrade(empty, "base")
    with read_transaction(empty) as sql:
        assert set(inspect(sql).get_table_names()) <= {"alembic_version"}


def test_rows_of_the_first_version_are_all_there_in_the_newest(empty: Engine) -> None:
    migrate(empty, "0001")
    run(empty, *ROWS_OF_0001)
    migrate(empty, "head")
    found = counts(empty)
    assert {name: count for name, count in found.items() if count} == {
        "member": 2, "friendship": 1, "diary": 1, "comment": 2, "best": 1,
    }  # fmt: skip
    with read_transaction(empty) as sql:
        assert sql.exec_driver_sql("SELECT title FROM diary").scalar() == "T"
        assert sql.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD


def test_a_whole_world_goes_down_and_up_again_step_by_step(empty: Engine) -> None:
    """What an older version has no place for is gone; the rest stands, row by row."""
    migrate(empty, "head")
    fill(empty)
    kept = ("member", "friendship", "comment", "footprint", "play", "best", "score_count", "bucket_count", "game_count")
    before = counts(empty)
    for target in VERSIONS[-2::-1]:
        downgrade(empty, target)
    for target in VERSIONS[1:]:
        migrate(empty, target)
    after = counts(empty)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert after["diary"] == before["diary"]
    run(empty, "INSERT INTO diary (member, title, text, level, at) VALUES (1, 'after', 't', 3, 0)")


def fill(engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        assert seed(engine, lambda: open_memory(world_image()))
        return
    world = open_memory(world_image())
    with read_transaction(world) as source, write_transaction(engine) as target:
        for table in TABLES:
            rows = [dict(row) for row in source.execute(select(table).order_by(*table.primary_key.columns)).mappings()]
            if rows:
                target.execute(table.insert(), rows)
    world.dispose()


def test_an_inhabited_database_is_settled_once(postgres: Postgres) -> None:
    url = postgres.create()
    engine = open_database(url)
    assert seed(engine, lambda: open_memory(world_image()))
    before = counts(engine)
    assert before == counts(open_memory(world_image()))
    assert not seed(engine, lambda: open_memory(world_image()))
    assert counts(engine) == before
    with write_transaction(engine) as sql:
        values = {"nickname": "New", "gender": "F", "age": 20, "prefecture": 1, "blood": "A", "introduction": ""}
        statement = member.insert().values(**values, joined=0, last_login=0).returning(member.c.id)
        assert sql.execute(statement).scalar_one() == 61
    engine.dispose()
    postgres.drop(url)


def test_a_store_of_the_first_version_is_brought_up_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite"
    engine = sqlite.engine_in(path)
    migrate(engine, "0001")
    run(engine, *ROWS_OF_0001)
    engine.dispose()
    opened = open_database(path)
    assert counts(opened)["comment"] == 2
    with read_transaction(opened) as sql:
        assert sql.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert sql.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    opened.dispose()


def test_a_migration_that_would_lose_what_a_row_refers_to_is_not_stored(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "site.sqlite")
    with pytest.raises(ValueError, match="diary"), sqlite.migration_transaction(engine) as sql:
        sql.exec_driver_sql("INSERT INTO diary (member, title, text, level, at) VALUES (77, 'T', 't', 3, 0)")
    assert counts(engine)["diary"] == 0
    engine.dispose()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as sql:
        sql.exec_driver_sql("CREATE TABLE music (id INTEGER)")
    engine.dispose()
    with pytest.raises(StoreError, match="another program"):
        open_database(path)


@pytest.mark.parametrize("version", ["0099_future", "0099", "head", ""])
def test_a_database_of_a_newer_program_is_told_as_such_and_left_alone(tmp_path: Path, version: str) -> None:
    path = tmp_path / "site.sqlite"
    engine = open_database(path)
    run(engine, f"UPDATE alembic_version SET version_num = '{version}'")
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=f"of version {version}, which a newer one of this program has made"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear Kana, " * 1000)
    with pytest.raises(StoreError, match="letter"):
        open_database(path)


@pytest.mark.parametrize("address", ["mysql://host/site", "site", "postgresql:/", "://", ""])
def test_an_address_that_is_no_database_is_refused(address: str) -> None:
    with pytest.raises(StoreError, match="postgresql://"):
        open_database(address)


def test_a_server_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file") as refused:
        open_database(f"postgresql://kana:geheim@/site?host={tmp_path}")
    assert "geheim" not in str(refused.value)
