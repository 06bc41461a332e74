"""Account deletion: the page says what is lost, asks for the password, then for a confirmation."""

from __future__ import annotations

from flask import Response

from screens.store.account_deletion import delete_member
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext

blueprint = PageBlueprint("account_deletion")

_KNOWN = "#known"


@blueprint.reads("/settings/leave")
def leave(ctx: RequestContext) -> Response:
    return ctx.render("settings/leave.html", fault="")


@blueprint.writes("/settings/leave")
def delete_account(ctx: RequestContext) -> Response:
    """Delete the account after two forms: one that proves the member, one that confirms."""

    def go() -> str:
        if not ctx.has_valid_token("known", ctx.request.path + _KNOWN):
            raise Rejected(ctx.translate("This form has expired. Please go back and send it again."), 403)
        delete_member(ctx.sql, ctx.member, ctx.moment)
        ctx.boards_changed()
        return "/left"

    if ctx.confirmed:
        return ctx.submit_once(go)
    if not ctx.visitor.by_phone:
        origin = f"leave:{ctx.member}"
        if sessions.too_many_attempts(ctx.sql, origin, ctx.moment):
            raise Rejected(ctx.translate("The password was wrong too often. Please wait a quarter of an hour."), 429)
        if not sessions.password_fits(ctx, ctx.member, ctx.form.get("password", "")[:200]):
            sessions.note_attempt(ctx.sql, origin, ctx.moment)
            return ctx.render("settings/leave.html", 403, fault=ctx.translate("Not your password."))
    return ctx.render("settings/leave_confirm.html", known=ctx.token(ctx.request.path + _KNOWN))


@blueprint.reads("/left", public=True)
def left(ctx: RequestContext) -> Response:
    return ctx.render("signin/left.html")
