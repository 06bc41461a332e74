"""An outside blog in place of a member's diary: setting it up, its list and entries, its place among diaries."""

from __future__ import annotations

from flask import Response

from screens.feeds.feed_store import fetch_into_store
from screens.feeds.safe_fetcher import FAULTS
from screens.pages.members import member_or_404
from screens.store import blogs, diaries, preferences
from screens.store.blogs import Blog, BlogPost
from screens.store.diaries import DiaryEntry
from screens.store.members import Member
from screens.web import sessions
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import address_fault

blueprint = PageBlueprint("blog")


def fresh_blog(ctx: RequestContext, address: str) -> Blog:
    """Return the stored feed of a blog, fetched first where the store has none that is fresh."""
    found = blogs.get_blog(ctx.sql, address)
    if found is None or not blogs.is_fresh(found, ctx.moment):
        site = ctx.config
        ctx.outside_transaction(
            f"feed {address}",
            lambda: fetch_into_store(site.engine, site.fetcher, address, site.clock, site.news),
        )
    if found is None:
        raise NotFound
    return found


def of_member(ctx: RequestContext, shown: Member, address: str) -> Response:
    """Show a member's outside blog in the place of the diary."""
    found = fresh_blog(ctx, address)
    number = ctx.number()
    posts = blogs.posts_of(ctx.sql, shown.id, ctx.language, number, blogs.PAGE + 1)
    return ctx.render(
        "diary/blog.html",
        shown=shown,
        blog=found,
        fault=fault_of(ctx, found),
        posts=posts[: blogs.PAGE],
        number=number,
        more=len(posts) > blogs.PAGE,
        path="/diary" if shown.id == ctx.member else f"/members/{shown.id}/diary",
    )


@blueprint.reads("/members/<int:number>/blog/<int:post_id>")
def post(ctx: RequestContext, number: int, post_id: int) -> Response:
    shown = member_or_404(ctx, number)
    found = blogs.get_post(ctx.sql, number, post_id, ctx.language)
    if found is None:
        raise NotFound
    return ctx.render("diary/post.html", shown=shown, post=found)


@blueprint.reads("/settings/blog")
def setting(ctx: RequestContext) -> Response:
    return ctx.render("settings/blog.html", address=ctx.preferences.feed, fault="")


@blueprint.writes("/settings/blog")
def change_setting(ctx: RequestContext) -> Response:
    """Set the member's blog after fetching it, so that a wrong address is reported beside its field."""

    def store() -> str:
        preferences.change(ctx.sql, ctx.member, ctx.preferences, feed=address)
        return "/diary" if address else "/settings/saved"

    address = ctx.typed("address")
    fault = address_fault(ctx, address)
    if fault or not ctx.confirmed:
        return ctx.render("settings/blog.html", address=address, fault=fault)
    if address and address != ctx.preferences.feed:
        origin = f"feed:{ctx.member}"
        if sessions.too_many_attempts(ctx.sql, origin, ctx.moment):
            raise Rejected(ctx.translate("That was a lot at once. Please wait a quarter of an hour."), 429)
        found = fresh_blog(ctx, address)
        if found.fault:
            sessions.note_attempt(ctx.sql, origin, ctx.moment)
            return ctx.render("settings/blog.html", address=address, fault=fault_of(ctx, found))
    return ctx.submit_once(store)


def fault_of(ctx: RequestContext, found: Blog) -> str:
    """Return the sentence for the fault of a feed's last fetch; "" for none."""
    return ctx.translate(FAULTS[found.fault]) if found.fault in FAULTS else ""


def with_posts(ctx: RequestContext, entries: list[DiaryEntry], number: int, count: int) -> list[DiaryEntry | BlogPost]:
    """Merge a page of friends' diary entries with the posts of their blogs from the same time.

    `entries` may hold one more than `count`: the first of the next page. A blog that was read long ago is shown as it
    was then, and noted to be read anew.
    """
    if old := blogs.old_feed(ctx.sql, ctx.member, ctx.moment):
        ctx.stale.append(old)
    after = entries[count].at if len(entries) > count else 0
    until = entries[0].at if number and entries else blogs.END_OF_TIME
    posts = blogs.friends_posts(ctx.sql, ctx.member, ctx.language, blogs.PAGE, after, until)
    return sorted([*entries[:count], *posts], key=lambda one: -one.at)


def newest(ctx: RequestContext, count: int) -> list[DiaryEntry | BlogPost]:
    """Return the newest entries of friends' diaries and blogs."""
    entries = diaries.friends_entries(ctx.sql, ctx.member, ctx.language, count)
    return with_posts(ctx, entries, 0, count)[:count]
