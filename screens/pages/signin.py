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
def front(page: RequestContext) -> Response:
    if page.visitor.member is not None:
        return page.redirect("/home")
    return _front(page)


@blueprint.writes("/login", public=True)
def post_login(page: RequestContext) -> Response:
    """Sign in by a new session; a phone that keeps no cookie gets its key in the address."""
    number, password = page.form.get("member", ""), page.form.get("password", "")
    member = number_in(number)
    origin = f"login:{member}:{page.request.remote_addr}"
    if sessions.too_many_attempts(page.sql, origin, page.moment):
        raise Rejected(page.say("The password was wrong too often. Please wait a quarter of an hour."), 429)
    if not page.confirmed:
        return _front(page)
    if not sessions.password_fits(page, member, password[:200]):
        sessions.note_attempt(page.sql, origin, page.moment)
        fault = page.say("The member number or the password is not right.")
        return _front(page, 403, fault=fault)
    _end_sessions(page)
    token = sessions.start_session(page.sql, page.config, member, page.visitor.phone)
    members.signed_in(page.sql, member, page.moment)
    response = page.redirect("/home") if page.request.cookies else page.redirect("/home", s=token)
    _set_cookie(page, response, token, _SESSION_SECONDS)
    return response


@blueprint.writes("/login/phone", public=True)
def post_easy_login(page: RequestContext) -> Response:
    """Sign in by the phone's own id, which a sign-out had held back."""
    phone = page.visitor.phone
    if phone is None or page.visitor.unregistered or not page.confirmed:
        return _front(page)
    _end_sessions(page)
    members.signed_in(page.sql, phone, page.moment)
    response = _as_nobody(page).redirect("/home")
    response.delete_cookie(sessions.COOKIE)
    return response


@blueprint.reads("/logout")
def logout(page: RequestContext) -> Response:
    return page.render("signin/logout.html")


@blueprint.writes("/logout")
def post_logout(page: RequestContext) -> Response:
    """End the session; on a phone of its member's, hold the id back that would open the next page."""
    if not page.confirmed:
        return logout(page)
    _end_sessions(page)
    phone = page.visitor.phone
    held_back = "" if phone is None else sessions.held_back(phone)
    key = "" if page.request.cookies else held_back
    response = _front(_as_nobody(page, key), done=page.say("You have signed out."))
    if held_back:
        _set_cookie(page, response, held_back, _HELD_BACK_SECONDS)
    else:
        response.delete_cookie(sessions.COOKIE)
    return response


def _front(page: RequestContext, status: int = 200, *, fault: str = "", done: str = "") -> Response:
    return page.render("signin/front.html", status, fault=fault, done=done)


def _set_cookie(page: RequestContext, response: Response, value: str, seconds: int) -> None:
    """Set the session's cookie; it ends by the site's clock, for werkzeug would read the wall clock."""
    ends = page.now + timedelta(seconds=seconds)
    response.set_cookie(sessions.COOKIE, value, seconds, ends, httponly=True, samesite="Lax")


def _end_sessions(page: RequestContext) -> None:
    """End the session that the visitor came in with."""
    if page.visitor.session:
        sessions.end_session(page.sql, page.visitor.session)


def _as_nobody(page: RequestContext, key: str = "") -> RequestContext:
    """Return the page as the next request will come in: from nobody, so that its forms carry nobody's tokens."""
    return replace(page, visitor=replace(page.visitor, member=None, by_phone=False, key=key, session=""))
