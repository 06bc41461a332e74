"""The door: a phone's owner goes straight home, others sign in with number and password."""

from __future__ import annotations

from flask import Response

from screens.pages import Route
from screens.store import members
from screens.web import sessions
from screens.web.context import Rejected, RequestContext
from screens.web.fields import number_in


def front(page: RequestContext) -> Response:
    if page.visitor.member is not None:
        return page.redirect("/home")
    return _front(page)


def post_login(page: RequestContext) -> Response:
    """A new session at every sign-in; the phone that keeps no cookie gets its key in the URL."""
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
    token = sessions.start_session(page.sql, page.config, member)
    members.signed_in(page.sql, member, page.moment)
    response = page.redirect("/home") if page.request.cookies else page.redirect("/home", s=token)
    response.set_cookie(sessions.COOKIE, token, httponly=True, samesite="Lax", max_age=12 * 3600)
    return response


def logout(page: RequestContext) -> Response:
    return page.render("signin/logout.html")


def post_logout(page: RequestContext) -> Response:
    if not page.confirmed:
        return logout(page)
    _end_sessions(page)
    response = _front(page, done=page.say("You have signed out."))
    response.delete_cookie(sessions.COOKIE)
    return response


def _front(page: RequestContext, status: int = 200, *, fault: str = "", done: str = "") -> Response:
    return page.render("signin/front.html", status, fault=fault, done=done)


def _end_sessions(page: RequestContext) -> None:
    """Whatever the visitor came in with is dead from now on."""
    for token in (page.request.cookies.get(sessions.COOKIE, ""), page.visitor.key):
        if token:
            sessions.end_session(page.sql, token)


ROUTES: list[Route] = [
    ("/", front, True),
    ("/login", post_login, True),
    ("/logout", logout, False),
    ("/logout", post_logout, False),
]
