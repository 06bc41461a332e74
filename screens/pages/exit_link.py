"""The page between the site and others: its own address carries no session, so the next site learns of none."""

from __future__ import annotations

from flask import Response

from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext

blueprint = PageBlueprint("exit_link")


@blueprint.reads("/away", public=True)
def away(page: RequestContext) -> Response:
    """Leads on only where a page of this site sent its visitor."""
    address = page.request.args.get("to", "")
    if not page.leads_to(address, page.request.args.get("proof", "")):
        raise NotFound
    return page.render("away.html", address=address)
