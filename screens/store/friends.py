"""Becoming friends: requests and their answers; bookmarks, introductions, people one may know, shutting out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from screens.store.members import MOST_FRIENDS, Member, are_friends, count_friends, in_language, to_member
from screens.store.privacy import not_blocked
from screens.store.tables import block, bookmark, endorsement, friend_request, friendship, member, preference

PAGE = 10


@dataclass(frozen=True, slots=True)
class Request:
    """A request as its receiver or sender sees it: `other` is the one at the far end."""

    other: int
    nickname: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Introduction:
    writer: int
    nickname: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search for members asks for; empty fields ask for nothing."""

    nickname: str = ""
    prefecture: int | None = None
    gender: str = ""
    youngest: int = 0
    oldest: int = 200


# ------------------------------------------------------------------------------------------------------ requests


def requests_to(sql: Connection, receiver: int, language: str) -> list[Request]:
    return _requests(sql, friend_request.c.receiver == receiver, "sender", language)


def requests_from(sql: Connection, sender: int, language: str) -> list[Request]:
    return _requests(sql, friend_request.c.sender == sender, "receiver", language)


def count_requests(sql: Connection, receiver: int) -> int:
    query = select(func.count()).select_from(friend_request).where(friend_request.c.receiver == receiver)
    return int(sql.execute(query).scalar_one())


def has_asked(sql: Connection, sender: int, receiver: int) -> bool:
    return sql.execute(select(1).where(*_between(sender, receiver))).first() is not None


def ask(sql: Connection, sender: int, receiver: int, text: str, at: int) -> None:
    """Send a request, or write the waiting one anew."""
    sql.execute(delete(friend_request).where(*_between(sender, receiver)))
    sql.execute(insert(friend_request).values(sender=sender, receiver=receiver, text=text, at=at))


def accept(sql: Connection, receiver: int, sender: int, at: int) -> bool:
    """Both are friends from now on; False when there is no request, or one of them has 1,000 friends."""
    if not has_asked(sql, sender, receiver):
        return False
    if max(count_friends(sql, sender), count_friends(sql, receiver)) >= MOST_FRIENDS:
        return False
    sql.execute(delete(friend_request).where(or_(and_(*_between(sender, receiver)), and_(*_between(receiver, sender)))))
    if not are_friends(sql, sender, receiver):
        pairs = ((sender, receiver), (receiver, sender))
        sql.execute(insert(friendship), [{"member": one, "friend": other, "since": at} for one, other in pairs])
    return True


def withdraw(sql: Connection, sender: int, receiver: int) -> bool:
    """Take a request back, or refuse it: it is gone, and nobody is told."""
    return sql.execute(delete(friend_request).where(*_between(sender, receiver))).rowcount == 1


def part(sql: Connection, one: int, other: int) -> None:
    """Friends no more; introductions go along."""
    for first, second in ((one, other), (other, one)):
        sql.execute(delete(friendship).where(friendship.c.member == first, friendship.c.friend == second))
        sql.execute(delete(endorsement).where(endorsement.c.member == first, endorsement.c.writer == second))


def _between(sender: int, receiver: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return friend_request.c.sender == sender, friend_request.c.receiver == receiver


def _requests(sql: Connection, condition: ColumnElement[bool], far: str, language: str) -> list[Request]:
    query = (
        select(friend_request, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == friend_request.c[far])
        .where(condition)
        .order_by(friend_request.c.at.desc(), friend_request.c[far])
    )
    rows = sql.execute(query).mappings()
    return [
        Request(row[far], in_language(row, "nickname", language), in_language(row, "text", language), row["at"])
        for row in rows
    ]


# ------------------------------------------------------------------------------------ bookmarks, blocks, introductions


def bookmarks(sql: Connection, member_id: int, language: str) -> list[Member]:
    query = (
        select(member)
        .join(bookmark, bookmark.c.marked == member.c.id)
        .where(bookmark.c.member == member_id)
        .order_by(bookmark.c.at.desc(), member.c.id)
        .limit(50)
    )
    return [to_member(row, language) for row in sql.execute(query).mappings()]


def is_bookmarked(sql: Connection, member_id: int, marked: int) -> bool:
    query = select(1).where(bookmark.c.member == member_id, bookmark.c.marked == marked)
    return sql.execute(query).first() is not None


def set_bookmark(sql: Connection, member_id: int, marked: int, wanted: bool, at: int) -> None:
    sql.execute(delete(bookmark).where(bookmark.c.member == member_id, bookmark.c.marked == marked))
    if wanted:
        sql.execute(insert(bookmark).values(member=member_id, marked=marked, at=at))


def blocked_by(sql: Connection, member_id: int, language: str) -> list[Member]:
    query = select(member).join(block, block.c.blocked == member.c.id).where(block.c.member == member_id)
    return [to_member(row, language) for row in sql.execute(query.order_by(member.c.id)).mappings()]


def set_block(sql: Connection, member_id: int, other: int, wanted: bool, at: int) -> None:
    """Shut somebody out; friendship and requests between the two end with it."""
    sql.execute(delete(block).where(block.c.member == member_id, block.c.blocked == other))
    if wanted:
        sql.execute(insert(block).values(member=member_id, blocked=other, at=at))
        part(sql, member_id, other)
        withdraw(sql, member_id, other)
        withdraw(sql, other, member_id)


def introductions(sql: Connection, member_id: int, language: str, count: int = 50) -> list[Introduction]:
    """What friends say of a member."""
    query = (
        select(endorsement, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == endorsement.c.writer)
        .where(endorsement.c.member == member_id)
        .order_by(endorsement.c.at.desc(), endorsement.c.writer)
        .limit(count)
    )
    rows = sql.execute(query).mappings()
    return [
        Introduction(
            row["writer"], in_language(row, "nickname", language), in_language(row, "text", language), row["at"]
        )
        for row in rows
    ]


def introduce(sql: Connection, member_id: int, writer: int, text: str, at: int) -> bool:
    """Write an introduction of a friend, or write it anew; an empty one takes it away. False between strangers."""
    if not are_friends(sql, member_id, writer):
        return False
    sql.execute(delete(endorsement).where(endorsement.c.member == member_id, endorsement.c.writer == writer))
    if text:
        sql.execute(insert(endorsement).values(member=member_id, writer=writer, text=text, at=at))
    return True


def change_profile(sql: Connection, member_id: int, values: dict[str, object]) -> None:
    """Nickname, introduction, prefecture, blood type as typed."""
    typed = {**values, "nickname_ja": None, "introduction_ja": None}
    sql.execute(update(member).where(member.c.id == member_id).values(**typed))


# ------------------------------------------------------------------------------------------------------- finding


def search_members(sql: Connection, wanted: Wanted, searcher: int, language: str, page: int = 0) -> list[Member]:
    """A page of ten and one more; whoever opted out, or shut the searcher out, is not found."""
    hidden = select(preference.c.member).where(preference.c.member == member.c.id, preference.c.findable == 0).exists()
    query = select(member).where(~hidden, not_blocked(searcher, member.c.id), member.c.id != searcher)
    query = query.where(member.c.age.between(wanted.youngest, wanted.oldest))
    if wanted.nickname:
        pattern = "%" + wanted.nickname.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        names = (member.c.nickname, member.c.nickname_ja)
        query = query.where(or_(*(name.ilike(pattern, escape="\\") for name in names)))
    if wanted.prefecture is not None:
        query = query.where(member.c.prefecture == wanted.prefecture)
    if wanted.gender:
        query = query.where(member.c.gender == wanted.gender)
    query = query.order_by(member.c.last_login.desc(), member.c.id).offset(page * PAGE).limit(PAGE + 1)
    return [to_member(row, language) for row in sql.execute(query).mappings()]


def suggested(sql: Connection, member_id: int, language: str, count: int = PAGE) -> list[tuple[Member, int]]:
    """Friends of friends with the number of common friends, the most first."""
    mine, theirs = friendship.alias("mine"), friendship.alias("theirs")
    known = select(friendship.c.friend).where(friendship.c.member == member_id)
    hidden = select(preference.c.member).where(preference.c.member == theirs.c.friend, preference.c.findable == 0)
    common = func.count().label("common")
    query = (
        select(theirs.c.friend, common)
        .join(mine, mine.c.friend == theirs.c.member)
        .where(
            mine.c.member == member_id,
            theirs.c.friend != member_id,
            theirs.c.friend.not_in(known),
            ~hidden.exists(),
            not_blocked(member_id, theirs.c.friend),
        )
        .group_by(theirs.c.friend)
        .order_by(common.desc(), theirs.c.friend)
        .limit(count)
        .subquery()
    )
    rows = sql.execute(
        select(member, query.c.common)
        .join(query, query.c.friend == member.c.id)
        .order_by(query.c.common.desc(), member.c.id)
    ).mappings()
    return [(to_member(row, language), row["common"]) for row in rows]
