"""Jobs in worker processes: results in the jobs' order, progress as each ends, started in a context."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from games.tools.worker_processes import run_jobs


def count_up(first: int, many: int) -> list[int]:
    return [*range(first, first + many)]


def divide(by: int) -> list[int]:
    return [12 // by]


def test_results_come_in_the_order_of_the_jobs_and_are_counted() -> None:
    counted: list[int] = []
    jobs = [partial(count_up, first, first % 3 + 1) for first in range(9)]
    assert run_jobs(jobs, 2, counted.append) == [count_up(first, first % 3 + 1) for first in range(9)]
    assert sorted(counted) == sorted(first % 3 + 1 for first in range(9))


def test_processes_start_within_the_context() -> None:
    entered: list[str] = []

    @contextmanager
    def starting() -> Iterator[None]:
        entered.append("in")
        yield
        entered.append("out")

    assert run_jobs([partial(count_up, 0, 2)], 1, starting=starting) == [[0, 1]]
    assert entered == ["in", "out"]


def test_a_fault_of_a_job_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        run_jobs([partial(divide, 3), partial(divide, 0)], 1)
