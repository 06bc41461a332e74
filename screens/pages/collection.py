"""mixi Collection: designs shown, previewed on one's own page, bought, worn, taken off."""

from __future__ import annotations

from flask import Response

from screens.content.designs import DESIGNS, PARTS, Design, get_design
from screens.store import collection, members, points
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext
from screens.web.fields import chosen, or_404

blueprint = PageBlueprint("collection")


@blueprint.reads("/collection")
def front(ctx: RequestContext) -> Response:
    return ctx.render(
        "collection/front.html",
        designs=DESIGNS,
        owned=collection.owned(ctx.sql, ctx.member),
        balance=points.balance(ctx.sql, ctx.member),
        worn={part: collection.worn_by(ctx.sql, ctx.member, part) for part in PARTS},
    )


@blueprint.reads("/collection/<name>")
def preview(ctx: RequestContext, name: str) -> Response:
    """Show a design on a page that looks like the member's own."""
    design = _design(name)
    return ctx.render(
        "collection/preview.html",
        design=design,
        me=members.get_member(ctx.sql, ctx.member, ctx.language),
        is_owned=name in collection.owned(ctx.sql, ctx.member),
        balance=points.balance(ctx.sql, ctx.member),
        part_names=PARTS,
    )


@blueprint.writes("/collection/<name>")
def put_on(ctx: RequestContext, name: str) -> Response:
    """Put a design on the member's pages; one that is not owned is paid for first."""

    def wear() -> str:
        if not collection.buy(ctx.sql, ctx.member, design, ctx.moment):
            raise Rejected(ctx.translate("Your points are not enough. The monthly course brings 300."))
        collection.wear(ctx.sql, ctx.member, part, design)
        return f"/collection/{name}/worn"

    design, part = _design(name), chosen(ctx, "part", PARTS, "profile")
    return ctx.submit_once(wear)


@blueprint.reads("/collection/<name>/worn")
def worn(ctx: RequestContext, name: str) -> Response:
    design = _design(name)
    links = [
        (f"/members/{ctx.member}", ctx.translate("My profile"), "5"),
        ("/collection", ctx.translate("mixi Collection"), "8"),
    ]
    message = ctx.translate("Your page has a new look.")
    return ctx.render_done(message, ctx.translate(design.name), links)


@blueprint.writes("/collection/take-off")
def take_off_design(ctx: RequestContext) -> Response:
    def take_off() -> str:
        collection.wear(ctx.sql, ctx.member, chosen(ctx, "part", PARTS, "profile"), None)
        return "/collection"

    return ctx.submit_once(take_off)


def _design(name: str) -> Design:
    return or_404(get_design(name))
