"""Identification of visitors: the member of a session, else the owner of the phone that the site is built into."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from flask import Request
from sqlalchemy import Connection

from screens.store.members import is_there
from screens.web import sessions
from screens.web.visitor import Visitor, agent, charset_of, embedded_member, language_of, takes_tables


def anonymous(request: Request) -> Visitor:
    """Return the visitor that a request's headers tell of, without looking up who it is."""
    xhtml = agent(request).startswith("DoCoMo/2")
    return Visitor(None, language_of(request), charset_of(request), xhtml, takes_tables(request))


def identify(request: Request, sql: Connection, now: datetime) -> tuple[Visitor, str]:
    """Return the visitor, and the session whose last use is to be stored, "" for none.

    A session goes before the phone's own id, and a sign-out holds the id back until somebody signs in. The token comes
    in a cookie, or in the address from a phone that keeps none.
    """
    phone = embedded_member(request.environ)
    unregistered = phone is not None and not is_there(sql, phone)
    visitor = replace(anonymous(request), phone=phone, unregistered=unregistered)
    cookie = request.cookies.get(sessions.COOKIE, "")
    token = cookie or request.args.get(sessions.URL_KEY, "")
    key = "" if cookie else token
    bound = sessions.bound_to(token, phone)
    found = sessions.find_session(sql, bound, now)
    if found is not None:
        return replace(visitor, member=found.member, key=key, session=bound), bound if found.stale else ""
    if phone is not None and token == sessions.held_back(phone):
        return replace(visitor, key=key), ""
    if visitor.may_sign_in_easily:
        return replace(visitor, member=phone, by_phone=True), ""
    return visitor, ""
