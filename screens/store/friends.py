"""Becoming friends: requests and their answers; bookmarks, introductions, people one may know, shutting out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Select,
    String,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    type_coerce,
    update,
)

from keitai.common.prepared import prepared
from screens.content.prefectures import PREFECTURES
from screens.store.members import MOST_FRIENDS, Member, are_friends, count_friends, in_language, to_member
from screens.store.privacy import not_blocked
from screens.store.tables import block, bookmark, endorsement, friend_request, friendship, member, preference
from screens.store.text_search import has_words, pattern_of

PAGE = 10


@dataclass(frozen=True, slots=True)
class FriendRequest:
    """Request for friendship; `other` is its sender or receiver, whoever is not the reader."""

    other: int
    nickname: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Introduction:
    """Text in which a friend introduces a member."""

    writer: int
    nickname: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class MemberSearch:
    """Criteria of a search for members; an empty field matches everybody."""

    nickname: str = ""
    prefecture: int | None = None
    gender: str = ""
    youngest: int = 0
    oldest: int = 200


# ------------------------------------------------------------------------------------------------------ requests


def requests_to(sql: Connection, receiver: int, language: str) -> list[FriendRequest]:
    """List the requests that wait for a member's answer."""
    return _read_requests(_received(sql, person=receiver), language)


def requests_from(sql: Connection, sender: int, language: str) -> list[FriendRequest]:
    """List the requests of a member's that wait for others' answers."""
    return _read_requests(_sent(sql, person=sender), language)


def has_asked(sql: Connection, sender: int, receiver: int) -> bool:
    """Return whether a request of `sender` waits for `receiver`."""
    return _request(sql, sender=sender, receiver=receiver).first() is not None


def request_friendship(
    sql: Connection, sender: int, receiver: int, text: str, at: int, text_ja: str | None = None
) -> None:
    """Send a request for friendship, or replace the text of one that waits."""
    sql.execute(delete(friend_request).where(*_between(sender, receiver)))
    row = {"sender": sender, "receiver": receiver, "text": text, "text_ja": text_ja, "at": at}
    sql.execute(insert(friend_request).values(**row))


def accept_request(sql: Connection, receiver: int, sender: int, at: int) -> bool:
    """Accept a request and make the two friends; False without one, or where either has 1,000 friends."""
    return has_asked(sql, sender, receiver) and befriend(sql, sender, receiver, at)


def befriend(sql: Connection, one: int, other: int, at: int) -> bool:
    """Make two members friends and delete their requests; False for the same member twice, or at 1,000 friends."""
    if one == other or max(count_friends(sql, one), count_friends(sql, other)) >= MOST_FRIENDS:
        return False
    sql.execute(delete(friend_request).where(or_(and_(*_between(one, other)), and_(*_between(other, one)))))
    if not are_friends(sql, one, other):
        pairs = ((one, other), (other, one))
        sql.execute(insert(friendship), [{"member": first, "friend": second, "since": at} for first, second in pairs])
    return True


def withdraw_request(sql: Connection, sender: int, receiver: int) -> bool:
    """Delete a request for friendship, taken back or refused; nobody is told."""
    return sql.execute(delete(friend_request).where(*_between(sender, receiver))).rowcount == 1


def end_friendship(sql: Connection, one: int, other: int) -> None:
    """End a friendship, and delete what the two introduced of each other."""
    for first, second in ((one, other), (other, one)):
        sql.execute(delete(friendship).where(friendship.c.member == first, friendship.c.friend == second))
        sql.execute(delete(endorsement).where(endorsement.c.member == first, endorsement.c.writer == second))


def _read_requests(rows: CursorResult[Any], language: str) -> list[FriendRequest]:
    return [
        FriendRequest(
            row["other"], in_language(row, "nickname", language), in_language(row, "text", language), row["at"]
        )
        for row in rows.mappings()
    ]


# ------------------------------------------------------------------------------------ bookmarks, blocks, introductions


def bookmarks(sql: Connection, member_id: int, language: str) -> list[Member]:
    """List the members whom a member has bookmarked."""
    return [to_member(row, language) for row in _bookmarked(sql, person=member_id).mappings()]


def is_bookmarked(sql: Connection, member_id: int, marked: int) -> bool:
    """Return whether a member has bookmarked another."""
    return _bookmark(sql, person=member_id, marked=marked).first() is not None


def set_bookmark(sql: Connection, member_id: int, marked: int, wanted: bool, at: int) -> None:
    """Bookmark a member, or take the bookmark away."""
    sql.execute(delete(bookmark).where(bookmark.c.member == member_id, bookmark.c.marked == marked))
    if wanted:
        sql.execute(insert(bookmark).values(member=member_id, marked=marked, at=at))


def blocked_by(sql: Connection, member_id: int, language: str) -> list[Member]:
    """List the members whom a member has shut out."""
    return [to_member(row, language) for row in _blocked(sql, person=member_id).mappings()]


def set_block(sql: Connection, member_id: int, other: int, wanted: bool, at: int) -> None:
    """Block or unblock a member; a block ends the friendship and the requests between the two."""
    sql.execute(delete(block).where(block.c.member == member_id, block.c.blocked == other))
    if wanted:
        sql.execute(insert(block).values(member=member_id, blocked=other, at=at))
        end_friendship(sql, member_id, other)
        withdraw_request(sql, member_id, other)
        withdraw_request(sql, other, member_id)


def introductions(sql: Connection, member_id: int, language: str, count: int = 50) -> list[Introduction]:
    """List what friends say of a member."""
    return [
        Introduction(
            row["writer"], in_language(row, "nickname", language), in_language(row, "text", language), row["at"]
        )
        for row in _introductions(sql, person=member_id, count=count).mappings()
    ]


def introduce(sql: Connection, member_id: int, writer: int, text: str, at: int) -> bool:
    """Store a friend's introduction of a member in place of an earlier one; "" deletes it. False for strangers."""
    if not are_friends(sql, member_id, writer):
        return False
    sql.execute(delete(endorsement).where(endorsement.c.member == member_id, endorsement.c.writer == writer))
    if text:
        sql.execute(insert(endorsement).values(member=member_id, writer=writer, text=text, at=at))
    return True


def change_profile(sql: Connection, member_id: int, values: dict[str, object]) -> None:
    """Store a member's nickname, introduction, prefecture and blood type as typed."""
    typed = {**values, "nickname_ja": None, "introduction_ja": None}
    sql.execute(update(member).where(member.c.id == member_id).values(**typed))


# ------------------------------------------------------------------------------------------------------- finding


def search_members(sql: Connection, wanted: MemberSearch, searcher: int, language: str, page: int = 0) -> list[Member]:
    """Find members, ten and one more; those who opted out, or blocked the searcher, are left out."""
    place = (0, len(PREFECTURES) - 1) if wanted.prefecture is None else (wanted.prefecture, wanted.prefecture)
    rows = _wanted(
        sql,
        searcher=searcher,
        pattern=pattern_of(wanted.nickname),
        youngest=wanted.youngest,
        oldest=wanted.oldest,
        first_place=place[0],
        last_place=place[1],
        sex=wanted.gender,
        first=page * PAGE,
        count=PAGE + 1,
    )
    return [to_member(row, language) for row in rows.mappings()]


def suggested(sql: Connection, member_id: int, language: str, count: int = PAGE) -> list[tuple[Member, int]]:
    """List friends of friends with the number of common friends, the most first."""
    rows = _suggested(sql, person=member_id, count=count).mappings()
    return [(to_member(row, language), row["common"]) for row in rows]


# ------------------------------------------------------------------------------------------------- statements


def _between(sender: int, receiver: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return friend_request.c.sender == sender, friend_request.c.receiver == receiver


@prepared
def _request(sender: int, receiver: int) -> Select[Any]:
    return select(1).where(*_between(sender, receiver))


@prepared
def _received(person: int) -> Select[Any]:
    return _requests(friend_request.c.sender).where(friend_request.c.receiver == person)


@prepared
def _sent(person: int) -> Select[Any]:
    return _requests(friend_request.c.receiver).where(friend_request.c.sender == person)


def _requests(other: ColumnElement[int]) -> Select[Any]:
    return (
        select(friend_request, other.label("other"), member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == other)
        .order_by(friend_request.c.at.desc(), other)
    )


@prepared
def _bookmarked(person: int) -> Select[Any]:
    marked = select(member).join(bookmark, bookmark.c.marked == member.c.id).where(bookmark.c.member == person)
    return marked.order_by(bookmark.c.at.desc(), member.c.id).limit(50)


@prepared
def _bookmark(person: int, marked: int) -> Select[Any]:
    return select(1).where(bookmark.c.member == person, bookmark.c.marked == marked)


@prepared
def _blocked(person: int) -> Select[Any]:
    blocked = select(member).join(block, block.c.blocked == member.c.id).where(block.c.member == person)
    return blocked.order_by(member.c.id)


@prepared
def _introductions(person: int, count: int) -> Select[Any]:
    return (
        select(endorsement, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == endorsement.c.writer)
        .where(endorsement.c.member == person)
        .order_by(endorsement.c.at.desc(), endorsement.c.writer)
        .limit(count)
    )


@prepared
def _suggested(person: int, count: int) -> Select[Any]:
    mine, theirs = friendship.alias("mine"), friendship.alias("theirs")
    known = select(friendship.c.friend).where(friendship.c.member == person)
    hidden = select(preference.c.member).where(preference.c.member == theirs.c.friend, preference.c.findable == 0)
    common = func.count().label("common")
    found = (
        select(theirs.c.friend, common)
        .join(mine, mine.c.friend == theirs.c.member)
        .where(
            mine.c.member == person,
            theirs.c.friend != person,
            theirs.c.friend.not_in(known),
            ~hidden.exists(),
            not_blocked(person, theirs.c.friend),
        )
        .group_by(theirs.c.friend)
        .order_by(common.desc(), theirs.c.friend)
        .limit(count)
        .subquery("found")
    )
    people = select(member, found.c.common).join(found, found.c.friend == member.c.id)
    return people.order_by(found.c.common.desc(), member.c.id)


@prepared
def _wanted(
    searcher: int,
    pattern: str,
    youngest: int,
    oldest: int,
    first_place: int,
    last_place: int,
    sex: str,
    first: int,
    count: int,
) -> Select[Any]:
    """Found in the index `member_search` alone; only those on the page are looked up."""
    hidden = select(preference.c.member).where(preference.c.member == member.c.id, preference.c.findable == 0).exists()
    page = (
        select(member.c.id)
        .where(
            has_words(pattern, member.c.nickname, member.c.nickname_ja),
            member.c.age.between(youngest, oldest),
            member.c.prefecture.between(first_place, last_place),
            or_(type_coerce(sex, String) == "", member.c.gender == sex),
            member.c.id != searcher,
            ~hidden,
            not_blocked(searcher, member.c.id),
        )
        .order_by(member.c.last_login.desc(), member.c.id)
        .offset(first)
        .limit(count)
        .subquery("page")
    )
    people = select(member).join(page, page.c.id == member.c.id)
    return people.order_by(member.c.last_login.desc(), member.c.id)
