"""A farm of other machines: a Dask scheduler's address is all it needs (`pip install "distributed"`).

Measured beside Ray and Celery: a killed worker's tasks come back with no setting, 44 MB installed, no broker.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from handset.script.farm.job import Job, unjudged
from handset.script.farm.workers import Answers, Run
from handset.script.run.verdict import Verdict
from keitai.common.errors import KeitaiError
from keitai.common.program import install_extra

_PATIENCE = 20
"""Seconds without a finished job after which the farm is asked whether it still has workers."""
_LOOKS = 3
"""How often it is asked before it is given up: a worker that died takes a while to come back on a busy machine."""


class FarmError(KeitaiError):
    """Error of a farm that cannot be used."""

    status = 3


class DaskFarm:
    """Farm of a Dask cluster's workers, which need the same program and paths."""

    def __init__(self, run: Run, address: str, *, seconds: int = 10) -> None:
        """Set the farm up; `seconds` is how long the scheduler may take to answer."""
        self._run = run
        self._address = address
        self._seconds = seconds
        self.running: Collection[int] = ()

    def __call__(self, jobs: Sequence[Job]) -> Answers:
        """Raise `FarmError` when nobody answers at the address, or the farm is lost on the way."""
        try:
            from distributed import Client, KilledWorker  # an extra, and a second to load
            from distributed.comm import get_address_host_port
        except ImportError:
            raise FarmError(f"a farm needs the package distributed: {install_extra('farm')}") from None
        try:
            get_address_host_port(self._address)  # a client that refuses its address may hang when it is collected
        except ValueError:
            raise FarmError(f"{self._address!r} is not the address of a farm; write it as tcp://host:8786") from None
        try:
            client: Any = Client(self._address, timeout=self._seconds, set_as_default=False)
        except (OSError, TimeoutError):
            raise FarmError(f"{self._address}: no farm was found (no scheduler answers there)") from None
        try:
            killed = yield from self._answers(client, dict(enumerate(jobs)), KilledWorker)
            for place in killed:
                # Of several jobs with a worker that died, one brought it down: alone, each is judged by what it does.
                if (yield from self._answers(client, {place: jobs[place]}, KilledWorker)):
                    yield place, unjudged(jobs[place], "the process that ran it died, several times")
        finally:
            client.close()

    def _answers(
        self, client: Any, jobs: Mapping[int, Job], killed: type[Exception]
    ) -> Generator[tuple[int, Verdict], None, list[int]]:
        """Answer each as it ends; return the places of those whose workers died."""
        futures = {client.submit(self._run, job, pure=False, retries=0): place for place, job in jobs.items()}
        done: SimpleQueue[Any] = SimpleQueue()
        for each in futures:
            each.add_done_callback(done.put)
        left: list[int] = []
        for _ in jobs:
            future = self._wait(client, lambda seconds: done.get(timeout=seconds))
            place = futures[future]
            try:
                # An answer that its worker took with it when it died is worked out anew, which is waited for, too.
                verdict = self._wait(client, partial(_result, future))
            except FarmError:
                raise
            except killed:
                left.append(place)
            except Exception as fault:
                raise FarmError(f"{self._address}: the farm was lost ({fault})") from None
            else:
                yield place, verdict
            future.release()
        return sorted(left)

    def _wait(self, client: Any, wait: Callable[[float], Any]) -> Any:
        """Do `wait`, which raises `Empty` after some seconds. Raises `FarmError` when the farm has no worker left."""
        looks = 0
        while looks < _LOOKS:
            try:
                return wait(_PATIENCE)
            except Empty:
                looks = 0 if client.scheduler_info()["workers"] else looks + 1
        raise FarmError(f"{self._address}: the farm has no worker left")


def _result(future: Any, seconds: float) -> Any:
    try:
        return future.result(timeout=seconds)
    except TimeoutError:
        raise Empty from None
