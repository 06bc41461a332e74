"""Drafts of messages: the list, going on with one, throwing one away."""

from __future__ import annotations

from flask import Response

from screens.pages.members import member_or_404
from screens.pages.messages import write_form
from screens.store import drafts
from screens.store.drafts import MessageDraft
from screens.web.blueprint import PageBlueprint
from screens.web.context import RequestContext
from screens.web.fields import or_404

blueprint = PageBlueprint("drafts")


@blueprint.reads("/messages/drafts")
def listed(ctx: RequestContext) -> Response:
    return ctx.render("messages/drafts.html", drafts=drafts.list_drafts(ctx.sql, ctx.member, ctx.language))


@blueprint.reads("/messages/drafts/<int:number>")
def draft(ctx: RequestContext, number: int) -> Response:
    """Continue a draft in the form for a message."""
    found = _draft(ctx, number)
    receiver = member_or_404(ctx, found.receiver)
    return write_form(ctx, receiver, found.title, found.text, found.decoration, draft=number)


@blueprint.reads("/messages/drafts/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the draft"),
        question=ctx.translate("Delete this draft?"),
        detail=_draft(ctx, number).title,
        yes=ctx.translate("Delete"),
        back="/messages/drafts",
    )


@blueprint.writes("/messages/drafts/<int:number>/delete")
def delete_draft(ctx: RequestContext, number: int) -> Response:
    def drop() -> str:
        drafts.drop_draft(ctx.sql, ctx.member, _draft(ctx, number).id)
        return "/messages/drafts"

    return ctx.submit_once(drop)


def _draft(ctx: RequestContext, number: int) -> MessageDraft:
    return or_404(drafts.get_draft(ctx.sql, ctx.member, number, ctx.language))
