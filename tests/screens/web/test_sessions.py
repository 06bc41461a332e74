"""Sessions over HTTP: made anew at the door, dead after it, and never told to another site."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import pytest
from argon2 import PasswordHasher

from screens.store.database import open_memory
from screens.store.members import set_password_hash
from screens.store.tables import diary
from screens.store.transactions import write_transaction
from screens.web.sessions import hash_password
from tests.screens.sample_data import ME
from tests.screens.test_abuse import image
from tests.screens.test_crawl import kind_of
from tests.screens.visit import Answer, Town, Visit

PASSWORD = "geheim"
VIDEO = "http://video.test/watch?v=1"


@pytest.fixture
def place() -> Town:
    town = Town(open_memory(image()))
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, ME, hash_password(PASSWORD))
        sql.execute(diary.update().values(video=VIDEO))
    return town


def at_the_door(place: Town, *, cookies: bool = True) -> Visit:
    visit = place.visitor(None)
    visit.client = place.site.test_client(use_cookies=cookies)
    return visit


def sign_in(visit: Visit, path: str = "/login", *, known: bool = False) -> Answer:
    """`known`: somebody who is in already does it again."""
    form = {"token": visit.town.token("/login", ME)} if known else visit.get("/").form("/login")
    return visit.post(path, {**form, "member": str(ME), "password": PASSWORD})


def cookie(visit: Visit) -> str:
    found = visit.client.get_cookie("mixi")
    return found.value if found else ""


def is_in(visit: Visit, path: str = "/home") -> bool:
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
        for link in answer.links:
            link = link.partition("#")[0]
            if link.startswith("/") and link not in known:
                known.add(link)
                waiting.append(link)
    assert outside > 0
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


def counted(work: Callable[..., Any], name: str, calls: list[str]) -> Callable[..., Any]:
    def noted(*arguments: Any) -> Any:
        calls.append(name)
        return work(*arguments)

    return noted
