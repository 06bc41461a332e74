"""A store with as many of everything as a test wants, all in sight of member 1; and an address for every route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from flask import Flask
from sqlalchemy import Connection, Table, insert

from games.ranking.proof import load_plays
from handset.clock import DEFAULT_START
from keitai.common.time import epoch_ms
from screens.store import communities, points, reviews
from screens.store.privacy import Level
from screens.store.tables import (
    album,
    album_comment,
    article,
    attendance,
    bookmark,
    comment,
    community,
    community_member,
    diary,
    echo,
    endorsement,
    fixture,
    footprint,
    friend_request,
    friendship,
    item,
    member,
    message,
    photo,
    review,
    topic,
    topic_comment,
)
from screens.web.context import day_number

ME, FRIEND = 1, 2
GAME = "keep-awake"
_NOW = epoch_ms(DEFAULT_START)


def fill(sql: Connection, count: int) -> None:
    """`count` friends of member 1, as many strangers, and `count` of all that pages list, by and for member 1."""
    friends, strangers = range(2, count + 2), range(count + 2, 2 * count + 2)
    person = {"gender": "F", "age": 20, "prefecture": 0, "blood": "A", "introduction": "Hi", "joined": 0}
    _add(sql, member, [{"id": n, "nickname": f"Nana{n}", **person, "last_login": n} for n in range(1, 2 * count + 2)])
    ties = [(ME, one) for one in friends] + [(FRIEND, one) for one in (*friends, *strangers) if one != FRIEND]
    _add(sql, friendship, [{"member": a, "friend": b, "since": 1} for pair in ties for a, b in (pair, pair[::-1])])
    _add(sql, friend_request, [{"sender": one, "receiver": ME, "text": "Hi", "at": 1} for one in strangers])
    _add(sql, bookmark, [{"member": ME, "marked": one, "at": 1} for one in friends])
    _add(sql, endorsement, [{"member": ME, "writer": one, "text": "Kind", "at": 1} for one in friends])
    _add(sql, footprint, [{"member": ME, "visitor": one, "day": 1, "at": 1} for one in friends])
    words = {"text": "Words", "at": _NOW}
    titled = {"title": "Title", **words}
    _add(sql, article, [{"category": "local", "picture": "", **titled} for _ in friends])
    seen = {"level": Level.EVERYBODY, "article": 1, **titled}
    _add(sql, diary, [{"member": one, **seen} for one in (*[ME] * count, *friends)])
    _add(sql, comment, [{"diary": 1, "member": one, **words} for one in friends])
    _add(sql, comment, [{"diary": count + n, "member": ME, **words} for n in range(1, count + 1)])
    _add(sql, message, [{"sender": one, "receiver": ME, **titled} for one in friends])
    _add(sql, message, [{"sender": ME, "receiver": one, **titled} for one in friends])
    shelf = {"text": "Words", "updated": _NOW, "at": _NOW}
    _add(sql, album, [{"member": one, "title": "T", "level": 3, **shelf} for one in (*[ME] * count, *friends)])
    _add(sql, photo, [{"album": 1, "name": "cat-1", "caption": "", "at": 1} for _ in friends])
    _add(sql, album_comment, [{"album": 1, "member": one, **words} for one in friends])
    _add(sql, echo, [{"member": one, **words} for one in (*[ME] * count, *friends)])
    _add(sql, echo, [{"member": one, "answers": 1, **words} for one in friends])
    about = {"name": "Stones", "text": "Words", "category": "local", "owner": ME, "members": count, "at": 1}
    _add(sql, community, [about for _ in friends])
    rows = [(n, ME) for n in range(1, count + 1)] + [(1, one) for one in friends]
    _add(sql, community_member, [{"community": n, "member": one, "since": 1} for n, one in rows])
    event = {"community": 1, "member": ME, "title": "T", "day": _NOW, "comments": count, **shelf}
    _add(sql, topic, [event for _ in friends])
    _add(sql, topic_comment, [{"topic": 1, "member": one, **words} for one in (ME, *friends)])
    _add(sql, attendance, [{"topic": 1, "member": one} for one in friends])
    _add(sql, item, [{"name": "Tea", "category": "food", "picture": "cat-1"} for _ in friends])
    _add(sql, review, [{"item": 1, "member": one, "stars": 3, **words} for one in (ME, *friends)])
    _add(sql, review, [{"item": n, "member": FRIEND, "stars": 3, **words} for n in range(2, count + 1)])
    today = day_number(_NOW)
    game = {"sport": "baseball", "home": "A", "guest": "B", "home_score": 1, "guest_score": 0, "day": today}
    _add(sql, fixture, [game for _ in friends])
    for _ in friends:
        points.credit(sql, ME, 1, "welcome", "", _NOW)
    points.subscribe(sql, ME, "collection", _NOW)
    before = DEFAULT_START - timedelta(hours=1)
    load_plays(sql, [(f"p{one}", GAME, one, 10 * one, before) for one in (ME, *friends)])
    assert (communities.CATEGORIES[-1], reviews.CATEGORIES[4]) == ("local", "food")


def _add(sql: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    sql.execute(insert(table), rows)


_NAMES = {
    "/ads/": "tea-text",
    "/collection/": "sky",
    "/corner/": "curry",
    "/games/": GAME,
    "/news/": "local",
    "/points/": "collection",
    "/reviews/": "food",
}


def address(rule: str) -> str:
    """Where a route leads in such a store: to what is member 1's own, or to the friend."""
    if rule.startswith("/img/"):
        return re.sub(r"<int:size>", "40", rule).replace("<int:number>", "1").replace("<name>", "cat-1")
    number = FRIEND if rule.startswith("/members/") else ME
    path = re.sub(r"<int:\w+>", str(number), rule).replace("plays/<number>", "plays/p1")
    name = next((name for start, name in _NAMES.items() if rule.startswith(start)), "x")
    return re.sub(r"<\w+>", name, path)


def routes(site: Flask, method: str) -> Iterator[str]:
    """Every rule that takes the method, once, but for pictures."""
    rules = {rule.rule for rule in site.url_map.iter_rules() if method in (rule.methods or ())}
    yield from sorted(rule for rule in rules if not rule.startswith("/img/"))
