"""Echo: a line about now, friends' lines, answers."""

from __future__ import annotations

from flask import Response

from screens.pages.members import member_or_404
from screens.store import echoes
from screens.store.echoes import LONGEST, PAGE, Echo
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext
from screens.web.fields import number_in, or_404, text_fault

blueprint = PageBlueprint("echo")


@blueprint.reads("/echo")
def timeline(page: RequestContext) -> Response:
    return _timeline(page, "", "")


@blueprint.writes("/echo")
def post_timeline(page: RequestContext) -> Response:
    """One step: a line is short, and said at once."""

    def say() -> str:
        answers = number_in(page.form.get("answers", ""))
        if answers:
            shown = _echo(page, answers)
            echoes.add_echo(page.sql, page.member, text, shown.answers or shown.id, page.moment)
            return f"/echo/{shown.answers or shown.id}"
        echoes.add_echo(page.sql, page.member, text, None, page.moment)
        return "/echo"

    text = page.typed("text").replace("\n", " ")
    fault = text_fault(page, text, LONGEST)
    if not fault:
        return page.once(say)
    answered = number_in(page.form.get("answers", ""))
    return _one(page, _echo(page, answered), text, fault) if answered else _timeline(page, text, fault)


@blueprint.reads("/members/<int:number>/echo")
def of_member(page: RequestContext, number: int) -> Response:
    shown = member_or_404(page, number)
    found = echoes.echoes_of(page.sql, number, page.language, page.number())
    return page.render("echo/list.html", shown=shown, echoes=found[:PAGE], number=page.number(), more=len(found) > PAGE)


@blueprint.reads("/echo/<int:number>")
def echo(page: RequestContext, number: int) -> Response:
    return _one(page, _echo(page, number), "", "")


@blueprint.reads("/echo/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    shown = _echo(page, number)
    if shown.member != page.member:
        raise NotFound
    return page.ask(
        heading=page.say("Delete the echo"),
        question=page.say("Delete this echo and its replies?"),
        detail=shown.text,
        yes=page.say("Delete"),
        back=f"/echo/{number}",
    )


@blueprint.writes("/echo/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def delete() -> str:
        if not echoes.delete_echo(page.sql, number, page.member):
            raise NotFound
        return "/echo"

    return page.once(delete)


def _one(page: RequestContext, shown: Echo, text: str, fault: str) -> Response:
    """Show an echo with its replies, and the field for one more."""
    replies = echoes.replies_to(page.sql, shown.id, page.language)
    return page.render("echo/echo.html", echo=shown, replies=replies, longest=LONGEST, text=text, fault=fault)


def _timeline(page: RequestContext, text: str, fault: str) -> Response:
    found = echoes.timeline(page.sql, page.member, page.language, page.number())
    answered = [one.answers for one in found if one.answers is not None]
    return page.render(
        "echo/timeline.html",
        echoes=found[:PAGE],
        names=echoes.names_of(page.sql, answered, page.language) if answered else {},
        number=page.number(),
        more=len(found) > PAGE,
        text=text,
        fault=fault,
        longest=LONGEST,
    )


def _echo(page: RequestContext, number: int) -> Echo:
    return or_404(echoes.get_echo(page.sql, number, page.member, page.language))
