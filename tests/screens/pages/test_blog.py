"""An outside blog in place of a diary: set up, shown everywhere, read again when it is old, its faults told plainly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from screens.app import create_site
from screens.feeds.safe_fetcher import SafeFetcher
from screens.store.members import friend_ids
from screens.store.tables import feed, feed_item
from screens.store.transactions import read_transaction
from tests.screens.site_client import HERO, SiteClient, Town
from tests.screens.webserver import Answer, rss, serving

FEED = rss(("Morning at the harbour", "<p>Fog &amp; gulls.</p><script>alert(1)</script>"), ("Ropes", "Blue ones."))


class Blog:
    """What the server outside gives, and how often it was asked."""

    def __init__(self, body: bytes = FEED, status: int = 200) -> None:
        self.body, self.status, self.asked = body, status, 0

    def __call__(self, path: str) -> Answer:
        self.asked += 1
        return self.status, {}, self.body


def open_to_this_machine(town: Town, news: dict[str, str] | None = None) -> None:
    town.config = replace(town.config, fetcher=SafeFetcher(local=True), news=news or {})
    town.site = create_site(town.config)


@pytest.fixture
def owner(town: Town) -> SiteClient:
    """A friend of the hero's."""
    open_to_this_machine(town)
    with read_transaction(town.engine) as sql:
        return town.visitor(min(friend_ids(sql, HERO)))


def test_its_entries_stand_where_the_diary_stood(town: Town, owner: SiteClient) -> None:
    with serving(Blog()) as address:
        diary = owner.send("/settings/blog", address=address + "/rss")
    assert "Harbour notes" in diary.text
    reader = town.visitor(HERO)
    for page in (f"/members/{owner.member}/diary", f"/members/{owner.member}", "/home", "/diary/friends"):
        assert "Morning at the harbour" in reader.get(page).text, page
    post = reader.get(next(link for link in reader.get(f"/members/{owner.member}/diary").links if "/blog/" in link))
    assert "Fog & gulls." in post.text
    assert "alert" not in post.markup
    assert "http://blog.test/0" in post.links


def test_it_is_read_again_when_it_is_old(town: Town, owner: SiteClient) -> None:
    blog = Blog()
    with serving(blog) as address:
        owner.send("/settings/blog", address=address)
        path = f"/members/{owner.member}/diary"
        post = next(link for link in town.visitor(HERO).get(path).links if "/blog/" in link)
        assert blog.asked == 1
        blog.body = rss(("Morning at the harbour", "Fog again."), ("Ropes", "Red ones."), ("Third", "new"))
        town.wait(minutes=31)
        assert "Third" in town.visitor(HERO).get(path).text
        assert blog.asked == 2
        assert "Fog again." in town.visitor(HERO).get(post).text


@pytest.mark.parametrize(
    ("blog", "why"),
    [
        (Blog(b"<html></html>"), "No RSS or Atom feed was found"),
        (Blog(status=404), "does not give the page"),
        (Blog(b"x" * 600_000), "too large"),
    ],
)
def test_a_wrong_address_is_told_beside_its_field(owner: SiteClient, blog: Blog, why: str) -> None:
    with serving(blog) as address:
        answer = owner.post("/settings/blog", {**owner.get("/settings/blog").form(), "address": address})
    assert why in answer.text
    assert answer.form("/settings/blog")["address"] == address
    assert "Harbour" not in owner.get("/diary").text


def test_this_machine_is_out_of_reach_unless_allowed(hero: SiteClient) -> None:
    blog = Blog()
    with serving(blog) as address:
        answer = hero.post("/settings/blog", {**hero.get("/settings/blog").form(), "address": address})
    assert "not one of the public network" in answer.text
    assert blog.asked == 0


def test_a_fault_later_is_told_and_what_was_read_stays(town: Town, owner: SiteClient) -> None:
    blog, reader, path = Blog(), town.visitor(HERO), f"/members/{owner.member}/diary"
    with serving(blog) as address:
        owner.send("/settings/blog", address=address)
        blog.status = 500
        town.wait(minutes=31)
        diary = reader.get(path)
        assert "does not give the page" in diary.text
        assert "Morning at the harbour" in diary.text
        reader.get(path)
        assert blog.asked == 2
        town.wait(minutes=6)
        blog.status = 200
        assert "does not give" not in reader.get(path).text


def test_an_empty_field_brings_the_diary_back(town: Town, owner: SiteClient) -> None:
    owner.send("/diary/new", title="My own", text="words", level="3")
    with serving(Blog()) as address:
        owner.send("/settings/blog", address=address)
        assert "My own" not in owner.get("/diary").text
        owner.send("/settings/blog", address="")
    assert "My own" in owner.get("/diary").text
    assert "Morning at the harbour" not in town.visitor(HERO).get("/home").text


def test_whom_the_member_shut_out_reads_nothing(town: Town, owner: SiteClient) -> None:
    with serving(Blog()) as address:
        owner.send("/settings/blog", address=address)
    post = next(link for link in owner.get("/diary").links if "/blog/" in link)
    owner.send(f"/members/{HERO}/block")
    assert town.visitor(HERO).get(post).status == 404
    assert "Morning at the harbour" not in town.visitor(HERO).get("/home").text


def test_nothing_is_read_without_a_form_of_ours(owner: SiteClient) -> None:
    blog = Blog()
    with serving(blog) as address:
        owner.post("/settings/blog", {"address": address})
        owner.post("/settings/blog", {"address": address, "token": "x"})
    assert blog.asked == 0


def test_addresses_cannot_be_tried_out_for_ever(owner: SiteClient) -> None:
    blog, form = Blog(status=404), owner.get("/settings/blog").form()
    with serving(blog) as address:
        answers = [owner.post("/settings/blog", {**form, "address": f"{address}/{n}"}).status for n in range(12)]
    assert answers[-1] == 429
    assert blog.asked == 10


def test_feeds_that_nobody_shows_are_forgotten(town: Town, owner: SiteClient) -> None:
    with serving(Blog()) as address:
        owner.send("/settings/blog", address=address + "/1")
        owner.send("/settings/blog", address=address + "/2")
        town.wait(days=2)
        owner.get("/diary")
    with read_transaction(town.engine) as sql:
        assert list(sql.execute(select(feed.c.address)).scalars()) == [address + "/2"]
        assert sql.execute(select(func.count()).select_from(feed_item)).scalar() == 2


@pytest.mark.parametrize("page", ["/news", "/news/category/technology"])
def test_news_from_the_operators_feeds(town: Town, page: str) -> None:
    blog = Blog(rss(("A phone with no keys", "Nobody believes it."), title="Wire"))
    with serving(blog) as address:
        open_to_this_machine(town, {address: "technology"})
        assert "A phone with no keys" in town.visitor(HERO).get(page).text
        town.wait(minutes=31)
        answer = town.visitor(HERO).get("/news/category/technology")
        assert answer.text.count("A phone with no keys") == 1
        assert blog.asked == 2
        link = next(one for one in answer.links if one.startswith("/news/") and one[6:].isdigit())
        article = town.visitor(HERO).get(link)
    assert "http://blog.test/0" in article.links


@pytest.fixture
def later(town: Town) -> list[Callable[[], None]]:
    """What the site would do beside its pages, done when a test likes."""
    background_jobs: list[Callable[[], None]] = []
    town.config = replace(town.config, fetcher=SafeFetcher(local=True), background=background_jobs.append)
    town.site = create_site(town.config)
    return background_jobs


def a_friends_blog(town: Town, address: str) -> None:
    with read_transaction(town.engine) as sql:
        friend = min(friend_ids(sql, HERO))
    town.visitor(friend).send("/settings/blog", address=address)


def test_the_top_page_waits_for_no_blog_and_shows_the_new_one_soon(town: Town, later: list[Callable[[], None]]) -> None:
    blog, reader = Blog(), town.visitor(HERO)
    with serving(blog) as address:
        a_friends_blog(town, address)
        reader.get("/home")
        assert later == []
        blog.body = rss(("Ebb", "New."))
        town.wait(minutes=31)
        assert "Morning at the harbour" in reader.get("/home").text
        assert (blog.asked, len(later)) == (1, 1)
        reader.get("/home")
        assert len(later) == 1, "one at a time"
        later.pop()()
        assert blog.asked == 2
    reader.get("/messages")
    home = reader.get("/home").text
    assert "Ebb" in home
    assert "Morning at the harbour" not in home
    assert later == []


def test_a_blog_that_fails_is_tried_again_in_minutes_not_at_once(town: Town, later: list[Callable[[], None]]) -> None:
    blog, reader = Blog(), town.visitor(HERO)
    with serving(blog) as address:
        a_friends_blog(town, address)
        blog.status = 500
        town.wait(minutes=31)
        reader.get("/home")
        later.pop()()
        assert "Morning at the harbour" in reader.get("/home").text
        reader.get("/home")
        assert later == []
        town.wait(minutes=6)
        reader.get("/diary/friends")
        assert len(later) == 1
