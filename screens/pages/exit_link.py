"""Exit link: a page between the site and others, whose address has no session that the next site could learn."""

from __future__ import annotations

from flask import Response

from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext

blueprint = PageBlueprint("exit_link")


@blueprint.reads("/away", public=True)
def away(ctx: RequestContext) -> Response:
    """Redirect to an outside address that a page of this site has signed; any other is not found."""
    address = ctx.request.args.get("to", "")
    if not ctx.leads_to(address, ctx.request.args.get("proof", "")):
        raise NotFound
    return ctx.render("away.html", address=address)
