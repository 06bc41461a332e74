"""A farm of other machines: a Dask scheduler's address is all it needs (`pip install "distributed"`).

Measured beside Ray and Celery: a killed worker's tasks come back with no setting, 44 MB installed, no broker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from typing import Any

from handset.script.farm.suite import Job, lost
from handset.script.farm.workers import Run
from handset.script.report.verdict import Verdict
from keitai.common.errors import KeitaiError
from keitai.common.program import install_extra

_PATIENCE = 20
"""Seconds without a finished job after which the farm is asked whether it still has workers."""


class FarmError(KeitaiError):
    """The farm cannot be used."""

    status = 3


class DaskFarm:
    """Keeps the contract of `handset.script.farm.workers`. The machines need the same program and the same paths."""

    def __init__(self, run: Run, address: str, *, seconds: int = 10) -> None:
        """Set the farm up; `seconds` is how long the scheduler may take to answer."""
        self._run = run
        self._address = address
        self._seconds = seconds

    def __call__(self, jobs: Sequence[Job]) -> Iterator[tuple[int, list[Verdict]]]:
        """Raise `FarmError` when nobody answers at the address, or the farm is lost on the way."""
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise FarmError(f"a farm needs the package distributed: {install_extra('farm')}") from None
        try:
            client: Any = Client(self._address, timeout=self._seconds, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise FarmError(f"{self._address}: there is no farm ({type(error).__name__})") from None
        try:
            futures = {client.submit(self._run, job, pure=False, retries=0): place for place, job in enumerate(jobs)}
            done: SimpleQueue[Any] = SimpleQueue()
            for each in futures:
                each.add_done_callback(done.put)
            for _ in jobs:
                future = self._next(done, client)
                place = futures[future]
                fault = future.exception()
                if fault is None:
                    yield place, future.result()
                elif isinstance(fault, KilledWorker):
                    yield place, [lost(jobs[place], "the process that ran it died, several times")]
                else:
                    raise FarmError(f"{self._address}: the farm was lost ({fault})")
                future.release()
        finally:
            client.close()

    def _next(self, done: SimpleQueue[Any], client: Any) -> Any:
        """Wait for the next finished job. Raises `FarmError` when the farm has no worker left to finish any."""
        while True:
            try:
                return done.get(timeout=_PATIENCE)
            except Empty:
                if not client.scheduler_info()["workers"]:
                    raise FarmError(f"{self._address}: the farm has no worker left") from None
