"""Wrong guesses slow the next ones down; a member on a browser of their own is never kept out by others'."""

from __future__ import annotations

import pytest

from screens.web import guessing
from tests.screens.sample_data import ME
from tests.screens.site_client import Answer, SiteClient, Town
from tests.screens.web.test_guest_forms import PASSWORD, browser, place

__all__ = ["place"]


def guess(visit: SiteClient, password: str, member: int = ME) -> Answer:
    form = visit.get("/").form("/login")
    return visit.post("/login", {**form, "member": str(member), "password": password}, follow=False)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare in no time: what is counted here is not what a comparison costs."""
    monkeypatch.setattr("screens.web.sessions._matches", lambda stored, password: password == PASSWORD)


def test_after_ten_wrong_guesses_one_in_half_a_minute_is_looked_at(place: Town) -> None:
    visit = browser(place)
    assert [guess(visit, "no").status for _ in range(12)] == [403] * 10 + [429] * 2
    assert guess(visit, PASSWORD).status == 429
    place.wait(seconds=31)
    assert guess(visit, "no").status == 403
    assert guess(visit, PASSWORD).status == 429
    place.wait(seconds=31)
    assert guess(visit, PASSWORD).status == 303


def test_guesses_of_others_keep_nobody_out_who_was_here_before(place: Town) -> None:
    own = browser(place)
    assert guess(own, PASSWORD).status == 303
    own.client.delete_cookie("mixi")
    attacker = browser(place)
    for _ in range(11):
        guess(attacker, "no")
    assert guess(attacker, PASSWORD).status == 429
    assert guess(own, PASSWORD).status == 303


def test_a_browsers_cookie_is_good_for_its_own_member(place: Town) -> None:
    own = browser(place)
    guess(own, PASSWORD)
    cookie = own.client.get_cookie(guessing.COOKIE)
    assert cookie is not None
    assert guessing.device_of(b"secret", cookie.value, ME)
    for secret, value, member in (
        (b"secret", cookie.value, ME + 1),
        (b"other", cookie.value, ME),
        (b"secret", "x", ME),
    ):
        assert guessing.device_of(secret, value, member) == ""


def test_a_browser_that_was_here_is_slowed_down_by_its_own_guesses(place: Town) -> None:
    own = browser(place)
    guess(own, PASSWORD)
    own.client.delete_cookie("mixi")
    assert [guess(own, "no").status for _ in range(11)] == [403] * 10 + [429]


def test_an_address_that_tries_many_members_is_slowed_down(place: Town) -> None:
    visit = browser(place)
    asked = [guess(visit, "no", member).status for member in range(1000, 1000 + guessing.ADDRESS_GUESSES + 1)]
    assert asked == [403] * guessing.ADDRESS_GUESSES + [429]
    assert guess(browser(place, address="192.0.2.1"), "no", 7).status == 403
    place.wait(seconds=2)
    assert guess(visit, "no", 7).status == 403


def test_a_phone_of_a_tab_is_slowed_down_by_its_own_guesses(place: Town) -> None:
    """All come from their server's address; nobody has these two's numbers, so they sign in by password."""
    attacker, other = place.visitor(4711), place.visitor(4712)
    assert [guess(attacker, "no").status for _ in range(11)] == [403] * 10 + [429]
    assert guess(other, PASSWORD).status == 303
