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
from screens.web.photo_fields import Taken, take_photos

blueprint = PageBlueprint("community_admin")


@blueprint.reads("/communities/<int:number>/edit")
def edit(page: RequestContext, number: int) -> Response:
    shown = _own(page, number)
    return form_of(page, page.request.path, shown.name, shown.text, shown.category, {})


@blueprint.writes("/communities/<int:number>/edit")
def post_edit(page: RequestContext, number: int) -> Response:
    def change() -> str:
        community_admin.change_community(page.sql, number, name, text, category)
        return f"/communities/{number}"

    shown = _own(page, number)
    name, text = page.typed("name"), page.typed("text")
    category = chosen(page, "category", CATEGORIES, shown.category)
    faults = faults_of(name=name_fault(page, name, LONGEST_NAME), text=text_fault(page, text, LONGEST_TEXT))
    if faults or not page.confirmed:
        return form_of(page, page.request.path, name, text, category, faults)
    return page.once(change)


@blueprint.reads("/communities/<int:number>/picture")
def picture(page: RequestContext, number: int) -> Response:
    return _picture(page, _own(page, number), Taken())


@blueprint.writes("/communities/<int:number>/picture")
def post_picture(page: RequestContext, number: int) -> Response:
    """Look at it once more, then show it."""

    def show() -> str:
        community_admin.change_picture(page.sql, number, name)
        uploads.put_on_community(page.sql, page.member, number, name)
        return f"/communities/{number}"

    shown = _own(page, number)
    taken = take_photos(page, 1)
    name = next((each for each in taken.names if is_uploaded(each)), "")
    if not name and not taken.faults:
        taken.faults["photo1"] = page.say("Please choose a photo.")
    if taken.faults or "edit" in page.form:
        return _picture(page, shown, taken)
    if not page.confirmed:
        return page.render("communities/picture_confirm.html", shown=shown, name=name)
    return page.once(show)


def _picture(page: RequestContext, shown: Community, taken: Taken) -> Response:
    return page.render("communities/picture.html", shown=shown, names=taken.names, faults=taken.faults)


@blueprint.reads("/communities/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    return page.ask(
        heading=page.say("Delete the community"),
        question=page.say("Delete this community with all its topics?"),
        detail=_own(page, number).name,
        yes=page.say("Delete"),
        back=f"/communities/{number}",
    )


@blueprint.writes("/communities/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def delete() -> str:
        community_admin.delete_community(page.sql, _own(page, number).id)
        return "/communities"

    return page.once(delete)


@blueprint.reads("/communities/<int:number>/members/<int:member>/dismiss")
def dismiss(page: RequestContext, number: int, member: int) -> Response:
    _own(page, number)
    return page.ask(
        heading=page.say("Take a member out"),
        question=page.say("Take this member out of the community?"),
        person=member_or_404(page, member),
        yes=page.say("Take out"),
        back=f"/communities/{number}/members",
    )


@blueprint.writes("/communities/<int:number>/members/<int:member>/dismiss")
def post_dismiss(page: RequestContext, number: int, member: int) -> Response:
    def take_out() -> str:
        _own(page, number)
        if not communities.leave(page.sql, number, member):
            raise NotFound
        return f"/communities/{number}/members"

    return page.once(take_out)


@blueprint.reads("/communities/<int:number>/invite")
def invite(page: RequestContext, number: int) -> Response:
    """Friends who are not in it yet, to choose one."""
    return _inviting(page, number, 0, "", {})


@blueprint.writes("/communities/<int:number>/invite")
def post_invite(page: RequestContext, number: int) -> Response:
    """Invite a friend by a message of one's own with the community's address."""

    def send() -> str:
        title = page.say("Come to {name}!").format(name=shown.name)[:60]
        written = f"{text}\n\n{page.config.base_url}/communities/{number}"
        if messages.send_message(page.sql, page.member, friend, title, written, "", page.moment) is None:
            raise NotFound
        return f"/communities/{number}/invited"

    shown = _joined(page, number)
    text = page.typed("text")
    friend = number_in(page.form.get("member", ""))
    faults = faults_of(text=text_fault(page, text, 500))
    if not members.are_friends(page.sql, page.member, friend) or communities.is_member(page.sql, number, friend):
        faults["member"] = page.say("Please choose a friend.")
    if faults or not page.confirmed:
        return _inviting(page, number, friend, text, faults)
    return page.once(send)


@blueprint.reads("/communities/<int:number>/invited")
def invited(page: RequestContext, number: int) -> Response:
    shown = _joined(page, number)
    again = (f"/communities/{number}/invite", page.say("Invite another"), "5")
    links = [again, (f"/communities/{number}", shown.name, "8")]
    return page.done(page.say("Your invitation is sent."), shown.name, links)


@blueprint.reads("/topics/<int:number>/delete")
def remove_topic(page: RequestContext, number: int) -> Response:
    shown = the_topic(page, number)
    return page.ask(
        heading=page.say("Delete the topic"),
        question=page.say("Delete this topic with its comments?"),
        detail=shown.title,
        yes=page.say("Delete"),
        back=f"/topics/{number}",
    )


@blueprint.writes("/topics/<int:number>/delete")
def post_remove_topic(page: RequestContext, number: int) -> Response:
    def delete() -> str:
        shown = the_topic(page, number)
        if not community_admin.delete_topic(page.sql, number, page.member):
            raise Rejected(page.say("Only its writer and the community's owner delete a topic."), 403)
        return f"/communities/{shown.community}"

    return page.once(delete)


def _inviting(page: RequestContext, number: int, friend: int, text: str, faults: dict[str, str]) -> Response:
    shown = _joined(page, number)
    friends = community_admin.friends_outside(page.sql, number, page.member, page.language)
    return page.render("communities/invite.html", shown=shown, friends=friends, friend=friend, text=text, faults=faults)


def _own(page: RequestContext, number: int) -> Community:
    found = the_community(page, number)
    if found.owner != page.member:
        raise NotFound
    return found


def _joined(page: RequestContext, number: int) -> Community:
    found = the_community(page, number)
    if not communities.is_member(page.sql, number, page.member):
        raise NotFound
    return found
