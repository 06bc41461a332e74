"""News by category, articles with members' diaries about them, weather, results."""

from __future__ import annotations

from datetime import timedelta

from flask import Response

from screens.content.prefectures import PREFECTURES
from screens.pages.blog import fresh_blog
from screens.store import diaries, members, news
from screens.store.news import CATEGORIES, PAGE
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext, day_number
from screens.web.fields import prefecture_in

blueprint = PageBlueprint("news")


@blueprint.reads("/news")
def front(page: RequestContext) -> Response:
    _read_feeds(page)
    own = members.get_member(page.sql, page.member, page.language)
    home = own.prefecture if own else 0
    return page.render(
        "news/front.html",
        articles=news.newest(page.sql, page.member, page.language, 8, page.moment),
        categories=_by_category(page),
        weather=news.list_weather(page.sql, day_number(page.moment), home),
        place=_place(page, home),
    )


@blueprint.reads("/news/category/<name>")
def category(page: RequestContext, name: str) -> Response:
    if name not in CATEGORIES:
        raise NotFound
    _read_feeds(page, name)
    found = news.list_articles(page.sql, name, page.member, page.language, page.number())
    return page.render(
        "news/category.html",
        name=name,
        articles=found[:PAGE],
        categories=_by_category(page),
        number=page.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/news/<int:number>")
def article(page: RequestContext, number: int) -> Response:
    found = news.get_article(page.sql, number, page.member, page.language)
    if found is None:
        raise NotFound
    entries = diaries.about_article(page.sql, number, page.member, page.language, 5)
    return page.render("news/article.html", article=found, entries=entries)


@blueprint.reads("/news/weather")
def weather(page: RequestContext) -> Response:
    """Today everywhere; or the next days of one prefecture."""
    today = day_number(page.moment)
    asked = page.query.get("prefecture", "")
    chosen = prefecture_in(asked)
    rows = news.list_weather(page.sql, today, chosen, 1 if chosen is None else 7)
    dates = {row.day: page.now + timedelta(days=row.day - today) for row in rows}
    names = [_place(page, number) for number in range(len(PREFECTURES))]
    return page.render("news/weather.html", rows=rows, names=names, chosen=chosen, dates=dates, now=page.now)


@blueprint.reads("/news/sports")
def sports(page: RequestContext) -> Response:
    today = day_number(page.moment)
    matches = news.list_matches(page.sql, today, page.language)
    dates = {match.day: page.now + timedelta(days=match.day - today) for match in matches}
    return page.render("news/sports.html", matches=matches, dates=dates)


def _read_feeds(page: RequestContext, wanted: str = "") -> None:
    """Read the operator's feeds of news where they are old."""
    for address, name in page.config.news.items():
        if wanted in ("", name):
            fresh_blog(page, address)


def _by_category(page: RequestContext) -> list[tuple[str, str]]:
    return [(page.url(f"/news/category/{name}"), name) for name in CATEGORIES]


def _place(page: RequestContext, number: int) -> str:
    return PREFECTURES[number % len(PREFECTURES)][page.language == "ja"]
