"""Society of the seeded world beside diaries: requests, messages, communities, albums, echoes, reviews, news.

Each part is drawn from rng of its own, so that one may change without moving the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from screens.content.prefectures import PREFECTURES
from screens.store import points
from screens.store.tables import (
    album,
    album_comment,
    article,
    attendance,
    bookmark,
    community,
    community_member,
    diary,
    echo,
    endorsement,
    fixture,
    friend_request,
    item,
    message,
    photo,
    review,
    topic,
    topic_comment,
    weather,
)
from screens.text_rng import TextRng
from screens.world import headlines, talk

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
Circle = dict[int, list[int]]
Rows = list[dict[str, Any]]


def make_society(
    sql: Connection, seed: int, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    """Fill the tables of friends and the like; `circle` is each member's friends, `moment` now in ms."""
    parts: tuple[Callable[..., None], ...] = (
        _requests, _introductions, _bookmarks, _messages, _communities, _albums, _echoes, _reviews, _news, _points,
    )  # fmt: skip
    for part in parts:
        part(sql, TextRng(f"{part.__name__} {seed} {len(circle)}"), hero, names, circle, moment)


def _requests(
    sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    rows: Rows = []
    for number in circle:
        strangers = [each for each in rng.some(list(circle), 9) if each != number and each not in circle[number]]
        for other in strangers[: 3 if number == hero else int(rng.chance(0.2))]:
            text = _named(rng.pick(talk.REQUESTS), names[rng.pick(list(circle))])
            rows.append({"sender": other, "receiver": number, **_pair("text", text), "at": _ago(rng, moment, 3)})
    _insert(sql, friend_request, rows)


def _introductions(
    sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    rows: Rows = []
    for number, friends in circle.items():
        for writer in rng.some(friends, 4 if number == hero else rng.below(3)):
            text = _pair("text", rng.pick(talk.INTRODUCTIONS))
            rows.append({"member": number, "writer": writer, **text, "at": _ago(rng, moment, 200)})
    _insert(sql, endorsement, rows)


def _bookmarks(
    sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    rows = [
        {"member": number, "marked": marked, "at": _ago(rng, moment, 100)}
        for number, friends in circle.items()
        for marked in rng.some(friends, 3 if number == hero else rng.below(2))
    ]
    _insert(sql, bookmark, rows)


def _messages(
    sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    rows: Rows = []
    for number, friends in circle.items():
        senders = rng.some(friends, 7 if number == hero else rng.below(4))
        for place, sender in enumerate(senders):
            title, text = rng.pick(talk.MESSAGES)
            at = moment - rng.below(400) * MINUTE - MINUTE if place < 2 else _ago(rng, moment, 12) - 500 * MINUTE
            row = {"sender": sender, "receiver": number, **_pair("title", title), "decoration": "", "at": at}
            friend = names[rng.pick(friends)]
            decoration = "sakura" if place == 3 else "sky" if place == 5 else ""
            read = None if place < 2 else at + rng.below(300) * MINUTE
            rows.append({**row, **_pair("text", _named(text, friend)), "decoration": decoration, "read": read})
    rows.sort(key=lambda row: (row["at"], row["sender"], row["receiver"]))
    _insert(sql, message, rows)


def _communities(
    sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    everybody = list(circle)
    groups: Rows = []
    joined: Rows = []
    topics: Rows = []
    posts: Rows = []
    coming: Rows = []
    for number, (category, kind, name, text) in enumerate(talk.COMMUNITIES, 1):
        share = 0.5 / (1 + number % 6)
        people = [each for each in everybody if rng.chance(share)] or [hero]
        if number % 4 == 1 and hero not in people:
            people.append(hero)
        owner = rng.pick(people)
        founded = moment - (200 + rng.below(900)) * DAY
        groups.append(
            {"id": number, **_pair("name", name), **_pair("text", text), "category": category, "owner": owner,
             "picture": f"{kind}-{rng.below(1000)}", "members": len(people), "at": founded}
        )  # fmt: skip
        joined += [{"community": number, "member": each, "since": founded + rng.below(200) * DAY} for each in people]
        events = [(pair, True) for pair in rng.some(talk.EVENTS, rng.below(2))]
        for (title, words), is_event in [*((pair, False) for pair in rng.some(talk.TOPICS, 4)), *events]:
            at = _ago(rng, moment, 30)
            row = {"id": len(topics) + 1, "community": number, "member": rng.pick(people)}
            day = moment + (1 + rng.below(12)) * DAY + 10 * 60 * MINUTE if is_event else None
            said = 0
            updated = at
            for _ in range(rng.below(14)):
                then = updated + int(rng.exponential(9 * 60)) * MINUTE + MINUTE
                if then >= moment:
                    break
                said, updated = said + 1, then
                post = {"topic": row["id"], "member": rng.pick(people), **_pair("text", rng.pick(talk.POSTS))}
                posts.append({**post, "at": updated})
            topics.append(
                {**row, **_pair("title", title), **_pair("text", words), "day": day, "at": at, "updated": updated,
                 "comments": said}
            )  # fmt: skip
            if is_event:
                coming += [{"topic": row["id"], "member": each} for each in rng.some(people, 1 + rng.below(8))]
    for table, rows in ((community, groups), (community_member, joined), (topic, topics)):
        _insert(sql, table, rows)
    _insert(sql, topic_comment, posts)
    _insert(sql, attendance, coming)


def _albums(sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int) -> None:
    books: Rows = []
    photos: Rows = []
    comments: Rows = []
    for number, friends in circle.items():
        for title, kinds in rng.some(talk.ALBUMS, 2 if number == hero else int(rng.chance(0.45))):
            at = _ago(rng, moment, 20)
            book = {"id": len(books) + 1, "member": number, **_pair("title", title), "text": "", "text_ja": None}
            level = rng.weighted((0, 1, 2, 3), (1, 5, 2, 4))
            books.append({**book, "level": level, "at": at - DAY, "updated": at})
            first = len(books) % len(kinds)  # so that albums of one title have not all the same cover
            for place, kind in enumerate((*kinds[first:], *kinds[:first])):
                caption = _pair("caption", rng.pick(talk.CAPTIONS))
                taken = at - (len(kinds) - 1 - place) * 7 * MINUTE
                photos.append({"album": book["id"], "name": f"{kind}-{rng.below(1000)}", **caption, "at": taken})
            for writer in rng.some(friends, rng.below(4)) if level else []:
                text = _pair("text", rng.pick(talk.POSTS))
                comments.append({"album": book["id"], "member": writer, **text, "at": min(moment - MINUTE, at + DAY)})
    for table, rows in ((album, books), (photo, photos), (album_comment, comments)):
        _insert(sql, table, rows)


def _echoes(sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int) -> None:
    lines: Rows = []
    for number in circle:
        for text in rng.some(talk.ECHOES, rng.below(4)):
            lines.append({"member": number, **_pair("text", text), "answers": None, "at": _ago(rng, moment, 2)})
    lines.sort(key=lambda row: (row["at"], row["member"]))
    rows = [{"id": number, **line} for number, line in enumerate(lines, 1)]
    for line in list(rows):
        for writer in rng.some(circle[line["member"]], rng.weighted((0, 1, 2, 3), (6, 3, 2, 1))):
            at = min(moment - MINUTE, line["at"] + (1 + rng.below(90)) * MINUTE)
            reply = {"id": len(rows) + 1, "member": writer, **_pair("text", rng.pick(talk.REPLIES))}
            rows.append({**reply, "answers": line["id"], "at": at})
    _insert(sql, echo, rows)


def _reviews(
    sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int
) -> None:
    things = [
        {"id": number, **_pair("name", name), "category": category, "picture": f"{kind}-{number}"}
        for number, (category, kind, name) in enumerate(talk.ITEMS, 1)
    ]
    rows: Rows = []
    for number in circle:
        for thing in rng.some(things, rng.below(3)):
            stars, text = rng.pick(talk.REVIEWS)
            row = {"item": thing["id"], "member": number, "stars": stars, **_pair("text", text)}
            rows.append({**row, "at": _ago(rng, moment, 40)})
    rows.sort(key=lambda row: (row["at"], row["member"], row["item"]))
    _insert(sql, item, things)
    _insert(sql, review, rows)


def _news(sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int) -> None:
    order = rng.shuffled(headlines.ARTICLES)
    articles: Rows = []
    for number, (category, kind, title, text) in enumerate(order, 1):
        at = moment - (len(order) - number) * 190 * MINUTE - 20 * MINUTE
        row = {"id": number, "category": category, **_pair("title", title), **_pair("text", text)}
        articles.append({**row, "picture": f"{kind}-{number}", "at": at})
    _insert(sql, article, articles)
    today = (moment + 9 * 60 * MINUTE) // DAY
    rows: Rows = []
    for prefecture in range(len(PREFECTURES)):
        for day in range(today, today + 30):
            sky = rng.weighted(("sunny", "cloudy", "rain", "thunder"), (6, 4, 2, 1))
            high = 26 + rng.below(9) - (5 if prefecture == 0 else 0)
            rain = {"sunny": rng.below(2) * 10, "cloudy": 20 + rng.below(3) * 10}.get(sky, 50 + rng.below(5) * 10)
            low = high - 5 - rng.below(4)
            rows.append({"prefecture": prefecture, "day": day, "sky": sky, "high": high, "low": low, "rain": rain})
    _insert(sql, weather, rows)
    _insert(sql, fixture, _matches(rng, today))
    _diaries_about(sql, rng, circle, articles, moment)


def _matches(rng: TextRng, today: int) -> Rows:
    rows: Rows = []
    for sport, teams in headlines.TEAMS.items():
        for back in range(3):
            order = rng.shuffled(teams)
            for home, guest in zip(order[::2], order[1::2], strict=True):
                top = 9 if sport == "baseball" else 4
                scores = {"home_score": rng.below(top), "guest_score": rng.below(top), "day": today - 1 - back}
                rows.append({"sport": sport, **_pair("home", home), **_pair("guest", guest), **scores})
    return rows


def _diaries_about(sql: Connection, rng: TextRng, circle: Circle, articles: Rows, moment: int) -> None:
    first = int(sql.execute(select(func.coalesce(func.max(diary.c.id), 0))).scalar_one()) + 1
    rows: Rows = []
    for about in articles:
        for writer in rng.some(list(circle), rng.below(4)):
            lines = rng.some(headlines.OPINIONS, 2)
            text = ("\n".join(line[0] for line in lines), "\n".join(line[1] for line in lines))
            at = min(moment - MINUTE, about["at"] + (10 + rng.below(600)) * MINUTE)
            title = {"title": about["title"], "title_ja": about["title_ja"]}
            row = {"id": first + len(rows), "member": writer, **title, **_pair("text", text), "photos": ""}
            rows.append({**row, "level": rng.weighted((1, 2, 3), (2, 1, 4)), "at": at, "article": about["id"]})
    _insert(sql, diary, rows)


def _points(sql: Connection, rng: TextRng, hero: int, names: dict[int, talk.Pair], circle: Circle, moment: int) -> None:
    if hero in circle:
        points.credit(sql, hero, 80, "welcome", "", moment - 20 * DAY)


def _ago(rng: TextRng, moment: int, days: float) -> int:
    """Draw a time some days back, `days` in the mean."""
    return moment - int(rng.exponential(days) * 24 * 60) * MINUTE - (1 + rng.below(300)) * MINUTE


def _pair(column: str, text: talk.Pair) -> dict[str, str]:
    return {column: text[0], f"{column}_ja": text[1]}


def _named(text: talk.Pair, name: talk.Pair) -> talk.Pair:
    return text[0].replace("{friend}", name[0]), text[1].replace("{friend}", name[1])


def _insert(sql: Connection, table: Table, rows: Rows) -> None:
    if rows:
        sql.execute(insert(table), rows)
