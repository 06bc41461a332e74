"""A store whose servers may be hurt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.site_client import world_image
from tests.screens.store.fault_injection import prepare, seeded
from tests.servers import Postgres


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A store in which everybody may do everything."""
    if request.param == "sqlite":
        path = tmp_path / "site.sqlite"
        path.write_bytes(world_image())
        prepare(str(path))
        yield str(path)
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create(server.template("world", seeded))
    prepare(url)
    yield url
    server.drop(url)
