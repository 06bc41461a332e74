"""kill -9 at any moment: nothing that was confirmed is lost, nothing is half there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException

import pytest
from sqlalchemy import select

from games.ranking.ledger import rebuild
from games.ranking.tables import best
from screens.store.members import withdrawn_members
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.store.fault_injection import check, open_store, prepare, seeded, serving
from tests.screens.store.operations import KINDS, OperationLog, WriteOperation, send
from tests.screens.store.store_invariants import faults
from tests.servers import running_postgres

MEMBERS = 60
CLIENTS = 4


@dataclass
class Crowd:
    """Members who post all the time, from several threads."""

    log: OperationLog
    port: int
    answered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)
    enough: threading.Event = field(default_factory=threading.Event)

    def post(self, until: int) -> None:
        while not self.stop.is_set():
            with self.lock:
                operation = self.log.next(1 + len(self.log.operations) * 7 % MEMBERS)
            try:
                send(operation, self.port)
            except (OSError, HTTPException):
                return
            with self.lock:
                self.answered += 1
                if self.answered >= until:
                    self.enough.set()


def post_until_killed(address: str, log: OperationLog, answers: int, delay: float) -> None:
    """Everybody posts; kill -9 comes a moment after that many answers."""
    with serving(address) as (process, port):
        crowd = Crowd(log, port)
        threads = [threading.Thread(target=crowd.post, args=(answers,)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        assert crowd.enough.wait(120)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        crowd.stop.set()
        for thread in threads:
            thread.join()


def survive(address: str, kills: int, answers: int) -> OperationLog:
    chance = random.Random(f"kills {kills}")
    log = OperationLog()
    for _ in range(kills):
        post_until_killed(address, log, chance.randint(1, answers), chance.random() * 0.02)
        check(address, log.operations)
    return log


def send_again(address: str, operations: list[WriteOperation]) -> None:
    """Forms and plays that nobody knows the fate of, as a phone's outbox sends them."""
    with serving(address) as (_, port):
        for operation in operations:
            send(operation, port)


def test_kill_minus_nine_while_everybody_posts(address: str) -> None:
    log = survive(address, 3, 40)
    assert {operation.kind for operation in log.operations if operation.done} == set(KINDS)
    unsure = [
        operation for operation in log.operations if not operation.done and operation.kind not in ("points", "join")
    ]
    send_again(address, unsure + log.operations[:5])
    check(address, log.operations)
    assert all(operation.done for operation in unsure)


def test_kill_minus_nine_while_boards_are_rebuilt(address: str) -> None:
    before = _standings(address)
    chance = random.Random(9)
    for rebuilding in (False, True, True):
        rebuild_until_killed(address, chance.random() * 0.2, rebuilding=rebuilding)
        mend(address)
    assert _standings(address) == before


def mend(address: str) -> None:
    """Finish what the killed one has begun."""
    engine = open_store(address)
    for _ in rebuild(partial(read_transaction, engine), partial(write_transaction, engine), withdrawn_members):
        pass
    with read_transaction(engine) as sql:
        assert faults(sql) == []
    engine.dispose()


def rebuild_until_killed(address: str, delay: float, *, rebuilding: bool) -> None:
    """A process opens the store, which may have to recover first, and makes boards anew; kill -9 comes on the way."""
    command = [sys.executable, "-m", "tests.screens.store.rebuild_process", address]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "opening\n"
    if rebuilding:
        assert process.stdout.readline() == "rebuilding\n"
    with suppress(subprocess.TimeoutExpired):
        process.wait(delay)
    process.kill()
    process.wait()


def _standings(address: str) -> list[tuple[object, ...]]:
    engine = open_store(address)
    with read_transaction(engine) as sql:
        rows = [tuple(row) for row in sql.execute(select(best).order_by(*best.primary_key.columns))]
    engine.dispose()
    return rows


@pytest.mark.nightly
def test_sixty_kills_and_twenty_in_recovery(address: str) -> None:
    log = survive(address, 60, 40)
    chance = random.Random(20)
    for number in range(20):
        post_until_killed(address, log, chance.randint(1, 30), chance.random() * 0.02)
        rebuild_until_killed(address, chance.random() * 0.2, rebuilding=number % 2 == 1)
        mend(address)
        check(address, log.operations)


@pytest.mark.nightly
def test_kill_minus_nine_in_the_middle_of_a_thousand_posts(address: str) -> None:
    log = OperationLog()
    post_until_killed(address, log, 1000, 0.005)
    check(address, log.operations)
    assert sum(operation.done for operation in log.operations) > 900


@pytest.mark.nightly
def test_kill_minus_nine_of_the_database_server_itself() -> None:
    """PostgreSQL with all its children, as in a power cut of the process table; it recovers, and so do we."""
    with running_postgres() as server:
        url = server.create(server.template("world", seeded))
        prepare(url)
        log, chance = OperationLog(), random.Random(4)
        for _ in range(5):
            with serving(url) as (_, port):
                crowd = Crowd(log, port)
                threads = [threading.Thread(target=crowd.post, args=(chance.randint(1, 60),)) for _ in range(CLIENTS)]
                for thread in threads:
                    thread.start()
                assert crowd.enough.wait(120)
                server.kill()
                crowd.stop.set()
                for thread in threads:
                    thread.join()
                server.start()
                before = sum(operation.done for operation in log.operations)
                again = Crowd(log, port)
                again_thread = threading.Thread(target=again.post, args=(5,))
                again_thread.start()
                assert again.enough.wait(60)
                again.stop.set()
                again_thread.join()
                assert sum(operation.done for operation in log.operations) > before
            check(url, log.operations)
