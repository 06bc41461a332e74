"""A community in its owner's hands: changing and deleting it, taking members and topics out; inviting friends."""

from __future__ import annotations

from flask import Response

from screens.pages.communities import LONGEST_NAME, LONGEST_TEXT, form_of, the_community, the_topic
from screens.pages.members import member_or_404
from screens.pictures.uploaded import is_uploaded
from screens.store import communities, community_admin, members, messages, uploads
from screens.store.communities import CATEGORIES, Community
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import chosen, faults_of, name_fault, number_in, text_fault
from screens.web.photo_fields import AcceptedPhotos, take_photos

blueprint = PageBlueprint("community_admin")


@blueprint.reads("/communities/<int:number>/edit")
def edit(ctx: RequestContext, number: int) -> Response:
    shown = _own(ctx, number)
    return form_of(ctx, ctx.request.path, shown.name, shown.text, shown.category, {})


@blueprint.writes("/communities/<int:number>/edit")
def update_community(ctx: RequestContext, number: int) -> Response:
    def change() -> str:
        community_admin.change_community(ctx.sql, number, name, text, category)
        return f"/communities/{number}"

    shown = _own(ctx, number)
    name, text = ctx.typed("name"), ctx.typed("text")
    category = chosen(ctx, "category", CATEGORIES, shown.category)
    faults = faults_of(name=name_fault(ctx, name, LONGEST_NAME), text=text_fault(ctx, text, LONGEST_TEXT))
    if faults or not ctx.confirmed:
        return form_of(ctx, ctx.request.path, name, text, category, faults)
    return ctx.submit_once(change)


@blueprint.reads("/communities/<int:number>/picture")
def picture(ctx: RequestContext, number: int) -> Response:
    return _picture(ctx, _own(ctx, number), AcceptedPhotos())


@blueprint.writes("/communities/<int:number>/picture")
def change_picture(ctx: RequestContext, number: int) -> Response:
    """Confirm, then set the community's picture."""

    def show() -> str:
        community_admin.change_picture(ctx.sql, number, name)
        uploads.put_on_community(ctx.sql, ctx.member, number, name)
        return f"/communities/{number}"

    shown = _own(ctx, number)
    taken = take_photos(ctx, 1)
    name = next((each for each in taken.names if is_uploaded(each)), "")
    if not name and not taken.faults:
        taken.faults["photo1"] = ctx.translate("Please choose a photo.")
    if taken.faults or "edit" in ctx.form:
        return _picture(ctx, shown, taken)
    if not ctx.confirmed:
        return ctx.render("communities/picture_confirm.html", shown=shown, name=name)
    return ctx.submit_once(show)


def _picture(ctx: RequestContext, shown: Community, taken: AcceptedPhotos) -> Response:
    return ctx.render("communities/picture.html", shown=shown, names=taken.names, faults=taken.faults)


@blueprint.reads("/communities/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the community"),
        question=ctx.translate("Delete this community with all its topics?"),
        detail=_own(ctx, number).name,
        yes=ctx.translate("Delete"),
        back=f"/communities/{number}",
    )


@blueprint.writes("/communities/<int:number>/delete")
def delete_community(ctx: RequestContext, number: int) -> Response:
    def delete() -> str:
        community_admin.delete_community(ctx.sql, _own(ctx, number).id)
        return "/communities"

    return ctx.submit_once(delete)


@blueprint.reads("/communities/<int:number>/members/<int:member>/dismiss")
def dismiss(ctx: RequestContext, number: int, member: int) -> Response:
    _own(ctx, number)
    return ctx.render_confirmation(
        heading=ctx.translate("Take a member out"),
        question=ctx.translate("Take this member out of the community?"),
        person=member_or_404(ctx, member),
        yes=ctx.translate("Take out"),
        back=f"/communities/{number}/members",
    )


@blueprint.writes("/communities/<int:number>/members/<int:member>/dismiss")
def dismiss_member(ctx: RequestContext, number: int, member: int) -> Response:
    def take_out() -> str:
        _own(ctx, number)
        if not communities.leave(ctx.sql, number, member):
            raise NotFound
        return f"/communities/{number}/members"

    return ctx.submit_once(take_out)


@blueprint.reads("/communities/<int:number>/invite")
def invite(ctx: RequestContext, number: int) -> Response:
    """List the member's friends who are not in the community, to choose one."""
    return _inviting(ctx, number, 0, "", {})


@blueprint.writes("/communities/<int:number>/invite")
def send_invitation(ctx: RequestContext, number: int) -> Response:
    """Send a friend a message of the member's with the community's address."""

    def send() -> str:
        title = ctx.translate("Come to {name}!").format(name=shown.name)[:60]
        written = f"{text}\n\n{ctx.config.base_url}/communities/{number}"
        if messages.send_message(ctx.sql, ctx.member, friend, title, written, "", ctx.moment) is None:
            raise NotFound
        return f"/communities/{number}/invited"

    shown = _joined(ctx, number)
    text = ctx.typed("text")
    friend = number_in(ctx.form.get("member", ""))
    faults = faults_of(text=text_fault(ctx, text, 500))
    if not members.are_friends(ctx.sql, ctx.member, friend) or communities.is_member(ctx.sql, number, friend):
        faults["member"] = ctx.translate("Please choose a friend.")
    if faults or not ctx.confirmed:
        return _inviting(ctx, number, friend, text, faults)
    return ctx.submit_once(send)


@blueprint.reads("/communities/<int:number>/invited")
def invited(ctx: RequestContext, number: int) -> Response:
    shown = _joined(ctx, number)
    again = (f"/communities/{number}/invite", ctx.translate("Invite another"), "5")
    links = [again, (f"/communities/{number}", shown.name, "8")]
    return ctx.render_done(ctx.translate("Your invitation is sent."), shown.name, links)


@blueprint.reads("/topics/<int:number>/delete")
def remove_topic(ctx: RequestContext, number: int) -> Response:
    shown = the_topic(ctx, number)
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the topic"),
        question=ctx.translate("Delete this topic with its comments?"),
        detail=shown.title,
        yes=ctx.translate("Delete"),
        back=f"/topics/{number}",
    )


@blueprint.writes("/topics/<int:number>/delete")
def delete_topic(ctx: RequestContext, number: int) -> Response:
    def delete() -> str:
        shown = the_topic(ctx, number)
        if not community_admin.delete_topic(ctx.sql, number, ctx.member):
            raise Rejected(ctx.translate("Only its writer and the community's owner delete a topic."), 403)
        return f"/communities/{shown.community}"

    return ctx.submit_once(delete)


def _inviting(ctx: RequestContext, number: int, friend: int, text: str, faults: dict[str, str]) -> Response:
    shown = _joined(ctx, number)
    friends = community_admin.friends_outside(ctx.sql, number, ctx.member, ctx.language)
    return ctx.render("communities/invite.html", shown=shown, friends=friends, friend=friend, text=text, faults=faults)


def _own(ctx: RequestContext, number: int) -> Community:
    found = the_community(ctx, number)
    if found.owner != ctx.member:
        raise NotFound
    return found


def _joined(ctx: RequestContext, number: int) -> Community:
    found = the_community(ctx, number)
    if not communities.is_member(ctx.sql, number, ctx.member):
        raise NotFound
    return found
