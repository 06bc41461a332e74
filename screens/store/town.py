"""How far the town has lived, and what of its members waits for somebody's answer.

What a person typed has no Japanese form beside it; what the town wrote has one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, Update, and_, insert, select, update

from keitai.common.prepared import prepared
from screens.store.tables import comment, diary, echo, footprint, friend_request, member, message, person, town


def lived_until(sql: Connection) -> int | None:
    """Return the time up to which the town has lived, in ms since 1970; None before its first hour."""
    return sql.execute(select(town.c.until)).scalar()


def set_lived_until(sql: Connection, until: int) -> None:
    """Note up to when the town has lived."""
    if sql.execute(update(town).values(until=until)).rowcount == 0:
        sql.execute(insert(town).values(until=until))


def lives(sql: Connection) -> bool | None:
    """Return whether somebody has let the town go on, or stopped it; None where nobody did either."""
    found = sql.execute(select(town.c.lives)).scalar()
    return None if found is None else bool(found)


def set_lives(sql: Connection, going_on: bool, until: int) -> None:
    """Let the town go on from a full hour, or stop it there; what it has lived stays lived."""
    set_lived_until(sql, max(until, lived_until(sql) or 0))
    sql.execute(update(town).values(lives=int(going_on)))


def residents(sql: Connection) -> list[int]:
    """Return the members who have neither a password nor asked through a phone, in the order of their numbers."""
    living = and_(
        member.c.password.is_(None), member.c.withdrawn.is_(None), member.c.id.not_in(select(person.c.member))
    )
    return list(sql.execute(select(member.c.id).where(living).order_by(member.c.id)).scalars())


def persons(sql: Connection) -> set[int]:
    """Return the members who have asked through a phone."""
    return set(sql.execute(select(person.c.member)).scalars())


def add_person(sql: Connection, member_id: int) -> None:
    """Note that a member has asked through a phone, if there is such a member."""
    new = select(member.c.id).where(member.c.id == member_id, member.c.id.not_in(select(person.c.member)))
    sql.execute(insert(person).from_select(["member"], new))


def move_last_login(sql: Connection, member_id: int, at: int) -> None:
    """Note that a member was there, unless a later time is known."""
    _there(sql, person=member_id, moment=at)


def typed_entries(sql: Connection, since: int, before: int) -> list[tuple[int, int]]:
    """Return the number and writer of what persons wrote into their diaries, private entries aside."""
    return [(row.id, row.member) for row in _typed_entries(sql, since=since, before=before)]


def typed_echoes(sql: Connection, since: int, before: int) -> list[tuple[int, int]]:
    """Return the number and writer of persons' echoes."""
    return [(row.id, row.member) for row in _typed_echoes(sql, since=since, before=before)]


def typed_comments(sql: Connection, since: int, before: int) -> list[tuple[int, int, int, int]]:
    """Return persons' comments on others' entries: entry, its writer, the comment, the thread it stands in."""
    rows = _typed_comments(sql, since=since, before=before)
    return [(row.diary, row.owner, row.id, row.id if row.parent is None else row.parent) for row in rows]


def unread_messages(sql: Connection, since: int, before: int) -> list[tuple[int, int, int]]:
    """Return the messages that persons sent and nobody has read: number, sender, receiver."""
    return [(row.id, row.sender, row.receiver) for row in _unread(sql, since=since, before=before)]


def waiting_requests(sql: Connection, before: int) -> list[tuple[int, int, bool]]:
    """Return the sender and receiver of all requests for friendship, and whether a person typed it."""
    rows = _waiting(sql, before=before)
    return [(row.sender, row.receiver, row.text_ja is None) for row in rows]


def visitors_of(sql: Connection, member_id: int, since: int, before: int) -> list[int]:
    """Return who visited a member's pages."""
    return list(_visitors(sql, owner=member_id, since=since, before=before).scalars())


def visited_by(sql: Connection, visitor: int, since: int, before: int) -> list[int]:
    """Return whose pages a member visited."""
    return list(_visited(sql, visitor=visitor, since=since, before=before).scalars())


def comments_on(sql: Connection, entry: int) -> list[tuple[int, str, int | None]]:
    """Return the writer, text and thread of every comment on an entry."""
    return [(row.member, row.text, row.parent) for row in _comments(sql, entry=entry)]


def titles_of(sql: Connection, member_id: int) -> set[str]:
    """Return the titles of all a member's entries."""
    return set(_titles(sql, writer=member_id).scalars())


# ------------------------------------------------------------------------------------------------- statements


@prepared
def _titles(writer: int) -> Select[Any]:
    return select(diary.c.title).where(diary.c.member == writer)


@prepared
def _there(person: int, moment: int) -> Update:
    return update(member).where(member.c.id == person, member.c.last_login < moment).values(last_login=moment)


@prepared
def _typed_entries(since: int, before: int) -> Select[Any]:
    typed = (diary.c.title_ja.is_(None), diary.c.level > 0, diary.c.at >= since, diary.c.at < before)
    return select(diary.c.id, diary.c.member).where(*typed).order_by(diary.c.id)


@prepared
def _typed_echoes(since: int, before: int) -> Select[Any]:
    typed = (echo.c.text_ja.is_(None), echo.c.answers.is_(None), echo.c.at >= since, echo.c.at < before)
    return select(echo.c.id, echo.c.member).where(*typed).order_by(echo.c.id)


@prepared
def _typed_comments(since: int, before: int) -> Select[Any]:
    typed = (comment.c.text_ja.is_(None), comment.c.at >= since, comment.c.at < before)
    return (
        select(comment.c.id, comment.c.diary, comment.c.parent, diary.c.member.label("owner"))
        .join(diary, diary.c.id == comment.c.diary)
        .where(*typed, diary.c.member != comment.c.member)
        .order_by(comment.c.id)
    )


@prepared
def _unread(since: int, before: int) -> Select[Any]:
    new = (message.c.title_ja.is_(None), message.c.read.is_(None), message.c.kept_by_receiver == 1)
    found = select(message.c.id, message.c.sender, message.c.receiver)
    return found.where(*new, message.c.at >= since, message.c.at < before).order_by(message.c.id)


@prepared
def _waiting(before: int) -> Select[Any]:
    requests = friend_request.c
    found = select(requests.sender, requests.receiver, requests.text_ja).where(requests.at < before)
    return found.order_by(requests.at, requests.sender, requests.receiver)


@prepared
def _visitors(owner: int, since: int, before: int) -> Select[Any]:
    visits = (footprint.c.member == owner, footprint.c.at >= since, footprint.c.at < before)
    return select(footprint.c.visitor).where(*visits).distinct().order_by(footprint.c.visitor)


@prepared
def _visited(visitor: int, since: int, before: int) -> Select[Any]:
    visits = (footprint.c.visitor == visitor, footprint.c.at >= since, footprint.c.at < before)
    return select(footprint.c.member).where(*visits).distinct().order_by(footprint.c.member)


@prepared
def _comments(entry: int) -> Select[Any]:
    return (
        select(comment.c.member, comment.c.text, comment.c.parent)
        .where(comment.c.diary == entry)
        .order_by(comment.c.id)
    )
