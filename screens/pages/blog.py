"""An outside blog in place of a member's diary: setting it up, its list and entries, its place among diaries."""

from __future__ import annotations

from flask import Response

from screens.feeds.feed_store import read_into_store
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


def fresh_blog(page: RequestContext, address: str) -> Blog:
    """Return a feed as it was read not long ago, after reading it where the store has none so fresh."""
    found = blogs.get_blog(page.sql, address)
    if found is None or not blogs.is_fresh(found, page.moment):
        site = page.config
        page.outside_transaction(
            f"feed {address}",
            lambda: read_into_store(site.engine, site.fetcher, address, site.clock, site.news),
        )
    if found is None:
        raise NotFound
    return found


def of_member(page: RequestContext, shown: Member, address: str) -> Response:
    """Where the diary of a member would stand who shows a blog."""
    found = fresh_blog(page, address)
    number = page.number()
    posts = blogs.posts_of(page.sql, shown.id, page.language, number, blogs.PAGE + 1)
    return page.render(
        "diary/blog.html",
        shown=shown,
        blog=found,
        fault=fault_of(page, found),
        posts=posts[: blogs.PAGE],
        number=number,
        more=len(posts) > blogs.PAGE,
        path="/diary" if shown.id == page.member else f"/members/{shown.id}/diary",
    )


@blueprint.reads("/members/<int:number>/blog/<int:post_id>")
def post(page: RequestContext, number: int, post_id: int) -> Response:
    shown = member_or_404(page, number)
    found = blogs.get_post(page.sql, number, post_id, page.language)
    if found is None:
        raise NotFound
    return page.render("diary/post.html", shown=shown, post=found)


@blueprint.reads("/settings/blog")
def setting(page: RequestContext) -> Response:
    return page.render("settings/blog.html", address=page.preferences.feed, fault="")


@blueprint.writes("/settings/blog")
def post_setting(page: RequestContext) -> Response:
    """Read the feed before it is taken, so that a wrong address is told beside its field."""

    def store() -> str:
        preferences.change(page.sql, page.member, page.preferences, feed=address)
        return "/diary" if address else "/settings/saved"

    address = page.typed("address")
    fault = address_fault(page, address)
    if fault or not page.confirmed:
        return page.render("settings/blog.html", address=address, fault=fault)
    if address and address != page.preferences.feed:
        origin = f"feed:{page.member}"
        if sessions.too_many_attempts(page.sql, origin, page.moment):
            raise Rejected(page.say("That was a lot at once. Please wait a quarter of an hour."), 429)
        found = fresh_blog(page, address)
        if found.fault:
            sessions.note_attempt(page.sql, origin, page.moment)
            return page.render("settings/blog.html", address=address, fault=fault_of(page, found))
    return page.once(store)


def fault_of(page: RequestContext, found: Blog) -> str:
    """Return in words what was wrong the last time a feed was read; "" for nothing."""
    return page.say(FAULTS[found.fault]) if found.fault in FAULTS else ""


def with_posts(page: RequestContext, entries: list[DiaryEntry], number: int, count: int) -> list[DiaryEntry | BlogPost]:
    """Merge a page of friends' newest diary entries with what their blogs brought in the same time.

    `entries` may hold one more than `count`: the first of the next page. A blog that was read long ago is shown as it
    was then, and noted to be read anew.
    """
    if old := blogs.old_feed(page.sql, page.member, page.moment):
        page.stale.append(old)
    after = entries[count].at if len(entries) > count else 0
    until = entries[0].at if number and entries else blogs.END_OF_TIME
    posts = blogs.friends_posts(page.sql, page.member, page.language, blogs.PAGE, after, until)
    return sorted([*entries[:count], *posts], key=lambda one: -one.at)


def newest(page: RequestContext, count: int) -> list[DiaryEntry | BlogPost]:
    """Return the newest few of friends' diaries and blogs."""
    entries = diaries.friends_entries(page.sql, page.member, page.language, count)
    return with_posts(page, entries, 0, count)[:count]
