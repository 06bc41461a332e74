"""While one member floods the site, the others' pages cost what they cost before: as many questions to the store.

How long they take meanwhile is measured in benchmarks/; what is asked for is the same on every machine.
"""

from __future__ import annotations

import pytest

from screens.store import members
from screens.store.transactions import read_transaction
from screens.web.context import POSTS_A_MINUTE
from tests.screens.site_client import HERO, SiteClient, Town
from tests.screens.store.test_queries import asked

PAGES = ("/home", "/diary/friends", "/messages", "/echo", "/friends/requests", "/games", "/games/wig/ranking/all")


def costs(town: Town, visit: SiteClient) -> dict[str, int]:
    """Page -> statements."""
    found: dict[str, int] = {}
    for path in PAGES:
        with asked(town.engine) as statements:
            assert visit.get(path).status == 200
        found[path] = len(statements)
    return found


def say(town: Town, visit: SiteClient, text: str) -> tuple[int, list[str]]:
    """The status of a line said, and the statements that it took."""
    form = visit.get("/echo").form("/echo")
    with asked(town.engine) as statements:
        answer = visit.post("/echo", {**form, "text": text}, follow=False)
    return answer.status, statements


@pytest.fixture
def friend(town: Town) -> SiteClient:
    """Who sees all that the hero writes."""
    with read_transaction(town.engine) as sql:
        return town.visitor(min(members.friend_ids(sql, HERO)))


def test_a_flood_ends_at_its_limit_and_costs_others_nothing(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    hero.get("/home")
    costs(town, friend)
    quiet = costs(town, friend)
    accepted = [say(town, hero, f"line {n}") for n in range(POSTS_A_MINUTE)]
    refused = [say(town, hero, f"more {n}") for n in range(POSTS_A_MINUTE)]
    assert {status for status, _ in accepted} == {303}
    assert {status for status, _ in refused} == {429}
    meanwhile = costs(town, friend)
    assert all(meanwhile[path] <= quiet[path] for path in PAGES), (quiet, meanwhile)
    assert "more 0" not in friend.get("/echo").text


def test_what_is_refused_asks_for_less_than_what_is_taken_and_writes_no_line(town: Town, hero: SiteClient) -> None:
    taken = [say(town, hero, f"line {n}")[1] for n in range(POSTS_A_MINUTE)][-1]
    _, refused = say(town, hero, "one too many")
    assert len(refused) < len(taken)
    assert not any("INSERT INTO echo" in statement for statement in refused)


def test_who_floods_is_alone_in_being_held_up(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    for n in range(POSTS_A_MINUTE + 1):
        last, _ = say(town, hero, f"line {n}")
    assert last == 429
    assert say(town, friend, "as ever")[0] == 303
    town.wait(minutes=2)
    assert say(town, hero, "calm again")[0] == 303
