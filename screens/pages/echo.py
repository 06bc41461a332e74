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
def timeline(ctx: RequestContext) -> Response:
    return _timeline(ctx, "", "")


@blueprint.writes("/echo")
def add_echo(ctx: RequestContext) -> Response:
    """Add an echo in one step, without confirmation: a line is short."""

    def say() -> str:
        answers = number_in(ctx.form.get("answers", ""))
        if answers:
            shown = _echo(ctx, answers)
            echoes.add_echo(ctx.sql, ctx.member, text, shown.answers or shown.id, ctx.moment)
            return f"/echo/{shown.answers or shown.id}"
        echoes.add_echo(ctx.sql, ctx.member, text, None, ctx.moment)
        return "/echo"

    text = ctx.typed("text").replace("\n", " ")
    fault = text_fault(ctx, text, LONGEST)
    if not fault:
        return ctx.submit_once(say)
    answered = number_in(ctx.form.get("answers", ""))
    return _one(ctx, _echo(ctx, answered), text, fault) if answered else _timeline(ctx, text, fault)


@blueprint.reads("/members/<int:number>/echo")
def of_member(ctx: RequestContext, number: int) -> Response:
    shown = member_or_404(ctx, number)
    found = echoes.echoes_of(ctx.sql, number, ctx.language, ctx.number())
    return ctx.render("echo/list.html", shown=shown, echoes=found[:PAGE], number=ctx.number(), more=len(found) > PAGE)


@blueprint.reads("/echo/<int:number>")
def echo(ctx: RequestContext, number: int) -> Response:
    return _one(ctx, _echo(ctx, number), "", "")


@blueprint.reads("/echo/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    shown = _echo(ctx, number)
    if shown.member != ctx.member:
        raise NotFound
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the echo"),
        question=ctx.translate("Delete this echo and its replies?"),
        detail=shown.text,
        yes=ctx.translate("Delete"),
        back=f"/echo/{number}",
    )


@blueprint.writes("/echo/<int:number>/delete")
def delete_echo(ctx: RequestContext, number: int) -> Response:
    def delete() -> str:
        if not echoes.delete_echo(ctx.sql, number, ctx.member):
            raise NotFound
        return "/echo"

    return ctx.submit_once(delete)


def _one(ctx: RequestContext, shown: Echo, text: str, fault: str) -> Response:
    """Show an echo with its replies, and the field for one more."""
    replies = echoes.replies_to(ctx.sql, shown.id, ctx.language)
    return ctx.render("echo/echo.html", echo=shown, replies=replies, longest=LONGEST, text=text, fault=fault)


def _timeline(ctx: RequestContext, text: str, fault: str) -> Response:
    found = echoes.timeline(ctx.sql, ctx.member, ctx.language, ctx.number())
    answered = [one.answers for one in found if one.answers is not None]
    return ctx.render(
        "echo/timeline.html",
        echoes=found[:PAGE],
        names=echoes.names_of(ctx.sql, answered, ctx.language) if answered else {},
        number=ctx.number(),
        more=len(found) > PAGE,
        text=text,
        fault=fault,
        longest=LONGEST,
    )


def _echo(ctx: RequestContext, number: int) -> Echo:
    return or_404(echoes.get_echo(ctx.sql, number, ctx.member, ctx.language))
