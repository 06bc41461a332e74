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
def own(page: RequestContext) -> Response:
    """One's own, what is new in them, and the ways to others."""
    return page.render(
        "communities/own.html",
        mine=communities.communities_of(page.sql, page.member, page.language),
        topics=communities.newest_topics(page.sql, page.member, page.language, 5, by_comment=True),
        categories=_by_category(page),
    )


@blueprint.reads("/members/<int:number>/communities")
def of_member(page: RequestContext, number: int) -> Response:
    shown = member_or_404(page, number)
    mine = communities.communities_of(page.sql, number, page.language)
    heading = page.say("Communities of {name}").format(name=shown.nickname)
    if number == page.member:
        heading = page.say("My communities")
    return page.render(
        "communities/list.html", heading=heading, found=mine, number=0, more=False, path="", query={}, categories=[]
    )


@blueprint.reads("/communities/ranking")
def ranking(page: RequestContext) -> Response:
    """By members, all or of a category."""
    category = chosen(page, "category", ("", *CATEGORIES), "")
    found = communities.list_communities(page.sql, page.language, page.number(), category)
    return page.render(
        "communities/list.html",
        heading=page.say(f"community: {category}") if category else page.say("Ranking by members"),
        found=found[:PAGE],
        categories=_by_category(page),
        number=page.number(),
        more=len(found) > PAGE,
        path="/communities/ranking",
        query={"category": category},
    )


@blueprint.reads("/communities/search")
def search(page: RequestContext) -> Response:
    words = page.query.get("q", "").strip()[:50]
    found = communities.list_communities(page.sql, page.language, page.number(), "", words) if words else []
    return page.render(
        "communities/search.html",
        words=words,
        found=found[:PAGE],
        number=page.number(),
        more=len(found) > PAGE,
        categories=_by_category(page),
    )


@blueprint.reads("/communities/<int:number>")
def community(page: RequestContext, number: int) -> Response:
    shown = the_community(page, number)
    return page.render(
        "communities/community.html",
        shown=shown,
        owner=get_member(page.sql, shown.owner, page.language),
        people=communities.members_of(page.sql, number, page.language)[:3],
        topics=communities.list_topics(page.sql, number, page.language, count=5)[:5],
        joined=communities.is_member(page.sql, number, page.member),
    )


@blueprint.reads("/communities/<int:number>/members")
def members(page: RequestContext, number: int) -> Response:
    people = communities.members_of(page.sql, number, page.language, page.number())
    return page.render(
        "communities/members.html",
        shown=the_community(page, number),
        people=people[:PAGE],
        number=page.number(),
        more=len(people) > PAGE,
    )


@blueprint.writes("/communities/<int:number>/join")
def post_join(page: RequestContext, number: int) -> Response:
    def join() -> str:
        the_community(page, number)
        communities.join(page.sql, number, page.member, page.moment)
        return f"/communities/{number}"

    return page.once(join)


@blueprint.reads("/communities/<int:number>/leave")
def leave(page: RequestContext, number: int) -> Response:
    return page.ask(
        heading=page.say("Leave the community"),
        question=page.say("Leave this community?"),
        detail=the_community(page, number).name,
        yes=page.say("Leave"),
        back=f"/communities/{number}",
    )


@blueprint.writes("/communities/<int:number>/leave")
def post_leave(page: RequestContext, number: int) -> Response:
    def go() -> str:
        if not communities.leave(page.sql, number, page.member):
            raise Rejected(page.say("Its owner cannot leave a community."))
        return "/communities"

    return page.once(go)


@blueprint.reads("/communities/new")
def new(page: RequestContext) -> Response:
    return form_of(page, "/communities/new", "", "", CATEGORIES[0], {})


@blueprint.writes("/communities/new")
def post_new(page: RequestContext) -> Response:
    def found() -> str:
        picture = f"{FIRST_PICTURES[category]}-{page.member % 1000}"
        number = communities.found_community(page.sql, page.member, name, text, category, picture, page.moment)
        return f"/communities/{number}"

    name, text = page.typed("name"), page.typed("text")
    category = chosen(page, "category", CATEGORIES, CATEGORIES[0])
    faults = faults_of(name=name_fault(page, name, LONGEST_NAME), text=text_fault(page, text, LONGEST_TEXT))
    if faults or not page.confirmed:
        return form_of(page, "/communities/new", name, text, category, faults)
    return page.once(found)


def form_of(page: RequestContext, action: str, name: str, text: str, category: str, faults: dict[str, str]) -> Response:
    """Show the form in which a community is described."""
    values = {"name": name, "text": text, "category": category, "action": action}
    return page.render("communities/new.html", categories=CATEGORIES, faults=faults, **values)


@blueprint.reads("/communities/<int:number>/topics")
def topics(page: RequestContext, number: int) -> Response:
    found = communities.list_topics(page.sql, number, page.language, page.number())
    return page.render(
        "communities/topics.html",
        shown=the_community(page, number),
        topics=found[:PAGE],
        joined=communities.is_member(page.sql, number, page.member),
        number=page.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/topics/<int:number>")
def topic(page: RequestContext, number: int) -> Response:
    shown = the_topic(page, number)
    pages = max(1, -(-shown.comments // PAGE))
    current = min(page.number(), pages - 1) if "page" in page.query else pages - 1
    return page.render(
        "communities/topic.html",
        topic=shown,
        starts=None if shown.day is None else page.date(shown.day),
        owner=the_community(page, shown.community).owner,
        posts=communities.list_posts(page.sql, number, page.language, current),
        first=current * PAGE + 1,
        number=current,
        pages=pages,
        joined=communities.is_member(page.sql, shown.community, page.member),
        coming=communities.attendants(page.sql, number, page.language) if shown.day is not None else [],
    )


@blueprint.reads("/communities/<int:number>/topics/new")
def new_topic(page: RequestContext, number: int) -> Response:
    return _new_topic(page, _joined(page, number), "", "", "", _USUAL_HOUR, {})


@blueprint.writes("/communities/<int:number>/topics/new")
def post_new_topic(page: RequestContext, number: int) -> Response:
    def write() -> str:
        when = epoch_ms(_event_at(page, int(day), int(hour))) if day else None
        made = communities.add_topic(page.sql, number, page.member, title, text, when, page.moment)
        return f"/topics/{made}"

    shown = _joined(page, number)
    title, text = page.typed("title"), page.typed("text")
    day = chosen(page, "day", ("", *map(str, range(1, _DAYS_AHEAD + 1))), "")
    hour = chosen(page, "hour", _HOURS, _USUAL_HOUR)
    faults = faults_of(title=title_fault(page, title, LONGEST_NAME), text=text_fault(page, text, LONGEST_TEXT))
    if faults or not page.confirmed:
        return _new_topic(page, shown, title, text, day, hour, faults)
    return page.once(write)


def _new_topic(
    page: RequestContext, shown: Community, title: str, text: str, day: str, hour: str, faults: dict[str, str]
) -> Response:
    days = [(ahead, _event_at(page, ahead, 0)) for ahead in range(1, _DAYS_AHEAD + 1)]
    values = {"title": title, "text": text, "day": day, "hour": hour}
    return page.render("communities/new_topic.html", shown=shown, days=days, hours=_HOURS, faults=faults, **values)


def _event_at(page: RequestContext, ahead: int, hour: int) -> datetime:
    """So many days from today."""
    return (page.now + timedelta(days=ahead)).replace(hour=hour, minute=0, second=0, microsecond=0)


@blueprint.reads("/topics/<int:number>/comment")
def comment(page: RequestContext, number: int) -> Response:
    shown = the_topic(page, number)
    _joined(page, shown.community)
    return _commenting(page, shown, "", "")


@blueprint.writes("/topics/<int:number>/comment")
def post_comment(page: RequestContext, number: int) -> Response:
    def write() -> str:
        if not communities.add_post(page.sql, shown, page.member, text, page.moment):
            raise Rejected(page.say("This topic takes no more comments."))
        return f"/topics/{number}/commented"

    shown = the_topic(page, number)
    _joined(page, shown.community)
    text = page.typed("text")
    fault = text_fault(page, text, LONGEST_COMMENT)
    if fault or not page.confirmed:
        return _commenting(page, shown, text, fault)
    return page.once(write)


def _commenting(page: RequestContext, shown: Topic, text: str, fault: str) -> Response:
    return page.render("comment.html", about=shown.title, back=f"/topics/{shown.id}", text=text, fault=fault)


@blueprint.reads("/topics/<int:number>/commented")
def commented(page: RequestContext, number: int) -> Response:
    shown = the_topic(page, number)
    links = [(f"/topics/{number}", page.say("View the topic"), "5"), ("/communities", page.say("Communities"), "8")]
    return page.done(page.say("Your comment is there."), shown.title, links)


@blueprint.reads("/topics/<int:number>/posts/<int:post>/delete")
def remove(page: RequestContext, number: int, post: int) -> Response:
    return page.ask(
        heading=page.say("Delete the comment"),
        question=page.say("Delete this comment?"),
        detail=the_topic(page, number).title,
        yes=page.say("Delete"),
        back=f"/topics/{number}",
    )


@blueprint.writes("/topics/<int:number>/posts/<int:post>/delete")
def post_remove(page: RequestContext, number: int, post: int) -> Response:
    def delete() -> str:
        if not communities.delete_post(page.sql, number, post, page.member):
            raise NotFound
        return f"/topics/{number}"

    return page.once(delete)


@blueprint.writes("/topics/<int:number>/attend")
def post_attend(page: RequestContext, number: int) -> Response:
    def answer() -> str:
        shown = the_topic(page, number)
        _joined(page, shown.community)
        if shown.day is None:
            raise NotFound
        communities.attend(page.sql, number, page.member, "stay" not in page.form)
        return f"/topics/{number}"

    return page.once(answer)


def _by_category(page: RequestContext) -> list[tuple[str, str]]:
    """Return the address of each category's ranking."""
    return [(page.url("/communities/ranking", category=name), name) for name in CATEGORIES]


def the_community(page: RequestContext, number: int) -> Community:
    """Of this number, or not there."""
    return or_404(communities.get_community(page.sql, number, page.language))


def _joined(page: RequestContext, number: int) -> Community:
    found = the_community(page, number)
    if not communities.is_member(page.sql, number, page.member):
        raise Rejected(page.say("Only members write here. Join the community first!"), 403)
    return found


def the_topic(page: RequestContext, number: int) -> Topic:
    """Of this number, or not there."""
    return or_404(communities.get_topic(page.sql, number, page.language))
