"""Signing in and out, sessions, forged ids, forms without their token, hostile texts, faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError

from games.ranking.tables import metadata as ranking_metadata
from handset.browser.fetch.identity import card_number, phone_number, user_agent
from handset.browser.fetch.transport import SiteTransport
from handset.keypad import Key
from handset.model import load_model
from handset.network import Response
from screens.store.database import image_of, open_database
from screens.store.members import set_password_hash
from screens.store.tables import diary, metadata, session
from screens.store.transactions import read_transaction, write_transaction
from screens.web.sessions import hash_password
from tests.handset.browser.browser_harness import BrowserHarness
from tests.screens.site_client import HERO, SiteClient, Town, world_image

PAYLOADS = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</textarea><b>x</b>",
    "&lt;b&gt;", "{{ 7*7 }}", "{% raw %}", "javascript:alert(1)", "<!--", "]]>", "\\x3cscript\\x3e",
    "'; DROP TABLE diary; --",
    "ﾊﾝｶｸｶﾅ", "\ue63e\ue6ec", "髙﨑", "表\"ソ'", "a\u0000b", "%s %(x)s", "あ" * 40,
)  # fmt: skip


@pytest.fixture
def door(town: Town) -> SiteClient:
    """Somebody at a browser, with member 42's password known."""
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, HERO, hash_password("geheim"))
    return town.visitor(None)


def sign_in(door: SiteClient, password: str = "geheim", member: str = "42") -> int:
    form = {**door.get("/").form("/login"), "member": member, "password": password}
    return door.post("/login", form).status


def test_in_and_out(door: SiteClient) -> None:
    assert "Sign in" in door.get("/home").text
    assert sign_in(door) == 200
    assert "Write diary" in door.get("/home").text
    door.post("/logout", door.get("/logout").form("/logout"))
    assert "Write diary" not in door.get("/home").text


def test_idle_for_half_an_hour_and_twelve_hours_at_most(town: Town, door: SiteClient) -> None:
    sign_in(door)
    for _ in range(29):
        town.wait(minutes=25)
        if "Write diary" not in door.get("/home").text:
            break
    assert town.now.hour == 21  # 9:00 and twelve hours
    sign_in(door)
    town.wait(minutes=31)
    assert "Write diary" not in door.get("/home").text


def test_tokens_are_long_and_only_their_hash_is_stored(town: Town, door: SiteClient) -> None:
    sign_in(door)
    cookie = door.client.get_cookie("mixi")
    assert cookie is not None
    assert len(cookie.value) * 6 >= 128
    with read_transaction(town.engine) as sql:
        assert cookie.value not in [*sql.execute(select(session.c.id)).scalars()]


def test_ten_wrong_passwords_slow_down_and_the_owner_elsewhere_still_comes_in(town: Town, door: SiteClient) -> None:
    statuses = [sign_in(door, "wrong") for _ in range(11)]
    assert statuses == [403] * 10 + [429]
    elsewhere = town.visitor(None)
    elsewhere.client.environ_base["REMOTE_ADDR"] = "192.0.2.9"
    assert sign_in(elsewhere) == 200
    town.wait(minutes=16)
    assert sign_in(door) == 200


@pytest.mark.parametrize(
    "header", ["X-Dcmguid", "X-Up-Subno", "X-Jphone-Uid", "X-Em-Uid", "Keitai.Member", "Keitai-Member", "Uid"]
)
def test_a_phones_id_in_a_header_signs_nobody_in(door: SiteClient, header: str) -> None:
    assert "Write diary" not in door.get("/home?uid=42&guid=ON", **{header: "42"}).text


def test_the_numbers_a_phone_sends_sign_nobody_in(town: Town) -> None:
    model = load_model("p906i")
    own = user_agent(model, identified=True)
    assert phone_number(model) in own
    for agent in (own, own.replace(phone_number(model), "42"), own.replace(card_number(), "42")):
        stranger = town.visitor(None, agent=agent)
        for path in ("/home", "/", "/login", "/home?utn=1&uid=42"):
            assert "Write diary" not in stranger.get(path).text, (agent, path)
        assert "Sign in" in stranger.get("/home").text


def test_a_yes_to_a_utn_link_brings_a_stranger_to_the_door_and_no_further(town: Town) -> None:
    there = "http://m.mixi.test/home"
    bait = Response("", 200, (("Content-Type", "text/html"),), f"<a href={there} utn>x</a>".encode())
    asked: list[str] = []

    def site(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        asked.append(environ["HTTP_USER_AGENT"])
        return town.site(environ, start)

    for member, inside in (("", False), (str(HERO), True)):
        transport = SiteTransport({"m.mixi.test": site}, member=member, outside=False)
        harness = BrowserHarness({}, "p906i", transport=transport)
        asked.clear()
        harness.browser.show_own(bait)
        harness.press(Key.OK, Key.OK, wait=60)
        assert phone_number(harness.phone.model) in asked[0]
        assert ("Write diary" in harness.phone.frame().text()) is inside
        assert ("Sign in" in harness.phone.frame().text()) is not inside
        transport.close()


def test_every_change_is_a_post_with_a_token(town: Town, hero: SiteClient) -> None:
    before = _rows(town)
    rules = [rule for rule in town.site.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert len(rules) > 35
    fields = {"title": "t", "text": "t", "level": "3", "member": "7", "to": "7", "name": "cat-1", "stars": "3"}
    fields |= {"nickname": "n", "introduction": "i", "accept": "x", "password": "9", "category": "local"}
    for rule in rules:
        if rule.rule.endswith("/score") or rule.rule.endswith("/billing"):
            continue  # a score is proved by its ticket; the carrier's page counts wrong passwords
        path = re.sub(r"<\w+>", "collection", re.sub(r"<int:\w+>", "3", rule.rule))
        for token in ("", "x", "1-1." + "0" * 32):
            assert hero.post(path, {**fields, "token": token}).status < 500, path
    assert _rows(town) == before


def test_looking_changes_nothing_but_footprints_and_counts(town: Town, hero: SiteClient) -> None:
    before = _rows(town)
    for path in ("/home", "/members/7", "/diary/3", "/messages", "/points", "/communities/1", "/topics/1", "/albums"):
        hero.get(path)
    after = _rows(town)
    assert {name for name in before if before[name] != after[name]} <= {"footprint", "ad_count"}


def _rows(town: Town) -> dict[str, int]:
    tables = [*metadata.sorted_tables, *ranking_metadata.sorted_tables]
    with read_transaction(town.engine) as sql:
        return {table.name: sql.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_is_shown_as_written(town: Town, hero: SiteClient, payload: str) -> None:
    tags = _tags(hero.send("/diary/new", title="plain", text="plain", level="3").path.removesuffix("/written"), hero)
    hero.send("/settings/profile", introduction=payload, nickname=payload[:20])
    number = hero.send("/diary/new", title=payload[:50], text=payload, level="3").path.split("/")[2]
    hero.send(f"/diary/{number}/comment", text=payload)
    hero.send("/echo", text=payload)
    for path in (f"/diary/{number}", "/diary", "/home", f"/members/{HERO}", "/echo", f"/diary/{number}/edit"):
        answer = town.visitor(7 if "edit" not in path and path != "/home" else HERO).get(path)
        assert answer.status == 200
        assert "charset" in answer.headers["Content-Type"]
        tree = answer.tree
        assert not tree.css("script, [onerror], [onmouseover], img[src='x']"), path
        assert "49" not in answer.text or "7*7" not in payload
    assert _tags(f"/diary/{number}", hero) >= tags
    shown = hero.get(f"/diary/{number}/edit").form("/diary/")["text"]
    assert shown == payload.replace("\u0000", "\ufffd") or "\u0000" in payload


def _tags(path: str, visit: SiteClient) -> set[str]:
    return {str(node.tag) for node in visit.get(path).tree.css("*")}


def test_ten_thousand_characters_and_not_one_more(hero: SiteClient) -> None:
    assert "posted" in hero.send("/diary/new", title="Long", text="あ" * 10_000, level="1").text
    assert "too long by 1" in hero.post("/diary/new", {"title": "Long", "text": "あ" * 10_001, "level": "1"}).text
    assert hero.post("/diary/new", {"title": "Long", "text": "a" * 400_000, "level": "1"}).status == 413


@pytest.mark.parametrize(
    "path", ["/diary/0", "/diary/99999999999999999999", "/members/-1", "/members/x", "/diary?page=x"]
)
def test_strange_addresses_are_pages_too(hero: SiteClient, path: str) -> None:
    assert hero.get(path).status in (200, 404)


def test_a_fault_shows_a_number_and_no_trace(town: Town, hero: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("very secret")

    monkeypatch.setattr("screens.store.members.get_member", fail)
    answer = hero.get("/members/7")
    assert answer.status == 500
    assert "Number" in answer.text
    assert "secret" not in answer.markup
    assert "Traceback" not in answer.markup


def test_a_busy_store_is_told_and_stores_nothing(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite"
    path.write_bytes(world_image())
    engine = open_database(path)
    town = Town(engine)
    hero = town.visitor()
    form = hero.post("/diary/new", {"title": "Cut", "text": "off", "level": "1"}).form("/diary/new")

    def full(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("UPDATE receipt"):
            raise OperationalError(statement, {}, Exception("database or disk is full"))

    event.listen(engine, "before_cursor_execute", full)
    assert hero.post("/diary/new", form).status == 503
    event.remove(engine, "before_cursor_execute", full)
    with read_transaction(engine) as sql:
        assert sql.execute(select(diary.c.id).where(diary.c.title == "Cut")).first() is None
    assert hero.post("/diary/new", form).status == 200
    with read_transaction(engine) as sql:
        assert len(sql.execute(select(diary.c.id).where(diary.c.title == "Cut")).all()) == 1
    engine.dispose()


def test_the_same_number_makes_the_same_world() -> None:
    world_image.cache_clear()
    first = world_image(5, 24)
    world_image.cache_clear()
    assert first == world_image(5, 24)
    assert first != world_image(6, 24)
    assert len(image_of(Town().engine)) > 100_000
