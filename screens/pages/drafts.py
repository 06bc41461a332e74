"""Drafts of messages: the list, going on with one, throwing one away."""

from __future__ import annotations

from flask import Response

from screens.pages.members import member_or_404
from screens.pages.messages import write_form
from screens.store import drafts
from screens.store.drafts import LetterDraft
from screens.web.blueprint import PageBlueprint
from screens.web.context import RequestContext
from screens.web.fields import or_404

blueprint = PageBlueprint("drafts")


@blueprint.reads("/messages/drafts")
def listed(page: RequestContext) -> Response:
    return page.render("messages/drafts.html", drafts=drafts.list_drafts(page.sql, page.member, page.language))


@blueprint.reads("/messages/drafts/<int:number>")
def draft(page: RequestContext, number: int) -> Response:
    """Go on writing where it was left."""
    found = _draft(page, number)
    receiver = member_or_404(page, found.receiver)
    return write_form(page, receiver, found.title, found.text, found.decoration, draft=number)


@blueprint.reads("/messages/drafts/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    return page.ask(
        heading=page.say("Delete the draft"),
        question=page.say("Delete this draft?"),
        detail=_draft(page, number).title,
        yes=page.say("Delete"),
        back="/messages/drafts",
    )


@blueprint.writes("/messages/drafts/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def drop() -> str:
        drafts.drop_draft(page.sql, page.member, _draft(page, number).id)
        return "/messages/drafts"

    return page.once(drop)


def _draft(page: RequestContext, number: int) -> LetterDraft:
    return or_404(drafts.get_draft(page.sql, page.member, number, page.language))
