"""Friend requests, bookmarks, introductions, shutting out, people one may know, and the searches."""

from __future__ import annotations

from flask import Response

from screens.content.prefectures import PREFECTURES
from screens.pages.members import member_or_404
from screens.store import diaries, friends, members
from screens.store.friends import MemberSearch
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import chosen, number_in, prefecture_in, text_fault

blueprint = PageBlueprint("friends")

LONGEST_REQUEST = 500
LONGEST_INTRODUCTION = 1000
AGES = {"": (0, 200), "15": (15, 19), "20": (20, 29), "30": (30, 39), "40": (40, 200)}


@blueprint.reads("/friends/requests")
def requests(ctx: RequestContext) -> Response:
    return ctx.render(
        "friends/requests.html",
        received=friends.requests_to(ctx.sql, ctx.member, ctx.language),
        sent=friends.requests_from(ctx.sql, ctx.member, ctx.language),
    )


@blueprint.writes("/friends/requests")
def answer_request(ctx: RequestContext) -> Response:
    """Accept, refuse or take back a request for friendship, by the button's name."""

    def answer() -> str:
        other = number_in(ctx.form.get("member", ""))
        if "accept" in ctx.form:
            if not friends.accept_request(ctx.sql, ctx.member, other, ctx.moment):
                raise Rejected(ctx.translate("This request does not exist any more."))
            return f"/members/{other}/accepted"
        if "cancel" in ctx.form:
            friends.withdraw_request(ctx.sql, ctx.member, other)
        else:
            friends.withdraw_request(ctx.sql, other, ctx.member)
        return "/friends/requests"

    return ctx.submit_once(answer)


@blueprint.reads("/members/<int:number>/accepted")
def accepted(ctx: RequestContext, number: int) -> Response:
    shown = member_or_404(ctx, number)
    if not members.are_friends(ctx.sql, ctx.member, number):
        raise NotFound
    links = [(f"/members/{number}", shown.nickname, "5"), ("/friends/requests", ctx.translate("Friend requests"), "8")]
    message = ctx.translate("{name} and you are friends now.").format(name=shown.nickname)
    return ctx.render_done(message, "", links)


@blueprint.reads("/members/<int:number>/request")
def request(ctx: RequestContext, number: int) -> Response:
    return ctx.render("friends/request.html", shown=_stranger(ctx, number), text="", fault="")


@blueprint.writes("/members/<int:number>/request")
def send_request(ctx: RequestContext, number: int) -> Response:
    def ask() -> str:
        friends.request_friendship(ctx.sql, ctx.member, number, text, ctx.moment)
        return f"/members/{number}/requested"

    shown = _stranger(ctx, number)
    text = ctx.typed("text")
    fault = text_fault(ctx, text, LONGEST_REQUEST)
    if fault or not ctx.confirmed:
        return ctx.render("friends/request.html", shown=shown, text=text, fault=fault)
    return ctx.submit_once(ask)


@blueprint.reads("/members/<int:number>/requested")
def requested(ctx: RequestContext, number: int) -> Response:
    shown = member_or_404(ctx, number)
    links = [(f"/members/{number}", shown.nickname, "5"), ("/friends/requests", ctx.translate("Friend requests"), "8")]
    return ctx.render_done(ctx.translate("Your request is sent."), shown.nickname, links)


@blueprint.reads("/friends/bookmarks")
def bookmarks(ctx: RequestContext) -> Response:
    return ctx.render("friends/bookmarks.html", people=friends.bookmarks(ctx.sql, ctx.member, ctx.language))


@blueprint.writes("/members/<int:number>/bookmark")
def change_bookmark(ctx: RequestContext, number: int) -> Response:
    def mark() -> str:
        member_or_404(ctx, number)
        if number == ctx.member:
            raise NotFound
        friends.set_bookmark(ctx.sql, ctx.member, number, "remove" not in ctx.form, ctx.moment)
        return f"/members/{number}"

    return ctx.submit_once(mark)


@blueprint.reads("/members/<int:number>/part")
def part(ctx: RequestContext, number: int) -> Response:
    shown = _friend(ctx, number)
    return ctx.render_confirmation(
        heading=ctx.translate("Friends no more"),
        question=ctx.translate("Take this member off your friends? Nobody is told."),
        yes=ctx.translate("Take off"),
        back=f"/members/{number}",
        person=shown,
    )


@blueprint.writes("/members/<int:number>/part")
def end_friendship(ctx: RequestContext, number: int) -> Response:
    def end() -> str:
        _friend(ctx, number)
        friends.end_friendship(ctx.sql, ctx.member, number)
        return f"/members/{number}"

    return ctx.submit_once(end)


@blueprint.reads("/members/<int:number>/block")
def shut_out(ctx: RequestContext, number: int) -> Response:
    shown = members.get_member(ctx.sql, number, ctx.language)
    if shown is None or number == ctx.member:
        raise NotFound
    blocked = members.is_blocked(ctx.sql, ctx.member, number)
    return ctx.render_confirmation(
        heading=ctx.translate("Blocked members") if blocked else ctx.translate("Block"),
        question=(
            ctx.translate("Let this member see you again?")
            if blocked
            else ctx.translate("Shut this member out of your pages?")
        ),
        yes=ctx.translate("Unblock") if blocked else ctx.translate("Block"),
        back=f"/members/{number}",
        person=shown,
    )


@blueprint.writes("/members/<int:number>/block")
def change_block(ctx: RequestContext, number: int) -> Response:
    def change() -> str:
        if number == ctx.member or members.get_member(ctx.sql, number, ctx.language) is None:
            raise NotFound
        wanted = not members.is_blocked(ctx.sql, ctx.member, number)
        friends.set_block(ctx.sql, ctx.member, number, wanted, ctx.moment)
        return "/settings"

    return ctx.submit_once(change)


@blueprint.reads("/members/<int:number>/introductions")
def introductions(ctx: RequestContext, number: int) -> Response:
    return ctx.render(
        "friends/introductions.html",
        shown=member_or_404(ctx, number),
        introductions=friends.introductions(ctx.sql, number, ctx.language),
        friend=members.are_friends(ctx.sql, ctx.member, number),
    )


@blueprint.reads("/members/<int:number>/introduce")
def introduce(ctx: RequestContext, number: int) -> Response:
    said = friends.introductions(ctx.sql, number, ctx.language)
    text = next((one.text for one in said if one.writer == ctx.member), "")
    return ctx.render("friends/introduce.html", shown=_friend(ctx, number), text=text, fault="")


@blueprint.writes("/members/<int:number>/introduce")
def change_introduction(ctx: RequestContext, number: int) -> Response:
    def write() -> str:
        friends.introduce(ctx.sql, number, ctx.member, text, ctx.moment)
        return f"/members/{number}/introductions"

    shown = _friend(ctx, number)
    text = ctx.typed("text")
    fault = text_fault(ctx, text, LONGEST_INTRODUCTION)
    if fault or not ctx.confirmed:
        return ctx.render("friends/introduce.html", shown=shown, text=text, fault=fault)
    return ctx.submit_once(write)


@blueprint.reads("/friends/suggested")
def suggested(ctx: RequestContext) -> Response:
    return ctx.render("friends/suggested.html", people=friends.suggested(ctx.sql, ctx.member, ctx.language))


@blueprint.reads("/search/members")
def search_members(ctx: RequestContext) -> Response:
    """Search members by nickname, prefecture, age and gender; an unsent form finds nobody."""
    asked = ctx.query
    age = chosen(ctx, "age", tuple(AGES), "")
    place = asked.get("prefecture", "")
    wanted = MemberSearch(
        asked.get("q", "").strip()[:40],
        prefecture_in(place),
        chosen(ctx, "gender", ("", "F", "M"), ""),
        *AGES[age],
    )
    found = []
    if "q" in asked:
        found = friends.search_members(ctx.sql, wanted, ctx.member, ctx.language, ctx.number())
    query = {"q": wanted.nickname or " ", "prefecture": place, "gender": wanted.gender, "age": age}
    return ctx.render(
        "friends/search.html",
        wanted=wanted,
        age=age,
        ages=tuple(AGES),
        prefectures=[names[ctx.language == "ja"] for names in PREFECTURES],
        people=found[: friends.PAGE],
        asked="q" in asked,
        query=query,
        number=ctx.number(),
        more=len(found) > friends.PAGE,
    )


@blueprint.reads("/search/diaries")
def search_diaries(ctx: RequestContext) -> Response:
    words = ctx.query.get("q", "").strip()[:50]
    found = diaries.search_entries(ctx.sql, words, ctx.member, ctx.language, ctx.number()) if words else []
    return ctx.render(
        "friends/search_diaries.html",
        words=words,
        entries=found[: diaries.PAGE],
        number=ctx.number(),
        more=len(found) > diaries.PAGE,
    )


def _stranger(ctx: RequestContext, number: int) -> members.Member:
    """Somebody who can be asked."""
    shown = member_or_404(ctx, number)
    if number == ctx.member:
        raise NotFound
    if members.are_friends(ctx.sql, ctx.member, number):
        raise Rejected(ctx.translate("You are friends already."))
    return shown


def _friend(ctx: RequestContext, number: int) -> members.Member:
    shown = member_or_404(ctx, number)
    if not members.are_friends(ctx.sql, ctx.member, number):
        raise NotFound
    return shown
