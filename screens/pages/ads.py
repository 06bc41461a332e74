"""Ads followed and reported, and the campaign corner of an invented brand."""

from __future__ import annotations

from flask import Response

from screens.content.ads import ADS, get_ad
from screens.store import ad_counts
from screens.store.collection import get_design
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext, day_number
from screens.world.novel import CHAPTERS, FIRST_DAY, PICTURES

blueprint = PageBlueprint("ads")


@blueprint.reads("/ads/<name>")
def follow(page: RequestContext, name: str) -> Response:
    """Count the click, and go where the ad leads."""
    ad = get_ad(name)
    if ad is None:
        raise NotFound
    day = day_number(page.moment)
    page.defer_write(lambda sql: ad_counts.count_ad(sql, name, day, followed=1))
    return page.redirect(ad.path)


@blueprint.reads("/ads/report")
def report(page: RequestContext) -> Response:
    """For the operator only: this week's and all counts."""
    if page.member not in page.config.operators:
        raise NotFound
    day = day_number(page.moment)
    counts = {row.ad: row for row in ad_counts.report(page.sql, day - 6, day)}
    return page.render("ads/report.html", ads=ADS, counts=counts)


@blueprint.reads("/corner")
def corner(page: RequestContext) -> Response:
    """Show the tie-up's top page: chapters out so far, the design, the game."""
    return page.render(
        "ads/corner.html", chapters=CHAPTERS[: _published(page)], language=page.language, design=get_design("tea")
    )


@blueprint.reads("/corner/<int:number>")
def chapter(page: RequestContext, number: int) -> Response:
    if not 1 <= number <= _published(page):
        raise NotFound
    return page.render(
        "ads/chapter.html",
        number=number,
        chapter=CHAPTERS[number - 1],
        picture=PICTURES[number - 1],
        last=_published(page),
        count=len(CHAPTERS),
        design=get_design("tea"),
    )


@blueprint.reads("/corner/<name>")
def brand(page: RequestContext, name: str) -> Response:
    if name not in ("curry", "soap"):
        raise NotFound
    return page.render("ads/brand.html", name=name)


def _published(page: RequestContext) -> int:
    """Count the chapters that are out: one a day since the campaign began."""
    return max(1, min(len(CHAPTERS), day_number(page.moment) - FIRST_DAY + 1))
