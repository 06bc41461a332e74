"""Boards: ranks 1, 2, 2, 4; seasons of Tokyo; and SQL's board against the definition, operation by operation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select

from games.ranking.board import SEASONS, Board, Season, season_key, season_keys
from games.ranking.ledger import count_boards, differences, rebuild
from games.ranking.list_board import ListBoard
from games.ranking.proof import load_plays
from games.ranking.sql import SqlBoard, most_played
from games.ranking.tables import best, bucket_count, metadata, score_count
from keitai.common.time import JST
from tests.games.ranking.mirrored_board import in_transaction_of, mirrored

NOON = datetime(2009, 8, 26, 12, tzinfo=JST)
"""A Wednesday."""


@contextmanager
def sql_board(url: str = "sqlite://") -> Iterator[SqlBoard]:
    """In one transaction that is thrown away."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection, connection.begin() as transaction:
        metadata.create_all(connection)
        yield SqlBoard(connection)
        transaction.rollback()
    engine.dispose()


@pytest.fixture(params=["list", "sqlite", "postgres", "redis", "cluster", "redis and postgres"])
def board(request: pytest.FixtureRequest) -> Iterator[Board]:
    """An empty board of each kind: the definition, both databases, and Redis beside them."""
    if request.param == "list":
        yield ListBoard()
        return
    url = request.getfixturevalue("postgres").url("postgres") if "postgres" in request.param else "sqlite://"
    redis = ""
    if "redis" in request.param:
        redis = request.getfixturevalue("redis_server").url
    elif request.param == "cluster":
        redis = request.getfixturevalue("redis_cluster")
    with sql_board(url) as made:
        if not redis:
            yield made
            return
        with mirrored(made.connection, redis) as board:
            yield board


def post(board: Board, member: int, score: int, at: datetime = NOON, game: str = "g") -> int:
    return board.post(game, member, score, f"{member}-{score}-{at.timestamp()}-{game}", at).rank


def table(board: Board, season: Season = "all", now: datetime = NOON) -> list[tuple[int, int, int]]:
    return [(one.rank, one.member, one.score) for one in board.top("g", 0, 99, season, now)]


def test_a_shared_place_leaves_the_next_one_empty(board: Board) -> None:
    for minute, (member, score) in enumerate([(1, 50), (2, 80), (3, 50), (4, 20)]):
        post(board, member, score, NOON + timedelta(minutes=minute))
    assert table(board) == [(1, 2, 80), (2, 1, 50), (2, 3, 50), (4, 4, 20)]
    assert [one.rank for one in board.top("g", 2, 2, "all", NOON)] == [2, 4]


def test_within_a_tie_the_earlier_stands_first_then_the_lower_member(board: Board) -> None:
    post(board, 9, 50, NOON)
    post(board, 5, 50, NOON)
    post(board, 1, 50, NOON + timedelta(seconds=1))
    assert table(board) == [(1, 5, 50), (1, 9, 50), (1, 1, 50)]


def test_the_best_score_stands_with_its_own_time_and_play(board: Board) -> None:
    post(board, 1, 50)
    first = board.standing("g", 1, "all", NOON)
    post(board, 1, 50, NOON + timedelta(hours=1))
    post(board, 1, 40, NOON + timedelta(hours=2))
    assert board.standing("g", 1, "all", NOON) == first
    post(board, 1, 51, NOON + timedelta(hours=3))
    better = board.standing("g", 1, "all", NOON)
    assert better is not None
    assert (better.score, better.play.split("-")[1]) == (51, "51")
    assert board.members("g", "all", NOON) == 1


def test_games_do_not_mix_and_who_left_is_gone(board: Board) -> None:
    for member in (1, 2, 3):
        post(board, member, 10 * member)
        post(board, member, 10, game="other")
    board.remove(3)
    assert table(board) == [(1, 2, 20), (2, 1, 10)]
    assert board.members("other", "today", NOON) == 2
    assert board.standing("g", 3, "all", NOON) is None
    assert post(board, 3, 15) == 2


def test_friends_are_ranked_among_themselves_and_around_me_is_around_me(board: Board) -> None:
    for member in range(1, 31):
        post(board, member, member // 2 * 10)
    among = board.among("g", [4, 5, 7, 20, 99], "all", NOON)
    assert [(one.rank, one.member) for one in among] == [(1, 20), (2, 7), (3, 4), (3, 5)]
    around = board.around("g", 10, 2, "all", NOON)
    assert [one.member for one in around] == [12, 13, 10, 11, 8]
    assert [one.rank for one in around] == [18, 18, 20, 20, 22]
    assert board.around("g", 99, 2, "all", NOON) == []


@pytest.mark.parametrize(
    ("midnight", "season"),
    [
        (datetime(2009, 8, 27, tzinfo=JST), "today"),
        (datetime(2009, 8, 31, tzinfo=JST), "week"),
        (datetime(2009, 9, 1, tzinfo=JST), "month"),
        (datetime(2010, 1, 1, tzinfo=JST), "month"),
    ],
)
def test_seasons_turn_at_midnight_in_tokyo_to_the_millisecond(board: Board, midnight: datetime, season: Season) -> None:
    tick = timedelta(milliseconds=1)
    for member, at in ((1, midnight - tick), (2, midnight), (3, midnight + tick)):
        post(board, member, member, at.astimezone(UTC))
    assert [row[1] for row in table(board, season, midnight - tick)] == [1]
    assert [row[1] for row in table(board, season, midnight)] == [3, 2]
    assert [row[1] for row in table(board, "all", midnight)] == [3, 2, 1]


def test_a_week_of_new_year_belongs_to_one_season() -> None:
    assert season_key("week", datetime(2009, 12, 31, tzinfo=JST)) == season_key(
        "week", datetime(2010, 1, 1, tzinfo=JST)
    )
    assert season_keys(NOON) == ["2009-08-26", "2009-W35", "2009-08", "all"]


POSTS = st.tuples(
    st.sampled_from(["g", "h"]), st.integers(1, 12), st.integers(0, 1200), st.integers(0, 40 * 24 * 60), st.booleans()
)


@given(st.lists(POSTS, max_size=40), st.integers(0, 40 * 24 * 60), st.integers(1, 12), st.integers(0, 5))
@settings(max_examples=60)
def test_sql_answers_as_the_list_does(
    posts: list[tuple[str, int, int, int, bool]], later: int, member: int, count: int
) -> None:
    boards: tuple[Board, Board]
    with sql_board() as sql:
        boards = (sql, ListBoard())
        for number, (game, who, score, minutes, leaves) in enumerate(sorted(posts, key=lambda one: one[3])):
            at = NOON + timedelta(minutes=minutes)
            told = [board.post(game, who, score // 3, f"play {number}", at) for board in boards]
            assert told[0] == told[1]
            if leaves and score % 7 == 0:
                for board in boards:
                    board.remove(who)
        now = NOON + timedelta(minutes=later)
        for season in SEASONS:
            assert answers(sql, member, count, season, now) == answers(boards[1], member, count, season, now)
        counts_are_of_the_rows(sql)


def answers(board: Board, member: int, count: int, season: Season, now: datetime) -> tuple[object, ...]:
    """Every question a board answers, asked once."""
    return (
        board.top("g", count, 5, season, now),
        board.top("g", 0, 99, season, now),
        board.standing("g", member, season, now),
        board.among("g", [member, 3, 4, 9], season, now),
        board.around("g", member, count, season, now),
        board.members("g", season, now),
    )


def counts_are_of_the_rows(board: SqlBoard) -> None:
    """Both levels of counts say what counting the rows would."""
    sql = board.connection
    for table_, column in ((score_count, best.c.score), (bucket_count, best.c.score // 256)):
        key = table_.c[list(table_.primary_key.columns)[2].name]
        counted = select(best.c.game, best.c.season, column, func.count()).group_by(best.c.game, best.c.season, column)
        kept = select(table_.c.game, table_.c.season, key, table_.c.members).where(table_.c.members != 0)
        assert sorted(map(tuple, sql.execute(kept))) == sorted(map(tuple, sql.execute(counted)))


def test_boards_are_rebuilt_from_the_plays() -> None:
    with sql_board() as board:
        rows = [
            (f"play {n}", "g" if n % 3 else "h", n * 7 % 23, n * 31 % 900, NOON + timedelta(hours=n)) for n in range(90)
        ]
        load_plays(board.connection, rows)
        before = [tuple(row) for row in board.connection.execute(select(best).order_by(*best.primary_key.columns))]
        played = most_played(board.connection, 9)
        assert played == [("g", 60), ("h", 30)]
        board.connection.execute(best.delete())
        board.connection.execute(score_count.update().values(members=77))
        assert len(differences(board.connection)) > 90
        here = in_transaction_of(board.connection)
        steps = list(rebuild(here, here, lambda sql: ()))
        assert sum(steps) > 90
        assert len(steps) == 2 * count_boards(board.connection), "one pass that mends, one that finds nothing"
        after = [tuple(row) for row in board.connection.execute(select(best).order_by(*best.primary_key.columns))]
        assert after == before
        assert most_played(board.connection, 9) == played
        counts_are_of_the_rows(board)
        assert differences(board.connection) == []


def test_who_left_comes_back_by_no_rebuild() -> None:
    with sql_board() as board:
        load_plays(board.connection, [(f"p{n}", "g", n % 5, n, NOON) for n in range(20)])
        board.remove(3)
        assert differences(board.connection, {3}) == []
        assert differences(board.connection) != []
        here = in_transaction_of(board.connection)
        board.connection.execute(best.delete().where(best.c.member == 2))
        assert sum(list(rebuild(here, here, lambda sql: {3}))) > 0
        assert differences(board.connection, {3}) == []
        assert board.standing("g", 3, "all", NOON) is None


def test_pages_joined_are_the_whole_order_once() -> None:
    with sql_board() as board:
        for member in range(1, 120):
            post(board, member, member * 37 % 61, NOON + timedelta(seconds=member % 5))
        whole = board.top("g", 0, 500, "all", NOON)
        pages = [one for first in range(0, 130, 7) for one in board.top("g", first, 7, "all", NOON)]
        assert pages == whole
        assert all(above.score >= below.score for above, below in pairwise(whole))
        for one in whole:
            assert one.rank == 1 + sum(other.score > one.score for other in whole)
