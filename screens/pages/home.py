"""The top page: what is new for oneself first, then the ways everywhere, then what friends did; the widget's news."""

from __future__ import annotations

from functools import partial

from flask import Response

from games.engine.catalogue import available_games
from screens.pages.blog import newest as newest_entries
from screens.store import albums, communities, diaries, footprints, members, news, points, reviews
from screens.store.overview import get_overview
from screens.store.preferences import SECTIONS
from screens.web.blueprint import PageBlueprint
from screens.web.context import RequestContext

blueprint = PageBlueprint("home")

_SHOWN = 3
_SHOWN_WITH_KEY = 2
"""Where every link carries the session's key, so that the page stays within 10,000 bytes."""


@blueprint.reads("/home")
def home(ctx: RequestContext) -> Response:
    sql, me, language = ctx.sql, ctx.member, ctx.language
    overview = get_overview(sql, me, ctx.moment)
    if overview.due:
        ctx.defer_write(partial(points.renew, member_id=me, at=ctx.moment))
    shown = _SHOWN_WITH_KEY if ctx.visitor.key else _SHOWN
    wanted = {name for name in SECTIONS if name not in ctx.preferences.hidden}
    games = available_games()
    return ctx.render(
        "home/home.html",
        me=members.get_member(sql, me, language),
        overview=overview,
        friends=members.list_friends(sql, me, language, 0, "newest")[:shown],
        game=games[ctx.now.toordinal() % len(games)] if games else None,
        articles=news.newest(sql, me, language, shown, ctx.moment),
        wanted=wanted,
        entries=newest_entries(ctx, shown) if "diaries" in wanted else [],
        answers=diaries.comments_to(sql, me, language, shown) if "answers" in wanted else [],
        topics=communities.newest_topics(sql, me, language, shown, by_comment=False) if "topics" in wanted else [],
        commented=(
            communities.newest_topics(sql, me, language, shown, by_comment=True) if "topic-comments" in wanted else []
        ),
        albums=albums.friends_albums(sql, me, language, shown) if "albums" in wanted else [],
        reviews=reviews.friends_reviews(sql, me, language, shown) if "reviews" in wanted else [],
        ad=ctx.ad("text"),
    )


@blueprint.reads("/footprints")
def visits(ctx: RequestContext) -> Response:
    """List the footprints on the member's page; members who leave none see none."""
    if ctx.preferences.stealthy:
        return ctx.render("home/footprints.html", hidden=True)
    return ctx.render(
        "home/footprints.html",
        hidden=False,
        visits=footprints.list_footprints(ctx.sql, ctx.member, ctx.language),
        total=footprints.count_footprints(ctx.sql, ctx.member),
    )


@blueprint.reads("/widget.xml")
def widget(ctx: RequestContext) -> Response:
    """Send the phone's standby screen its news as XML: numbers, and the newest of friends."""
    from xml.sax.saxutils import quoteattr  # which loads urllib.request; no page needs it

    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<widget>"]
    if ctx.preferences.notices:
        new = get_overview(ctx.sql, ctx.member, ctx.moment)
        for kind, count, path in (
            ("request", new.requests, "/friends/requests"),
            ("message", new.unread, "/messages"),
            ("comment", new.comments, "/diary"),
        ):
            lines.append(f'<count kind="{kind}" number="{count}" href={quoteattr(_address(ctx, path))}/>')
        for entry in diaries.friends_entries(ctx.sql, ctx.member, ctx.language, _SHOWN):
            address = quoteattr(_address(ctx, f"/diary/{entry.id}"))
            title, name = quoteattr(entry.title), quoteattr(entry.nickname)
            lines.append(f'<diary title={title} member={name} at="{entry.at}" href={address}/>')
    body = "\n".join([*lines, "</widget>"]).encode("utf-8")
    response = Response(body, content_type="application/xml; charset=UTF-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def _address(ctx: RequestContext, path: str) -> str:
    return ctx.config.base_url + path
