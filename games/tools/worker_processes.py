"""Worker processes for rounds that do not depend on one another: played over all cores, results in the jobs' order."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[int], object]
"""Called with the number of results that came since its last call."""
Starting = Callable[[], AbstractContextManager[object]]
"""Makes the context in which the processes are started, such as `keitai.common.signals.held_signals`."""


def run_jobs(
    jobs: Sequence[Callable[[], Sequence[T]]],
    workers: int | None = None,
    done: Progress = lambda count: None,
    starting: Starting = nullcontext,
) -> list[Sequence[T]]:
    """Call jobs in a pool of processes and return what each returned, in their order.

    Args:
        jobs: What is called: picklable, such as `functools.partial` of a module's function.
        workers: Processes; None is one a core.
        done: Called with the number of results as each job ends.
        starting: Context in which the processes are started.
    """
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        with starting():
            submitted = [pool.submit(job) for job in jobs]
        for ended in as_completed(submitted):
            done(len(ended.result()))
        return [job.result() for job in submitted]
