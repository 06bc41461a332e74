"""Every kind of page from the top page by keys alone, and back, as three members; none is an error page."""

from __future__ import annotations

import re

import pytest

from commands.desk import Desk
from commands.wishes import Wishes
from handset.keypad import Key
from handset.script.crawler.crawler import Crawler, Visit
from handset.script.run.thumb import Thumb
from tests.screens.test_crawl import AFTER_A_FORM, DOORS
from tests.screens.visit import Town

MEMBERS = [("42", "en"), ("7", "ja"), ("120", "ja")]
PATHS = {
    "/home", "/settings", "/members/N", "/members/N/friends", "/friends/requests", "/search/members", "/footprints",
    "/friends/suggested", "/diary", "/members/N/diary", "/diary/N", "/diary/new", "/diary/N/comment", "/messages",
    "/communities", "/albums", "/echo", "/reviews", "/news", "/collection", "/points", "/premium", "/games",
    "/friends/bookmarks", "/help",
}  # fmt: skip
"""Where the parts of the site begin, for whoever is signed in."""


def crawl(member: str, lang: str, each: int) -> list[Visit]:
    desk = Desk(Wishes(member=member, lang=lang))
    try:
        thumb = Thumb(desk)
        thumb.press(Key.WEB)
        thumb.wait_idle()
        return Crawler(thumb, each=each).crawl()
    finally:
        desk.close()


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
def test_keys_lead_to_every_kind_of_page_there_is(town: Town) -> None:
    """Three members together see all but what a form leads to."""
    visits = [visit for member, lang in MEMBERS for visit in crawl(member, lang, each=6)]
    assert [visit for visit in visits if not visit.good] == []
    reached = {visit.kind for visit in visits}
    rules = [rule for rule in town.site.url_map.iter_rules() if "GET" in (rule.methods or ())]
    kinds = {re.sub(r"<\w+>", "x", re.sub(r"<int:\w+>", "N", rule.rule)) for rule in rules}
    kinds = {kind for kind in kinds if not kind.startswith("/img/") and kind.rpartition("/")[2] not in AFTER_A_FORM}
    missed = {kind for kind in kinds if not any(re.fullmatch(kind.replace("x", "[^/]+"), one) for one in reached)}
    assert sorted(missed - DOORS - {kind for kind in missed if "/commented/" in kind}) == []
