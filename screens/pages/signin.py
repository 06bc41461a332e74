"""Signing in and out: a phone's owner goes straight home, others sign in with number and password."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flask import Response

from screens.monitoring import note_sign_in
from screens.store import members
from screens.web import guessing, guest_forms, sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import Rejected, RequestContext
from screens.web.fields import number_in
from screens.web.request_origin import client_class

blueprint = PageBlueprint("signin")

_SESSION_SECONDS = sessions.ABSOLUTE_MS // 1000


@blueprint.reads("/", public=True)
def front(ctx: RequestContext) -> Response:
    if ctx.visitor.member is not None:
        return ctx.redirect("/home")
    return _front(ctx)


@blueprint.reads("/login", public=True)
def login(ctx: RequestContext) -> Response:
    """Show the sign-in form where `/` is something else: beside the phone in a browser's tab."""
    return front(ctx)


@blueprint.writes("/login", public=True)
def sign_in(ctx: RequestContext) -> Response:
    """Sign in with a new session; a phone without cookies gets its key in the address."""
    number, password = ctx.form.get("member", ""), ctx.form.get("password", "")
    member = number_in(number)
    limits = guessing.limits(ctx.request, ctx.config.secret, member, ctx.visitor.phone)
    if any(limit.must_wait(ctx.sql, ctx.moment) for limit in limits):
        note_sign_in(member, "slowed")
        raise Rejected(ctx.translate("The password was wrong too often. Please wait half a minute."), 429)
    if not ctx.confirmed:
        return _front(ctx)
    if not sessions.password_fits(ctx, member, password[:200]):
        for limit in limits:
            sessions.note_attempt(ctx.sql, limit.origin, ctx.moment)
        note_sign_in(member, "wrong")
        fault = ctx.translate("The member number or the password is not right.")
        return _front(ctx, 403, fault=fault)
    note_sign_in(member, "in")
    _end_sessions(ctx)
    if member == ctx.visitor.phone:
        sessions.resume_phone(ctx.sql, member)
    members.signed_in(ctx.sql, member, ctx.moment)
    return _begun(ctx, member)


@blueprint.writes("/login/phone", public=True)
def sign_in_easily(ctx: RequestContext) -> Response:
    """Sign in by the phone's own id, which a sign-out had suspended."""
    phone = ctx.visitor.phone
    if phone is None or ctx.visitor.unregistered or not ctx.confirmed:
        return _front(ctx)
    _end_sessions(ctx)
    sessions.resume_phone(ctx.sql, phone)
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
    if ctx.visitor.may_sign_in_easily and ctx.visitor.phone is not None:
        sessions.suspend_phone(ctx.sql, ctx.visitor.phone, ctx.now)
    response = _front(_as_nobody(ctx), done=ctx.translate("You have signed out."))
    response.delete_cookie(sessions.COOKIE)
    return response


def _begun(ctx: RequestContext, member: int) -> Response:
    """Begin a session: its key comes in a cookie, or in the address of a phone that sent none back."""
    address_of = "" if ctx.request.cookies else client_class(ctx.request)
    token = sessions.start_session(ctx.sql, ctx.config, member, ctx.visitor.phone, address_of)
    if address_of:
        return ctx.redirect("/home", s=token)
    response = ctx.redirect("/home")
    _set_cookie(ctx, response, sessions.COOKIE, token, _SESSION_SECONDS)
    _remember_device(ctx, response, member)
    return response


def _front(ctx: RequestContext, status: int = 200, *, fault: str = "", done: str = "") -> Response:
    response = ctx.render("signin/front.html", status, fault=fault, done=done)
    if ctx.guest_field and not guest_forms.name_of(ctx.request):
        _set_cookie(ctx, response, guest_forms.COOKIE, ctx.guest, _SESSION_SECONDS)
    elif not ctx.request.cookies:  # a phone with an id: whether this comes back tells whether it keeps cookies
        _set_cookie(ctx, response, guest_forms.COOKIE, "phone", _SESSION_SECONDS)
    return response


def _remember_device(ctx: RequestContext, response: Response, member: int) -> None:
    """Have a browser's next tries at this member's password counted by themselves; a phone is known by its id."""
    if ctx.visitor.phone is not None or not ctx.request.cookies:
        return
    if not guessing.device_of(ctx.config.secret, ctx.request.cookies.get(guessing.COOKIE, ""), member):
        device = guest_forms.new_name(ctx.config.entropy(132))
        signed = guessing.sign_device(ctx.config.secret, device, member)
        _set_cookie(ctx, response, guessing.COOKIE, signed, guessing.DAYS * 24 * 3600)


def _set_cookie(ctx: RequestContext, response: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie of the site's own; it ends by the site's clock, for werkzeug would read the wall clock."""
    ends = ctx.now + timedelta(seconds=seconds)
    response.set_cookie(name, value, seconds, ends, httponly=True, samesite="Lax", secure=ctx.config.encrypted)


def _end_sessions(ctx: RequestContext) -> None:
    """End the session that the visitor came in with."""
    if ctx.visitor.session:
        sessions.end_session(ctx.sql, ctx.visitor.session)


def _as_nobody(ctx: RequestContext) -> RequestContext:
    """Return the page as the next request will come in: from nobody, so that its forms carry nobody's tokens."""
    return replace(ctx, visitor=replace(ctx.visitor, member=None, by_phone=False, key="", session=""))
