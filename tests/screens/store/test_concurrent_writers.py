"""Many processes post at once, while seasons turn: no error, nothing lost, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from games.ranking.board import SEASONS, season_key
from games.ranking.ledger import differences
from games.ranking.tables import best, play
from screens.store.database import open_database
from screens.store.transactions import read_transaction
from tests.screens.store.fault_injection import open_store
from tests.screens.store.posting_processes import ROLL, post_at_once, posts
from tests.servers import Postgres


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store with nothing in it."""
    if request.param == "sqlite":
        open_database(tmp_path / "site.sqlite").dispose()
        yield str(tmp_path / "site.sqlite")
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.create()
    open_database(url).dispose()
    yield url
    server.drop(url)


def nothing_lost(address: str, processes: int, count: int) -> None:
    assert len(post_at_once(address, processes, count)) == processes * count
    plays = [each for which in range(processes) for each in posts(which, count)]
    engine = open_store(address)
    with read_transaction(engine) as sql:
        assert sql.execute(select(func.count()).select_from(play)).scalar_one() == len(plays)
        assert differences(sql) == []
        for season in SEASONS:
            key = season_key(season, ROLL)
            wanted: dict[int, int] = {}
            for _, _, member, score, at in plays:
                if season_key(season, at) == key:
                    wanted[member] = max(score, wanted.get(member, 0))
            rows = sql.execute(select(best.c.member, best.c.score).where(best.c.season == key))
            assert {row.member: row.score for row in rows} == wanted
    engine.dispose()


def test_four_processes_post_over_the_turn_of_seasons(empty: str) -> None:
    nothing_lost(empty, 4, 50)


@pytest.mark.nightly
def test_eight_processes_with_a_thousand_posts_each(empty: str) -> None:
    nothing_lost(empty, 8, 1_000)
