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
def front(page: RequestContext) -> Response:
    number = page.number()
    found = reviews.friends_reviews(page.sql, page.member, page.language, PAGE + 1, number)
    return page.render(
        "reviews/front.html", reviews=found[:PAGE], categories=_by_category(page), number=number, more=len(found) > PAGE
    )


@blueprint.reads("/reviews/category/<name>")
def category(page: RequestContext, name: str) -> Response:
    if name not in CATEGORIES:
        raise NotFound
    items = reviews.list_items(page.sql, name, page.language, page.number())
    return page.render(
        "reviews/category.html",
        name=name,
        items=items[:PAGE],
        categories=_by_category(page),
        number=page.number(),
        more=len(items) > PAGE,
    )


@blueprint.reads("/reviews/items/<int:number>")
def item(page: RequestContext, number: int) -> Response:
    found = reviews.reviews_of_item(page.sql, number, page.language, page.number())
    return page.render(
        "reviews/item.html",
        item=_item(page, number),
        reviews=found[:PAGE],
        own=reviews.own_review(page.sql, number, page.member, page.language),
        number=page.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/members/<int:number>/reviews")
def of_member(page: RequestContext, number: int) -> Response:
    found = reviews.reviews_of_member(page.sql, number, page.language, page.number())
    return page.render(
        "reviews/list.html",
        shown=member_or_404(page, number),
        reviews=found[:PAGE],
        number=page.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/reviews/items/<int:number>/write")
def write(page: RequestContext, number: int) -> Response:
    own = reviews.own_review(page.sql, number, page.member, page.language)
    text, stars = (own.text, own.stars) if own else ("", 4)
    return page.render("reviews/write.html", item=_item(page, number), text=text, stars=stars, fault="")


@blueprint.writes("/reviews/items/<int:number>/write")
def post_write(page: RequestContext, number: int) -> Response:
    def store() -> str:
        reviews.write_review(page.sql, number, page.member, stars, text, page.moment)
        return f"/reviews/items/{number}"

    shown = _item(page, number)
    text = page.typed("text")
    stars = int(chosen(page, "stars", ("1", "2", "3", "4", "5"), "3"))
    fault = text_fault(page, text, LONGEST_TEXT)
    if fault or not page.confirmed:
        return page.render("reviews/write.html", item=shown, text=text, stars=stars, fault=fault)
    return page.once(store)


@blueprint.reads("/reviews/items/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    return page.ask(
        heading=page.say("Delete the review"),
        question=page.say("Delete your review?"),
        detail=_item(page, number).name,
        yes=page.say("Delete"),
        back=f"/reviews/items/{number}",
    )


@blueprint.writes("/reviews/items/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def delete() -> str:
        reviews.delete_review(page.sql, number, page.member)
        return f"/reviews/items/{number}"

    return page.once(delete)


def _by_category(page: RequestContext) -> list[tuple[str, str]]:
    return [(page.url(f"/reviews/category/{name}"), name) for name in CATEGORIES]


def _item(page: RequestContext, number: int) -> ReviewedItem:
    return or_404(reviews.get_item(page.sql, number, page.language))
