"""Each part by its pages: what is done shows, is done once, and only by whom it may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screens.store import friends, members, points
from screens.store.database import open_memory
from screens.store.transactions import read_transaction, write_transaction
from tests.screens.site_client import HERO, SiteClient, Town
from tests.screens.store.test_privacy import people

DAY = 24 * 60 * 60 * 1000


def test_message_arrives_is_read_answered_and_thrown_away(town: Town, hero: SiteClient) -> None:
    done = hero.send("/messages/new", at="/messages/new?to=7", title="Hello", text="How are you?", look="sakura")
    assert "Your message is sent." in done.text
    other = town.visitor(7)
    assert "New messages" in other.get("/home").text
    number = done.path.split("/")[2]
    shown = other.get(f"/messages/{number}")
    assert "How are you?" in shown.text
    assert "#FFE6EE" in shown.markup
    assert town.visitor(8).get(f"/messages/{number}").status == 404
    reply = next(link for link in shown.links if "re=" in link)
    assert other.get(reply).form("/messages/new")["title"] == "Re: Hello"
    other.send("/messages/new", at=reply, text="Fine!")
    assert "Re: Hello" in hero.get("/messages").text
    other.send(f"/messages/{number}/delete")
    assert other.get(f"/messages/{number}").status == 404
    assert hero.get(f"/messages/{number}").status == 200


def test_a_paid_decoration_costs_points_or_sends_nothing(town: Town, hero: SiteClient) -> None:
    for title, sent in (("First", True), ("Second", False)):
        done = hero.send("/messages/new", at="/messages/new?to=7", title=title, text="x", look="heart")
        assert ("Your message is sent." in done.text) is sent
    inbox = town.visitor(7).get("/messages").text
    assert "First" in inbox
    assert "Second" not in inbox
    with read_transaction(town.engine) as sql:
        assert points.balance(sql, HERO) == 30


def test_request_accept_and_both_are_friends(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        friends.end_friendship(sql, 7, 8)
        friends.withdraw_request(sql, 7, 8)
        friends.withdraw_request(sql, 8, 7)
    asked = town.visitor(7).send("/members/8/request", text="It's me!")
    assert "Your request is sent." in asked.text
    other = town.visitor(8)
    assert "It's me!" in other.get("/friends/requests").text
    form = {**other.get("/friends/requests").form("/friends/requests"), "member": "7", "accept": "x"}
    assert "friends now" in other.post("/friends/requests", form).text
    with read_transaction(town.engine) as sql:
        assert members.are_friends(sql, 7, 8)
        assert members.are_friends(sql, 8, 7)
        assert not friends.has_asked(sql, 7, 8)


def test_refused_quietly(town: Town, hero: SiteClient) -> None:
    page = hero.get("/friends/requests")
    form = page.form("/friends/requests")
    hero.post("/friends/requests", {**form, "refuse": "x"})
    with read_transaction(town.engine) as sql:
        assert not friends.has_asked(sql, int(form["member"]), HERO)
        assert not members.are_friends(sql, HERO, int(form["member"]))


def test_nobody_is_accepted_who_did_not_ask(town: Town, hero: SiteClient) -> None:
    with write_transaction(town.engine) as sql:
        friends.end_friendship(sql, HERO, 9)
        friends.withdraw_request(sql, 9, HERO)
    form = {**hero.get("/friends/requests").form("/friends/requests"), "member": "9", "accept": "x"}
    assert hero.post("/friends/requests", form).status == 409
    with read_transaction(town.engine) as sql:
        assert not members.are_friends(sql, HERO, 9)


def test_community_join_write_leave(town: Town, hero: SiteClient) -> None:
    made = town.visitor(7).send("/communities/new", name="Stone collectors", text="Stones.", category="local")
    path = made.path
    assert "Members (1)" in made.text
    assert hero.get(f"{path}/topics/new").status == 403
    hero.send(f"{path}/join", at=path)
    assert "Members (2)" in hero.get(path).text
    topic = hero.send(f"{path}/topics/new", title="Flat ones", text="Show them.", day="")
    comment = town.visitor(7).send(f"{topic.path}/comment", text="Mine is flatter")
    assert "Your comment is there." in comment.text
    assert "Mine is flatter" in hero.get(topic.path).text
    assert "Stone collectors" in hero.get("/communities/search?q=stone").text
    hero.send(f"{path}/leave")
    assert "Members (1)" in hero.get(path).text
    assert town.visitor(7).send(f"{path}/leave").status == 409


def test_echo_is_short_and_answered(town: Town, hero: SiteClient) -> None:
    assert "too long by 1" in hero.post("/echo", {"text": "a" * 151}).text
    said = hero.send("/echo", text="b" * 150)
    assert "b" * 150 in said.text
    link = next(one for one in said.links if one.startswith("/echo/"))
    town.visitor(7).send("/echo", at=link, text="Indeed")
    assert "Indeed" in hero.get(link).text


def test_album_filled_and_full(town: Town, hero: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    book = hero.send("/albums/new", title="Stones", text="", level="3").path
    hero.send(f"{book}/add", caption="The flat one", video="http://video.test/1")
    assert "The flat one" in hero.get(next(link for link in hero.get(book).links if "/photos/" in link)).text
    assert town.visitor(7).get(f"{book}/add").status == 404
    monkeypatch.setattr("screens.store.albums.MOST_PHOTOS", 1)
    assert hero.send(f"{book}/add", video="http://video.test/2").status == 409


def test_review_one_a_member(town: Town, hero: SiteClient) -> None:
    hero.send("/reviews/items/1/write", stars="5", text="First thought")
    shown = hero.send("/reviews/items/1/write", stars="2", text="Second thought")
    assert "Second thought" in shown.text
    assert "First thought" not in shown.text


def test_footprints_a_line_a_person_and_day(town: Town) -> None:
    town.wait(days=2)
    for minutes in (0, 3, 30):
        town.wait(minutes=minutes)
        town.visitor(HERO).get("/members/7")
        town.visitor(7).get("/members/7")
    text = town.visitor(7).get("/footprints").markup
    assert text.count("/members/42") == 1 + _before(town, "/members/42")
    assert '/members/7"' not in text


def _before(town: Town, link: str) -> int:
    fresh = Town()
    return fresh.visitor(7).get("/footprints").markup.count(link)


def test_settings_hide_a_section_and_choose_the_language(hero: SiteClient) -> None:
    form = hero.get("/settings/top-page").form("/settings/top-page")
    assert "Friends' reviews" in hero.get("/home").text
    form.pop("reviews")
    hero.post("/settings/top-page", form)
    assert "Friends' reviews" not in hero.get("/home").text
    hero.send("/settings/privacy", language="ja")
    assert "日記を書く" in hero.get("/home").text


def test_subscribing_goes_through_the_carriers_password(town: Town, hero: SiteClient) -> None:
    assert hero.get("/points/collection/subscribed").status == 404
    wrong = hero.post("/points/collection/billing", {"password": "1234"})
    assert "not right" in wrong.text
    bill = hero.post("/points/collection/billing", {"password": "0000"})
    form = bill.form("/points/collection/billing")
    done = hero.post("/points/collection/billing", form)
    assert "monthly course at 315 yen" in done.text
    hero.post("/points/collection/billing", form)
    with read_transaction(town.engine) as sql:
        assert points.balance(sql, HERO) == 380
        assert points.is_balanced(sql)
    hero.send("/points/collection/cancel")
    assert "it lasts until" in hero.get("/points/collection").text


def test_collection_bought_worn_and_taken_off(town: Town, hero: SiteClient) -> None:
    assert hero.send("/collection/cat").status == 409
    worn = hero.send("/collection/stars", part="profile")
    assert "new look" in worn.text
    assert "/img/design/stars-strip.gif" in town.visitor(7).get("/members/42").markup
    hero.send("/collection/take-off", at="/collection")
    assert "/img/design/stars-strip.gif" not in hero.get("/members/42").markup
    with read_transaction(town.engine) as sql:
        assert points.balance(sql, HERO) == 30


def test_ads_are_counted_for_the_operator(town: Town, hero: SiteClient) -> None:
    link = next(one for one in hero.get("/home").links if one.startswith("/ads/"))
    hero.get(link)
    assert hero.get("/ads/report").status == 404
    assert "100.00 %" in town.visitor(1).get("/ads/report").text


def test_completion_screens_carry_the_banner(hero: SiteClient) -> None:
    done = hero.send("/settings/privacy")
    assert 'width="192" height="106"' in done.markup
    for name in ("tea-xl.en", "curry-xl.ja", "soap-xl.en"):
        assert hero.get(f"/img/banner/{name}.gif").body[:6] == b"GIF89a"


def test_widget_tells_what_is_new(hero: SiteClient) -> None:
    answer = hero.get("/widget.xml")
    assert '<count kind="request" number="3"' in answer.markup
    assert "<diary title=" in answer.markup


def test_thirty_posts_a_minute_are_enough(town: Town, hero: SiteClient) -> None:
    answers = [hero.send("/echo", text=f"line {n}").status for n in range(32)]
    assert answers[:30] == [200] * 30
    assert answers[-1] == 429
    town.wait(minutes=2)
    assert hero.send("/echo", text="again").status == 200


moves = st.lists(
    st.tuples(
        st.sampled_from(["subscribe", "cancel", "spend", "give", "renew"]), st.integers(1, 3), st.integers(1, 40)
    ),
    max_size=30,
)


@settings(max_examples=30, deadline=None)
@given(moves)
def test_the_ledger_sums_to_zero_and_nobody_owes(steps: list[tuple[str, int, int]]) -> None:
    engine = open_memory(None)
    with write_transaction(engine) as sql:
        people(sql, set(), set())
        at = 1_251_072_000_000
        for move, who, days in steps:
            at += days * DAY
            if move == "subscribe":
                points.subscribe(sql, who, "collection", at)
            elif move == "cancel":
                points.cancel(sql, who, "collection", at)
            elif move == "spend":
                points.spend(sql, who, days * 7, "design", "x", at)
            elif move == "give":
                points.credit(sql, who, days, "welcome", "", at)
            else:
                points.renew(sql, who, at)
            assert points.is_balanced(sql)
            assert all(points.balance(sql, one) >= 0 for one in (1, 2, 3))
    engine.dispose()
