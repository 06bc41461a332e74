"""kill -9 of the poster, the site, Redis and PostgreSQL while scores are posted over a season's end.

Afterwards the boards, in the database and in Redis, are what the plays say, and each play that a phone's outbox held
was delivered once.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPException
from pathlib import Path
from subprocess import Popen

import pytest
from sqlalchemy import func, select

from games.ranking.mirror_repair import Comparison
from games.ranking.redis_client import RedisClient
from games.ranking.tables import play
from screens.store.board_tender import BoardTender, Clocks, fed_mirror
from screens.store.transactions import read_transaction
from tests.redis_servers import RedisServer, running_redis
from tests.screens.site_client import world_image
from tests.screens.store.fault_injection import check, open_store, prepare, seeded, serving
from tests.screens.store.operations import OperationLog, WriteOperation, send
from tests.servers import Postgres, running_postgres

POSTERS = 3
MEMBERS = 55
PAUSE = 0.4
"""Seconds from one post to the next: a member may send ten a minute."""


@dataclass
class Siege:
    """A site with boards in Redis, whose parts are killed while members post; what was not answered is sent again."""

    address: str
    redis: RedisServer
    chance: random.Random
    log: OperationLog = field(default_factory=OperationLog)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    site: ExitStack = field(default_factory=ExitStack)
    process: Popen[str] | None = None

    def start_site(self) -> None:
        self.process, self.port = self.site.enter_context(serving(self.address, self.redis.url))

    def kill_site(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.site.close()
        self.start_site()

    def kill_redis(self) -> None:
        self.redis.kill()
        time.sleep(self.chance.random() * 0.05)
        self.redis.start()

    def kill_poster(self) -> None:
        """A phone that dies in the middle of its request; its outbox still has the play."""
        with self.lock:
            operation = self.log.next(1 + self.chance.randrange(MEMBERS), ("score",))
        head = f"POST {operation.path} HTTP/1.1\r\nHost: x\r\nX-Member: {operation.member}\r\n"
        head += f"Content-Length: {len(operation.body)}\r\n\r\n"
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5) as phone:
            phone.sendall(
                head.encode() + operation.body[: self.chance.choice((len(operation.body) // 2, len(operation.body)))]
            )

    def post(self) -> None:
        """What every phone does: play, send, and keep what was not taken for later."""
        while not self.stop.is_set():
            with self.lock:
                operation = self.log.next(1 + len(self.log.operations) * 7 % MEMBERS, ("score",))
            self._sent(operation)
            self.stop.wait(PAUSE)

    def _sent(self, operation: WriteOperation) -> bool:
        try:
            send(operation, self.port, 10)
        except (OSError, HTTPException):
            return False
        return operation.done

    def rounds(self, kills: list[Callable[[], None]]) -> None:
        self.start_site()
        threads = [threading.Thread(target=self.post) for _ in range(POSTERS)]
        for thread in threads:
            thread.start()
        try:
            for kill in kills:
                time.sleep(0.02 + self.chance.random() * 0.15)
                kill()
        finally:
            self.stop.set()
            for thread in threads:
                thread.join()
        for _ in range(20):
            waiting = [operation for operation in self.log.operations if not operation.done]
            if not waiting:
                break
            for operation in waiting + waiting[:2]:  # some twice
                self._sent(operation)
            time.sleep(0.2)
        self.site.close()

    def all_is_well(self) -> None:
        assert all(operation.done for operation in self.log.operations)
        assert len(self.log.operations) >= 20
        check(self.address, self.log.operations)
        engine = open_store(self.address)
        with read_transaction(engine) as sql:
            mine = select(func.count()).where(play.c.id.in_([operation.token for operation in self.log.operations]))
            assert sql.execute(mine).scalar_one() == len(self.log.operations)
        clocks = Clocks(lambda: datetime.now(UTC), time.monotonic)
        tender = BoardTender(engine, RedisClient(self.redis.url), clocks, lambda: f"{self.chance.getrandbits(32):08x}")
        end = time.monotonic() + 30
        while not tender.usable():
            tender.run_round()
            assert time.monotonic() < end, "nobody made the boards whole"
        comparison = Comparison(RedisClient(self.redis.url), fed_mirror(engine), partial(read_transaction, engine))
        assert sum(found.number for found in comparison.steps(datetime.now(UTC))) == 0
        tender.stop()
        engine.dispose()


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    with running_redis() as server:
        yield server


def besieged(address: str, redis: RedisServer, rounds: int, *, site_every: int) -> None:
    siege = Siege(address, redis, random.Random(f"siege {rounds}"))
    kinds = [siege.kill_redis, siege.kill_poster]
    siege.rounds([siege.kill_site if n % site_every == 2 else kinds[n % 2] for n in range(rounds)])
    siege.all_is_well()


def test_twenty_kills_of_posters_redis_and_the_site(tmp_path: Path, redis: RedisServer) -> None:
    path = tmp_path / "site.sqlite"
    path.write_bytes(world_image())
    prepare(str(path))
    besieged(str(path), redis, 20, site_every=9)


@pytest.mark.nightly
def test_three_hundred_kills(address: str, redis: RedisServer) -> None:
    besieged(address, redis, 300, site_every=3)


@pytest.mark.nightly
def test_kills_of_postgres_too(redis: RedisServer) -> None:
    with running_postgres() as server:
        url = server.create(server.template("world", seeded))
        prepare(url)
        siege = Siege(url, redis, random.Random("postgres"))

        def kill_postgres(server: Postgres = server) -> None:
            server.kill()
            server.start()

        kinds = [kill_postgres, siege.kill_redis, siege.kill_poster, siege.kill_site]
        siege.rounds([kinds[n % 4] for n in range(40)])
        siege.all_is_well()
