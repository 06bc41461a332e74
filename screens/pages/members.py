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


def member_or_404(ctx: RequestContext, number: int) -> Member:
    """Return a member. Raises `NotFound` for an unknown one, and for one who blocked the visitor."""
    found = members.get_member(ctx.sql, number, ctx.language)
    if found is None or members.is_blocked(ctx.sql, number, ctx.member):
        raise NotFound
    return found


@blueprint.reads("/members/<int:number>")
def profile(ctx: RequestContext, number: int) -> Response:
    shown = member_or_404(ctx, number)
    if not ctx.preferences.stealthy:
        ctx.defer_write(partial(footprints.leave_footprint, member_id=number, visitor=ctx.member, at=ctx.moment))
    own = number == ctx.member
    friend = not own and members.are_friends(ctx.sql, ctx.member, number)
    said = echoes.echoes_of(ctx.sql, number, ctx.language)
    return ctx.render(
        "members/profile.html",
        shown=shown,
        prefecture=PREFECTURES[shown.prefecture % len(PREFECTURES)][ctx.language == "ja"],
        number_of_friends=members.count_friends(ctx.sql, number),
        some_friends=members.list_friends(ctx.sql, number, ctx.language, 0, "newest")[:3],
        own=own,
        friend=friend,
        asked=not own and not friend and friends.has_asked(ctx.sql, ctx.member, number),
        marked=friends.is_bookmarked(ctx.sql, ctx.member, number),
        entries=_newest_entries(ctx, number),
        echo=said[0] if said else None,
        introductions=friends.introductions(ctx.sql, number, ctx.language, 2),
        communities=communities.communities_of(ctx.sql, number, ctx.language, 3),
        design=worn_by(ctx.sql, number, "profile"),
    )


def _newest_entries(ctx: RequestContext, number: int) -> Sequence[DiaryEntry | BlogPost]:
    """Of the diary, or of the blog that stands in its place as it was last read."""
    if get_preferences(ctx.sql, number).feed:
        return blogs.posts_of(ctx.sql, number, ctx.language, count=3)
    return diaries.list_entries(ctx.sql, number, ctx.member, ctx.language, count=3)


@blueprint.reads("/members/<int:number>/friends")
def friends_of(ctx: RequestContext, number: int) -> Response:
    """List a member's friends; with `to=message` to choose a receiver."""
    sort = chosen(ctx, "sort", ("newest", "name"), "newest")
    total = members.count_friends(ctx.sql, number)
    return ctx.render(
        "members/friends.html",
        shown=member_or_404(ctx, number),
        friends=members.list_friends(ctx.sql, number, ctx.language, ctx.number(), sort),
        sort=sort,
        to=chosen(ctx, "to", ("", "message"), ""),
        number=ctx.number(),
        total=total,
        pages=max(1, -(-total // members.PAGE)),
    )
