"""A farm on this machine, for tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A Dask farm of two processes on this machine."""
    if find_spec("distributed") is None:
        pytest.skip("distributed is not installed (uv sync --extra farm)")
    import dask
    from distributed import LocalCluster

    # Dask gives a job up whose process died; the farm tries it once more. Each death costs another process's start.
    no_more = dask.config.set({"distributed.scheduler.allowed-failures": 0})
    with no_more, LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made:
        yield made


@pytest.fixture
def scheduler(cluster: Any) -> str:
    """Its address."""
    return str(cluster.scheduler_address)
