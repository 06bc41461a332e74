"""How long pages take to build: a town of 10,000 members in memory, each kind of page as many members.

uv run python -m benchmarks.site            builds each page 40 times; --members N for another size
    --json FILE writes the same as JSON
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from datetime import datetime, timedelta, timezone

from benchmarks.table import Row, report
from games.catalogue import game_ids
from screens.config import SiteConfig
from screens.site import create_site
from screens.store.world.cache import open_world
from screens.visitor import MEMBER_KEY

NOW = datetime(2009, 8, 24, 9, 0, tzinfo=timezone(timedelta(hours=9)))
PAGES = (
    "/home", "/members/{other}", "/members/{other}/friends", "/diary/friends", "/diary/{other}", "/messages",
    "/communities", "/communities/3", "/topics/3", "/albums", "/echo", "/reviews", "/news", "/friends/suggested",
    "/search/members?q=a", "/search/diaries?q=cat", "/footprints", "/collection", "/points", "/games",
    "/games/keep-awake/ranking/friends", "/games/keep-awake/ranking/all",
)  # fmt: skip
MEDIAN_MS, WORST_MS = 5.0, 20.0


def measure(members: int, rounds: int) -> list[tuple[str, float, float]]:
    """(page, median, 99th of a hundred), in milliseconds."""
    engine = open_world(2009, members, NOW, game_ids(), None)
    site = create_site(SiteConfig(engine, b"secret", clock=lambda: NOW))
    client = site.test_client()
    chance = random.Random(1)
    rows: list[tuple[str, float, float]] = []
    for page in PAGES:
        times: list[float] = []
        for _ in range(rounds + 3):
            path = page.format(other=chance.randrange(1, members))
            owner = str(chance.randrange(1, members))
            start = time.perf_counter()
            client.get(path, environ_overrides={MEMBER_KEY: owner})
            times.append((time.perf_counter() - start) * 1000)
        times = sorted(times[3:])
        rows.append((page, statistics.median(times), times[int(len(times) * 0.99)]))
    return rows


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--members", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=40)
    arguments.add_argument("--json")
    given = arguments.parse_args()
    rows: list[Row] = []
    for page, median, worst in measure(given.members, given.rounds):
        rows += [Row(page, median, "ms", MEDIAN_MS), Row(f"{page}, worst", worst, "ms", WORST_MS)]
    report(f"Pages built at {given.members} members", rows)


if __name__ == "__main__":
    main()
