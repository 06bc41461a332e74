"""News: articles, the weather of a day, matches played."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from screens.store.members import in_language
from screens.store.privacy import may_read
from screens.store.tables import article, diary, fixture, weather

PAGE = 10
CATEGORIES = ("society", "business", "entertainment", "sports", "technology", "local")


@dataclass(frozen=True, slots=True)
class Article:
    """`diaries` counts members' entries about it that the reader may see."""

    id: int
    category: str
    title: str
    text: str
    picture: str
    at: int
    diaries: int


@dataclass(frozen=True, slots=True)
class Weather:
    prefecture: int
    day: int
    sky: str
    high: int
    low: int
    rain: int


@dataclass(frozen=True, slots=True)
class Match:
    sport: str
    home: str
    guest: str
    home_score: int
    guest_score: int
    day: int


def get_article(sql: Connection, number: int, reader: int, language: str) -> Article | None:
    return next(iter(_articles(sql, article.c.id == number, reader, language, 1)), None)


def list_articles(sql: Connection, category: str, reader: int, language: str, page: int = 0) -> list[Article]:
    """The newest first, and one more where there is a next page."""
    return _articles(sql, article.c.category == category, reader, language, PAGE + 1, page * PAGE)


def newest(sql: Connection, reader: int, language: str, count: int, until: int) -> list[Article]:
    return _articles(sql, article.c.at <= until, reader, language, count)


def list_weather(sql: Connection, day: int, prefecture: int | None = None, days: int = 1) -> list[Weather]:
    """All prefectures on a day, or one on several."""
    query = select(weather).where(weather.c.day >= day, weather.c.day < day + days)
    if prefecture is not None:
        query = query.where(weather.c.prefecture == prefecture)
    rows = sql.execute(query.order_by(weather.c.day, weather.c.prefecture))
    return [Weather(r.prefecture, r.day, r.sky, r.high, r.low, r.rain) for r in rows]


def list_matches(sql: Connection, day: int, language: str) -> list[Match]:
    """Of the last three days before `day`, the latest first."""
    query = select(fixture).where(fixture.c.day <= day, fixture.c.day > day - 3)
    rows = sql.execute(query.order_by(fixture.c.day.desc(), fixture.c.id)).mappings()
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


def _articles(
    sql: Connection, condition: ColumnElement[bool], reader: int, language: str, count: int, offset: int = 0
) -> list[Article]:
    diaries = (
        select(func.count()).where(diary.c.article == article.c.id, may_read(reader)).scalar_subquery().label("diaries")
    )
    query = select(article, diaries).where(condition).order_by(article.c.at.desc(), article.c.id.desc())
    rows = sql.execute(query.offset(offset).limit(count)).mappings()
    return [
        Article(
            r["id"],
            r["category"],
            in_language(r, "title", language),
            in_language(r, "text", language),
            r["picture"],
            r["at"],
            r["diaries"],
        )
        for r in rows
    ]
