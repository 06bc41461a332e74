"""A block in the rankings: one-sided, as mixi's was, and nobody's rank changes for it."""

from __future__ import annotations

import pytest

from games.engine.catalogue import load_game
from games.ranking.sql import SqlBoard
from screens.store.friends import set_block
from screens.store.members import get_member
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.site_client import HERO, Town

PAGES = ("/games/wig/ranking/all", "/games/wig")
WATCH = "\ue677"
"""Sign of a play that can be watched."""


def words(text: str) -> list[str]:
    return text.replace(WATCH, "").split()


@pytest.fixture
def leader(town: Town) -> int:
    """Who leads the wig's ranking; the hero is somebody else."""
    with read_transaction(town.engine) as sql:
        found = [standing.member for standing in SqlBoard(sql).top("wig", 0, 3, "all", town.now)]
    return next(member for member in found if member != HERO)


def name_of(town: Town, member: int) -> str:
    with read_transaction(town.engine) as sql:
        found = get_member(sql, member, "en")
    assert found is not None
    return found.nickname


def block(town: Town, owner: int, visitor: int) -> None:
    with write_transaction(town.engine) as sql:
        set_block(sql, owner, visitor, True, 1)


@pytest.mark.parametrize("path", PAGES)
def test_who_was_shut_out_finds_a_rank_without_a_name(town: Town, leader: int, path: str) -> None:
    hero, name = town.visitor(HERO), name_of(town, leader)
    before = hero.get(path).text
    assert name in before
    block(town, leader, HERO)
    after = hero.get(path)
    assert name not in after.text
    assert f"/members/{leader}" not in after.links
    assert words(after.text) == words(before.replace(name, "(not shown)", 1))
    assert after.text.count(WATCH) == max(0, before.count(WATCH) - 1), "nor may the play be watched"


@pytest.mark.parametrize("path", PAGES)
def test_who_shut_somebody_out_reads_the_name_as_before(town: Town, leader: int, path: str) -> None:
    hero = town.visitor(HERO)
    before = hero.get(path).text
    block(town, HERO, leader)
    assert hero.get(path).text == before


def test_the_board_of_earlier_rules_is_kept_and_linked(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        SqlBoard(sql, rules=1).post("wig", HERO, 4321, "of-old", town.now)
    hero = town.visitor(HERO)
    today = hero.get("/games/wig/ranking/all")
    assert "By rules 1" in today.text
    assert "4321" not in today.text
    for path in ("/games/wig/ranking/all?rules=1", "/games/wig/ranking/friends?rules=1"):
        earlier = hero.get(path)
        assert "All time, by rules 1" in earlier.text
        assert "4321" in earlier.text
        assert "You: no. 1 with 4321" in earlier.text
    assert "Nobody played by these rules." in town.visitor(HERO).get("/games/baseball/ranking/all?rules=1").text
    for unknown in ("0", str(load_game("wig").version), "99", "x"):
        assert hero.get(f"/games/wig/ranking/all?rules={unknown}").text == today.text, unknown
