"""Communities: finding, joining and leaving, founding; topics and events, comments there."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Response

from keitai.common.time import epoch_ms
from screens.pages.members import member_or_404
from screens.store import communities
from screens.store.communities import CATEGORIES, FIRST_PICTURES, PAGE, Community, Topic
from screens.store.members import get_member
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import chosen, faults_of, name_fault, or_404, text_fault, title_fault

blueprint = PageBlueprint("communities")

LONGEST_NAME = 40
LONGEST_TEXT = 3000
LONGEST_COMMENT = 1000
_DAYS_AHEAD = 60
_HOURS = tuple(map(str, range(7, 24)))
_USUAL_HOUR = "19"


@blueprint.reads("/communities")
def own(ctx: RequestContext) -> Response:
    """Show the member's communities, what is new in them, and ways to find others."""
    return ctx.render(
        "communities/own.html",
        mine=communities.communities_of(ctx.sql, ctx.member, ctx.language),
        topics=communities.newest_topics(ctx.sql, ctx.member, ctx.language, 5, by_comment=True),
        categories=_by_category(ctx),
    )


@blueprint.reads("/members/<int:number>/communities")
def of_member(ctx: RequestContext, number: int) -> Response:
    shown = member_or_404(ctx, number)
    mine = communities.communities_of(ctx.sql, number, ctx.language)
    heading = ctx.translate("Communities of {name}").format(name=shown.nickname)
    if number == ctx.member:
        heading = ctx.translate("My communities")
    return ctx.render(
        "communities/list.html", heading=heading, found=mine, number=0, more=False, path="", query={}, categories=[]
    )


@blueprint.reads("/communities/ranking")
def ranking(ctx: RequestContext) -> Response:
    """Rank communities by their members, all or those of a category."""
    category = chosen(ctx, "category", ("", *CATEGORIES), "")
    found = communities.list_communities(ctx.sql, ctx.language, ctx.number(), category)
    return ctx.render(
        "communities/list.html",
        heading=ctx.translate(f"community: {category}") if category else ctx.translate("Ranking by members"),
        found=found[:PAGE],
        categories=_by_category(ctx),
        number=ctx.number(),
        more=len(found) > PAGE,
        path="/communities/ranking",
        query={"category": category},
    )


@blueprint.reads("/communities/search")
def search(ctx: RequestContext) -> Response:
    words = ctx.query.get("q", "").strip()[:50]
    found = communities.list_communities(ctx.sql, ctx.language, ctx.number(), "", words) if words else []
    return ctx.render(
        "communities/search.html",
        words=words,
        found=found[:PAGE],
        number=ctx.number(),
        more=len(found) > PAGE,
        categories=_by_category(ctx),
    )


@blueprint.reads("/communities/<int:number>")
def community(ctx: RequestContext, number: int) -> Response:
    shown = the_community(ctx, number)
    return ctx.render(
        "communities/community.html",
        shown=shown,
        owner=get_member(ctx.sql, shown.owner, ctx.language),
        people=communities.members_of(ctx.sql, number, ctx.language)[:3],
        topics=communities.list_topics(ctx.sql, number, ctx.language, count=5)[:5],
        joined=communities.is_member(ctx.sql, number, ctx.member),
    )


@blueprint.reads("/communities/<int:number>/members")
def members(ctx: RequestContext, number: int) -> Response:
    people = communities.members_of(ctx.sql, number, ctx.language, ctx.number())
    return ctx.render(
        "communities/members.html",
        shown=the_community(ctx, number),
        people=people[:PAGE],
        number=ctx.number(),
        more=len(people) > PAGE,
    )


@blueprint.writes("/communities/<int:number>/join")
def join_community(ctx: RequestContext, number: int) -> Response:
    def join() -> str:
        the_community(ctx, number)
        communities.join(ctx.sql, number, ctx.member, ctx.moment)
        return f"/communities/{number}"

    return ctx.submit_once(join)


@blueprint.reads("/communities/<int:number>/leave")
def leave(ctx: RequestContext, number: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Leave the community"),
        question=ctx.translate("Leave this community?"),
        detail=the_community(ctx, number).name,
        yes=ctx.translate("Leave"),
        back=f"/communities/{number}",
    )


@blueprint.writes("/communities/<int:number>/leave")
def leave_community(ctx: RequestContext, number: int) -> Response:
    def go() -> str:
        if not communities.leave(ctx.sql, number, ctx.member):
            raise Rejected(ctx.translate("Its owner cannot leave a community."))
        return "/communities"

    return ctx.submit_once(go)


@blueprint.reads("/communities/new")
def new(ctx: RequestContext) -> Response:
    return form_of(ctx, "/communities/new", "", "", CATEGORIES[0], {})


@blueprint.writes("/communities/new")
def create_community(ctx: RequestContext) -> Response:
    def found() -> str:
        picture = f"{FIRST_PICTURES[category]}-{ctx.member % 1000}"
        number = communities.found_community(ctx.sql, ctx.member, name, text, category, picture, ctx.moment)
        return f"/communities/{number}"

    name, text = ctx.typed("name"), ctx.typed("text")
    category = chosen(ctx, "category", CATEGORIES, CATEGORIES[0])
    faults = faults_of(name=name_fault(ctx, name, LONGEST_NAME), text=text_fault(ctx, text, LONGEST_TEXT))
    if faults or not ctx.confirmed:
        return form_of(ctx, "/communities/new", name, text, category, faults)
    return ctx.submit_once(found)


def form_of(ctx: RequestContext, action: str, name: str, text: str, category: str, faults: dict[str, str]) -> Response:
    """Render the form that describes a community."""
    values = {"name": name, "text": text, "category": category, "action": action}
    return ctx.render("communities/new.html", categories=CATEGORIES, faults=faults, **values)


@blueprint.reads("/communities/<int:number>/topics")
def topics(ctx: RequestContext, number: int) -> Response:
    found = communities.list_topics(ctx.sql, number, ctx.language, ctx.number())
    return ctx.render(
        "communities/topics.html",
        shown=the_community(ctx, number),
        topics=found[:PAGE],
        joined=communities.is_member(ctx.sql, number, ctx.member),
        number=ctx.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/topics/<int:number>")
def topic(ctx: RequestContext, number: int) -> Response:
    shown = the_topic(ctx, number)
    pages = max(1, -(-shown.comments // PAGE))
    current = min(ctx.number(), pages - 1) if "page" in ctx.query else pages - 1
    return ctx.render(
        "communities/topic.html",
        topic=shown,
        starts=None if shown.day is None else ctx.date(shown.day),
        owner=the_community(ctx, shown.community).owner,
        posts=communities.list_posts(ctx.sql, number, ctx.language, current),
        first=current * PAGE + 1,
        number=current,
        pages=pages,
        joined=communities.is_member(ctx.sql, shown.community, ctx.member),
        coming=communities.attendants(ctx.sql, number, ctx.language) if shown.day is not None else [],
    )


@blueprint.reads("/communities/<int:number>/topics/new")
def new_topic(ctx: RequestContext, number: int) -> Response:
    return _new_topic(ctx, _joined(ctx, number), "", "", "", _USUAL_HOUR, {})


@blueprint.writes("/communities/<int:number>/topics/new")
def create_topic(ctx: RequestContext, number: int) -> Response:
    def write() -> str:
        when = epoch_ms(_event_at(ctx, int(day), int(hour))) if day else None
        made = communities.add_topic(ctx.sql, number, ctx.member, title, text, when, ctx.moment)
        return f"/topics/{made}"

    shown = _joined(ctx, number)
    title, text = ctx.typed("title"), ctx.typed("text")
    day = chosen(ctx, "day", ("", *map(str, range(1, _DAYS_AHEAD + 1))), "")
    hour = chosen(ctx, "hour", _HOURS, _USUAL_HOUR)
    faults = faults_of(title=title_fault(ctx, title, LONGEST_NAME), text=text_fault(ctx, text, LONGEST_TEXT))
    if faults or not ctx.confirmed:
        return _new_topic(ctx, shown, title, text, day, hour, faults)
    return ctx.submit_once(write)


def _new_topic(
    ctx: RequestContext, shown: Community, title: str, text: str, day: str, hour: str, faults: dict[str, str]
) -> Response:
    days = [(ahead, _event_at(ctx, ahead, 0)) for ahead in range(1, _DAYS_AHEAD + 1)]
    values = {"title": title, "text": text, "day": day, "hour": hour}
    return ctx.render("communities/new_topic.html", shown=shown, days=days, hours=_HOURS, faults=faults, **values)


def _event_at(ctx: RequestContext, ahead: int, hour: int) -> datetime:
    """So many days from today."""
    return (ctx.now + timedelta(days=ahead)).replace(hour=hour, minute=0, second=0, microsecond=0)


@blueprint.reads("/topics/<int:number>/comment")
def comment(ctx: RequestContext, number: int) -> Response:
    shown = the_topic(ctx, number)
    _joined(ctx, shown.community)
    return _commenting(ctx, shown, "", "")


@blueprint.writes("/topics/<int:number>/comment")
def add_comment(ctx: RequestContext, number: int) -> Response:
    def write() -> str:
        if not communities.add_post(ctx.sql, shown, ctx.member, text, ctx.moment):
            raise Rejected(ctx.translate("This topic takes no more comments."))
        return f"/topics/{number}/commented"

    shown = the_topic(ctx, number)
    _joined(ctx, shown.community)
    text = ctx.typed("text")
    fault = text_fault(ctx, text, LONGEST_COMMENT)
    if fault or not ctx.confirmed:
        return _commenting(ctx, shown, text, fault)
    return ctx.submit_once(write)


def _commenting(ctx: RequestContext, shown: Topic, text: str, fault: str) -> Response:
    return ctx.render("comment.html", about=shown.title, back=f"/topics/{shown.id}", text=text, fault=fault)


@blueprint.reads("/topics/<int:number>/commented")
def commented(ctx: RequestContext, number: int) -> Response:
    shown = the_topic(ctx, number)
    links = [
        (f"/topics/{number}", ctx.translate("View the topic"), "5"),
        ("/communities", ctx.translate("Communities"), "8"),
    ]
    return ctx.render_done(ctx.translate("Your comment is there."), shown.title, links)


@blueprint.reads("/topics/<int:number>/posts/<int:post>/delete")
def remove(ctx: RequestContext, number: int, post: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the comment"),
        question=ctx.translate("Delete this comment?"),
        detail=the_topic(ctx, number).title,
        yes=ctx.translate("Delete"),
        back=f"/topics/{number}",
    )


@blueprint.writes("/topics/<int:number>/posts/<int:post>/delete")
def delete_comment(ctx: RequestContext, number: int, post: int) -> Response:
    def delete() -> str:
        if not communities.delete_post(ctx.sql, number, post, ctx.member):
            raise NotFound
        return f"/topics/{number}"

    return ctx.submit_once(delete)


@blueprint.writes("/topics/<int:number>/attend")
def attend(ctx: RequestContext, number: int) -> Response:
    def answer() -> str:
        shown = the_topic(ctx, number)
        _joined(ctx, shown.community)
        if shown.day is None:
            raise NotFound
        communities.attend(ctx.sql, number, ctx.member, "stay" not in ctx.form)
        return f"/topics/{number}"

    return ctx.submit_once(answer)


def _by_category(ctx: RequestContext) -> list[tuple[str, str]]:
    """Return the address of each category's ranking."""
    return [(ctx.url("/communities/ranking", category=name), name) for name in CATEGORIES]


def the_community(ctx: RequestContext, number: int) -> Community:
    """Return a community by its number. Raises `NotFound` where there is none."""
    return or_404(communities.get_community(ctx.sql, number, ctx.language))


def _joined(ctx: RequestContext, number: int) -> Community:
    found = the_community(ctx, number)
    if not communities.is_member(ctx.sql, number, ctx.member):
        raise Rejected(ctx.translate("Only members write here. Join the community first!"), 403)
    return found


def the_topic(ctx: RequestContext, number: int) -> Topic:
    """Return a topic by its number. Raises `NotFound` where there is none."""
    return or_404(communities.get_topic(ctx.sql, number, ctx.language))
