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
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made:
        yield made


@pytest.fixture
def scheduler(cluster: Any) -> str:
    """Its address."""
    return str(cluster.scheduler_address)
