"""Identification of visitors: the member of a session, else the owner of the phone that the site is built into."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from flask import Request
from sqlalchemy import Connection

from screens.web import sessions
from screens.web.request_origin import client_class, is_led_from_another_site
from screens.web.visitor import Visitor, agent, charset_of, embedded_member, language_of, takes_tables


def anonymous(request: Request) -> Visitor:
    """Return the visitor that a request's headers tell of, without looking up who it is."""
    xhtml = agent(request).startswith("DoCoMo/2")
    return Visitor(None, language_of(request), charset_of(request), xhtml, takes_tables(request))


def identify(request: Request, sql: Connection, now: datetime) -> tuple[Visitor, str]:
    """Return the visitor, and the session whose last use is to be stored, "" for none.

    A session goes before the phone's own id, and a sign-out suspends the id until its owner signs in. The token comes
    in a cookie, or in the address from a phone that keeps none.
    """
    phone = embedded_member(request.environ)
    known = None if phone is None else sessions.phone_of(sql, phone)
    visitor = replace(anonymous(request), phone=phone, unregistered=phone is not None and known is None)
    bound, key = _held_token(request, phone)
    found = sessions.find_session(sql, bound, now) if bound else None
    if found is not None:
        return replace(visitor, member=found.member, key=key, session=bound), bound if found.stale else ""
    if known is not None and not known.suspended:
        return replace(visitor, member=phone, by_phone=True), ""
    return visitor, ""


def _held_token(request: Request, phone: int | None) -> tuple[str, str]:
    """Return the token that a request bears, bound to where it may count, and the same as a key for links.

    Whoever sends any cookie keeps cookies, and a key that another site's link bears is not the visitor's own.
    """
    cookie = request.cookies.get(sessions.COOKIE, "")
    key = "" if request.cookies or is_led_from_another_site(request) else request.args.get(sessions.URL_KEY, "")
    if len(cookie or key) > sessions.MOST_LETTERS:
        return "", ""
    if cookie:
        return sessions.bound_to(cookie, phone), ""
    return (sessions.bound_to(key, phone, client_class(request)), key) if key else ("", "")
