"""Sessions over HTTP: made anew at the door, dead after it, and never told to another site."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import argon2
import pytest
from argon2 import PasswordHasher, extract_parameters
from sqlalchemy import insert, select

from keitai.common.time import epoch_ms
from screens.store.database import open_memory
from screens.store.members import set_password_hash
from screens.store.preferences import Preferences, change
from screens.store.tables import article, diary, feed, feed_item
from screens.store.transactions import write_transaction
from screens.web.sessions import HASH_OF_NOBODY, hash_password
from tests.screens.sample_data import FRIEND, ME
from tests.screens.site_client import PHONE, Answer, SiteClient, Town
from tests.screens.test_abuse import image
from tests.screens.test_crawl import kind_of

PASSWORD = "geheim"
VIDEO = "http://video.test/watch?v=1"
BLOG = "http://blog.test/rss"


@pytest.fixture
def place() -> Town:
    town = Town(open_memory(image()))
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, ME, hash_password(PASSWORD))
        sql.execute(diary.update().values(video=VIDEO))
        sql.execute(article.update().values(link="http://paper.test/1"))
        sql.execute(insert(feed).values(address=BLOG, title="Blog", fetched=epoch_ms(town.now)))
        number = sql.execute(select(feed.c.id)).scalar_one()
        entry = {"title": "Post", "text": "Words", "link": "http://blog.test/1", "at": epoch_ms(town.now)}
        sql.execute(insert(feed_item).values(feed=number, **entry))
        change(sql, FRIEND, Preferences(), feed=BLOG)
    return town


def at_the_door(place: Town, *, cookies: bool = True) -> SiteClient:
    visit = place.visitor(None)
    visit.client = place.site.test_client(use_cookies=cookies)
    return visit


def sign_in(visit: SiteClient, path: str = "/login", *, known: bool = False) -> Answer:
    """`known`: somebody who is in already does it again."""
    form = {"token": visit.town.token("/login", ME)} if known else visit.get("/").form("/login")
    return visit.post(path, {**form, "member": str(ME), "password": PASSWORD})


def cookie(visit: SiteClient) -> str:
    found = visit.client.get_cookie("mixi")
    return found.value if found else ""


def is_in(visit: SiteClient, path: str = "/home") -> bool:
    return "Write diary" in visit.get(path).text


def test_the_token_before_signing_in_is_dead_after(place: Town) -> None:
    visit = at_the_door(place)
    visit.client.set_cookie("mixi", "A" * 22)
    sign_in(visit)
    first = cookie(visit)
    assert first != "A" * 22
    assert is_in(visit)
    sign_in(visit, known=True)
    second = cookie(visit)
    assert is_in(visit)
    for dead in ("A" * 22, first):
        thief = at_the_door(place)
        thief.client.set_cookie("mixi", dead)
        assert not is_in(thief)
    assert not is_in(at_the_door(place), f"/home?s={first}")
    visit.post("/logout", visit.get("/logout").form("/logout"))
    assert not is_in(at_the_door(place), f"/home?s={second}")


def test_a_key_in_the_address_dies_at_the_door_too(place: Town) -> None:
    visit = at_the_door(place, cookies=False)
    first = sign_in(visit).path
    assert is_in(visit, first)
    key = first.partition("s=")[2]
    second = sign_in(visit, f"/login?s={key}", known=True).path
    assert second != first
    assert not is_in(visit, first)
    key = second.partition("s=")[2]
    out = visit.get(f"/logout?s={key}").form("/logout")
    visit.post(f"/logout?s={key}", out)
    assert not is_in(visit, second)


def test_no_other_site_is_told_of_a_key(place: Town) -> None:
    """A crawl by a phone without cookies: whatever leads elsewhere stands on a page whose own address has no key."""
    visit = at_the_door(place, cookies=False)
    home = sign_in(visit).path
    seen: dict[str, int] = {}
    waiting, known, outside = deque([home]), {home}, 0
    by_the_door: set[str] = set()
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path)
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] > 2:
            continue
        answer = visit.get(path)
        if "html" not in answer.headers["Content-Type"]:
            continue
        assert answer.headers["Referrer-Policy"] == "same-origin"
        away = [one for one in addresses(answer) if "://" in one and not one.startswith("http://m.mixi.test/")]
        assert not [one for one in away if "s=" in one.replace("watch?v", "")], path
        if away:
            outside += 1
            assert "&s=" not in path, path
            assert "?s=" not in path, path
        if any(link.startswith("/away?") for link in answer.links):
            by_the_door.add(kind)
        for link in answer.links:
            link = link.partition("#")[0]
            if link.startswith("/") and link not in known:
                known.add(link)
                waiting.append(link)
    assert outside > 0
    assert by_the_door >= {"/diary/N", "/news/N", "/members/N/blog/N"}
    assert len(seen) > 60


def addresses(answer: Answer) -> list[str]:
    found = [node.attributes.get(name) for name in ("href", "src", "action") for node in answer.tree.css(f"[{name}]")]
    return [one for one in found if one]


def test_only_our_own_pages_lead_away(place: Town) -> None:
    visit = at_the_door(place)
    assert visit.get("/away?to=http://evil.test/&proof=" + "0" * 32).status == 404
    assert visit.get("/away?to=javascript:alert(1)").status == 404
    assert visit.get("/away").status == 404


@pytest.mark.parametrize("member", [str(ME), "7", "99999", "x"])
def test_a_guess_costs_one_verification_whoever_it_is_about(
    place: Town, monkeypatch: pytest.MonkeyPatch, member: str
) -> None:
    """The time that a sign-in takes tells nobody which members there are, or have a password."""
    calls: list[str] = []
    for name in ("hash", "verify"):
        work = getattr(PasswordHasher, name)
        monkeypatch.setattr(PasswordHasher, name, counted(work, name, calls))
    guess = at_the_door(place)
    answer = guess.post("/login", {**guess.get("/").form("/login"), "member": member, "password": "guess"})
    assert (answer.status, calls) == (403, ["verify"])


def test_nobodys_hash_costs_as_much_as_a_members() -> None:
    """Members' hashes are of the library's own cost; the suite's are cheaper, so that is what is compared with."""
    found = extract_parameters(HASH_OF_NOBODY)
    cost = found.time_cost, found.memory_cost, found.parallelism, found.hash_len, found.salt_len
    assert cost == (
        argon2.DEFAULT_TIME_COST,
        argon2.DEFAULT_MEMORY_COST,
        argon2.DEFAULT_PARALLELISM,
        argon2.DEFAULT_HASH_LENGTH,
        argon2.DEFAULT_RANDOM_SALT_LENGTH,
    )


def test_the_sign_in_of_a_browser_names_no_key(place: Town) -> None:
    """Its cookies came back with the form, so the key stays out of the address and out of every link."""
    home = sign_in(at_the_door(place))
    assert home.path == "/home"
    assert not [link for link in home.links if "s=" in link]


def from_the_same_shop(place: Town, agent: str = PHONE) -> SiteClient:
    """A visitor without cookies, in the network and of the kind of whom `at_the_door` made."""
    visit = place.visitor(None, agent=agent)
    visit.client = place.site.test_client(use_cookies=False)
    return visit


@pytest.fixture
def lure(place: Town) -> str:
    """The address at which a phone without cookies goes on after its sign-in, as a link for somebody else."""
    return sign_in(at_the_door(place, cookies=False)).path


def test_a_strangers_link_signs_no_browser_in(place: Town, lure: str) -> None:
    """Whoever keeps cookies has sent one, or says where the link was, or is of another kind or network."""
    kept = from_the_same_shop(place)
    assert is_in(kept, lure)
    browser = place.visitor(None)
    browser.get("/")
    assert not is_in(browser, lure)
    assert not is_in(from_the_same_shop(place, "Mozilla/5.0"), lure)
    for where in ("cross-site", "same-site", "none", "x"):
        assert "Write diary" not in kept.get(lure, **{"Sec-Fetch-Site": where}).text, where
    for where in ("http://evil.test/", "http://m.mixi.test.evil.test/", "http://[", "about:blank"):
        assert "Write diary" not in kept.get(lure, Referer=where).text, where
    far = from_the_same_shop(place)
    far.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert not is_in(far, lure)


def test_pages_go_on_to_each_other_by_the_key(place: Town, lure: str) -> None:
    phone = from_the_same_shop(place)
    host = "http://localhost/diary"
    assert "Write diary" in phone.get(lure, Referer=host, **{"Sec-Fetch-Site": "same-origin"}).text
    numbered = PHONE.removesuffix(")") + ";ser001001234567890;icc8981100000000000001F)"
    assert is_in(from_the_same_shop(place, numbered), lure), "the serial numbers of a utn link are not another phone"


def test_a_cookies_token_opens_nothing_in_an_address(place: Town) -> None:
    visit = at_the_door(place)
    sign_in(visit)
    token = cookie(visit)
    assert not is_in(from_the_same_shop(place), f"/home?s={token}")
    taken = at_the_door(place)
    taken.client.set_cookie("mixi", sign_in(at_the_door(place, cookies=False)).path.partition("s=")[2])
    assert not is_in(taken)


def test_a_key_is_dead_after_the_sign_out_wherever_it_stands(place: Town, lure: str) -> None:
    phone = from_the_same_shop(place)
    key = lure.partition("?s=")[2]
    out = phone.get(f"/logout?s={key}").form("/logout")
    phone.post(f"/logout?s={key}", out)
    for path in ("/", "/home", "/diary", "/messages", "/settings"):
        assert f"s={key}" not in phone.get(f"{path}?s={key}").markup, path
        assert not is_in(phone, f"{path}?s={key}"), path


def counted(work: Callable[..., Any], name: str, calls: list[str]) -> Callable[..., Any]:
    def noted(*arguments: Any) -> Any:
        calls.append(name)
        return work(*arguments)

    return noted
