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
def history(page: RequestContext) -> Response:
    found = points.history(page.sql, page.member, page.number())
    return page.render(
        "points/history.html",
        balance=points.balance(page.sql, page.member),
        moves=found[:PAGE],
        number=page.number(),
        more=len(found) > PAGE,
        course=points.get_subscription(page.sql, page.member, "collection"),
        running=points.is_subscribed(page.sql, page.member, "collection", page.moment),
    )


@blueprint.reads("/premium")
def premium(page: RequestContext) -> Response:
    return course(page, "premium")


@blueprint.reads("/points/<name>")
def course(page: RequestContext, name: str) -> Response:
    return page.render(
        "points/course.html",
        name=_course(name),
        yen=COURSE_YEN,
        points=COURSE_POINTS,
        found=points.get_subscription(page.sql, page.member, name),
        running=points.is_subscribed(page.sql, page.member, name, page.moment),
        renewing=points.is_subscribed(page.sql, page.member, name, page.moment, renewing=True),
    )


@blueprint.reads("/points/<name>/order")
def order(page: RequestContext, name: str) -> Response:
    """Show the site's last page before the carrier's."""
    return page.render("points/order.html", name=_course(name), yen=COURSE_YEN)


@blueprint.reads("/points/<name>/billing")
def billing(page: RequestContext, name: str) -> Response:
    return page.render("points/billing.html", name=_course(name), yen=COURSE_YEN, fault="")


@blueprint.writes("/points/<name>/billing")
def post_billing(page: RequestContext, name: str) -> Response:
    """Play the carrier: ask for its password, show the bill once more, then charge it."""

    def charge() -> str:
        if not points.subscribe(page.sql, page.member, name, page.moment):
            raise Rejected(page.say("You are subscribed to this course already."))
        return f"/points/{name}/subscribed"

    _course(name)
    if page.confirmed:
        return page.once(charge)
    origin = f"billing:{page.member}"
    moment = epoch_ms(page.now)
    if sessions.too_many_attempts(page.sql, origin, moment):
        raise Rejected(page.say("The password was wrong too often. Please wait a quarter of an hour."), 429)
    if page.form.get("password", "") != PASSWORD:
        sessions.note_attempt(page.sql, origin, moment)
        fault = page.say("The password is not right.")
        return page.render("points/billing.html", name=name, yen=COURSE_YEN, fault=fault)
    return page.render("points/bill.html", name=name, yen=COURSE_YEN)


@blueprint.reads("/points/<name>/subscribed")
def subscribed(page: RequestContext, name: str) -> Response:
    if not points.is_subscribed(page.sql, page.member, _course(name), page.moment):
        raise NotFound
    back = "/collection" if name == "collection" else "/premium"
    links = [("/points", page.say("Points"), "5"), (back, page.say(f"course: {name}"), "8")]
    message = page.say("You are subscribed to the monthly course at {yen} yen.").format(yen=COURSE_YEN)
    return page.done(message, page.say(f"course: {name}"), links)


@blueprint.reads("/points/<name>/cancel")
def cancel(page: RequestContext, name: str) -> Response:
    return page.ask(
        heading=page.say("Cancel the course"),
        question=page.say("Cancel the monthly course? It lasts until the paid month is over."),
        detail=page.say(f"course: {_course(name)}"),
        yes=page.say("Cancel the course"),
        back=f"/points/{name}",
    )


@blueprint.writes("/points/<name>/cancel")
def post_cancel(page: RequestContext, name: str) -> Response:
    def end() -> str:
        if not points.cancel(page.sql, page.member, _course(name), page.moment):
            raise Rejected(page.say("You are not subscribed to this course."))
        return f"/points/{name}"

    return page.once(end)


def _course(name: str) -> str:
    if name not in COURSES:
        raise NotFound
    return name
