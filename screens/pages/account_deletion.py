"""Leaving mixi: what goes is told, the password is asked for, then whether it is meant."""

from __future__ import annotations

from flask import Response

from screens.store.account_deletion import withdraw
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext

blueprint = PageBlueprint("account_deletion")

_KNOWN = "#known"


@blueprint.reads("/settings/leave")
def leave(page: RequestContext) -> Response:
    return page.render("settings/leave.html", fault="")


@blueprint.writes("/settings/leave")
def post_leave(page: RequestContext) -> Response:
    """Take the first form, which proves who asks, and the second, which says that it is meant."""

    def go() -> str:
        if not page.proven("known", page.request.path + _KNOWN):
            raise Rejected(page.say("This form has expired. Please go back and send it again."), 403)
        withdraw(page.sql, page.member, page.moment)
        return "/left"

    if page.confirmed:
        return page.once(go)
    if not page.visitor.by_phone:
        origin = f"leave:{page.member}"
        if sessions.too_many_attempts(page.sql, origin, page.moment):
            raise Rejected(page.say("The password was wrong too often. Please wait a quarter of an hour."), 429)
        if not sessions.password_fits(page, page.member, page.form.get("password", "")[:200]):
            sessions.note_attempt(page.sql, origin, page.moment)
            return page.render("settings/leave.html", 403, fault=page.say("Not your password."))
    return page.render("settings/leave_confirm.html", known=page.token(page.request.path + _KNOWN))


@blueprint.reads("/left", public=True)
def left(page: RequestContext) -> Response:
    return page.render("signin/left.html")
