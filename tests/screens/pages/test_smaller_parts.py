"""What a member expects beside the great flows: drafts, a community's care, a password, footprints unseen."""

from __future__ import annotations

import re

import pytest

from screens.store.drafts import MOST
from screens.store.members import friend_ids
from screens.store.transactions import read_transaction
from tests.screens.site_client import HERO, SiteClient, Town


@pytest.fixture
def friend(town: Town) -> SiteClient:
    with read_transaction(town.engine) as sql:
        return town.visitor(min(friend_ids(sql, HERO)))


def keep(visit: SiteClient, to: int, title: str) -> None:
    preview = visit.post("/messages/new", {"to": str(to), "title": title, "text": "Dear you", "look": ""})
    visit.post("/messages/new", {**preview.form("/messages/new"), "keep": "x"})


def test_a_draft_is_kept_gone_on_with_and_sent(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    assert friend.member is not None
    keep(hero, friend.member, "Later")
    drafts = hero.get("/messages/drafts")
    assert "Later" in drafts.text
    assert "Later" not in friend.get("/messages").text
    link = next(one for one in drafts.links if re.fullmatch(r"/messages/drafts/\d+", one))
    assert friend.get(link).status == 404
    done = hero.send("/messages/new", at=link, text="Dear you, now")
    assert "Your message is sent" in done.text
    assert "Later" in friend.get("/messages").text
    assert "No drafts" in hero.get("/messages/drafts").text


def test_a_draft_is_thrown_away_and_twenty_are_kept(hero: SiteClient, friend: SiteClient, town: Town) -> None:
    assert friend.member is not None
    for number in range(MOST + 2):
        town.wait(minutes=1)
        keep(hero, friend.member, f"Draft no. {number}")
    text = hero.get("/messages/drafts").text
    assert "Draft no. 21" in text
    assert "Draft no. 2 " in text
    assert "Draft no. 1 " not in text
    link = next(one for one in hero.get("/messages/drafts").links if one.endswith("/delete"))
    assert friend.get(link).status == 404
    hero.send(link)
    assert "Draft no. 21" not in hero.get("/messages/drafts").text


def test_a_community_in_its_owners_hands(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    path = hero.send("/communities/new", name="Stones", text="x", category="art").path
    friend.send(f"{path}/join", at=path)
    for tail in ("/edit", "/delete", f"/members/{HERO}/dismiss"):
        assert friend.get(path + tail).status == 404
        assert friend.post(path + tail, {"name": "Mine", "text": "y"}).status in (403, 404)
    assert "Pebbles" in hero.send(f"{path}/edit", name="Pebbles", text="round ones").text
    topic = friend.send(f"{path}/topics/new", title="Flat", text="or round?", day="").path
    assert town.visitor(7).send(f"{topic}/delete").status == 403
    hero.send(f"{topic}/delete")
    assert hero.get(topic).status == 404
    hero.send(f"{path}/members/{friend.member}/dismiss")
    assert "Members (1)" in hero.get(path).text
    hero.send(f"{path}/delete")
    assert hero.get(path).status == 404


def test_a_friend_is_invited_by_message(hero: SiteClient, friend: SiteClient, town: Town) -> None:
    path = hero.send("/communities/new", name="Stones", text="x", category="art").path
    assert friend.get(f"{path}/invite").status == 404
    done = hero.send(f"{path}/invite", member=str(friend.member), text="You will like it")
    assert "Your invitation is sent" in done.text
    letter = next(link for link in friend.get("/messages").links if re.fullmatch(r"/messages/\d+", link))
    assert f"http://m.mixi.test{path}" in friend.get(letter).text
    friend.send(f"{path}/join", at=path)
    assert f'value="{friend.member}"' not in hero.get(f"{path}/invite").markup
    stranger = {**hero.get(f"{path}/invite").form(f"{path}/invite"), "member": str(friend.member), "text": "again"}
    assert "choose a friend" in hero.post(f"{path}/invite", stranger).text


def test_a_password_is_set_from_the_phone_and_changed_with_the_old_one(town: Town, hero: SiteClient) -> None:
    form = hero.get("/settings/password").form("/settings/password")
    assert "6 to 64" in hero.post("/settings/password", {**form, "new": "abc", "again": "abc"}).text
    assert "not the same" in hero.post("/settings/password", {**form, "new": "abcdef", "again": "abcdeg"}).text
    hero.send("/settings/password", new="pebbles", again="pebbles")
    other = town.visitor(None)
    login = {**other.get("/").form("/login"), "member": str(HERO), "password": "pebbles"}
    assert other.post("/login", login).path.startswith("/home")
    third = town.visitor(None)
    third.post("/login", {**third.get("/").form("/login"), "member": str(HERO), "password": "pebbles"})
    change = {"new": "boulder", "again": "boulder"}
    form = other.get("/settings/password").form("/settings/password")
    assert "Not your password" in other.post("/settings/password", {**form, "old": "x", **change}).text
    other.post("/settings/password", {**form, "old": "pebbles", **change})
    assert other.get("/home").path == "/home"
    assert third.get("/home").path == "/"


def test_all_entries_get_one_level(town: Town, hero: SiteClient) -> None:
    number = hero.send("/diary/new", title="Open", text="to all", level="3").path.split("/")[2]
    stranger = town.visitor(next(n for n in range(1, 60) if n != HERO and n not in _circle(town)))
    assert stranger.get(f"/diary/{number}").status == 200
    hero.send("/settings/levels", level="0")
    assert stranger.get(f"/diary/{number}").status == 404
    assert hero.get(f"/diary/{number}").status == 200


def _circle(town: Town) -> list[int]:
    with read_transaction(town.engine) as sql:
        return friend_ids(sql, HERO)


def test_whoever_leaves_no_footprints_sees_none(town: Town, hero: SiteClient) -> None:
    town.wait(days=2)
    hero.send("/settings/privacy", stealthy="1")
    hero.get("/members/7")
    assert f"/members/{HERO}" not in town.visitor(7).get("/footprints").links
    assert not [link for link in hero.get("/footprints").links if link.startswith("/members/")]


def test_the_terms_are_open_to_all(town: Town) -> None:
    assert "simulation" in town.visitor(None).get("/terms").text
