"""No statement of the boards reads a season through: each plan seeks, and 200,000 rows cost milliseconds."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, insert, text

from games.ranking import changes, statements
from games.ranking.board import season_keys
from games.ranking.sql import SqlBoard, most_played
from games.ranking.statements import BUCKET
from games.ranking.tables import metadata, play
from keitai.common.time import JST, epoch_ms
from tests.servers import Postgres

NOON = datetime(2009, 8, 26, 12, tzinfo=JST)
SMALL = {"game_count", "board_mirror"}
"""A row a game, and one row: they are read through."""
QUICK_MS = 5.0
Question = Callable[[SqlBoard], object]
QUESTIONS: dict[str, Question] = {
    "post": lambda board: board.post("g", 4_000, 801, "new", NOON),
    "post again": lambda board: board.post("g", 17, 90_000, "better", NOON),
    "count a play": lambda board: board.count_play("g"),
    "first page": lambda board: board.top("g", 0, 10, "all", NOON),
    "page far down": lambda board: board.top("g", board.members("g", "all", NOON) * 8 // 10, 10, "all", NOON),
    "standing": lambda board: board.standing("g", 17, "month", NOON),
    "friends": lambda board: board.among("g", range(1, 5), "week", NOON),
    "around": lambda board: board.around("g", 1_500, 5, "all", NOON),
    "members": lambda board: board.members("g", "today", NOON),
    "best score": lambda board: board.best_score("g", 17, "all", NOON),
    "most played": lambda board: most_played(board.connection, 10),
    "remove": lambda board: board.remove(17),
    "changes": lambda board: changes.waiting(board.connection, 100),
    "same keys": lambda board: statements.of_same_keys(board.connection, game="g", keys="0123456789abcdef").first(),
    "members in turn": lambda board: statements.by_member(
        board.connection, game="g", season="all", after=1_000, count=100
    ).all(),
}


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "sqlite":
        engine = create_engine("sqlite://")
        metadata.create_all(engine)
        yield engine
        engine.dispose()
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create()
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    metadata.create_all(engine)
    yield engine
    engine.dispose()
    server.drop(url)


FILL = """
INSERT INTO best (game, season, member, score, at, play)
WITH RECURSIVE members(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM members WHERE id < :members)
SELECT 'g', :season, id, CASE id % 10 WHEN 0 THEN 0 ELSE id * 79 % 2000 END, :at + id % 97, 'p' || id FROM members
"""
COUNT = "INSERT INTO {0} SELECT game, season, score / {1}, count(*) FROM best GROUP BY game, season, score / {1}"


def fill(connection: Connection, members: int) -> None:
    """Give each member a best of all four seasons, on 2,000 scores, with a tie of a tenth of them at zero."""
    at = epoch_ms(NOON - timedelta(hours=1))
    for season in season_keys(NOON):
        connection.execute(text(FILL), {"members": members, "season": season, "at": at})
    changes.attach(connection, changes.Mirror("t", 1))
    connection.execute(text(COUNT.format("score_count", 1)))
    connection.execute(text(COUNT.format("bucket_count", BUCKET)))


@contextmanager
def sent_by(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """Collect what is sent to the database, with its values."""
    sent: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, _context: object, many: bool) -> None:
        sent.append((statement, values[0] if many else values))

    event.listen(connection, "before_cursor_execute", note)
    yield sent
    event.remove(connection, "before_cursor_execute", note)


def faults_of_sqlite(connection: Connection, statement: str, values: Any) -> list[str]:
    """Return the steps of a plan that read a table through, pass rows of a season over, or sort rows of `best`."""
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    steps = [str(row[3]) for row in rows]
    found = [step for step in steps if re.match(r"SCAN (best|score_count|bucket_count|play)\b", step)]
    if "FROM best" in statement:
        found += [step for step in steps if "TEMP B-TREE" in step]
    conditions = statement.partition("WHERE")[2].partition("ORDER BY")[0]
    if "best.score" in conditions or "best.member" in conditions:
        found += [step for step in steps if "SEARCH best" in step and step.endswith("(game=? AND season=?)")]
    return found


def faults_of_postgres(connection: Connection, statement: str, values: Any) -> list[str]:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar_one()
    return [fault for root in plan for fault in _faults(root["Plan"])]


def _faults(node: dict[str, Any]) -> list[str]:
    kind, table = node["Node Type"], node.get("Relation Name")
    found = []
    if table is not None and table not in SMALL:
        if kind == "Seq Scan":
            found.append(f"reads {table} through")
        if "Filter" in node:
            found.append(f"throws rows of {table} away: {node['Filter']}")
    if "Sort" in kind and any(below.get("Relation Name") == "best" for below in node.get("Plans", ())):
        found.append(f"sorts rows of best by {node['Sort Key']}")
    return found + [fault for below in node.get("Plans", ()) for fault in _faults(below)]


def test_every_statement_seeks(engine: Engine) -> None:
    with engine.begin() as connection:
        fill(connection, 2_000)
        connection.execute(insert(play), _plays(10))
    postgres = engine.dialect.name == "postgresql"
    if postgres:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    with engine.begin() as connection:
        if postgres:
            connection.execute(text("SET enable_seqscan = off"))
        board = SqlBoard(connection)
        for name, ask in QUESTIONS.items():
            with sent_by(connection) as sent:
                ask(board)
            assert sent, name
            for statement, values in sent:
                if "advisory" in statement:
                    continue
                find = faults_of_postgres if postgres else faults_of_sqlite
                assert find(connection, statement, values) == [], f"{name}: {statement}"


def test_two_hundred_thousand_members_cost_milliseconds() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        fill(connection, 50_000)
        board = SqlBoard(connection)
        for name, ask in QUESTIONS.items():
            took = min(_milliseconds(ask, board) for _ in range(3))
            assert took < QUICK_MS, f"{name}: {took:.1f} ms"
    engine.dispose()


def _milliseconds(ask: Question, board: SqlBoard) -> float:
    start = time.process_time()
    ask(board)
    return (time.process_time() - start) * 1000


def _plays(count: int) -> list[dict[str, object]]:
    row = {"game": "g", "score": 1, "at": 1, "rules": 0, "ticks": 0, "digest": "", "improved": 1, "rank": 1}
    return [{**row, "id": f"x{n}", "member": n} for n in range(count)]
