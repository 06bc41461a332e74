"""mixi Collection: designs shown, previewed on one's own page, bought, worn, taken off."""

from __future__ import annotations

from flask import Response

from screens.store import collection, members, points
from screens.store.collection import DESIGNS, PARTS, Design
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext
from screens.web.fields import chosen, or_404

blueprint = PageBlueprint("collection")


@blueprint.reads("/collection")
def front(page: RequestContext) -> Response:
    return page.render(
        "collection/front.html",
        designs=DESIGNS,
        owned=collection.owned(page.sql, page.member),
        balance=points.balance(page.sql, page.member),
        worn={part: collection.worn_by(page.sql, page.member, part) for part in PARTS},
    )


@blueprint.reads("/collection/<name>")
def preview(page: RequestContext, name: str) -> Response:
    """As it would look on one's own page."""
    design = _design(name)
    return page.render(
        "collection/preview.html",
        design=design,
        me=members.get_member(page.sql, page.member, page.language),
        is_owned=name in collection.owned(page.sql, page.member),
        balance=points.balance(page.sql, page.member),
        part_names=PARTS,
    )


@blueprint.writes("/collection/<name>")
def post_preview(page: RequestContext, name: str) -> Response:
    """Put it on; what is not owned yet is paid for first."""

    def wear() -> str:
        if not collection.buy(page.sql, page.member, design, page.moment):
            raise Rejected(page.say("Your points are not enough. The monthly course brings 300."))
        collection.wear(page.sql, page.member, part, design)
        return f"/collection/{name}/worn"

    design, part = _design(name), chosen(page, "part", PARTS, "profile")
    return page.once(wear)


@blueprint.reads("/collection/<name>/worn")
def worn(page: RequestContext, name: str) -> Response:
    design = _design(name)
    links = [
        (f"/members/{page.member}", page.say("My profile"), "5"),
        ("/collection", page.say("mixi Collection"), "8"),
    ]
    message = page.say("Your page has a new look.")
    return page.done(message, page.say(design.name), links)


@blueprint.writes("/collection/take-off")
def post_take_off(page: RequestContext) -> Response:
    def take_off() -> str:
        collection.wear(page.sql, page.member, chosen(page, "part", PARTS, "profile"), None)
        return "/collection"

    return page.once(take_off)


def _design(name: str) -> Design:
    return or_404(collection.get_design(name))
