"""The store's tables: made at once, or migrated up to the same; and down again."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, inspect

from games.ranking.tables import metadata as ranking_metadata
from screens.store import database
from screens.store.database import HEAD, StoreError, alembic_config, open_database, writing
from screens.store.tables import metadata as site_metadata


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


def test_migrated_up_is_what_the_tables_say_and_down_leaves_nothing(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'site.sqlite'}")
    event.listen(engine, "connect", database._prepare_file)
    event.listen(engine, "begin", database._begin)
    database._migrate(engine)
    with engine.connect() as sql:
        context = MigrationContext.configure(sql)
        assert compare_metadata(context, [site_metadata, ranking_metadata]) == []  # type: ignore[arg-type]
    with writing(engine) as sql:
        config = alembic_config()
        config.attributes["connection"] = sql
        command.downgrade(config, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()


def test_a_store_of_the_first_version_is_brought_up_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", database._prepare_file)
    event.listen(engine, "begin", database._begin)
    database._migrate(engine, "0001")
    with writing(engine) as sql:
        sql.exec_driver_sql(
            "INSERT INTO member (id, nickname, gender, age, prefecture, blood, introduction, joined, last_login)"
            " VALUES (1, 'Kana', 'F', 20, 1, 'A', '', 0, 0)"
        )
        sql.exec_driver_sql("INSERT INTO diary (id, member, title, text, level, at) VALUES (1, 1, 'T', 't', 3, 0)")
    engine.dispose()
    opened = open_database(path)
    with opened.connect() as sql:
        assert sql.exec_driver_sql("SELECT title FROM diary").scalar() == "T"
        assert sql.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
    opened.dispose()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as sql:
        sql.exec_driver_sql("CREATE TABLE music (id INTEGER)")
    engine.dispose()
    with pytest.raises(StoreError, match="another program"):
        open_database(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear Kana, " * 1000)
    with pytest.raises(StoreError, match="letter"):
        open_database(path)
