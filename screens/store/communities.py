"""Communities: who is in them, their topics and events, the comments there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    RowMapping,
    Select,
    Update,
    delete,
    insert,
    select,
    update,
)

from keitai.common.prepared import prepared
from screens.store.members import Member, in_language, to_member
from screens.store.tables import attendance, community, community_member, member, topic, topic_comment
from screens.store.text_search import has_words, pattern_of

PAGE = 10
CATEGORIES = ("food", "music", "animals", "travel", "sports", "games", "school", "work", "art", "local")
FIRST_PICTURES = {
    "food": "ramen", "music": "guitar", "animals": "cat", "travel": "train", "sports": "stadium", "games": "game",
    "school": "school", "work": "desk", "art": "book", "local": "street",
}  # fmt: skip
"""What a new community shows until its owner chooses a photo: kinds of `screens.pictures.photo`."""
MOST_COMMENTS = 1000


@dataclass(frozen=True, slots=True)
class Community:
    """A community as pages show one, in the reader's language."""

    id: int
    name: str
    text: str
    category: str
    owner: int
    picture: str
    members: int
    at: int
    """When it was founded, in milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Topic or event of a community. `day` is an event's date, None for a topic; `updated` when last commented."""

    id: int
    community: int
    community_name: str
    member: int
    nickname: str
    title: str
    text: str
    day: int | None
    at: int
    updated: int
    comments: int


@dataclass(frozen=True, slots=True)
class TopicComment:
    """Comment on a community's topic."""

    id: int
    member: int
    nickname: str
    text: str
    at: int


def get_community(sql: Connection, number: int, language: str) -> Community | None:
    """Return a community, None where there is none of that number."""
    row = _by_number(sql, number=number).mappings().first()
    return None if row is None else _community(row, language)


def list_communities(
    sql: Connection, language: str, page: int = 0, category: str = "", words: str = ""
) -> list[Community]:
    """List communities, the largest first, ten and one more where there is a next page."""
    query = select(community)
    if category:
        query = query.where(community.c.category == category)
    if words:
        columns = (community.c.name, community.c.name_ja, community.c.text, community.c.text_ja)
        query = query.where(has_words(pattern_of(words), *columns))
    query = query.order_by(community.c.members.desc(), community.c.id).offset(page * PAGE).limit(PAGE + 1)
    return [_community(row, language) for row in sql.execute(query).mappings()]


def communities_of(sql: Connection, member_id: int, language: str, count: int = 50) -> list[Community]:
    """List the communities that a member is in, the largest first."""
    return [_community(row, language) for row in _of_member(sql, person=member_id, count=count).mappings()]


def members_of(sql: Connection, number: int, language: str, page: int = 0) -> list[Member]:
    """List a community's members, the latest to join first: ten, and one more where there is a next page."""
    rows = _people(sql, number=number, first=page * PAGE, count=PAGE + 1).mappings()
    return [to_member(row, language) for row in rows]


def is_member(sql: Connection, number: int, member_id: int) -> bool:
    """Return whether a member is in a community."""
    return _membership(sql, number=number, person=member_id).first() is not None


def join(sql: Connection, number: int, member_id: int, at: int) -> None:
    """Put a member into a community, unless in it already."""
    if not is_member(sql, number, member_id):
        sql.execute(insert(community_member).values(community=number, member=member_id, since=at))
        sql.execute(_count(number, 1))


def leave(sql: Connection, number: int, member_id: int) -> bool:
    """End a membership; False for somebody who is not a member, and for the owner, who has to stay."""
    mine = (community_member.c.community == number, community_member.c.member == member_id)
    owned = select(community.c.id).where(community.c.id == number, community.c.owner == member_id)
    if sql.execute(owned).first() is not None or sql.execute(delete(community_member).where(*mine)).rowcount == 0:
        return False
    sql.execute(_count(number, -1))
    return True


def found_community(sql: Connection, owner: int, name: str, text: str, category: str, picture: str, at: int) -> int:
    """Found a community with its owner in it, and return its number."""
    values = {"name": name, "text": text, "category": category, "owner": owner, "picture": picture, "at": at}
    number = int(sql.execute(insert(community).values(**values, members=0).returning(community.c.id)).scalar_one())
    join(sql, number, owner, at)
    return number


def get_topic(sql: Connection, number: int, language: str) -> Topic | None:
    """Return a topic or an event, None where there is none of that number."""
    return next(iter(_read(_topic(sql, number=number), language)), None)


def list_topics(sql: Connection, number: int, language: str, page: int = 0, count: int = PAGE) -> list[Topic]:
    """List a community's topics, the latest talked about first, and one more where there is a next page."""
    return _read(_topics_of(sql, number=number, first=page * count, count=count + 1), language)


def newest_topics(sql: Connection, member_id: int, language: str, count: int, *, by_comment: bool) -> list[Topic]:
    """List the newest topics of a member's communities, or with `by_comment` those with the newest comments."""
    asked = _talked_about if by_comment else _begun
    return _read(asked(sql, person=member_id, count=count), language)


def add_topic(sql: Connection, number: int, member_id: int, title: str, text: str, day: int | None, at: int) -> int:
    """Add a topic, or an event on a `day`, and return its number."""
    values = {"community": number, "member": member_id, "title": title, "text": text, "day": day}
    statement = insert(topic).values(**values, at=at, updated=at, comments=0).returning(topic.c.id)
    return int(sql.execute(statement).scalar_one())


def list_posts(sql: Connection, topic_id: int, language: str, page: int, count: int = PAGE) -> list[TopicComment]:
    """List the comments of a topic, oldest first."""
    rows = _posts(sql, number=topic_id, first=page * count, count=count).mappings()
    return [to_comment(row, language) for row in rows]


def to_comment(row: RowMapping, language: str) -> TopicComment:
    """Build a comment from a row of the database."""
    nickname, text = in_language(row, "nickname", language), in_language(row, "text", language)
    return TopicComment(row["id"], row["member"], nickname, text, row["at"])


def add_post(sql: Connection, shown: Topic, member_id: int, text: str, at: int, text_ja: str | None = None) -> bool:
    """Add a comment to a topic; False when the topic has its 1,000."""
    if shown.comments >= MOST_COMMENTS:
        return False
    row = {"topic": shown.id, "member": member_id, "text": text, "text_ja": text_ja, "at": at}
    sql.execute(insert(topic_comment).values(**row))
    sql.execute(update(topic).where(topic.c.id == shown.id).values(comments=topic.c.comments + 1, updated=at))
    return True


def delete_post(sql: Connection, topic_id: int, post_id: int, member_id: int) -> bool:
    """Delete a commenter's own comment; False for others'."""
    own = (topic_comment.c.id == post_id, topic_comment.c.topic == topic_id, topic_comment.c.member == member_id)
    if sql.execute(delete(topic_comment).where(*own)).rowcount == 0:
        return False
    sql.execute(update(topic).where(topic.c.id == topic_id).values(comments=topic.c.comments - 1))
    return True


def attendants(sql: Connection, topic_id: int, language: str) -> list[Member]:
    """List the members who attend an event."""
    return [to_member(row, language) for row in _coming(sql, number=topic_id).mappings()]


def attend(sql: Connection, topic_id: int, member_id: int, wanted: bool) -> None:
    """Store whether a member attends an event."""
    sql.execute(delete(attendance).where(attendance.c.topic == topic_id, attendance.c.member == member_id))
    if wanted:
        sql.execute(insert(attendance).values(topic=topic_id, member=member_id))


def _count(number: int, change: int) -> Update:
    return update(community).where(community.c.id == number).values(members=community.c.members + change)


def _read(rows: CursorResult[Any], language: str) -> list[Topic]:
    return [
        Topic(
            row["id"],
            row["community"],
            in_language(row, "community_name", language),
            row["member"],
            in_language(row, "nickname", language),
            in_language(row, "title", language),
            in_language(row, "text", language),
            row["day"],
            row["at"],
            row["updated"],
            row["comments"],
        )
        for row in rows.mappings()
    ]


def _community(row: RowMapping, language: str) -> Community:
    name, text = in_language(row, "name", language), in_language(row, "text", language)
    return Community(row["id"], name, text, row["category"], row["owner"], row["picture"], row["members"], row["at"])


# ------------------------------------------------------------------------------------------------- statements


@prepared
def _by_number(number: int) -> Select[Any]:
    return select(community).where(community.c.id == number)


@prepared
def _of_member(person: int, count: int) -> Select[Any]:
    return (
        select(community)
        .join(community_member, community_member.c.community == community.c.id)
        .where(community_member.c.member == person)
        .order_by(community.c.members.desc(), community.c.id)
        .limit(count)
    )


@prepared
def _people(number: int, first: int, count: int) -> Select[Any]:
    return (
        select(member)
        .join(community_member, community_member.c.member == member.c.id)
        .where(community_member.c.community == number)
        .order_by(community_member.c.since.desc(), member.c.id)
        .offset(first)
        .limit(count)
    )


@prepared
def _membership(number: int, person: int) -> Select[Any]:
    return select(1).where(community_member.c.community == number, community_member.c.member == person)


def _topics(*conditions: ColumnElement[bool]) -> Select[Any]:
    names = (community.c.name.label("community_name"), community.c.name_ja.label("community_name_ja"))
    return (
        select(topic, member.c.nickname, member.c.nickname_ja, *names)
        .join(member, member.c.id == topic.c.member)
        .join(community, community.c.id == topic.c.community)
        .where(*conditions)
    )


@prepared
def _topic(number: int) -> Select[Any]:
    return _topics(topic.c.id == number)


@prepared
def _topics_of(number: int, first: int, count: int) -> Select[Any]:
    found = _topics(topic.c.community == number).order_by(topic.c.updated.desc(), topic.c.id.desc())
    return found.offset(first).limit(count)


@prepared
def _begun(person: int, count: int) -> Select[Any]:
    return _topics(_in_own(person)).order_by(topic.c.at.desc(), topic.c.id.desc()).limit(count)


@prepared
def _talked_about(person: int, count: int) -> Select[Any]:
    found = _topics(_in_own(person), topic.c.comments > 0)
    return found.order_by(topic.c.updated.desc(), topic.c.id.desc()).limit(count)


def _in_own(person: int) -> ColumnElement[bool]:
    return topic.c.community.in_(select(community_member.c.community).where(community_member.c.member == person))


@prepared
def _posts(number: int, first: int, count: int) -> Select[Any]:
    return (
        select(topic_comment, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == topic_comment.c.member)
        .where(topic_comment.c.topic == number)
        .order_by(topic_comment.c.at, topic_comment.c.id)
        .offset(first)
        .limit(count)
    )


@prepared
def _coming(number: int) -> Select[Any]:
    people = select(member).join(attendance, attendance.c.member == member.c.id)
    return people.where(attendance.c.topic == number).order_by(member.c.id)
