"""Signing out of the phone and in again: by its id at a button's press, or as anybody by number and password."""

from __future__ import annotations

import re

import pytest

from screens.store.members import set_password_hash
from screens.store.transactions import write_transaction
from screens.web.sessions import hash_password
from tests.screens.site_client import HERO, Answer, SiteClient, Town

OTHER = 7
PASSWORD = "letmein"
BUTTON = "/login/phone"


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture(params=[True, False], ids=["cookies", "no cookies"])
def phone(town: Town, request: pytest.FixtureRequest) -> SiteClient:
    """Member 42's phone, which keeps cookies or none; member 7 has a password."""
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, OTHER, hash_password(PASSWORD))
    visit = town.visitor(HERO)
    visit.client = town.site.test_client(use_cookies=request.param)
    return visit


def sign_out(phone: SiteClient, path: str = "/home") -> Answer:
    way = next(link for link in phone.get(path).links if link.startswith("/logout"))
    page = phone.get(way)
    assert page.status == 200, page.path
    return submit(phone, page, "/logout")


def submit(phone: SiteClient, page: Answer, action: str, **fields: str) -> Answer:
    """Send the form of a page to the very address that it names, session key and all."""
    addresses = (node.attributes.get("action") or "" for node in page.tree.css("form"))
    address = next(one for one in addresses if one.partition("?")[0] == action)
    return phone.post(address, {**page.form(address), **fields})


def sign_in(phone: SiteClient, page: Answer) -> Answer:
    return submit(phone, page, "/login", member=str(OTHER), password=PASSWORD)


def whose(phone: SiteClient, page: Answer) -> str:
    """Return the number that the home page's password page tells, by the way that a thumb would take."""
    key = re.search(r"[?&](s=[\w-]+)", page.path)
    shown = phone.get("/settings/password" + (f"?{key[1]}" if key else ""))
    found = re.search(r"Your member number: (\d+)", shown.text)
    return found[1] if found else "nobody"


def test_a_phone_signs_its_owner_in_until_the_owner_signs_out(phone: SiteClient) -> None:
    assert phone.get("/").path == "/home"
    out = sign_out(phone)
    assert "You have signed out." in out.text
    assert "Member number" in out.text
    assert BUTTON in out.markup
    home = next(link for link in phone.get(out.links[0]).links if link.startswith("/home"))
    door = phone.get(home)
    assert door.path.partition("?")[0] == "/"
    assert "Member number" in door.text


def test_the_button_lets_the_owner_in_without_a_word(phone: SiteClient) -> None:
    home = submit(phone, sign_out(phone), BUTTON)
    assert home.path == "/home"
    assert whose(phone, home) == str(HERO)
    assert phone.get("/").path == "/home"


def test_another_member_signs_in_on_the_phone_by_password(phone: SiteClient) -> None:
    home = sign_in(phone, sign_out(phone))
    assert "Write diary" in home.text
    assert whose(phone, home) == str(OTHER)
    out = sign_out(phone, home.path)
    assert whose(phone, submit(phone, out, BUTTON)) == str(HERO)


def test_a_wrong_password_leaves_the_form_and_the_button(phone: SiteClient) -> None:
    again = submit(phone, sign_out(phone), "/login", member=str(OTHER), password="wrong")
    assert again.status == 403
    assert "not right" in again.text
    assert whose(phone, submit(phone, again, BUTTON)) == str(HERO)


def test_by_password_on_the_phone_the_old_password_is_asked_for(phone: SiteClient) -> None:
    assert 'name="old"' not in phone.get("/settings/password").markup
    home = sign_in(phone, sign_out(phone))
    key = home.path.partition("?")[2]
    for path, field in (("/settings/password", "old"), ("/settings/leave", "password")):
        assert f'name="{field}"' in phone.get(f"{path}?{key}").markup, path


def test_a_session_of_one_phone_opens_nothing_on_another_members(town: Town, phone: SiteClient) -> None:
    """A key in an address opens the session to that phone alone, and a cookie's token opens it in no address."""
    home = sign_in(phone, sign_out(phone))
    in_address = home.path.partition("s=")[2]
    key = in_address or phone.client.get_cookie("mixi").value  # type: ignore[union-attr]
    for member, expected in ((HERO, str(OTHER) if in_address else "nobody"), (9, "9"), (None, "nobody")):
        lent = town.visitor(member)
        lent.client = town.site.test_client(use_cookies=False)
        assert whose(lent, lent.get(f"/home?s={key}")) == expected


def test_a_phone_that_changes_hands_is_its_new_owners(phone: SiteClient) -> None:
    sign_out(phone)
    phone.member = OTHER
    assert whose(phone, phone.get("/home")) == str(OTHER)


def test_an_address_cannot_hold_a_phones_id_back(town: Town) -> None:
    phone = town.visitor(HERO)
    assert phone.get(f"/?s=out-{HERO}").path == "/home"
    phone.client.set_cookie("mixi", f"out-{HERO}")
    assert phone.get("/").path == "/home"


@pytest.mark.parametrize("door", ["/", "/login", "/home", "/home?s=1", f"/home?s=out-{HERO}", "/diary/new"])
def test_a_phone_stays_signed_out_whatever_its_next_address(phone: SiteClient, door: str) -> None:
    """The site knows it by a row, so a phone that keeps no cookie may begin again at any page."""
    sign_out(phone)
    assert "Member number" in phone.get(door).text


def test_a_phone_stays_signed_out_when_its_cookies_are_gone(town: Town, phone: SiteClient) -> None:
    home = sign_in(phone, sign_out(phone))
    phone.client = town.site.test_client(use_cookies=True)
    assert "Member number" in phone.get("/").text
    assert "Member number" in phone.get(home.path.replace("s=", "s=x")).text


def test_the_owners_own_password_lets_the_phone_in_again(town: Town, phone: SiteClient) -> None:
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, HERO, hash_password(PASSWORD))
    home = submit(phone, sign_out(phone), "/login", member=str(HERO), password=PASSWORD)
    assert "Write diary" in home.text
    phone.client = town.site.test_client(use_cookies=False)
    assert phone.get("/").path == "/home"


def test_what_one_phone_signs_out_of_signs_no_other_out(town: Town, phone: SiteClient) -> None:
    sign_out(phone)
    assert town.visitor(OTHER).get("/").path == "/home"


def test_a_phone_that_keeps_cookies_is_told_no_key(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, OTHER, hash_password(PASSWORD))
    phone = town.visitor(HERO)
    home = sign_in(phone, sign_out(phone))
    assert home.path == "/home"
    assert not [link for link in home.links if "s=" in link]


def test_the_button_is_only_there_for_a_phone_that_is_known(town: Town) -> None:
    for member in (None, 4711):
        page = town.visitor(member).get("/")
        assert BUTTON not in page.markup, member
        assert ("not registered" in page.text) is (member is not None)
        token = town.token(BUTTON, 0)
        assert "Member number" in town.visitor(member).post(BUTTON, {"token": token}).text


def test_a_phone_that_nobody_has_registered_signs_in_by_password(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, OTHER, hash_password(PASSWORD))
    phone = town.visitor(4711)
    assert whose(phone, sign_in(phone, phone.get("/"))) == str(OTHER)
    out = sign_out(phone)
    assert BUTTON not in out.markup
    assert whose(phone, sign_in(phone, out)) == str(OTHER)


def test_the_form_on_the_page_after_signing_out_works(town: Town) -> None:
    """Its token is for whoever comes next, not for the member who has left."""
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, OTHER, hash_password(PASSWORD))
    browser = town.visitor(None)
    sign_in(browser, browser.get("/"))
    out = sign_out(browser)
    assert "Write diary" in sign_in(browser, out).text


def test_cookies_end_by_the_sites_clock(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, OTHER, hash_password(PASSWORD))
    phone = town.visitor(HERO)
    out = phone.post("/logout", phone.get("/logout").form("/logout"), follow=False)
    assert "Expires=Mon, 24 Aug 2009 12:00:00 GMT; Max-Age=43200" in out.headers["Set-Cookie"]
    form = {"token": town.token(f"/login phone {HERO}", 0), "member": str(OTHER), "password": PASSWORD}
    session = phone.post("/login", form, follow=False)
    assert "Expires=Mon, 24 Aug 2009 12:00:00 GMT; Max-Age=43200" in session.headers["Set-Cookie"]
