"""How long pages take to build in a town of 10,000 members, and how many a second come over HTTP.

uv run python -m benchmarks.site            builds each page 40 times, then asks two workers for five rounds
    --members N for another size, --json FILE writes the same as JSON

The town is made once and kept in the user's cache folder: making it takes minutes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import socket
import statistics
import tempfile
import time
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import platformdirs
from sqlalchemy import Engine

from benchmarks.load import pages_a_second
from benchmarks.table import Row, report
from games.engine.catalogue import game_ids
from keitai.common.wire import MEMBER_KEY
from screens.app import create_site
from screens.config import SiteConfig
from screens.public_address import PublicAddress
from screens.server import Feeds, freeze_heap, serve_site
from screens.store.database import image_of, open_database
from screens.store.transactions import write_transaction
from screens.web.sessions import start_session
from screens.world.cache import open_world

NOW = datetime(2009, 8, 24, 9, 0, tzinfo=timezone(timedelta(hours=9)))
PAGES = (
    "/home", "/members/{other}", "/members/{other}/friends", "/diary/friends", "/diary/{other}", "/messages",
    "/communities", "/communities/3", "/topics/3", "/albums", "/echo", "/reviews", "/news", "/friends/suggested",
    "/search/members?q=a", "/search/diaries?q=cat", "/footprints", "/collection", "/points", "/games",
    "/games/keep-awake/ranking/friends", "/games/keep-awake/ranking/all",
)  # fmt: skip
MEDIAN_MS, WORST_MS = 5.0, 20.0
PAGES_A_SECOND, WORKERS = 300.0, 2


def measure(engine: Engine, members: int, rounds: int) -> list[tuple[str, float, float]]:
    """(page, median, 99th of a hundred), in milliseconds."""
    site = create_site(SiteConfig(engine, b"secret", clock=lambda: NOW))
    freeze_heap()
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


def over_http(engine: Engine, members: int) -> float:
    """Measure the pages a second of the server's two workers over a database file; the median of five rounds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.sqlite"
        path.write_bytes(image_of(engine))
        kept = open_database(path)
        with write_transaction(kept) as sql:
            cookie = start_session(sql, SiteConfig(kept, b"secret"), members // 2)
        kept.dispose()
        port = _free_port()
        served = partial(serve_site, path, b"secret", PublicAddress(port), WORKERS, Feeds())
        server = multiprocessing.get_context("spawn").Process(target=served)
        server.start()
        try:
            _wait_for(port)
            chance = random.Random(1)
            paths = [page.format(other=chance.randrange(1, members)) for page in PAGES for _ in range(3)]
            chance.shuffle(paths)
            pages_a_second(port, paths, cookie, 2.0)
            return statistics.median(pages_a_second(port, paths, cookie, 4.0) for _ in range(5))
        finally:
            server.terminate()
            server.join()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the site did not start")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--members", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=40)
    arguments.add_argument("--json")
    given = arguments.parse_args()
    rows: list[Row] = []
    engine = open_world(2009, given.members, NOW, game_ids(), Path(platformdirs.user_cache_dir("keitai")))
    for page, median, worst in measure(engine, given.members, given.rounds):
        rows += [Row(page, median, "ms", MEDIAN_MS), Row(f"{page}, worst", worst, "ms", WORST_MS)]
    rows.append(
        Row("over HTTP, two workers", over_http(engine, given.members), "pages/s", PAGES_A_SECOND, atleast=True)
    )
    report(f"Pages built at {given.members} members", rows)


if __name__ == "__main__":
    main()
