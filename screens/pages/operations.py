"""Health check and metrics for the operator; visitors from elsewhere see the contents of neither."""

from __future__ import annotations

import ipaddress

from flask import Response
from sqlalchemy import text

from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext

blueprint = PageBlueprint("operations")

_FORWARDED = ("X-Forwarded-For", "Forwarded", "Via")


@blueprint.reads("/health", public=True)
def health(ctx: RequestContext) -> Response:
    """Answer 200 while the database answers; a fault of it is answered 503 as on every page."""
    ctx.sql.execute(text("SELECT 1"))
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@blueprint.reads("/metrics", public=True)
def metrics(ctx: RequestContext) -> Response:
    """Give the counts to who asks on this machine, past any proxy."""
    if ctx.config.monitor is None or not _asked_here(ctx):
        raise NotFound
    body, kind = ctx.config.monitor.exposition()
    return Response(body, content_type=kind)


def _asked_here(ctx: RequestContext) -> bool:
    if any(name in ctx.request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(ctx.request.remote_addr or "").is_loopback
    except ValueError:
        return False
