"""Rankings of a million members: SQLite, PostgreSQL and Redis, each against the bare commands of the same server.

uv run python -m benchmarks.ranking                          1,000,000 members
uv run python -m benchmarks.ranking 16000000 sqlite redis    others, and some engines alone
uv run python -m benchmarks.ranking rebuild                  `ranking rebuild` and `check` of 1,000,000 plays, SQLite
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from statistics import quantiles

from sqlalchemy import Engine, text

from benchmarks.table import Row, report
from games.ranking.board import BoardReader
from games.ranking.mirror_repair import Comparison, repair
from games.ranking.redis_board import RedisBoard
from games.ranking.redis_client import RedisClient
from games.ranking.redis_mirror import mark, new_mirror
from games.ranking.redis_rows import Layout, field
from games.ranking.sql import SqlBoard
from games.ranking.statements import BUCKET
from keitai.common.time import JST, epoch_ms
from screens.store.database import open_database
from screens.store.transactions import read_transaction, write_transaction
from tests.redis_servers import running_redis
from tests.servers import running_postgres

GAME = "g"
NOW = datetime(2009, 8, 26, 12, tzinfo=JST)
ASKED = 300
ENGINES = ("sqlite", "redis", "postgres")
Question = Callable[[], object]
FILL = """
INSERT INTO best (game, season, member, score, at, play)
WITH RECURSIVE members(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM members WHERE id < :members)
SELECT 'g', 'all', id, (id * 7919 % 9973) * (id * 31 % 7 + 1) / 4, :at + id % 977, 'p' || id FROM members
"""
COUNT = "INSERT INTO {0} SELECT game, season, score / {1}, count(*) FROM best GROUP BY game, season, score / {1}"

PLAYS = """
INSERT INTO play (id, game, member, score, at, rules, ticks, digest, improved, rank)
WITH RECURSIVE plays(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM plays WHERE id < :plays)
SELECT 'p' || id, 'g', id * 7919 % :members + 1, (id * 7919 % 9973) * (id * 31 % 7 + 1) / 4,
    :at + id * 977 % 2592000000, 1, 9, '', 1, 1 FROM plays
"""
"""Of thirty days, some four by each member."""


def fill(engine: Engine, members: int) -> float:
    """Give each member a row of all time; return the seconds it took."""
    start = time.perf_counter()
    with write_transaction(engine) as sql:
        sql.execute(text(FILL), {"members": members, "at": epoch_ms(NOW)})
        sql.execute(text(COUNT.format("score_count", 1)))
        sql.execute(text(COUNT.format("bucket_count", BUCKET)))
        sql.execute(text("INSERT INTO game_count (game, plays) VALUES ('g', 1)"))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sql:
            sql.execute(text("ANALYZE"))
    return time.perf_counter() - start


def timed(question: Question, times: int = ASKED) -> tuple[float, float]:
    """Median and 99th hundredth in milliseconds, after ten that are not counted."""
    for _ in range(10):
        question()
    took = []
    for _ in range(times):
        start = time.perf_counter()
        question()
        took.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[98]


def questions(board: BoardReader, members: int, chance: random.Random) -> dict[str, Question]:
    """What readers ask; each of another member."""
    one = partial(chance.randrange, 1, members)
    return {
        "rank": lambda: board.standing(GAME, one(), "all", NOW),
        "top 10": lambda: board.top(GAME, 0, 10, "all", NOW),
        "page in the middle": lambda: board.top(GAME, members // 2, 10, "all", NOW),
        "friends of 1,000": lambda: board.among(GAME, chance.sample(range(1, members), 1_000), "all", NOW),
        "around me": lambda: board.around(GAME, one(), 5, "all", NOW),
    }


def bare(client: RedisClient, layout: Layout, members: int, chance: random.Random) -> dict[str, Question]:
    """The commands of Redis that a question cannot do without, sent by the same client."""
    keys = layout.keys(GAME, "all", 0)
    drawn = [client.send([("ZRANDMEMBER", keys.order)])[0] for _ in range(200)]
    own = partial(chance.choice, drawn)
    some = [field(member) for member in chance.sample(range(1, members), 1_000)]

    def around() -> object:
        place = client.send([("ZREVRANK", keys.order, own())])[0]
        return client.send([("ZREVRANGE", keys.order, max(0, place - 5), place + 5)])

    return {
        "rank": lambda: client.send([("ZLEXCOUNT", keys.order, b"(" + own(), "+")]),
        "top 10": lambda: client.send([("ZREVRANGE", keys.order, 0, 9)]),
        "page in the middle": lambda: client.send([("ZREVRANGE", keys.order, members // 2, members // 2 + 9)]),
        "friends of 1,000": lambda: client.send([("HMGET", keys.rows, *some)]),
        "around me": around,
    }


def measured(found: dict[str, Question]) -> dict[str, tuple[float, float]]:
    return {name: timed(question, 60 if "1,000" in name else ASKED) for name, question in found.items()}


def submits(engine: Engine, members: int, chance: random.Random) -> tuple[float, float]:
    """A better score of some member, committed."""
    numbers = count()

    def post() -> None:
        with write_transaction(engine) as sql:
            member = chance.randrange(1, members)
            SqlBoard(sql).post(GAME, member, 20_000 + next(numbers), f"n{next(numbers)}", NOW)

    return timed(post, 200)


def sql_part(engine: Engine, members: int) -> dict[str, tuple[float, float]]:
    chance = random.Random(1)
    with read_transaction(engine) as sql:
        found = measured(questions(SqlBoard(sql), members, chance))
    return found | {"submit": submits(engine, members, chance)}


@contextmanager
def filled_redis(engine: Engine) -> Iterator[tuple[RedisClient, Layout, float]]:
    """A Redis with the boards of a database, and the seconds of filling it."""
    with running_redis() as server:
        client = RedisClient(server.url)
        layout = Layout(new_mirror(client, "bench"))
        comparison = Comparison(client, layout, partial(read_transaction, engine))
        start = time.perf_counter()
        for differences in comparison.steps(NOW):
            repair(comparison, differences, partial(write_transaction, engine))
        mark(client, layout, client.servers())
        yield client, layout, time.perf_counter() - start


def redis_part(engine: Engine, members: int, rows: list[Row]) -> None:
    chance = random.Random(1)
    with filled_redis(engine) as (client, layout, seconds):
        start = time.perf_counter()
        checked = sum(
            found.number for found in Comparison(client, layout, partial(read_transaction, engine)).steps(NOW)
        )
        compared = time.perf_counter() - start
        found = measured(questions(RedisBoard(client, layout), members, chance))
        least = measured(bare(client, layout, members, chance))
        add(rows, "Redis", found)
        add(rows, "Redis, bare commands", least)
        keys = layout.keys(GAME, "all", 0)
        order, hashed = client.send([("MEMORY", "USAGE", key, "SAMPLES", 200) for key in (keys.order, keys.rows)])
        rows += [
            Row("Redis: filling from SQLite", seconds, "s"),
            Row("Redis: comparing with SQLite", compared, "s"),
            Row("Redis: differences then", checked, "", 0.5),
            Row("Redis: a member's place", order / members, "bytes"),
            Row("Redis: a member's row", hashed / members, "bytes"),
        ]


def add(rows: list[Row], engine: str, found: dict[str, tuple[float, float]]) -> None:
    for name, (p50, p99) in found.items():
        rows += [Row(f"{engine}: {name}, median", p50, "ms"), Row(f"{engine}: {name}, 99th of a hundred", p99, "ms")]


def rebuild_part(plays: int) -> list[Row]:
    """Make all boards from so many plays, and compare them, as commands; a reader asks and a poster posts meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(Path(folder) / "site.sqlite")
        with write_transaction(engine) as sql:
            sql.execute(text(PLAYS), {"plays": plays, "members": plays // 4 + 1, "at": epoch_ms(NOW)})
        rows: list[Row] = []
        for verb in ("rebuild", "check"):
            waits: dict[str, list[float]] = {"a page's question": [], "a post": []}
            start = time.perf_counter()
            command = subprocess.Popen([sys.executable, "run.py", "ranking", verb, "--data", folder])
            chance, largest = random.Random(2), 0.0
            while command.poll() is None:
                largest = max(largest, resident(command.pid))
                for name, ask in (("a page's question", look), ("a post", post_again)):
                    begun = time.perf_counter()
                    ask(engine, chance.randrange(1, plays // 4))
                    waits[name].append((time.perf_counter() - begun) * 1000)
                time.sleep(0.05)
            rows.append(Row(f"ranking {verb}: {plays:,} plays", time.perf_counter() - start, "s"))
            rows.append(Row(f"ranking {verb}: memory at most", largest, "MB"))
            for name, took in waits.items():
                rows.append(Row(f"ranking {verb}: {name} meanwhile, 99th", quantiles(took, n=100)[98], "ms"))
                rows.append(Row(f"ranking {verb}: {name} meanwhile, worst", max(took), "ms"))
            assert command.returncode in (0, 1)
        engine.dispose()
    return rows


def look(engine: Engine, member: int) -> None:
    with read_transaction(engine) as sql:
        SqlBoard(sql).standing(GAME, member, "all", NOW)


def post_again(engine: Engine, member: int) -> None:
    """Look up what a post writes, in a transaction that may write: the boards stay what the plays say."""
    with write_transaction(engine) as sql:
        SqlBoard(sql).best_score(GAME, member, "all", NOW)


def resident(pid: int) -> float:
    """Return the megabytes that a process has in memory."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    if "rebuild" in sys.argv[1:]:
        plays = next((int(word) for word in sys.argv[1:] if word.isdigit()), 1_000_000)
        report(f"boards of {plays:,} plays made anew", rebuild_part(plays))
        return
    numbers = [word for word in sys.argv[1:] if word.isdigit()]
    members = int(numbers[0]) if numbers else 1_000_000
    engines = [word for word in sys.argv[1:] if word in ENGINES] or list(ENGINES)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.sqlite"
        engine = open_database(path)
        rows.append(Row("SQLite: filling", fill(engine, members), "s"))
        if "redis" in engines:
            redis_part(engine, members, rows)
        if "sqlite" in engines:
            add(rows, "SQLite", sql_part(engine, members))
            rows.append(Row("SQLite: a member", path.stat().st_size / members, "bytes"))
        engine.dispose()
    if "postgres" in engines:
        with running_postgres() as server:
            engine = open_database(server.create())
            rows.append(Row("PostgreSQL: filling", fill(engine, members), "s"))
            add(rows, "PostgreSQL", sql_part(engine, members))
            engine.dispose()
    report(f"rankings of {members:,} members", rows)


if __name__ == "__main__":
    main()
