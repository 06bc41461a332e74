"""A member's profile and friends."""

from __future__ import annotations

from functools import partial

from flask import Response

from screens.page import NotThere, Page
from screens.pages import Route
from screens.store import diaries, footprints, members
from screens.store.members import Member
from screens.store.world.names import PREFECTURES


def the_member(page: Page, number: int) -> Member:
    """Whoever shut this visitor out is not there for this visitor."""
    found = members.get_member(page.sql, number, page.language)
    if found is None or members.is_blocked(page.sql, number, page.member):
        raise NotThere
    return found


def profile(page: Page, number: int) -> Response:
    shown = the_member(page, number)
    page.afterwards.append(partial(footprints.leave_footprint, member_id=number, visitor=page.member, at=page.moment))
    return page.render(
        "members/profile.html",
        shown=shown,
        prefecture=PREFECTURES[shown.prefecture % len(PREFECTURES)][page.language == "ja"],
        number_of_friends=members.count_friends(page.sql, number),
        friend=members.are_friends(page.sql, page.member, number),
        entries=diaries.list_entries(page.sql, number, page.member, page.language, count=3),
    )


def friends(page: Page, number: int) -> Response:
    sort = "name" if page.request.args.get("sort") == "name" else "newest"
    total = members.count_friends(page.sql, number)
    return page.render(
        "members/friends.html",
        shown=the_member(page, number),
        friends=members.list_friends(page.sql, number, page.language, page.number(), sort),
        sort=sort,
        number=page.number(),
        total=total,
        pages=max(1, -(-total // members.PAGE)),
    )


ROUTES: list[Route] = [
    ("/members/<int:number>", profile, False),
    ("/members/<int:number>/friends", friends, False),
]
