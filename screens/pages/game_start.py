"""The response by which a page starts a game on the phone."""

from __future__ import annotations

import msgspec
from flask import Response

from games.engine.catalogue import GameSpec
from keitai.common.wire import GAME_TYPE
from screens.web.context import RequestContext


def game_response(ctx: RequestContext, spec: GameSpec, seed: int, *, ticket: str = "", **more: object) -> Response:
    """Return what the phone needs to play a game; without a ticket it is practice, whose score is not posted."""
    start: dict[str, object] = {"game": spec.id, "seed": seed, "rules": spec.version, "tuning": spec.digest, **more}
    if ticket:
        start |= {"ticket": ticket, "post": ctx.config.base_url + ctx.url(f"/games/{spec.id}/score")}
    response = Response(msgspec.json.encode(start), content_type=GAME_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
