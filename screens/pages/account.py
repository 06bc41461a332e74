"""What one sets up once: the password for signing in elsewhere, one level for all entries; the terms and promises."""

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
def password(page: RequestContext) -> Response:
    return page.render("settings/password.html", faults={})


@blueprint.writes("/settings/password")
def post_password(page: RequestContext) -> Response:
    """Set the password; the old one is asked for unless the phone's id says who asks. All other sessions end."""

    def store() -> str:
        hashed = page.outside_transaction("new password", lambda: sessions.hash_password(new))
        members.set_password_hash(page.sql, page.member, hashed)
        sessions.end_all(page.sql, page.member, but=page.visitor.session)
        return "/settings/saved"

    new = page.form.get("new", "")
    faults = _faults(page, new)
    if faults or not page.confirmed:
        return page.render("settings/password.html", faults=faults)
    return page.once(store)


@blueprint.reads("/settings/levels")
def levels(page: RequestContext) -> Response:
    return page.render("settings/levels.html")


@blueprint.writes("/settings/levels")
def post_levels(page: RequestContext) -> Response:
    def close() -> str:
        diaries.set_all_levels(page.sql, page.member, level_of(page.form.get("level", "")))
        return "/settings/saved"

    return page.once(close)


@blueprint.reads("/terms", public=True)
def terms(page: RequestContext) -> Response:
    return page.render("settings/terms.html")


def _faults(page: RequestContext, new: str) -> dict[str, str]:
    """Return the first thing that is wrong, by its field."""
    if not page.visitor.by_phone and page.confirmed:
        origin = f"password:{page.member}"
        if sessions.too_many_attempts(page.sql, origin, page.moment):
            raise Rejected(page.say("The password was wrong too often. Please wait a quarter of an hour."), 429)
        if not sessions.password_fits(page, page.member, page.form.get("old", "")[:200]):
            sessions.note_attempt(page.sql, origin, page.moment)
            return {"old": page.say("Not your password.")}
    if not SHORTEST <= len(new) <= LONGEST:
        return {"new": page.say("A password has {n} to {m} characters.").format(n=SHORTEST, m=LONGEST)}
    if new != page.form.get("again", ""):
        return {"again": page.say("The two are not the same.")}
    return {}
