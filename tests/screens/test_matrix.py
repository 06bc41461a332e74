"""Who may see and do what, as a table: every kind of thing x every relation to its owner x every level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from sqlalchemy import insert

from games.ranking.proof import load_plays
from handset.clock import DEFAULT_START
from screens.store import albums, communities, diaries, echoes, friends, messages
from screens.store.database import image_of, open_memory
from screens.store.diaries import Draft
from screens.store.privacy import Level
from screens.store.tables import item
from screens.store.transactions import write_transaction
from tests.screens.site_client import Town
from tests.screens.store.test_privacy import people

OWNER = 1
WHO: dict[str, int | None] = {"self": 1, "friend": 2, "far": 3, "stranger": 4, "blocked": 5, "out": None}
"""`far` is a friend of a friend; `blocked` was shut out by the owner; `out` has not signed in."""

SEEN = """
/diary/1                      self
/diary/2                      self friend
/diary/3                      self friend far
/diary/4                      self friend far stranger
/diary/1/comment              self
/diary/2/comment              self friend
/diary/3/comment              self friend far
/diary/4/comment              self friend far stranger
/diary/4/edit                 self
/diary/4/delete               self
/diary/4/written              self
/albums/1                     self
/albums/2                     self friend
/albums/3                     self friend far
/albums/4                     self friend far stranger
/albums/1/photos/1            self
/albums/2/photos/2            self friend
/albums/3/photos/3            self friend far
/albums/4/photos/4            self friend far stranger
/albums/4/add                 self
/albums/4/edit                self
/albums/4/delete              self
/albums/4/photos/4/delete     self
/messages/1                   self friend
/messages/1/delete            self friend
/games/keep-awake/plays/p1    self
/echo/1                       self friend far stranger
/echo/1/delete                self
/members/1                    self friend far stranger
/members/1/friends            self friend far stranger
/members/1/diary              self friend far stranger
/members/1/albums             self friend far stranger
/members/1/echo               self friend far stranger
/members/1/reviews            self friend far stranger
/members/1/communities        self friend far stranger
/members/1/introductions      self friend far stranger
/members/1/introduce          friend
/members/1/part               friend
/members/1/request            far stranger
/messages/new?to=1            friend far stranger
"""

DONE = """
/diary/1/comment              text=x                self
/diary/2/comment              text=x                self friend
/diary/3/comment              text=x                self friend far
/diary/4/comment              text=x                self friend far stranger
/diary/4/edit                 title=x&text=x        self
/diary/4/delete               -                     self
/diary/4/comments/1/delete    -                     self friend
/albums/1/comment             text=x                self
/albums/2/comment             text=x                self friend
/albums/3/comment             text=x                self friend far
/albums/4/comment             text=x                self friend far stranger
/albums/4/edit                title=x&level=1       self
/albums/4/delete              -                     self
/albums/4/add                 video=http://a.test/  self
/albums/4/photos/4/delete     -                     self
/messages/new                 to=1&title=x&text=x   friend far stranger
/messages/1/delete            -                     self friend
/echo                         text=x&answers=1      self friend far stranger
/echo/1/delete                -                     self
/members/1/request            text=x                far stranger
/members/1/bookmark           -                     friend far stranger
/members/1/introduce          text=x                friend
/members/1/part               -                     friend
/members/1/block              -                     friend far stranger blocked
/communities/1/topics/new     title=x&text=x        self
/topics/1/comment             text=x                self
"""


@cache
def image() -> bytes:
    engine = open_memory(None)
    with write_transaction(engine) as sql:
        people(sql, {(1, 2), (2, 3)}, {(OWNER, 5)})
        for level in Level:
            number = diaries.add_entry(sql, OWNER, Draft("Title", "text", level), 5)
            book = albums.add_album(sql, OWNER, "Title", "", level, 5)
            assert (number, book) == (level + 1, level + 1)
            albums.add_photo(sql, book, "cat-1", "", 5)
        entry = diaries.get_entry(sql, 4, 2, "en")
        assert entry is not None
        diaries.add_comment(sql, entry, 2, "Hello", 6)
        messages.send_message(sql, 2, OWNER, "Title", "text", "", 5)
        echoes.add_echo(sql, OWNER, "text", None, 5)
        friends.introduce(sql, OWNER, 2, "Kind", 5)
        communities.found_community(sql, OWNER, "Stones", "text", "local", "cat-1", 5)
        communities.add_topic(sql, 1, OWNER, "Title", "text", None, 5)
        sql.execute(insert(item).values(name="Tea", category="food", picture="cat-1"))
        load_plays(sql, [("p1", "keep-awake", OWNER, 10, DEFAULT_START)])
    return image_of(engine)


def town() -> Town:
    return Town(open_memory(image()))


def rows(table: str) -> Iterator[list[str]]:
    yield from (line.split() for line in table.strip().splitlines())


@pytest.mark.parametrize("who", WHO)
def test_what_is_seen(who: str) -> None:
    visit = town().visitor(WHO[who])
    missing = visit.get("/diary/999999")
    for path, *allowed in rows(SEEN):
        answer = visit.get(path)
        if who in allowed:
            assert answer.status == 200, path
        elif who == "out":
            assert (answer.text, missing.text.count("Sign in") > 0) == (missing.text, True), path
        elif (who, path) == ("friend", "/members/1/request"):
            assert answer.status == 409
        else:
            assert (answer.status, answer.body) == (404, missing.body), path


@pytest.mark.parametrize("who", WHO)
def test_what_is_done(who: str) -> None:
    there = town()
    before = there.contents()
    for path, typed, *allowed in rows(DONE):
        visit = there.visitor(WHO[who])
        fields = dict(pair.split("=") for pair in typed.split("&") if typed != "-")
        answer = visit.post(path, {**fields, "token": there.token(path, WHO[who] or 0)}, follow=False)
        changed = there.contents() != before
        assert changed is (who in allowed), (path, answer.status)
        assert answer.status in ((303,) if who in allowed or who == "out" else (200, 403, 404, 409)), path
        assert "Location" not in answer.headers or who in allowed or answer.headers["Location"].endswith("/"), path
        if changed:
            there.start_over(open_memory(image()))


def test_others_see_nothing_of_whom_shut_them_out_in_lists() -> None:
    visit = town().visitor(5)
    for path in ("/diary/friends", "/search/members?q=m1", "/search/diaries?q=Title", "/friends/suggested", "/home"):
        answer = visit.get(path)
        assert answer.status == 200
        assert not [link for link in answer.links if link.startswith("/members/1")], path
        assert "Title" not in answer.text.replace("Title", "", path.count("Title")), path
