"""What an operator does about a play with signs of a machine; the signs alone change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, create_engine, insert

from games.ranking.ledger import differences, rebuild
from games.ranking.sql import SqlBoard
from games.ranking.tables import metadata, play
from games.ranking.withdrawal import flagged_plays, withdraw
from keitai.common.time import JST, epoch_ms

NOON = datetime(2009, 8, 26, 12, tzinfo=JST)


@pytest.fixture
def sql() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def post(sql: Connection, number: str, member: int, score: int, at: datetime = NOON, signs: str = "") -> None:
    row = {"id": number, "game": "g", "member": member, "score": score, "at": epoch_ms(at), "rules": 1, "ticks": 9}
    sql.execute(insert(play), {**row, "digest": "", "replay": None, "improved": 1, "rank": 1, "signs": signs})
    board = SqlBoard(sql, 1)
    board.post("g", member, score, number, at)
    board.count_play("g")


def table(sql: Connection, season: str = "all") -> list[tuple[int, int, int, str]]:
    top = SqlBoard(sql, 1).top("g", 0, 10, season, NOON)  # type: ignore[arg-type]
    return [(one.rank, one.member, one.score, one.play) for one in top]


def test_a_play_with_signs_keeps_its_rank_until_it_is_withdrawn(sql: Connection) -> None:
    post(sql, "slow", 1, 100, NOON - timedelta(days=1))
    post(sql, "robot", 1, 900, signs="even fast")
    post(sql, "human", 2, 500)
    assert table(sql) == [(1, 1, 900, "robot"), (2, 2, 500, "human")]
    (flagged,) = flagged_plays(sql)
    assert (flagged.id, flagged.member, flagged.score, flagged.signs) == ("robot", 1, 900, ["even", "fast"])
    assert withdraw(sql, "robot", NOON)
    assert table(sql) == [(1, 2, 500, "human"), (2, 1, 100, "slow")]
    assert table(sql, "today") == [(1, 2, 500, "human")]
    assert flagged_plays(sql)[0].withdrawn
    assert differences(sql) == []
    list(rebuild(lambda: nullcontext(sql), lambda: nullcontext(sql), lambda sql: ()))
    assert table(sql) == [(1, 2, 500, "human"), (2, 1, 100, "slow")]
    assert withdraw(sql, "robot", None)
    assert table(sql) == [(1, 1, 900, "robot"), (2, 2, 500, "human")]
    assert (differences(sql), flagged_plays(sql)[0].withdrawn) == ([], False)


def test_a_play_that_is_not_there_and_a_member_who_left_change_nothing(sql: Connection) -> None:
    post(sql, "one", 1, 100)
    post(sql, "two", 1, 200)
    assert not withdraw(sql, "nosuch", NOON)
    SqlBoard(sql, 1).remove(1)
    assert withdraw(sql, "two", NOON, left=[1])
    assert (table(sql), differences(sql, [1])) == ([], [])
