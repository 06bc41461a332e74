"""The town lives: deeds of every kind, answers to persons, and what always holds of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, func, select

from games.engine.catalogue import game_ids
from games.ranking.tables import play
from handset.clock import DEFAULT_START
from keitai.common.time import epoch_ms
from screens.store import diaries, echoes, friends, messages
from screens.store.database import image_of, open_memory
from screens.store.privacy import Level
from screens.store.tables import (
    album_comment,
    comment,
    community,
    community_member,
    diary,
    echo,
    endorsement,
    footprint,
    friend_request,
    friendship,
    member,
    message,
    photo,
    review,
    topic,
    topic_comment,
    town,
)
from screens.store.town import add_person
from screens.store.transactions import read_transaction, write_transaction
from screens.world.sayings import ACCEPTED
from screens.world.town import HOUR, advance
from tests.screens.site_client import world_image

BEGIN = epoch_ms(DEFAULT_START)
HERO = 42
DAYS = 4
WRITTEN = (
    diary,
    comment,
    echo,
    message,
    footprint,
    friend_request,
    topic_comment,
    review,
    photo,
    album_comment,
    endorsement,
)


def live(engine: Engine, hours: int, seed: int = 2009) -> None:
    with write_transaction(engine) as sql:
        add_person(sql, HERO)
    advance(engine, seed, game_ids(), BEGIN, BEGIN + hours * HOUR)


def rows(sql: Connection, table: Any) -> list[Any]:
    return list(sql.execute(select(table).order_by(*table.primary_key.columns)))


def after_a_letter(image: bytes) -> Engine:
    """A world in which its owner wrote an entry for friends, a secret one, an echo, a message and a request."""
    engine = open_memory(image)
    with write_transaction(engine) as sql:
        diaries.add_entry(sql, HERO, diaries.Draft("Curry", "It was good.", Level.FRIENDS), BEGIN + 1000)
        diaries.add_entry(sql, HERO, diaries.Draft("Secret", "Nobody knows.", Level.SELF), BEGIN + 2000)
        echoes.add_echo(sql, HERO, "Here I am", None, BEGIN + 3000)
        circle = list(sql.execute(select(friendship.c.friend).where(friendship.c.member == HERO)).scalars())
        stranger = next(each for each in range(1, 60) if each not in circle and each != HERO)
        messages.send_message(sql, HERO, circle[0], "Saturday?", "Are you free?", "", BEGIN + 4000)
        friends.request_friendship(sql, HERO, stranger, "Hello!", BEGIN + 5000)
    return engine


@pytest.fixture(scope="module")
def lived() -> Iterator[Connection]:
    engine = after_a_letter(world_image())
    live(engine, DAYS * 24)
    with read_transaction(engine) as sql:
        yield sql
    engine.dispose()


def test_an_hour_that_is_not_over_changes_nothing() -> None:
    engine = open_memory(world_image())
    before = image_of(engine)
    advance(engine, 2009, game_ids(), BEGIN, BEGIN)
    with (
        closing(engine.raw_connection()),
        read_transaction(engine) as sql,
        read_transaction(open_memory(before)) as old,
    ):
        for table in (*WRITTEN, member, friendship):
            assert rows(sql, table) == rows(old, table), table.name


def test_hours_in_one_go_are_the_hours_one_by_one_and_asked_for_twice() -> None:
    at_once, in_steps = after_a_letter(world_image()), after_a_letter(world_image())
    live(at_once, 12)
    for hour in (1, 2, 2, 5, 12, 12, 7):
        live(in_steps, hour)
    with read_transaction(at_once) as one, read_transaction(in_steps) as other:
        for table in (*WRITTEN, member, friendship, play, town):
            assert rows(one, table) == rows(other, table), table.name


def test_two_seeds_do_not_share_a_day() -> None:
    days = []
    for seed in (1, 2):
        engine = open_memory(world_image())
        live(engine, 24, seed)
        with read_transaction(engine) as sql:
            days.append({table.name: [row for row in rows(sql, table) if row.at >= BEGIN] for table in (diary, echo)})
    assert days[0] != days[1]


def test_deeds_of_the_common_kinds_occur(lived: Connection) -> None:
    for table in (diary, comment, echo, message, footprint, topic_comment, play):
        fresh = lived.execute(select(func.count()).where(table.c.at >= BEGIN + 6000)).scalar_one()
        assert fresh > 0, table.name


def test_friends_answer_what_the_owner_wrote(lived: Connection) -> None:
    circle = set(lived.execute(select(friendship.c.friend).where(friendship.c.member == HERO)).scalars())
    entries = dict(lived.execute(select(diary.c.title, diary.c.id).where(diary.c.title.in_(("Curry", "Secret")))).all())
    on = {
        title: list(lived.execute(select(comment.c.member).where(comment.c.diary == number)).scalars())
        for title, number in entries.items()
    }
    assert on["Curry"]
    assert set(on["Curry"]) <= circle
    assert on["Secret"] == []


def test_a_message_is_read_and_answered_and_a_request_decided(lived: Connection) -> None:
    sent = lived.execute(
        select(message).where(message.c.title == "Saturday?", message.c.sender == HERO, message.c.at == BEGIN + 4000)
    ).one()
    assert sent.read is not None
    answer = lived.execute(
        select(message).where(message.c.sender == sent.receiver, message.c.title == "Re:Saturday?")
    ).one()
    assert answer.at >= sent.read
    waiting = lived.execute(select(friend_request.c.receiver).where(friend_request.c.sender == HERO)).all()
    assert waiting == []


def test_nobody_acts_for_the_owner(lived: Connection) -> None:
    for table in (diary, comment, echo):
        typed = lived.execute(select(table.c.at).where(table.c.member == HERO, table.c.at >= BEGIN)).scalars()
        assert [at for at in typed if at > BEGIN + 5000] == [], table.name


def test_who_acts_was_seen_then_and_had_joined(lived: Connection) -> None:
    seen = {row.id: row for row in rows(lived, member)}
    for table, writer in ((diary, "member"), (comment, "member"), (echo, "member"), (message, "sender")):
        for row in rows(lived, table):
            who = getattr(row, writer)
            if row.at >= BEGIN and who != HERO:
                assert seen[who].joined <= row.at <= seen[who].last_login, (table.name, row)


def test_counts_equal_the_rows(lived: Connection) -> None:
    for table, column, counted, key in (
        (community, "members", community_member, "community"),
        (topic, "comments", topic_comment, "topic"),
    ):
        for row in rows(lived, table):
            found = lived.execute(select(func.count()).where(counted.c[key] == row.id)).scalar_one()
            assert getattr(row, column) == found, (table.name, row.id)


def test_no_comment_stands_before_what_it_answers_nor_twice_under_an_entry(lived: Connection) -> None:
    entries = {row.id: row for row in rows(lived, diary)}
    fresh = [row for row in rows(lived, comment) if row.at >= BEGIN]
    for row in fresh:
        assert row.at > entries[row.diary].at, row
        assert row.text_ja, row
        same = [each for each in rows(lived, comment) if (each.diary, each.text) == (row.diary, row.text)]
        assert len(same) == 1, row


def test_requests_of_neighbors_are_decided_over_days(lived: Connection) -> None:
    with read_transaction(open_memory(world_image())) as sql:
        asked = {(row.sender, row.receiver) for row in rows(sql, friend_request) if row.receiver != HERO}
    waiting = {(row.sender, row.receiver) for row in rows(lived, friend_request)}
    said = lived.execute(
        select(message.c.receiver, message.c.sender, message.c.at).where(message.c.title == ACCEPTED[0][0])
    )
    days = [(at - BEGIN) // (24 * HOUR) for sender, receiver, at in said if (sender, receiver) in asked]
    assert len(set(days)) >= 3, days
    assert asked & waiting


def test_an_hour_asks_the_database_a_bounded_number_of_questions() -> None:
    engine, asked = open_memory(world_image()), [0]
    event.listen(engine, "before_cursor_execute", lambda *_: asked.__setitem__(0, asked[0] + 1))
    live(engine, 48)
    assert 0 < asked[0] < 48 * 25, asked
