"""Reviews: friends' newest, things by category, one's own."""

from __future__ import annotations

from flask import Response

from screens.pages.members import member_or_404
from screens.store import reviews
from screens.store.reviews import CATEGORIES, PAGE, ReviewedItem
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext
from screens.web.fields import chosen, or_404, text_fault

blueprint = PageBlueprint("reviews")

LONGEST_TEXT = 1000


@blueprint.reads("/reviews")
def front(ctx: RequestContext) -> Response:
    number = ctx.number()
    found = reviews.friends_reviews(ctx.sql, ctx.member, ctx.language, PAGE + 1, number)
    return ctx.render(
        "reviews/front.html", reviews=found[:PAGE], categories=_by_category(ctx), number=number, more=len(found) > PAGE
    )


@blueprint.reads("/reviews/category/<name>")
def category(ctx: RequestContext, name: str) -> Response:
    if name not in CATEGORIES:
        raise NotFound
    items = reviews.list_items(ctx.sql, name, ctx.language, ctx.number())
    return ctx.render(
        "reviews/category.html",
        name=name,
        items=items[:PAGE],
        categories=_by_category(ctx),
        number=ctx.number(),
        more=len(items) > PAGE,
    )


@blueprint.reads("/reviews/items/<int:number>")
def item(ctx: RequestContext, number: int) -> Response:
    found = reviews.reviews_of_item(ctx.sql, number, ctx.language, ctx.number())
    return ctx.render(
        "reviews/item.html",
        item=_item(ctx, number),
        reviews=found[:PAGE],
        own=reviews.own_review(ctx.sql, number, ctx.member, ctx.language),
        number=ctx.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/members/<int:number>/reviews")
def of_member(ctx: RequestContext, number: int) -> Response:
    found = reviews.reviews_of_member(ctx.sql, number, ctx.language, ctx.number())
    return ctx.render(
        "reviews/list.html",
        shown=member_or_404(ctx, number),
        reviews=found[:PAGE],
        number=ctx.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/reviews/items/<int:number>/write")
def write(ctx: RequestContext, number: int) -> Response:
    own = reviews.own_review(ctx.sql, number, ctx.member, ctx.language)
    text, stars = (own.text, own.stars) if own else ("", 4)
    return ctx.render("reviews/write.html", item=_item(ctx, number), text=text, stars=stars, fault="")


@blueprint.writes("/reviews/items/<int:number>/write")
def save_review(ctx: RequestContext, number: int) -> Response:
    def store() -> str:
        reviews.write_review(ctx.sql, number, ctx.member, stars, text, ctx.moment)
        return f"/reviews/items/{number}"

    shown = _item(ctx, number)
    text = ctx.typed("text")
    stars = int(chosen(ctx, "stars", ("1", "2", "3", "4", "5"), "3"))
    fault = text_fault(ctx, text, LONGEST_TEXT)
    if fault or not ctx.confirmed:
        return ctx.render("reviews/write.html", item=shown, text=text, stars=stars, fault=fault)
    return ctx.submit_once(store)


@blueprint.reads("/reviews/items/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the review"),
        question=ctx.translate("Delete your review?"),
        detail=_item(ctx, number).name,
        yes=ctx.translate("Delete"),
        back=f"/reviews/items/{number}",
    )


@blueprint.writes("/reviews/items/<int:number>/delete")
def delete_review(ctx: RequestContext, number: int) -> Response:
    def delete() -> str:
        reviews.delete_review(ctx.sql, number, ctx.member)
        return f"/reviews/items/{number}"

    return ctx.submit_once(delete)


def _by_category(ctx: RequestContext) -> list[tuple[str, str]]:
    return [(ctx.url(f"/reviews/category/{name}"), name) for name in CATEGORIES]


def _item(ctx: RequestContext, number: int) -> ReviewedItem:
    return or_404(reviews.get_item(ctx.sql, number, ctx.language))
