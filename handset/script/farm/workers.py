"""Workers that play the jobs of a run: this process, processes beside it, or machines elsewhere.

All keep one contract: every job is answered exactly once, as soon as it has ended, whatever dies; a job whose worker
died is tried once more, then it is told as "infrastructure"; the answers are the same as when everything is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Protocol

from handset.script.farm.job import Job, unjudged
from handset.script.run.verdict import Verdict
from keitai.common.forkserver import forkserver_context, stop_forkserver
from keitai.common.signals import held_signals

Run = Callable[[Job], Verdict]
"""One job to its verdict; a function of a module, so that other processes can be told it."""
Answers = Generator[tuple[int, Verdict], None, None]
"""The place of a job and its verdict, in any order."""
CHUNK_SECONDS = 0.5
"""Work handed out at once: less, and a worker waits for the next job; more, and workers wait for the last."""
MOST_AT_ONCE = 64


class Farm(Protocol):
    """Protocol of what runs jobs: yields each job's verdict as it ends."""

    @property
    def running(self) -> Collection[int]:
        """Places of the jobs under way, as far as known; after an interrupt, of those that were."""

    def __call__(self, jobs: Sequence[Job]) -> Answers:
        """Yield each job's place in the list with its verdict, as they come in."""


class InProcessFarm:
    """Farm of this process alone, one job after another."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.running: Collection[int] = ()

    def __call__(self, jobs: Sequence[Job]) -> Answers:
        """Run one job after the other in this process."""
        for place, job in enumerate(jobs):
            self.running = (place,)
            verdict = self._run(job)
            self.running = ()
            yield place, verdict


class Workers:
    """Farm of `count` processes that take chunks from one queue; one that dies is replaced."""

    def __init__(self, run: Run, count: int, preload: Sequence[str] = ()) -> None:
        """Begin to load what the workers need, while this process goes on.

        Args:
            run: What a worker does with a job.
            count: How many workers there are at most.
            preload: Modules that the process loads from which workers are forked.
        """
        self._run = run
        self._count = count
        function = run.func if isinstance(run, partial) else run
        self._context = forkserver_context([__name__, function.__module__, *preload])
        self._workers: list[_Worker] = []

    @property
    def running(self) -> Collection[int]:
        """Places of the jobs that the workers are at."""
        return [worker.at for worker in self._workers if worker.chunk]

    def __call__(self, jobs: Sequence[Job]) -> Answers:
        """Share the jobs among worker processes; a job whose process dies is tried once more."""
        queue = _Queue(jobs, self._count)
        workers = self._workers = [_Worker(self._run, self._context) for _ in range(min(self._count, len(jobs)))]
        try:
            for worker in workers:
                worker.give(queue.take())
            while any(worker.chunk for worker in workers):
                ready = wait([worker.connection for worker in workers if worker.chunk])
                for index, worker in enumerate(workers):
                    if worker.connection not in ready:
                        continue
                    try:
                        place, verdict = worker.receive()
                    except (EOFError, OSError):
                        yield from queue.died(worker.chunk, worker.at)
                        worker.stop()
                        workers[index] = worker = _Worker(self._run, self._context)
                    else:
                        yield place, verdict
                    if not worker.chunk:
                        queue.took(worker.answered, monotonic() - worker.since)
                        worker.give(queue.take())
        except BaseException:
            stop_forkserver()
            raise
        finally:
            for worker in workers:
                worker.stop()


class _Queue:
    """The places of jobs still to be done, and how many to hand out at once."""

    def __init__(self, jobs: Sequence[Job], workers: int) -> None:
        self._jobs = jobs
        self._workers = workers
        self._left = deque(range(len(jobs)))
        self._alone: deque[int] = deque()
        self._deaths: dict[int, int] = {}
        self._done, self._seconds = 0, 0.0

    def take(self) -> list[tuple[int, Job]]:
        """Return the next chunk; empty when nothing is left. A job that brought a worker down goes alone."""
        if self._alone:
            place = self._alone.popleft()
            return [(place, self._jobs[place])]
        each = self._seconds / self._done if self._done else CHUNK_SECONDS
        fair = len(self._left) // (2 * self._workers) + 1
        size = max(1, min(MOST_AT_ONCE, fair, int(CHUNK_SECONDS / max(each, 0.001))))
        return [
            (place, self._jobs[place]) for place in (self._left.popleft() for _ in range(min(size, len(self._left))))
        ]

    def took(self, done: int, seconds: float) -> None:
        self._done += done
        self._seconds += seconds

    def died(self, chunk: Sequence[tuple[int, Job]], at: int) -> Answers:
        """Put back what a worker had that died at the job of place `at`: that one is tried once more, others anew."""
        for place, job in chunk:
            if place != at:
                self._left.appendleft(place)
                continue
            self._deaths[place] = self._deaths.get(place, 0) + 1
            if self._deaths[place] > 1:
                yield place, unjudged(job, "the process that ran it died twice")
            else:
                self._alone.append(place)


@dataclass(init=False)
class _Worker:
    """A process, its line to us, and what it is at."""

    def __init__(self, run: Run, context: Any) -> None:
        self.connection, theirs = context.Pipe()
        self._at: Any = context.Value("i", -1, lock=False)
        self._process: Any = context.Process(target=_work, args=(run, theirs, self._at), daemon=True)
        with held_signals():
            self._process.start()
        theirs.close()
        self.chunk: list[tuple[int, Job]] = []
        """What it has not answered yet of what it was given."""
        self.answered = 0
        self.since = 0.0

    @property
    def at(self) -> int:
        """The place of the job it was at when it was last heard of; before its first job, that job's."""
        return self._at.value if self._at.value >= 0 else self.chunk[0][0]

    def give(self, chunk: list[tuple[int, Job]]) -> None:
        self.chunk = chunk
        self.answered = 0
        self.since = monotonic()
        self._at.value = -1
        if chunk:
            try:
                self.connection.send(chunk)
            except OSError:
                # The worker died meanwhile; reading from its pipe reports that.
                return

    def receive(self) -> tuple[int, Verdict]:
        """Receive the next answer. Raises `EOFError` or `OSError` when it is dead."""
        place, verdict = self.connection.recv()
        self.chunk = [each for each in self.chunk if each[0] != place]
        self.answered += 1
        return place, verdict

    def stop(self) -> None:
        self.connection.close()
        self._process.kill()
        self._process.join()


def _end_with_parent() -> None:
    """End this process when its parent has ended, in the midst of a job too: nobody waits for the answer."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(run: Run, connection: Connection, at: Any) -> None:
    """Live a worker's life: a chunk, an answer for each of it, the next; it ends when nobody is at the other end.

    An interrupt at the terminal reaches all processes; what it means is the parent's to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            chunk = connection.recv()
        except (EOFError, OSError):
            return
        for place, job in chunk:
            at.value = place
            connection.send((place, run(job)))
