"""Pages of a site that keeps its rankings in Redis: the same words as without; a plain sentence while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count

import pytest
from sqlalchemy import Engine

from games.ranking.board import SEASONS
from games.ranking.redis_client import RedisClient
from games.ranking.sql import SqlBoard
from screens.store.account_deletion import delete_member
from screens.store.board_tender import BoardTender, Clocks
from screens.store.friends import set_block
from screens.store.transactions import read_transaction, write_transaction
from tests.redis_servers import RedisServer, running_redis
from tests.screens.site_client import HERO, Town

SENTENCE = "Rankings may take longer than usual just now."
RANKINGS = [f"/games/wig/ranking/{which}&season={season}" for season in SEASONS for which in ("all?", "friends?")]
RANKINGS += ["/games/wig", "/games/wig/ranking/all?around=1", "/games/wig/ranking/all?page=1"]
_tokens = count()


def tender_of(town: Town, url: str) -> BoardTender:
    """Whose rounds are run by hand; they stay fresh."""
    clocks = Clocks(lambda: town.now, lambda: 0.0)
    return BoardTender(town.engine, RedisClient(url), clocks, lambda: f"p{next(_tokens)}")


def pages(town: Town) -> list[str]:
    visitor = town.visitor(HERO)
    return [visitor.get(path).text for path in RANKINGS]


@pytest.fixture
def tender(town: Town, redis_server: RedisServer) -> Iterator[BoardTender]:
    tender = tender_of(town, redis_server.url)
    tender.run_round()
    yield tender
    tender.stop()


def test_every_ranking_reads_the_same_from_redis(town: Town, tender: BoardTender) -> None:
    before = pages(town)
    town.config.boards = tender
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("screens.web.context.SqlBoard", None)  # whoever asked the database would fail
        assert pages(town) == before


def test_who_left_and_whom_one_blocked_are_gone_at_once(town: Town, tender: BoardTender) -> None:
    town.config.boards = tender
    with read_transaction(town.engine) as sql:
        leaders = SqlBoard(sql).top("wig", 0, 3, "all", town.now)
    first, second = [one.member for one in leaders if one.member != HERO][:2]
    with write_transaction(town.engine) as sql:
        delete_member(sql, first, 1)
        set_block(sql, second, HERO, True, 1)
    tender.catch_up()
    shown = town.visitor(HERO).get("/games/wig/ranking/all")
    assert not {f"/members/{first}", f"/members/{second}"} & set(shown.links)
    assert "(not shown)" in shown.text
    town.config.boards = None
    assert town.visitor(HERO).get("/games/wig/ranking/all").text == shown.text


def test_while_redis_is_away_pages_stay_and_say_so(engine: Engine) -> None:
    town = Town(engine)
    before = pages(town)
    with running_redis() as server:
        tender = tender_of(town, server.url)
        tender.run_round()
        town.config.boards = tender
        start = time.monotonic()
        assert pages(town) == before
        quick = time.monotonic() - start
        server.kill()
        start = time.monotonic()
        for path, page, same in zip(RANKINGS, pages(town), before, strict=True):
            assert page.replace(f"{SENTENCE} Scores count as always. ", "") == same
            assert (SENTENCE in page) == ("/ranking/" in path), path
        assert time.monotonic() - start < 5 + 3 * quick
        server.start()
        tender.run_round()
        assert pages(town) == before
        tender.stop()
