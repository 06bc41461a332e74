"""Every route of the site against forms that nobody filled in: without their token, again, of others, of wrong kind."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import screens.pages
from screens.store.database import image_of, open_memory
from screens.store.transactions import write_transaction
from tests.screens.sample_data import FRIEND, ME, address, fill, routes
from tests.screens.site_client import Answer, SiteClient, Town

WORDS = "title=New&text=New&nickname=New&introduction=New&name=New&category=food&level=0"
CHANGES = {
    "/albums/<int:number>/add": "video=http://a.test/",
    "/echo": "text=New",
    "/friends/requests": "member=5&accept=x",
    "/members/<int:number>/request": "text=New",
    "/messages/new": "to=2&title=New&text=New",
    "/reviews/items/<int:number>/write": "stars=5&text=New",
    "/settings/picture": "kept1=x",
    "/settings/password": "new=pebbles&again=pebbles",
    "/settings/privacy": "level=3",
    "/settings/top-page": "diaries=on",
    "/topics/<int:number>/attend": "go=x",
}
"""What is filled in where the usual words would change nothing."""
OWN_PROOF = {
    "/login",
    "/logout",
    "/games/<game>/score",
    "/points/<name>/billing",
    "/settings/blog",
    "/settings/leave",
    "/messages/drafts/<int:number>/delete",
    "/communities/<int:number>/members/<int:member>/dismiss",
    "/communities/<int:number>/invite",
}
"""A session's token, the ticket of a play, the carrier's password, a site outside, a second form, and what needs
a draft, a member or a friend at hand have tests of their own."""
NEEDS_ANOTHER = {"/members/<int:number>/request": 5, "/points/<name>/cancel": ME, "/communities/<int:number>/leave": ME}


@cache
def image() -> bytes:
    engine = open_memory(None)
    with write_transaction(engine) as sql:
        fill(sql, 3)
    return image_of(engine)


@pytest.fixture
def place() -> Town:
    return Town(open_memory(image()))


def filled(rule: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in CHANGES.get(rule, WORDS).split("&"))


def post_routes(site: Town) -> list[str]:
    return [rule for rule in routes(site.site, "POST") if rule not in OWN_PROOF]


def test_looking_changes_nothing(place: Town) -> None:
    visit = place.visitor(ME)
    visit.get("/messages/1")  # read from now on
    before = place.contents()
    for rule in routes(place.site, "GET"):
        assert visit.get(address(rule)).status < 500, rule
        assert place.contents() == before, rule


def test_every_change_is_a_post_and_needs_the_form_it_was_made_with(place: Town) -> None:
    visit = place.visitor(ME)
    before = place.contents()
    old = {rule: place.token(address(rule), ME) for rule in post_routes(place)}
    place.wait(hours=25)
    for rule in post_routes(place):
        path = address(rule)
        wrong = ["", "x", "1-1." + "0" * 32, place.token(path, FRIEND), place.token(path, 0), old[rule]]
        wrong += [place.token(path + "x", ME), place.token(path, ME)[:-1], place.token(path, ME) + "0", "é" * 9]
        for token in wrong:
            answer = visit.post(path, {**filled(rule), "token": token}, follow=False)
            assert answer.status in (200, 403, 404, 409), (rule, token)
            assert is_page(answer), (rule, token)
            for method in ("PUT", "DELETE", "PATCH"):
                assert visit.client.open(path, method=method).status_code in (303, 404, 405), (rule, method)
        assert place.contents() == before, rule


def test_with_its_token_it_is_done_and_again_it_is_not(place: Town) -> None:
    changed: set[str] = set()
    visit = place.visitor(ME)
    before = place.contents()
    for rule in post_routes(place):
        path = address(rule)
        form = {**filled(rule), "token": place.token(path, ME)}
        first = visit.post(path, form, follow=False)
        after = place.contents()
        if after != before:
            changed.add(rule)
            assert first.status == 303, rule
            again = visit.post(path, form, follow=False)
            assert (again.status, again.headers.get("Location")) == (303, first.headers["Location"]), rule
            assert place.contents() == after, rule
            place.start_over(open_memory(image()))
    assert len(changed) > 0.75 * len(post_routes(place)), sorted(set(post_routes(place)) - changed)


REFUSED = """
/diary/new                  title=x&text=                     200
/diary/new                  title=&text=x                     200
/diary/new                  title=T*51&text=x                 200
/diary/new                  title=x&text=T*10001              200
/diary/new                  title=x&text=T*400000             413
/diary/new                  title=x&text=x&video=javascript:alert(1)   200
/diary/1/comment            text=T*1001                       200
/diary/1/comment            text=%20%0A                       200
/diary/99999999999/comment  text=x                            404
/diary/-1/comment           text=x                            404
/diary/1/comments/99/delete -                                 404
/echo                       text=T*151                        200
/echo                       text=x&answers=999                404
/messages/new               to=abc&title=x&text=x             404
/messages/new               to=-2&title=x&text=x              404
/messages/new               to=2'--&title=x&text=x            404
/messages/new               to=999999999999&title=x&text=x    404
/messages/new               to=2&title=T*61&text=x            200
/messages/new               to=2&title=x&text=T*5001          200
/communities/new            name=T*41&text=x                  200
/communities/99/join        -                                 404
/communities/1/topics/new   title=x&text=T*3001               200
/topics/99/comment          text=x                            404
/albums/new                 title=T*41                        200
/albums/1/add               kept1=../../etc/passwd            200
/albums/1/add               kept1=nothing-1                   200
/albums/1/add               kept1=0123456789abcdef0123        200
/members/2/request          text=x                            409
/members/1/request          text=x                            404
/members/1/bookmark         -                                 404
/members/99/bookmark        -                                 404
/members/2/introduce        text=T*1001                       200
/reviews/items/1/write      text=T*1001                       200
/reviews/items/99/write     text=x                            404
/settings/profile           nickname=T*21&introduction=x      200
/settings/profile           nickname=&introduction=x          200
/friends/requests           member=2&accept=x                 409
/friends/requests           member=x&accept=x                 409
/collection/nothing         part=profile                      404
/points/nothing/billing     -                                 404
/points/premium/cancel      -                                 409
"""


def test_what_cannot_be_is_refused_with_a_page_and_nothing_changed(place: Town) -> None:
    visit = place.visitor(ME)
    before = place.contents()
    for line in REFUSED.strip().splitlines():
        path, typed, status = line.split()
        fields = dict(pair.split("=", 1) for pair in typed.split("&") if typed != "-")
        for name, value in fields.items():
            letter, _, times = value.partition("*")
            fields[name] = letter * int(times) if times.isdigit() else value.replace("%20%0A", " \n")
        answer = visit.post(path, {**fields, "token": place.token(path, ME)}, follow=False)
        assert (answer.status, is_page(answer)) == (int(status), True), (line, answer.text)
        assert place.contents() == before, line


STRANGE = ("00009999999", "9" * 5000, "-1", "1e3", "１２", "4294967296", "\u0000", "2009-99", "a" * 3000)
SQL = ("'; DROP TABLE diary; --", "1' OR '1'='1", '1") UNION SELECT password FROM member --')
ASKED = (
    "q",
    "page",
    "month",
    "to",
    "re",
    "reply",
    "season",
    "sort",
    "category",
    "prefecture",
    "age",
    "around",
)


ASKS_FOR = re.compile(r'(?:\bform\.get\(|\btyped\(|\bform\[)"([a-z_]+)"')
PAGES = Path(screens.pages.__file__).parent
SENT = frozenset(name for page in PAGES.glob("*.py") for name in ASKS_FOR.findall(page.read_text("utf-8"))) - {"token"}
"""The names of all fields that a page looks at by name."""


def test_strange_texts_are_sent_in_every_field() -> None:
    assert {"draft", "level", "member", "password", "text", "to", "video"} <= SENT


def test_sql_in_every_address_and_field_is_only_text(place: Town) -> None:
    visit = place.visitor(ME)
    visit.get("/messages/1")  # read from now on
    before = place.contents()
    for text in (*SQL, *STRANGE):
        for rule in routes(place.site, "GET"):
            assert visit.get(address(rule), dict.fromkeys(ASKED, text)).status in (200, 404, 409), rule
        for rule in post_routes(place):
            fields = dict.fromkeys((*filled(rule), *SENT, "look", "day"), text)
            assert visit.post(address(rule), fields, follow=False).status in (200, 303, 403, 404, 409, 413), rule
    assert place.contents() == before


HEADERS = """
X-DCMGUID X-Dcmguid x-dcmguid X_DCMGUID X-Up-Subno X-UP-SUBNO x-up-subno X-Jphone-Uid X-JPHONE-UID X-Em-Uid
X-Willcom-Uid X-WAP-PROFILE Keitai.Member KEITAI-MEMBER Keitai_Member keitai.member Uid X-Uid X-Forwarded-User
REMOTE_USER Remote-User Authorization X-Guid
"""
AGENTS = (
    "DoCoMo/2.0 P906i(c100;TB;W24H15;ser012345678901234;icc0123456789012345678F)",
    "KDDI-CA39 UP.Browser/6.2.0.13.1.5 (GUI) MMP/2.0",
    "SoftBank/1.0/931SH/SHJ001/SN123456789012345 Browser/NetFront/3.5",
)


@pytest.mark.parametrize("agent", AGENTS)
def test_a_phones_id_over_the_network_signs_nobody_in(place: Town, agent: str) -> None:
    stranger = place.visitor(None, agent=agent)
    asked = "/home?uid=1&guid=ON&sn=1&member=1&keitai.member=1"
    for header in HEADERS.split():
        answer = stranger.get(asked, **{header: "1"})
        assert "Write diary" not in answer.text, header
        assert "Sign in" in answer.text, header
    stranger.client.set_cookie("mixi", "1")
    stranger.client.set_cookie("keitai.member", "1")
    assert "Sign in" in stranger.get(asked).text


def is_page(answer: Answer) -> bool:
    """A page of ours, in a charset, with a way back."""
    kind = answer.headers["Content-Type"]
    return "charset=" in kind and "xhtml" in kind and any("/" in link for link in answer.links)


def test_thirty_posts_and_ten_scores_a_minute(place: Town) -> None:
    visit = place.visitor(ME)
    scores = [visit.post("/games/keep-awake/score", {"a": str(n)}).status for n in range(12)]
    assert scores == [403] * 10 + [429] * 2
    assert place.visitor(FRIEND).post("/games/keep-awake/score", {"a": "b"}).status == 403
    said = [_say(place, visit, n) for n in range(33)]
    assert said == [303] * 30 + [429] * 3
    place.wait(minutes=1, seconds=1)
    assert visit.post("/games/keep-awake/score", {"a": "b"}).status == 403
    assert _say(place, visit, 40) == 303


def _say(place: Town, visit: SiteClient, number: int) -> int:
    form = {"text": f"line {number}", "token": place.token("/echo", ME)}
    return visit.post("/echo", form, follow=False).status
