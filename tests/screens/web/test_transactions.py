"""What takes time is never done inside a transaction: bodies, password hashes, pictures, replays, the network.

Every one of these is watched while every route is asked; a call with a transaction open in its thread is a failure.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import argon2
import pytest
from PIL import Image
from sqlalchemy import event

from games.engine.replay import resimulate
from screens.app import create_site
from screens.feeds.safe_fetcher import SafeFetcher
from screens.store.database import open_memory
from screens.store.members import set_password_hash
from screens.store.transactions import write_transaction
from screens.web.sessions import hash_password
from tests.screens.pages.test_blog import Blog
from tests.screens.pages.test_replays import post as post_play
from tests.screens.photographs import jpeg
from tests.screens.sample_data import ME, address, routes
from tests.screens.site_client import Town
from tests.screens.test_abuse import filled, image, post_routes
from tests.screens.webserver import serving


@dataclass
class Watch:
    """Which kinds of work were done, and which of them inside a transaction."""

    open: threading.local = field(default_factory=threading.local)
    seen: set[str] = field(default_factory=set)
    inside: list[str] = field(default_factory=list)

    def note(self, kind: str) -> None:
        self.seen.add(kind)
        if getattr(self.open, "count", 0):
            self.inside.append(kind)

    def watched(self, kind: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            self.note(kind)
            return work(*arguments, **named)

        return noted


class WatchedBody(io.BytesIO):
    """A request's body that notes who reads it when."""

    def __init__(self, body: bytes, watch: Watch) -> None:
        super().__init__(body)
        self.watch = watch

    def read(self, size: int | None = -1) -> bytes:
        self.watch.note("body")
        return super().read(size)

    def readinto(self, buffer: Any) -> int:
        self.watch.note("body")
        return super().readinto(buffer)


@pytest.fixture
def place() -> Town:
    town = Town(open_memory(image()))
    with write_transaction(town.engine) as sql:
        set_password_hash(sql, ME, hash_password("geheim"))
    town.config = replace(town.config, fetcher=SafeFetcher(local=True))
    town.site = create_site(town.config)
    return town


@pytest.fixture
def watch(place: Town, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    watch = Watch()

    def begin(_: object) -> None:
        watch.open.count = 1

    def end(_: object) -> None:
        watch.open.count = 0

    for name, listener in (("begin", begin), ("commit", end), ("rollback", end)):
        event.listen(place.engine, name, listener)
    for name in ("hash", "verify"):
        hasher: Any = argon2.PasswordHasher
        monkeypatch.setattr(hasher, name, watch.watched("hash", getattr(hasher, name)))
    monkeypatch.setattr(Image, "open", watch.watched("picture", Image.open))
    monkeypatch.setattr(Image.Image, "save", watch.watched("picture", Image.Image.save))
    monkeypatch.setattr(SafeFetcher, "read", watch.watched("network", SafeFetcher.read))
    monkeypatch.setattr("games.ranking.proof.resimulate", watch.watched("replay", resimulate))
    site = place.site.wsgi_app

    def with_watched_body(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        environ["wsgi.input"] = WatchedBody(environ["wsgi.input"].read(), watch)
        return site(environ, start)

    monkeypatch.setattr(place.site, "wsgi_app", with_watched_body)
    yield watch
    for name, listener in (("begin", begin), ("commit", end), ("rollback", end)):
        event.remove(place.engine, name, listener)


def test_the_watch_sees_work_inside_a_transaction(place: Town, watch: Watch) -> None:
    with write_transaction(place.engine):
        hash_password("geheim")
    hash_password("geheim")
    assert (watch.seen, watch.inside) == ({"hash"}, ["hash"])


def test_no_route_waits_inside_a_transaction(place: Town, watch: Watch) -> None:
    visit = place.visitor(ME)
    for rule in routes(place.site, "GET"):
        assert visit.get(address(rule)).status < 500, rule
        assert watch.inside == [], rule
    for rule in post_routes(place):
        path = address(rule)
        form = {**filled(rule), "token": place.token(path, ME), "look": place.token(path + "#photos", ME)}
        assert visit.post(path, form, follow=False).status < 500, rule
        assert visit.upload(path, form, {"photo1": jpeg()}).status < 500, rule
        assert watch.inside == [], rule
    assert {"body", "picture"} <= watch.seen


def test_a_password_is_hashed_and_verified_outside(place: Town, watch: Watch) -> None:
    door = place.visitor(None)
    for member, password in ((str(ME), "wrong"), ("99999", "geheim"), (str(ME), "geheim")):
        door.post("/login", {**door.get("/").form("/login"), "member": member, "password": password})
    assert "Write diary" in door.get("/home").text
    form = {**door.get("/settings/password").form("/settings/password"), "old": "geheim"}
    assert door.post("/settings/password", {**form, "new": "another", "again": "another"}).path == "/settings/saved"
    door.post("/settings/leave", {**door.get("/settings/leave").form("/settings/leave"), "password": "another"})
    assert ("hash" in watch.seen, watch.inside) == (True, [])


def test_a_feed_is_read_outside(place: Town, watch: Watch) -> None:
    with serving(Blog()) as blog:
        place.visitor(ME).send("/settings/blog", address=blog)
        assert place.visitor(ME).get("/diary").status == 200
    assert ("network" in watch.seen, watch.inside) == (True, [])


def test_a_replay_is_proved_outside(place: Town, watch: Watch) -> None:
    assert post_play(place, ME)
    assert ("replay" in watch.seen, watch.inside) == (True, [])
