"""Friend requests, bookmarks, introductions, shutting out, people one may know, and the searches."""

from __future__ import annotations

from flask import Response

from screens.content.prefectures import PREFECTURES
from screens.pages.members import member_or_404
from screens.store import diaries, friends, members
from screens.store.friends import Wanted
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import chosen, number_in, prefecture_in, text_fault

blueprint = PageBlueprint("friends")

LONGEST_REQUEST = 500
LONGEST_INTRODUCTION = 1000
AGES = {"": (0, 200), "15": (15, 19), "20": (20, 29), "30": (30, 39), "40": (40, 200)}


@blueprint.reads("/friends/requests")
def requests(page: RequestContext) -> Response:
    return page.render(
        "friends/requests.html",
        received=friends.requests_to(page.sql, page.member, page.language),
        sent=friends.requests_from(page.sql, page.member, page.language),
    )


@blueprint.writes("/friends/requests")
def post_requests(page: RequestContext) -> Response:
    """Accept, refuse, or take back: which one is the button's name."""

    def answer() -> str:
        other = number_in(page.form.get("member", ""))
        if "accept" in page.form:
            if not friends.accept(page.sql, page.member, other, page.moment):
                raise Rejected(page.say("There is no such request any more."))
            return f"/members/{other}/accepted"
        if "cancel" in page.form:
            friends.withdraw(page.sql, page.member, other)
        else:
            friends.withdraw(page.sql, other, page.member)
        return "/friends/requests"

    return page.once(answer)


@blueprint.reads("/members/<int:number>/accepted")
def accepted(page: RequestContext, number: int) -> Response:
    shown = member_or_404(page, number)
    if not members.are_friends(page.sql, page.member, number):
        raise NotFound
    links = [(f"/members/{number}", shown.nickname, "5"), ("/friends/requests", page.say("Friend requests"), "8")]
    message = page.say("{name} and you are friends now.").format(name=shown.nickname)
    return page.done(message, "", links)


@blueprint.reads("/members/<int:number>/request")
def request(page: RequestContext, number: int) -> Response:
    return page.render("friends/request.html", shown=_stranger(page, number), text="", fault="")


@blueprint.writes("/members/<int:number>/request")
def post_request(page: RequestContext, number: int) -> Response:
    def ask() -> str:
        friends.ask(page.sql, page.member, number, text, page.moment)
        return f"/members/{number}/requested"

    shown = _stranger(page, number)
    text = page.typed("text")
    fault = text_fault(page, text, LONGEST_REQUEST)
    if fault or not page.confirmed:
        return page.render("friends/request.html", shown=shown, text=text, fault=fault)
    return page.once(ask)


@blueprint.reads("/members/<int:number>/requested")
def requested(page: RequestContext, number: int) -> Response:
    shown = member_or_404(page, number)
    links = [(f"/members/{number}", shown.nickname, "5"), ("/friends/requests", page.say("Friend requests"), "8")]
    return page.done(page.say("Your request is sent."), shown.nickname, links)


@blueprint.reads("/friends/bookmarks")
def bookmarks(page: RequestContext) -> Response:
    return page.render("friends/bookmarks.html", people=friends.bookmarks(page.sql, page.member, page.language))


@blueprint.writes("/members/<int:number>/bookmark")
def post_bookmark(page: RequestContext, number: int) -> Response:
    def mark() -> str:
        member_or_404(page, number)
        if number == page.member:
            raise NotFound
        friends.set_bookmark(page.sql, page.member, number, "remove" not in page.form, page.moment)
        return f"/members/{number}"

    return page.once(mark)


@blueprint.reads("/members/<int:number>/part")
def part(page: RequestContext, number: int) -> Response:
    shown = _friend(page, number)
    return page.ask(
        heading=page.say("Friends no more"),
        question=page.say("Take this member off your friends? Nobody is told."),
        yes=page.say("Take off"),
        back=f"/members/{number}",
        person=shown,
    )


@blueprint.writes("/members/<int:number>/part")
def post_part(page: RequestContext, number: int) -> Response:
    def end() -> str:
        _friend(page, number)
        friends.part(page.sql, page.member, number)
        return f"/members/{number}"

    return page.once(end)


@blueprint.reads("/members/<int:number>/block")
def shut_out(page: RequestContext, number: int) -> Response:
    shown = members.get_member(page.sql, number, page.language)
    if shown is None or number == page.member:
        raise NotFound
    blocked = members.is_blocked(page.sql, page.member, number)
    return page.ask(
        heading=page.say("Blocked members") if blocked else page.say("Block"),
        question=(
            page.say("Let this member see you again?") if blocked else page.say("Shut this member out of your pages?")
        ),
        yes=page.say("Unblock") if blocked else page.say("Block"),
        back=f"/members/{number}",
        person=shown,
    )


@blueprint.writes("/members/<int:number>/block")
def post_shut_out(page: RequestContext, number: int) -> Response:
    def change() -> str:
        if number == page.member or members.get_member(page.sql, number, page.language) is None:
            raise NotFound
        wanted = not members.is_blocked(page.sql, page.member, number)
        friends.set_block(page.sql, page.member, number, wanted, page.moment)
        return "/settings"

    return page.once(change)


@blueprint.reads("/members/<int:number>/introductions")
def introductions(page: RequestContext, number: int) -> Response:
    return page.render(
        "friends/introductions.html",
        shown=member_or_404(page, number),
        introductions=friends.introductions(page.sql, number, page.language),
        friend=members.are_friends(page.sql, page.member, number),
    )


@blueprint.reads("/members/<int:number>/introduce")
def introduce(page: RequestContext, number: int) -> Response:
    said = friends.introductions(page.sql, number, page.language)
    text = next((one.text for one in said if one.writer == page.member), "")
    return page.render("friends/introduce.html", shown=_friend(page, number), text=text, fault="")


@blueprint.writes("/members/<int:number>/introduce")
def post_introduce(page: RequestContext, number: int) -> Response:
    def write() -> str:
        friends.introduce(page.sql, number, page.member, text, page.moment)
        return f"/members/{number}/introductions"

    shown = _friend(page, number)
    text = page.typed("text")
    fault = text_fault(page, text, LONGEST_INTRODUCTION)
    if fault or not page.confirmed:
        return page.render("friends/introduce.html", shown=shown, text=text, fault=fault)
    return page.once(write)


@blueprint.reads("/friends/suggested")
def suggested(page: RequestContext) -> Response:
    return page.render("friends/suggested.html", people=friends.suggested(page.sql, page.member, page.language))


@blueprint.reads("/search/members")
def search_members(page: RequestContext) -> Response:
    """By nickname, prefecture, age, gender; nothing is asked for before the form is sent."""
    asked = page.query
    age = chosen(page, "age", tuple(AGES), "")
    place = asked.get("prefecture", "")
    wanted = Wanted(
        asked.get("q", "").strip()[:40],
        prefecture_in(place),
        chosen(page, "gender", ("", "F", "M"), ""),
        *AGES[age],
    )
    found = []
    if "q" in asked:
        found = friends.search_members(page.sql, wanted, page.member, page.language, page.number())
    query = {"q": wanted.nickname or " ", "prefecture": place, "gender": wanted.gender, "age": age}
    return page.render(
        "friends/search.html",
        wanted=wanted,
        age=age,
        ages=tuple(AGES),
        prefectures=[names[page.language == "ja"] for names in PREFECTURES],
        people=found[: friends.PAGE],
        asked="q" in asked,
        query=query,
        number=page.number(),
        more=len(found) > friends.PAGE,
    )


@blueprint.reads("/search/diaries")
def search_diaries(page: RequestContext) -> Response:
    words = page.query.get("q", "").strip()[:50]
    found = diaries.search_entries(page.sql, words, page.member, page.language, page.number()) if words else []
    return page.render(
        "friends/search_diaries.html",
        words=words,
        entries=found[: diaries.PAGE],
        number=page.number(),
        more=len(found) > diaries.PAGE,
    )


def _stranger(page: RequestContext, number: int) -> members.Member:
    """Somebody who can be asked."""
    shown = member_or_404(page, number)
    if number == page.member:
        raise NotFound
    if members.are_friends(page.sql, page.member, number):
        raise Rejected(page.say("You are friends already."))
    return shown


def _friend(page: RequestContext, number: int) -> members.Member:
    shown = member_or_404(page, number)
    if not members.are_friends(page.sql, page.member, number):
        raise NotFound
    return shown
