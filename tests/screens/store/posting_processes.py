"""Processes that post scores as fast as they can, over the end of a day, week and month of Tokyo."""

from __future__ import annotations

import multiprocessing
import time
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from games.ranking.proof import load_plays
from keitai.common.time import JST
from screens.store.transactions import write_transaction
from tests.screens.store.fault_injection import open_store

GAME = "g"
MEMBERS = 300
ROLL = datetime(2009, 6, 1, tzinfo=JST)
"""A new month that begins on a Monday: day, week and month turn at once."""


def posts(which: int, count: int) -> list[tuple[str, str, int, int, datetime]]:
    """Plays of one process: members are shared with the others, scores with nobody."""
    return [
        (
            f"{which}-{number}",
            GAME,
            1 + (number * 7 + which * 3) % MEMBERS,
            (number * 37 % 997) * 64 + which,
            ROLL + timedelta(milliseconds=number - count // 2),
        )
        for number in range(count)
    ]


def post_at_once(address: str, processes: int, count: int) -> list[float]:
    """Milliseconds that each post took, of all processes; they begin together."""
    forked = multiprocessing.get_context("fork")
    gate = forked.Barrier(processes)
    pipes = [forked.Pipe(duplex=False) for _ in range(processes)]
    workers = [
        forked.Process(target=_post_all, args=(gate, pipes[which][1], address, which, count))
        for which in range(processes)
    ]
    for worker in workers:
        worker.start()
    times = [each for pipe, _ in pipes for each in pipe.recv()]
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    return times


def _post_all(gate: Barrier, pipe: Connection, address: str, which: int, count: int) -> None:
    times: list[float] = []
    try:
        engine = open_store(address)
        gate.wait()
        for play in posts(which, count):
            start = time.perf_counter()
            with write_transaction(engine) as sql:
                load_plays(sql, [play])
            times.append((time.perf_counter() - start) * 1000)
        engine.dispose()
    finally:
        pipe.send(times)
