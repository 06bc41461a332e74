"""Account pages: the password for signing in elsewhere, one level for all entries, the terms and promises."""

from __future__ import annotations

from flask import Response

from screens.store import diaries, members
from screens.store.privacy import level_of
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext

blueprint = PageBlueprint("account")

SHORTEST, LONGEST = 6, 64


@blueprint.reads("/settings/password")
def password(ctx: RequestContext) -> Response:
    return ctx.render("settings/password.html", faults={})


@blueprint.writes("/settings/password")
def change_password(ctx: RequestContext) -> Response:
    """Change the password; the old one is asked for unless the phone's id proves the member. Ends other sessions."""

    def store() -> str:
        hashed = ctx.outside_transaction("new password", lambda: sessions.hash_password(new))
        members.set_password_hash(ctx.sql, ctx.member, hashed)
        sessions.end_all(ctx.sql, ctx.member, but=ctx.visitor.session)
        return "/settings/saved"

    new = ctx.form.get("new", "")
    faults = _faults(ctx, new)
    if faults or not ctx.confirmed:
        return ctx.render("settings/password.html", faults=faults)
    return ctx.submit_once(store)


@blueprint.reads("/settings/levels")
def levels(ctx: RequestContext) -> Response:
    return ctx.render("settings/levels.html")


@blueprint.writes("/settings/levels")
def change_levels(ctx: RequestContext) -> Response:
    def close() -> str:
        diaries.set_all_levels(ctx.sql, ctx.member, level_of(ctx.form.get("level", "")))
        return "/settings/saved"

    return ctx.submit_once(close)


@blueprint.reads("/terms", public=True)
def terms(ctx: RequestContext) -> Response:
    return ctx.render("settings/terms.html")


def _faults(ctx: RequestContext, new: str) -> dict[str, str]:
    """Return the first thing that is wrong, by its field."""
    if not ctx.visitor.by_phone and ctx.confirmed:
        origin = f"password:{ctx.member}"
        if sessions.too_many_attempts(ctx.sql, origin, ctx.moment):
            raise Rejected(ctx.translate("The password was wrong too often. Please wait a quarter of an hour."), 429)
        if not sessions.password_fits(ctx, ctx.member, ctx.form.get("old", "")[:200]):
            sessions.note_attempt(ctx.sql, origin, ctx.moment)
            return {"old": ctx.translate("Not your password.")}
    if not SHORTEST <= len(new) <= LONGEST:
        return {"new": ctx.translate("A password has {n} to {m} characters.").format(n=SHORTEST, m=LONGEST)}
    if new != ctx.form.get("again", ""):
        return {"again": ctx.translate("The two are not the same.")}
    return {}
