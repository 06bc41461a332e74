"""A fresh town for each test, over each engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from screens.store.database import open_database, open_memory
from screens.web import sessions
from screens.world.seed import seed
from tests.screens.site_client import SiteClient, Town, world_image
from tests.servers import Postgres


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database with the small world in it."""
    if request.param == "sqlite":
        engine = open_memory(world_image())
        yield engine
        engine.dispose()
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create(server.template("world", _settle))
    engine = open_database(url)
    yield engine
    engine.dispose()
    server.drop(url)


@pytest.fixture
def town(engine: Engine) -> Town:
    return Town(engine)


@pytest.fixture
def hero(town: Town) -> SiteClient:
    return town.visitor()


def _settle(url: str) -> None:
    engine = open_database(url)
    seed(engine, lambda: open_memory(world_image()))
    engine.dispose()


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> Iterator[None]:
    """Hash passwords as Argon2 does, in a thousandth of the time: what a page answers does not depend on its cost."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions, "_hasher", partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1))
        yield
