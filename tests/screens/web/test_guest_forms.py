"""The sign-in form: a token that one visitor fetched signs no other one in, with or without cookies."""

from __future__ import annotations

import pytest

from screens.store.database import open_memory
from screens.store.members import set_password_hash
from screens.store.transactions import write_transaction
from screens.web import guest_forms
from screens.web.sessions import hash_password
from tests.screens.sample_data import ME
from tests.screens.site_client import Answer, SiteClient, Town
from tests.screens.test_abuse import image

PASSWORD = "geheim"


@pytest.fixture
def place() -> Town:
    town = Town(open_memory(image()))
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, ME, hash_password(PASSWORD))
    return town


def browser(place: Town, *, cookies: bool = True, address: str = "198.51.100.7") -> SiteClient:
    visit = place.visitor(None)
    visit.client = place.site.test_client(use_cookies=cookies)
    visit.client.environ_base["REMOTE_ADDR"] = address
    return visit


def send(visit: SiteClient, form: dict[str, str], **headers: str) -> Answer:
    fields = {**form, "member": str(ME), "password": PASSWORD}
    return visit.post("/login", fields, follow=False, **headers)


def test_a_form_signs_in_who_fetched_it(place: Town) -> None:
    for cookies in (True, False):
        visit = browser(place, cookies=cookies)
        answer = send(visit, visit.get("/").form("/login"))
        assert answer.status == 303
        assert ("s=" in answer.headers["Location"]) is not cookies, "a key in the address is for phones without cookies"


def test_a_form_that_another_fetched_signs_nobody_in(place: Town) -> None:
    attacker = browser(place, address="203.0.113.9")
    stolen = attacker.get("/").form("/login")
    with_cookie = browser(place)
    with_cookie.get("/")
    without_cookie = browser(place, cookies=False)
    for victim in (with_cookie, without_cookie):
        answer = send(victim, stolen)
        assert answer.status == 200
        assert "Sign in" in answer.text
    assert send(attacker, stolen).status == 303


def test_a_carriers_gateway_may_change_within_its_network(place: Town) -> None:
    phone = browser(place, cookies=False, address="198.51.100.7")
    form = phone.get("/").form("/login")
    assert send(browser(place, cookies=False, address="198.51.2.250"), form).status == 303
    assert send(browser(place, cookies=False, address="198.52.2.250"), form).status == 200


def test_a_form_on_another_sites_page_is_refused(place: Town) -> None:
    visit = browser(place)
    form = visit.get("/").form("/login")
    for origin in ("http://evil.test", "https://evil.test", "null", "http://m.mixi.test.evil.test"):
        assert send(visit, form, Origin=origin).status == 200, origin
    assert send(visit, form, Origin="http://localhost").status == 303


def test_a_damaged_name_is_no_name(place: Town) -> None:
    visit = browser(place, cookies=False)
    form = visit.get("/").form("/login")
    for name in ("", "x", form[guest_forms.FIELD][:-1], form[guest_forms.FIELD] + "A", "あ", "A" * 5000):
        assert send(visit, {**form, guest_forms.FIELD: name}).status == 200, name
