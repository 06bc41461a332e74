"""A member's profile and friends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from flask import Response

from screens.content.prefectures import PREFECTURES
from screens.store import blogs, communities, diaries, echoes, footprints, friends, members
from screens.store.blogs import BlogPost
from screens.store.collection import worn_by
from screens.store.diaries import DiaryEntry
from screens.store.members import Member
from screens.store.preferences import get_preferences
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, RequestContext
from screens.web.fields import chosen

blueprint = PageBlueprint("members")


def member_or_404(page: RequestContext, number: int) -> Member:
    """Whoever shut this visitor out is not there for this visitor."""
    found = members.get_member(page.sql, number, page.language)
    if found is None or members.is_blocked(page.sql, number, page.member):
        raise NotFound
    return found


@blueprint.reads("/members/<int:number>")
def profile(page: RequestContext, number: int) -> Response:
    shown = member_or_404(page, number)
    if not page.preferences.stealthy:
        page.defer_write(partial(footprints.leave_footprint, member_id=number, visitor=page.member, at=page.moment))
    own = number == page.member
    friend = not own and members.are_friends(page.sql, page.member, number)
    said = echoes.echoes_of(page.sql, number, page.language)
    return page.render(
        "members/profile.html",
        shown=shown,
        prefecture=PREFECTURES[shown.prefecture % len(PREFECTURES)][page.language == "ja"],
        number_of_friends=members.count_friends(page.sql, number),
        some_friends=members.list_friends(page.sql, number, page.language, 0, "newest")[:3],
        own=own,
        friend=friend,
        asked=not own and not friend and friends.has_asked(page.sql, page.member, number),
        marked=friends.is_bookmarked(page.sql, page.member, number),
        entries=_newest_entries(page, number),
        echo=said[0] if said else None,
        introductions=friends.introductions(page.sql, number, page.language, 2),
        communities=communities.communities_of(page.sql, number, page.language, 3),
        design=worn_by(page.sql, number, "profile"),
    )


def _newest_entries(page: RequestContext, number: int) -> Sequence[DiaryEntry | BlogPost]:
    """Of the diary, or of the blog that stands in its place as it was last read."""
    if get_preferences(page.sql, number).feed:
        return blogs.posts_of(page.sql, number, page.language, count=3)
    return diaries.list_entries(page.sql, number, page.member, page.language, count=3)


@blueprint.reads("/members/<int:number>/friends")
def friends_of(page: RequestContext, number: int) -> Response:
    """With `to=message` the list of whom to write to."""
    sort = chosen(page, "sort", ("newest", "name"), "newest")
    total = members.count_friends(page.sql, number)
    return page.render(
        "members/friends.html",
        shown=member_or_404(page, number),
        friends=members.list_friends(page.sql, number, page.language, page.number(), sort),
        sort=sort,
        to=chosen(page, "to", ("", "message"), ""),
        number=page.number(),
        total=total,
        pages=max(1, -(-total // members.PAGE)),
    )
