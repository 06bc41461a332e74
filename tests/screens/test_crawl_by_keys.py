"""Every kind of page from the top page by keys alone, and back, as three members; none is an error page."""

from __future__ import annotations

import re

import pytest

from handset.keypad import Key
from handset.script.crawler.crawler import Crawler, Visit
from handset.script.run.driver import Driver
from keitai.common.time import epoch_ms
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from screens.store.transactions import write_transaction
from tests.screens.ownership import give_belongings
from tests.screens.site_client import Town
from tests.screens.test_crawl import AFTER_A_FORM

MEMBERS = [("42", "en"), ("7", "ja"), ("120", "ja")]
PATHS = {
    "/home", "/settings", "/members/N", "/members/N/friends", "/friends/requests", "/search/members", "/footprints",
    "/friends/suggested", "/diary", "/members/N/diary", "/diary/N", "/diary/new", "/diary/N/comment", "/messages",
    "/communities", "/albums", "/echo", "/reviews", "/news", "/collection", "/points", "/premium", "/games",
    "/friends/bookmarks", "/help",
}  # fmt: skip
"""Where the parts of the site begin, for whoever is signed in."""
NO_LINK = {
    "/", "/left", "/away", "/widget.xml", "/ads/report", "/diary/N/commented/N", "/games/x/plays/x",
    "/games/x/plays/x/watch", "/members/N/blog/N",
}  # fmt: skip
"""Doors, the operator's report, the standby screen's feed, and what follows a form, a play or a blog set up."""


def crawl(member: str, lang: str, each: int, *, every_way: bool = False, owner: bool = True) -> list[Visit]:
    simulator = Simulator(SimulatorOptions(member=member, lang=lang))
    try:
        if owner:
            with write_transaction(simulator.engine) as sql:
                give_belongings(sql, int(member), epoch_ms(simulator.phone.clock.now()))
        thumb = Driver(simulator)
        thumb.press(Key.WEB)
        thumb.wait_idle()
        return Crawler(thumb, each=each, every_way=every_way).crawl()
    finally:
        simulator.close()


@pytest.mark.parametrize(
    ("member", "lang"), [MEMBERS[0], *(pytest.param(*other, marks=pytest.mark.nightly) for other in MEMBERS[1:])]
)
def test_keys_lead_to_every_part_and_back(member: str, lang: str) -> None:
    visits = crawl(member, lang, each=1)
    assert [visit for visit in visits if not visit.good] == []
    kinds = {visit.kind for visit in visits}
    assert sorted(PATHS - kinds) == []
    assert len(kinds) > 100
    assert sum(visit.presses for visit in visits) < 2_000


@pytest.mark.nightly
def test_keys_lead_to_every_kind_of_page_there_is() -> None:
    """Three members together see all but what a form leads to; one of them owns nothing."""
    visits = [
        visit
        for member, lang in MEMBERS
        for visit in crawl(member, lang, each=6, every_way=True, owner=(member, lang) != MEMBERS[1])
    ]
    assert [visit for visit in visits if not visit.good] == []
    reached = {visit.kind for visit in visits}
    rules = [rule for rule in Town().site.url_map.iter_rules() if "GET" in (rule.methods or ())]
    kinds = {re.sub(r"<\w+>", "x", re.sub(r"<int:\w+>", "N", rule.rule)) for rule in rules}
    kinds = {kind for kind in kinds if not kind.startswith("/img/") and kind.rpartition("/")[2] not in AFTER_A_FORM}
    missed = {kind for kind in kinds if not any(re.fullmatch(kind.replace("x", "[^/]+"), one) for one in reached)}
    assert missed == NO_LINK
