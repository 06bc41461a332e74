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
def front(ctx: RequestContext) -> Response:
    _read_feeds(ctx)
    own = members.get_member(ctx.sql, ctx.member, ctx.language)
    home = own.prefecture if own else 0
    return ctx.render(
        "news/front.html",
        articles=news.newest(ctx.sql, ctx.member, ctx.language, 8, ctx.moment),
        categories=_by_category(ctx),
        weather=news.list_weather(ctx.sql, day_number(ctx.moment), home),
        place=_place(ctx, home),
    )


@blueprint.reads("/news/category/<name>")
def category(ctx: RequestContext, name: str) -> Response:
    if name not in CATEGORIES:
        raise NotFound
    _read_feeds(ctx, name)
    found = news.list_articles(ctx.sql, name, ctx.member, ctx.language, ctx.number())
    return ctx.render(
        "news/category.html",
        name=name,
        articles=found[:PAGE],
        categories=_by_category(ctx),
        number=ctx.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/news/<int:number>")
def article(ctx: RequestContext, number: int) -> Response:
    found = news.get_article(ctx.sql, number, ctx.member, ctx.language)
    if found is None:
        raise NotFound
    entries = diaries.about_article(ctx.sql, number, ctx.member, ctx.language, 5)
    return ctx.render("news/article.html", article=found, entries=entries)


@blueprint.reads("/news/weather")
def weather(ctx: RequestContext) -> Response:
    """Show today's weather everywhere, or the next days of one prefecture."""
    today = day_number(ctx.moment)
    asked = ctx.query.get("prefecture", "")
    chosen = prefecture_in(asked)
    rows = news.list_weather(ctx.sql, today, chosen, 1 if chosen is None else 7)
    dates = {row.day: ctx.now + timedelta(days=row.day - today) for row in rows}
    names = [_place(ctx, number) for number in range(len(PREFECTURES))]
    return ctx.render("news/weather.html", rows=rows, names=names, chosen=chosen, dates=dates, now=ctx.now)


@blueprint.reads("/news/sports")
def sports(ctx: RequestContext) -> Response:
    today = day_number(ctx.moment)
    matches = news.list_matches(ctx.sql, today, ctx.language)
    dates = {match.day: ctx.now + timedelta(days=match.day - today) for match in matches}
    return ctx.render("news/sports.html", matches=matches, dates=dates)


def _read_feeds(ctx: RequestContext, wanted: str = "") -> None:
    """Read the operator's feeds of news where they are old."""
    for address, name in ctx.config.news.items():
        if wanted in ("", name):
            fresh_blog(ctx, address)


def _by_category(ctx: RequestContext) -> list[tuple[str, str]]:
    return [(ctx.url(f"/news/category/{name}"), name) for name in CATEGORIES]


def _place(ctx: RequestContext, number: int) -> str:
    return PREFECTURES[number % len(PREFECTURES)][ctx.language == "ja"]
