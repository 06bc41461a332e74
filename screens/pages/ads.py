"""Ads followed and reported, and the campaign corner of an invented brand."""

from __future__ import annotations

from flask import Response

from screens.content.ads import ADS, get_ad
from screens.content.designs import get_design
from screens.store import ad_counts
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext, day_number
from screens.world.novel import CHAPTERS, FIRST_DAY, PICTURES

blueprint = PageBlueprint("ads")


@blueprint.reads("/ads/<name>")
def follow(ctx: RequestContext, name: str) -> Response:
    """Count a click on an ad and redirect to its page."""
    ad = get_ad(name)
    if ad is None:
        raise NotFound
    day = day_number(ctx.moment)
    ctx.defer_write(lambda sql: ad_counts.count_ad(sql, name, day, followed=1))
    return ctx.redirect(ad.path)


@blueprint.reads("/ads/report")
def report(ctx: RequestContext) -> Response:
    """Show the operator how often each ad was shown and followed, this week and in all."""
    if ctx.member not in ctx.config.operators:
        raise NotFound
    day = day_number(ctx.moment)
    counts = {row.ad: row for row in ad_counts.report(ctx.sql, day - 6, day)}
    return ctx.render("ads/report.html", ads=ADS, counts=counts)


@blueprint.reads("/corner")
def corner(ctx: RequestContext) -> Response:
    """Show the front page of an advertiser's corner: its story so far, its design, its game."""
    return ctx.render(
        "ads/corner.html", chapters=CHAPTERS[: _published(ctx)], language=ctx.language, design=get_design("tea")
    )


@blueprint.reads("/corner/<int:number>")
def chapter(ctx: RequestContext, number: int) -> Response:
    if not 1 <= number <= _published(ctx):
        raise NotFound
    return ctx.render(
        "ads/chapter.html",
        number=number,
        chapter=CHAPTERS[number - 1],
        picture=PICTURES[number - 1],
        last=_published(ctx),
        count=len(CHAPTERS),
        design=get_design("tea"),
    )


@blueprint.reads("/corner/<name>")
def brand(ctx: RequestContext, name: str) -> Response:
    if name not in ("curry", "soap"):
        raise NotFound
    return ctx.render("ads/brand.html", name=name)


def _published(ctx: RequestContext) -> int:
    """Count the chapters that are out: one a day since the campaign began."""
    return max(1, min(len(CHAPTERS), day_number(ctx.moment) - FIRST_DAY + 1))
