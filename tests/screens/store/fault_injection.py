"""Stores and servers that tests hurt, and what must hold afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from screens.store.database import open_database, open_memory
from screens.store.transactions import read_transaction, write_transaction
from screens.world.seed import seed
from tests.screens.site_client import world_image
from tests.screens.store.operations import WriteOperation, idempotency_keys_of, open_to_all, stored
from tests.screens.store.store_invariants import faults


def seeded(url: str) -> None:
    engine = open_database(url)
    seed(engine, lambda: open_memory(world_image()))
    engine.dispose()


def prepare(address: str) -> None:
    engine = open_store(address)
    with write_transaction(engine) as sql:
        open_to_all(sql)
    engine.dispose()


def open_store(address: str) -> Engine:
    return open_database(address if "://" in address else Path(address))


@contextmanager
def serving(address: str, *how: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The site in a process of its own, and its port."""
    command = [sys.executable, "-m", "tests.screens.store.site_process", address, *how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        yield process, int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


def check(address: str, operations: list[WriteOperation]) -> None:
    engine = open_store(address)
    with read_transaction(engine) as sql:
        assert faults(sql) == []
        for operation in operations:
            there = stored(sql, operation)
            assert there == idempotency_keys_of(sql, operation), f"half of {operation.kind} {operation.name!r}"
            assert there == 1 if operation.done else there in (0, 1), (
                f"{operation.kind} {operation.name!r} is there {there} times"
            )
    engine.dispose()
