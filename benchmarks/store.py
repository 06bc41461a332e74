"""How long a score takes to be stored for good, alone and among eight processes, on SQLite and PostgreSQL.

uv run python -m benchmarks.store           8 processes with 1,000 posts each; --posts N for another number
    --json FILE writes the same as JSON
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.table import Row, report
from games.ranking.ledger import differences
from games.ranking.proof import load_plays
from games.ranking.sql import SqlBoard
from screens.store.database import open_database
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.store.posting_processes import GAME, MEMBERS, ROLL, post_at_once, posts
from tests.servers import running_postgres

PROCESSES = 8
WORST_MS, RANK_MS = 50.0, 1.0


def measure(name: str, address: str, count: int) -> list[Row]:
    """Posts of one process, then of eight at once, then ranks asked for."""
    engine = open_database(address if "://" in address else Path(address))
    alone: list[float] = []
    for play in posts(PROCESSES, count):
        start = time.perf_counter()
        with write_transaction(engine) as sql:
            load_plays(sql, [play])
        alone.append((time.perf_counter() - start) * 1000)
    start = time.perf_counter()
    together = post_at_once(address, PROCESSES, count)
    seconds = time.perf_counter() - start
    ranks: list[float] = []
    with read_transaction(engine) as sql:
        board = SqlBoard(sql)
        for member in range(1, MEMBERS):
            start = time.perf_counter()
            board.standing(GAME, member, "all", ROLL)
            ranks.append((time.perf_counter() - start) * 1000)
        assert differences(sql) == []
    engine.dispose()
    return [
        Row(f"{name}: one process", len(alone) / sum(alone) * 1000, "posts/s"),
        Row(f"{name}: one process, median", statistics.median(alone), "ms"),
        Row(f"{name}: one process, 99th of a hundred", hundredth(alone), "ms"),
        Row(f"{name}: eight processes", len(together) / seconds, "posts/s"),
        Row(f"{name}: eight processes, median", statistics.median(together), "ms"),
        Row(f"{name}: eight processes, 99th of a hundred", hundredth(together), "ms", WORST_MS),
        Row(f"{name}: a rank, 99th of a hundred", hundredth(ranks), "ms", RANK_MS),
    ]


def hundredth(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


@contextmanager
def addresses() -> Iterator[list[tuple[str, str]]]:
    """A new store on each engine that is here, with all its care for the disk."""
    with tempfile.TemporaryDirectory() as folder:
        sqlite = ("SQLite", str(Path(folder) / "site.sqlite"))
        try:
            with running_postgres() as server:
                yield [sqlite, ("PostgreSQL", server.create())]
        except pytest.skip.Exception as reason:
            print(reason)
            yield [sqlite]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--posts", type=int, default=1_000)
    arguments.add_argument("--json")
    given = arguments.parse_args()
    with addresses() as stores:
        rows = [row for name, address in stores for row in measure(name, address, given.posts)]
    report(f"Scores stored, {given.posts} posts a process", rows)


if __name__ == "__main__":
    main()
