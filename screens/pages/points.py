"""Points, and the courses paid by the carrier's bill: course, OK, the carrier's password, confirm, done."""

from __future__ import annotations

from flask import Response

from keitai.common.time import epoch_ms
from screens.store import points
from screens.store.points import COURSE_POINTS, COURSE_YEN, COURSES, PAGE
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext

blueprint = PageBlueprint("points")

PASSWORD = "0000"
"""The carrier's own password as phones were sold with it. The billing is simulated: nobody is charged."""


@blueprint.reads("/points")
def history(ctx: RequestContext) -> Response:
    found = points.history(ctx.sql, ctx.member, ctx.number())
    return ctx.render(
        "points/history.html",
        balance=points.balance(ctx.sql, ctx.member),
        moves=found[:PAGE],
        number=ctx.number(),
        more=len(found) > PAGE,
        course=points.get_subscription(ctx.sql, ctx.member, "collection"),
        running=points.is_subscribed(ctx.sql, ctx.member, "collection", ctx.moment),
    )


@blueprint.reads("/premium")
def premium(ctx: RequestContext) -> Response:
    return course(ctx, "premium")


@blueprint.reads("/points/<name>")
def course(ctx: RequestContext, name: str) -> Response:
    return ctx.render(
        "points/course.html",
        name=_course(name),
        yen=COURSE_YEN,
        points=COURSE_POINTS,
        found=points.get_subscription(ctx.sql, ctx.member, name),
        running=points.is_subscribed(ctx.sql, ctx.member, name, ctx.moment),
        renewing=points.is_subscribed(ctx.sql, ctx.member, name, ctx.moment, renewing=True),
    )


@blueprint.reads("/points/<name>/order")
def order(ctx: RequestContext, name: str) -> Response:
    """Show the site's last page before the carrier's billing page."""
    return ctx.render("points/order.html", name=_course(name), yen=COURSE_YEN)


@blueprint.reads("/points/<name>/billing")
def billing(ctx: RequestContext, name: str) -> Response:
    return ctx.render("points/billing.html", name=_course(name), yen=COURSE_YEN, fault="")


@blueprint.writes("/points/<name>/billing")
def confirm_billing(ctx: RequestContext, name: str) -> Response:
    """Play the carrier: ask for its password, show the bill once more, then charge it."""

    def charge() -> str:
        if not points.subscribe(ctx.sql, ctx.member, name, ctx.moment):
            raise Rejected(ctx.translate("You are subscribed to this course already."))
        return f"/points/{name}/subscribed"

    _course(name)
    if ctx.confirmed:
        return ctx.submit_once(charge)
    origin = f"billing:{ctx.member}"
    moment = epoch_ms(ctx.now)
    if sessions.too_many_attempts(ctx.sql, origin, moment):
        raise Rejected(ctx.translate("The password was wrong too often. Please wait a quarter of an hour."), 429)
    if ctx.form.get("password", "") != PASSWORD:
        sessions.note_attempt(ctx.sql, origin, moment)
        fault = ctx.translate("The password is not right.")
        return ctx.render("points/billing.html", name=name, yen=COURSE_YEN, fault=fault)
    return ctx.render("points/bill.html", name=name, yen=COURSE_YEN)


@blueprint.reads("/points/<name>/subscribed")
def subscribed(ctx: RequestContext, name: str) -> Response:
    if not points.is_subscribed(ctx.sql, ctx.member, _course(name), ctx.moment):
        raise NotFound
    back = "/collection" if name == "collection" else "/premium"
    links = [("/points", ctx.translate("Points"), "5"), (back, ctx.translate(f"course: {name}"), "8")]
    message = ctx.translate("You are subscribed to the monthly course at {yen} yen.").format(yen=COURSE_YEN)
    return ctx.render_done(message, ctx.translate(f"course: {name}"), links)


@blueprint.reads("/points/<name>/cancel")
def cancel(ctx: RequestContext, name: str) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Cancel the course"),
        question=ctx.translate("Cancel the monthly course? It lasts until the paid month is over."),
        detail=ctx.translate(f"course: {_course(name)}"),
        yes=ctx.translate("Cancel the course"),
        back=f"/points/{name}",
    )


@blueprint.writes("/points/<name>/cancel")
def cancel_subscription(ctx: RequestContext, name: str) -> Response:
    def end() -> str:
        if not points.cancel(ctx.sql, ctx.member, _course(name), ctx.moment):
            raise Rejected(ctx.translate("You are not subscribed to this course."))
        return f"/points/{name}"

    return ctx.submit_once(end)


def _course(name: str) -> str:
    if name not in COURSES:
        raise NotFound
    return name
