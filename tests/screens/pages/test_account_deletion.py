"""Leaving: asked twice, with the password; gone from every list, and others keep what was written to them."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Table, func, insert, select

from games.ranking.ledger import rebuild
from games.ranking.sql import SqlBoard
from games.ranking.tables import best, play
from screens.store import members, points
from screens.store.account_deletion import delete_member, member_columns
from screens.store.columns import by_member, identity, refers
from screens.store.tables import community, community_member, friendship, member, metadata
from screens.store.transactions import read_transaction, write_transaction
from screens.web.sessions import hash_password, phone_of
from tests.games.ranking.mirrored_board import in_transaction_of
from tests.screens.ownership import give_belongings
from tests.screens.photographs import jpeg
from tests.screens.site_client import HERO, SiteClient, Town


def leave(visit: SiteClient) -> None:
    sure = visit.post("/settings/leave", {})
    assert "Leave for good?" in sure.text
    assert "You have left mixi" in visit.post("/settings/leave", sure.form("/settings/leave")).text


@pytest.fixture
def friend(town: Town) -> SiteClient:
    with read_transaction(town.engine) as sql:
        return town.visitor(min(members.friend_ids(sql, HERO)))


def test_asked_twice_and_nothing_before(town: Town, hero: SiteClient) -> None:
    assert "deleted" in hero.get("/settings/leave").text
    sure = hero.post("/settings/leave", {})
    assert hero.get("/home").status == 200
    assert "This cannot be undone" in sure.text
    form = sure.form("/settings/leave")
    for wrong in ({**form, "known": ""}, {**form, "known": form["token"]}, {"known": form["known"], "token": "x"}):
        hero.post("/settings/leave", wrong)
        assert "friends" in hero.get("/home").text
    hero.post("/settings/leave", form)
    assert "not registered" in hero.get("/").text
    assert hero.get("/home").path == "/"


def test_over_http_the_password_is_asked_for_and_is_no_use_afterwards(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        members.set_password_hash(sql, HERO, hash_password("geheim"))
    visit = town.visitor(None)
    door = visit.get("/").form("/login")
    visit.post("/login", {**door, "member": str(HERO), "password": "geheim"})
    assert "Not your password" in visit.post("/settings/leave", {"password": "x"}).text
    sure = visit.post("/settings/leave", {"password": "geheim"})
    visit.post("/settings/leave", sure.form("/settings/leave"))
    assert visit.get("/home").path == "/"
    again = visit.post("/login", {**visit.get("/").form("/login"), "member": str(HERO), "password": "geheim"})
    assert "not right" in again.text


def test_friends_lists_and_counts_are_right(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    def count() -> int:
        found = re.search(r"(\d+) friends", friend.get("/home").text)
        assert found is not None
        return int(found[1])

    before = count()
    leave(hero)
    assert count() == before - 1
    for path in (f"/members/{friend.member}/friends", "/footprints", "/friends/suggested", "/search/members?q=+"):
        assert f"/members/{HERO}" not in friend.get(path).links, path
    for path in ("", "/diary", "/friends", "/albums", "/echo", "/request"):
        assert friend.get(f"/members/{HERO}{path}").status == 404


def test_scores_leave_the_rankings_and_a_rebuild_brings_none_back(town: Town) -> None:
    with read_transaction(town.engine) as sql:
        player = SqlBoard(sql).top("wig", 0, 1, "all", town.now)[0].member
        plays = sql.execute(select(func.count()).select_from(play)).scalar_one()
    leave(town.visitor(player))
    with write_transaction(town.engine) as sql:
        assert SqlBoard(sql).standing("wig", player, "all", town.now) is None
        assert SqlBoard(sql).top("wig", 0, 1, "all", town.now)[0].rank == 1
        here = in_transaction_of(sql)
        assert set(rebuild(here, here, members.withdrawn_members)) == {0}
        assert sql.execute(select(func.count()).select_from(best).where(best.c.member == player)).scalar() == 0
        assert sql.execute(select(func.count()).select_from(play)).scalar_one() == plays


def test_what_was_written_to_others_stays_without_a_name(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    number = friend.send("/diary/new", title="Talk", text="to me", level="3").path.split("/")[2]
    hero.send(f"/diary/{number}/comment", text="What a day")
    hero.send("/messages/new", at=f"/messages/new?to={friend.member}", title="Letter", text="Dear you")
    own = hero.send("/diary/new", title="Mine", text="own", level="3").path.split("/")[2]
    friend.send(f"/diary/{own}/comment", text="Yours")
    leave(hero)
    entry = friend.get(f"/diary/{number}")
    assert "What a day" in entry.text
    assert "(has left)" in entry.text
    letter = next(link for link in friend.get("/messages").links if re.fullmatch(r"/messages/\d+", link))
    assert "Dear you" in friend.get(letter).text
    assert friend.get(f"/diary/{own}").status == 404


def test_a_community_goes_to_who_joined_first_or_goes_too(town: Town, hero: SiteClient, friend: SiteClient) -> None:
    shared = hero.send("/communities/new", name="Stones", text="x", category="hobby").path
    alone = hero.send("/communities/new", name="Moss", text="x", category="hobby").path
    friend.send(f"{shared}/join", at=shared)
    leave(hero)
    assert friend.get(alone).status == 404
    with read_transaction(town.engine) as sql:
        found = sql.execute(select(community).where(community.c.id == int(shared.split("/")[2]))).one()
        assert (found.owner, found.members) == (friend.member, 1)
        rows = select(community_member.c.community, func.count()).group_by(community_member.c.community)
        counted = {number: people for number, people in sql.execute(rows).all() if people}
        known = sql.execute(select(community.c.id, community.c.members)).all()
    assert {number: people for number, people in known if people} == counted


def test_nothing_of_ones_own_is_left_in_any_table(town: Town) -> None:
    others = {"comment.member", "topic.member", "topic_comment.member", "album_comment.member"}
    kept = {"message.sender", "message.receiver", "preference.member", "receipt.member", "transfer.member", *others}
    with write_transaction(town.engine) as sql:
        give_belongings(sql, HERO, 4)
        delete_member(sql, HERO, 5)
        left = {
            str(column)
            for column in member_columns(metadata)
            if sql.execute(select(func.count()).where(column == HERO)).scalar_one()
        }
        assert {"message.sender", "preference.member", "topic.member", "topic_comment.member"} <= left <= kept
        assert sql.execute(select(member.c.nickname_ja).where(member.c.id == HERO)).scalar() == "退会したﾒﾝﾊﾞｰ"
        assert points.is_balanced(sql)
        assert points.balance(sql, HERO) == 0
        assert sql.execute(select(func.count()).select_from(friendship)).scalar_one() % 2 == 0


def test_a_table_that_is_added_is_cleared_too_whatever_its_columns_are_called(town: Town) -> None:
    poke = Table("poke", metadata, identity(), by_member("poker"), refers("poked", "member", optional=True))
    try:
        with write_transaction(town.engine) as sql:
            poke.create(sql)
            sql.execute(insert(poke), [{"poker": a, "poked": b} for a, b in ((HERO, 7), (7, HERO), (7, 9), (9, None))])
            delete_member(sql, HERO, 5)
            left = sql.execute(select(poke.c.poker, poke.c.poked).order_by(poke.c.id)).all()
        assert [tuple(row) for row in left] == [(7, 9), (9, None)]
    finally:
        metadata.remove(poke)


def test_no_column_names_a_member_without_a_foreign_key() -> None:
    known = {column.name for column in member_columns(metadata)}
    assert {"member", "owner", "sender", "receiver", "visitor", "friend", "blocked", "marked", "writer"} <= known
    named = {str(column) for table in metadata.sorted_tables for column in table.c if column.name in known}
    assert named - {str(column) for column in member_columns(metadata)} == set()


def test_a_photo_goes_too(town: Town, hero: SiteClient) -> None:
    form = {**hero.get("/diary/new").form("/diary/new"), "title": "t", "text": "t", "level": "3"}
    preview = hero.upload("/diary/new", form, {"photo1": jpeg()})
    done = hero.post("/diary/new", preview.form("/diary/new"))
    address = re.findall(r"/img/upload/[^\"]+", hero.get(f"/diary/{done.path.split('/')[2]}").markup)[0]
    leave(hero)
    assert town.visitor(7).get(address).status == 404


def test_nobody_is_added_to_nothing(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        sql.execute(insert(member).values(**_lonely()))
        delete_member(sql, 999, 5)
        assert phone_of(sql, 999) is None


def _lonely() -> dict[str, object]:
    row = {"id": 999, "nickname": "n", "gender": "F", "age": 20, "prefecture": 0, "blood": "A", "introduction": ""}
    return {**row, "joined": 0, "last_login": 0}
