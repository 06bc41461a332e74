"""Thousands of random operations, the same to every engine: the same answers, to the last place."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, create_engine, func, insert, select

from games.ranking import changes
from games.ranking.board import SEASONS, Board
from games.ranking.ledger import differences
from games.ranking.list_board import ListBoard
from games.ranking.proof import load_plays
from games.ranking.sql import SqlBoard
from games.ranking.tables import best, bucket_count, metadata, play, score_count
from keitai.common.time import JST, epoch_ms
from tests.games.ranking.mirrored_board import mirrored
from tests.servers import Postgres

NIGHT = datetime(2009, 8, 31, 23, 58, tzinfo=JST)
"""Two minutes before a new day, week and month in one."""
GAMES = ("g", "h")


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Empty boards."""
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


def deeds_agree(engine: Engine, count: int, members: int, redis: str = "") -> None:
    """Posts, repeats, departures and every question, in random order over four days round the end of a month."""
    chance = random.Random(f"deeds {count}")
    model = ListBoard()
    now, number = NIGHT, 0
    posted: list[tuple[str, int, int, str, datetime]] = []
    with engine.begin() as connection, ExitStack() as held:
        board: Board = held.enter_context(mirrored(connection, redis)) if redis else SqlBoard(connection)
        for _ in range(count):
            now += timedelta(milliseconds=chance.choice((0, 1, 500, 40_000, 2_000_000)) * 1200 // count)
            operation = chance.choices(("post", "again", "leave", "ask"), (55, 5, 1, 39))[0]
            if operation == "post" or not posted:
                number += 1
                score = chance.choice((chance.randrange(40), chance.randrange(3000), 255, 256, 257))
                play_ = (chance.choice(GAMES), chance.randrange(1, members), score, f"p{number}", now)
                posted.append(play_)
                assert board.post(*play_) == model.post(*play_)
            elif operation == "again":
                play_ = chance.choice(posted[-20:])
                if board.standing(play_[0], play_[1], "all", now) is not None:
                    assert board.post(*play_) == model.post(*play_)
            elif operation == "leave":
                who = chance.randrange(1, members)
                board.remove(who)
                model.remove(who)
                posted = [one for one in posted if one[1] != who]
            else:
                question = chance.random()
                answers = [asked(one, random.Random(question), members, now) for one in (board, model)]
                assert answers[0] == answers[1]


def asked(board: Board, chance: random.Random, members: int, now: datetime) -> object:
    game, season, member = chance.choice(GAMES), chance.choice(SEASONS), chance.randrange(1, members)
    then = now - timedelta(days=chance.choice((0, 0, 1)))
    match chance.randrange(5):
        case 0:
            return board.top(game, chance.randrange(members), chance.randrange(12), season, then)
        case 1:
            return board.standing(game, member, season, then)
        case 2:
            return board.among(game, chance.sample(range(1, members), 9), season, then)
        case 3:
            return board.around(game, member, chance.randrange(6), season, then)
        case _:
            return board.members(game, season, then)


def test_random_deeds_are_answered_as_the_list_answers_them(engine: Engine) -> None:
    deeds_agree(engine, 400, 40)


@pytest.fixture(params=["redis_server", "redis_cluster"])
def redis(request: pytest.FixtureRequest) -> str:
    """A server, or a node of a cluster."""
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, str) else str(found.url)


def test_random_deeds_are_answered_by_redis_as_the_list_answers_them(redis: str) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    deeds_agree(engine, 400, 40, redis)
    engine.dispose()


def test_pages_and_ranks_of_thousands_in_redis_are_those_of_sql(redis: str) -> None:
    """More than are read and sorted: on a cluster a place is looked for; ties are a third of the board."""
    chance = random.Random("pages")
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection, mirrored(connection, redis) as board:
        rows = [
            {
                "game": "g",
                "season": "all",
                "member": member,
                "score": chance.choice((0, chance.randrange(-40, 40), chance.randrange(2**40))),
                "at": epoch_ms(NIGHT) + chance.randrange(40),
                "play": f"{member:032x}",
            }
            for member in range(1, 2_001)
        ]
        connection.execute(insert(best), rows)
        for table, level, width in ((score_count, "score", 1), (bucket_count, "bucket", 256)):
            counted = Counter(int(row["score"]) // width for row in rows)  # type: ignore[call-overload]
            found = [{"game": "g", "season": "all", level: key, "members": n} for key, n in counted.items()]
            connection.execute(insert(table), found)
        changes.enqueue(connection, [("g", "all", row["member"]) for row in rows])  # type: ignore[misc]
        while changes.waiting(connection, 1):
            board.settle()
        for first in (0, 1, 255, 256, 257, 700, 1_100, 1_500, 1_990, 1_999, 2_000, 5_000):
            assert board.top("g", first, 12, "all", NIGHT) == board.sql.top("g", first, 12, "all", NIGHT), first
        for member in chance.sample(range(1, 2_001), 20):
            assert board.around("g", member, 3, "all", NIGHT) == board.sql.around("g", member, 3, "all", NIGHT)
            assert board.standing("g", member, "all", NIGHT) == board.sql.standing("g", member, "all", NIGHT)
        some = chance.sample(range(1, 2_001), 1_200)
        assert board.among("g", some, "all", NIGHT) == board.sql.among("g", some, "all", NIGHT)
    engine.dispose()


@pytest.mark.nightly
def test_ten_thousand_random_deeds(engine: Engine) -> None:
    deeds_agree(engine, 10_000, 60)


@pytest.mark.nightly
def test_ten_thousand_random_deeds_in_redis(redis: str) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    deeds_agree(engine, 10_000, 60, redis)
    engine.dispose()


def ranks_are_counted(engine: Engine, plays: int, members: int, asked: int) -> None:
    """A rank is one more than the members above; pages joined are the whole order, once."""
    chance = random.Random(f"ranks {plays}")
    rows = [
        (f"p{n}", "g", chance.randrange(members), int(chance.lognormvariate(7, 0.7)), NIGHT + timedelta(seconds=n))
        for n in range(plays)
    ]
    # A server keeps a lock a member until a transaction ends, and has room for some thousands of them.
    for start in range(0, plays, 1_000):
        with engine.begin() as connection:
            load_plays(connection, rows[start : start + 1_000])
    with engine.begin() as connection:
        assert differences(connection) == []
        board = SqlBoard(connection)
        now = rows[-1][4]
        for member in chance.sample(range(members), asked):
            standing = board.standing("g", member, "all", now)
            if standing is not None:
                above = select(func.count()).where(
                    best.c.game == "g", best.c.season == "all", best.c.score > standing.score
                )
                assert standing.rank == 1 + connection.execute(above).scalar_one()
        count = board.members("g", "all", now)
        assert count == connection.execute(select(func.count(play.c.member.distinct()))).scalar_one()
        pages = [one for first in range(0, count + 50, 50) for one in board.top("g", first, 50, "all", now)]
        assert len(pages) == count == len({one.member for one in pages})
        assert pages == sorted(pages, key=lambda one: (-one.score, one.at, one.member))


def test_ranks_after_many_plays(engine: Engine) -> None:
    ranks_are_counted(engine, 500, 200, 50)


@pytest.mark.nightly
def test_ranks_after_a_hundred_thousand_plays(engine: Engine) -> None:
    ranks_are_counted(engine, 100_000, 20_000, 1_000)
