"""Signing in and out: a phone's owner goes straight home, others sign in with number and password."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flask import Response

from screens.store import members
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext
from screens.web.fields import number_in

blueprint = PageBlueprint("signin")

_SESSION_SECONDS = sessions.ABSOLUTE_MS // 1000
_HELD_BACK_SECONDS = 365 * 24 * 3600


@blueprint.reads("/", public=True)
def front(ctx: RequestContext) -> Response:
    if ctx.visitor.member is not None:
        return ctx.redirect("/home")
    return _front(ctx)


@blueprint.writes("/login", public=True)
def sign_in(ctx: RequestContext) -> Response:
    """Sign in with a new session; a phone without cookies gets its key in the address."""
    number, password = ctx.form.get("member", ""), ctx.form.get("password", "")
    member = number_in(number)
    origin = f"login:{member}:{ctx.request.remote_addr}"
    if sessions.too_many_attempts(ctx.sql, origin, ctx.moment):
        raise Rejected(ctx.translate("The password was wrong too often. Please wait a quarter of an hour."), 429)
    if not ctx.confirmed:
        return _front(ctx)
    if not sessions.password_fits(ctx, member, password[:200]):
        sessions.note_attempt(ctx.sql, origin, ctx.moment)
        fault = ctx.translate("The member number or the password is not right.")
        return _front(ctx, 403, fault=fault)
    _end_sessions(ctx)
    token = sessions.start_session(ctx.sql, ctx.config, member, ctx.visitor.phone)
    members.signed_in(ctx.sql, member, ctx.moment)
    response = ctx.redirect("/home") if ctx.request.cookies else ctx.redirect("/home", s=token)
    _set_cookie(ctx, response, token, _SESSION_SECONDS)
    return response


@blueprint.writes("/login/phone", public=True)
def sign_in_easily(ctx: RequestContext) -> Response:
    """Sign in by the phone's own id, which a sign-out had suspended."""
    phone = ctx.visitor.phone
    if phone is None or ctx.visitor.unregistered or not ctx.confirmed:
        return _front(ctx)
    _end_sessions(ctx)
    members.signed_in(ctx.sql, phone, ctx.moment)
    response = _as_nobody(ctx).redirect("/home")
    response.delete_cookie(sessions.COOKIE)
    return response


@blueprint.reads("/logout")
def logout(ctx: RequestContext) -> Response:
    return ctx.render("signin/logout.html")


@blueprint.writes("/logout")
def sign_out(ctx: RequestContext) -> Response:
    """End the session; on the member's own phone suspend the id that would sign in at the next page."""
    if not ctx.confirmed:
        return logout(ctx)
    _end_sessions(ctx)
    phone = ctx.visitor.phone
    held_back = "" if phone is None else sessions.held_back(phone)
    key = "" if ctx.request.cookies else held_back
    response = _front(_as_nobody(ctx, key), done=ctx.translate("You have signed out."))
    if held_back:
        _set_cookie(ctx, response, held_back, _HELD_BACK_SECONDS)
    else:
        response.delete_cookie(sessions.COOKIE)
    return response


def _front(ctx: RequestContext, status: int = 200, *, fault: str = "", done: str = "") -> Response:
    return ctx.render("signin/front.html", status, fault=fault, done=done)


def _set_cookie(ctx: RequestContext, response: Response, value: str, seconds: int) -> None:
    """Set the session's cookie; it ends by the site's clock, for werkzeug would read the wall clock."""
    ends = ctx.now + timedelta(seconds=seconds)
    response.set_cookie(sessions.COOKIE, value, seconds, ends, httponly=True, samesite="Lax")


def _end_sessions(ctx: RequestContext) -> None:
    """End the session that the visitor came in with."""
    if ctx.visitor.session:
        sessions.end_session(ctx.sql, ctx.visitor.session)


def _as_nobody(ctx: RequestContext, key: str = "") -> RequestContext:
    """Return the page as the next request will come in: from nobody, so that its forms carry nobody's tokens."""
    return replace(ctx, visitor=replace(ctx.visitor, member=None, by_phone=False, key=key, session=""))
