"""News: articles, the weather of a day, matches played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, func, insert, select

from keitai.common.prepared import prepared
from screens.content.feed import Feed
from screens.content.prefectures import PREFECTURES
from screens.store.members import in_language
from screens.store.privacy import may_read
from screens.store.tables import article, diary, fixture, weather

PAGE = 10
CATEGORIES = ("society", "business", "entertainment", "sports", "technology", "local")


@dataclass(frozen=True, slots=True)
class Article:
    """Article of the news. `diaries` counts members' entries about it that the reader may see."""

    id: int
    category: str
    title: str
    text: str
    picture: str
    at: int
    diaries: int
    link: str = ""
    """Where it came from, for one that a feed brought."""


@dataclass(frozen=True, slots=True)
class Weather:
    """The weather of a day in a prefecture."""

    prefecture: int
    day: int
    sky: str
    high: int
    low: int
    rain: int


@dataclass(frozen=True, slots=True)
class Match:
    """Match of a sport, played or to come, with the teams' names in the reader's language."""

    sport: str
    home: str
    guest: str
    home_score: int
    guest_score: int
    day: int


def get_article(sql: Connection, number: int, reader: int, language: str) -> Article | None:
    """Return an article, None where there is none of that number."""
    return next(iter(_read(_by_number(sql, reader=reader, number=number), language)), None)


def list_articles(sql: Connection, category: str, reader: int, language: str, page: int = 0) -> list[Article]:
    """List a category's articles, the newest first, and one more where there is a next page."""
    rows = _of_category(sql, reader=reader, category=category, first=page * PAGE, count=PAGE + 1)
    return _read(rows, language)


def newest(sql: Connection, reader: int, language: str, count: int, until: int) -> list[Article]:
    """List the newest articles of all categories, up to a moment."""
    return _read(_latest(sql, reader=reader, until=until, count=count), language)


def add_articles(sql: Connection, name: str, found: Feed, at: int) -> None:
    """Add the articles of a feed that are not there yet."""
    links = [one.link for one in found.items if one.link]
    known = set(sql.execute(select(article.c.link).where(article.c.link.in_(links))).scalars())
    rows = [
        {"category": name, "title": one.title, "text": one.text, "link": one.link, "at": min(at, one.at or at)}
        for one in found.items
        if one.link and one.link not in known
    ]
    if rows:
        sql.execute(insert(article), rows)


def list_weather(sql: Connection, day: int, prefecture: int | None = None, days: int = 1) -> list[Weather]:
    """List the weather of all prefectures on a day, or of one prefecture on several days."""
    last = len(PREFECTURES) - 1 if prefecture is None else prefecture
    rows = _weather(sql, day=day, end=day + days, first=prefecture or 0, last=last)
    return [Weather(r.prefecture, r.day, r.sky, r.high, r.low, r.rain) for r in rows]


def list_matches(sql: Connection, day: int, language: str) -> list[Match]:
    """List the matches of the last three days before `day`, latest first."""
    rows = _matches(sql, day=day).mappings()
    return [
        Match(
            r["sport"],
            in_language(r, "home", language),
            in_language(r, "guest", language),
            r["home_score"],
            r["guest_score"],
            r["day"],
        )
        for r in rows
    ]


def _read(rows: CursorResult[Any], language: str) -> list[Article]:
    return [
        Article(
            r["id"],
            r["category"],
            in_language(r, "title", language),
            in_language(r, "text", language),
            r["picture"],
            r["at"],
            r["diaries"],
            r["link"],
        )
        for r in rows.mappings()
    ]


# ------------------------------------------------------------------------------------------------- statements


def _articles(reader: int, *conditions: ColumnElement[bool]) -> Select[Any]:
    entries = select(func.count()).where(diary.c.article == article.c.id, may_read(reader))
    found = select(article, entries.scalar_subquery().label("diaries")).where(*conditions)
    return found.order_by(article.c.at.desc(), article.c.id.desc())


@prepared
def _by_number(reader: int, number: int) -> Select[Any]:
    return _articles(reader, article.c.id == number)


@prepared
def _of_category(reader: int, category: str, first: int, count: int) -> Select[Any]:
    return _articles(reader, article.c.category == category).offset(first).limit(count)


@prepared
def _latest(reader: int, until: int, count: int) -> Select[Any]:
    return _articles(reader, article.c.at <= until).limit(count)


@prepared
def _weather(day: int, end: int, first: int, last: int) -> Select[Any]:
    found = select(weather).where(weather.c.day >= day, weather.c.day < end, weather.c.prefecture.between(first, last))
    return found.order_by(weather.c.day, weather.c.prefecture)


@prepared
def _matches(day: int) -> Select[Any]:
    found = select(fixture).where(fixture.c.day < day, fixture.c.day >= day - 3)
    return found.order_by(fixture.c.day.desc(), fixture.c.id)
