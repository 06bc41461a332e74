"""Echo: what one is doing, in at most 150 characters, and the answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, delete, func, insert, or_, select

from keitai.common.prepared import prepared
from screens.store.members import in_language
from screens.store.privacy import not_blocked
from screens.store.tables import echo, friendship, member

LONGEST = 150
PAGE = 10


@dataclass(frozen=True, slots=True)
class Echo:
    """Short line of a member's (mixi echo). `answers` is the echo it replies to, `replies` their number."""

    id: int
    member: int
    nickname: str
    text: str
    answers: int | None
    at: int
    replies: int


def timeline(sql: Connection, member_id: int, language: str, page: int = 0, count: int = PAGE) -> list[Echo]:
    """List the echoes of a member and the friends, newest first; one more where there is a next page."""
    rows = _of_circle(sql, person=member_id, first=page * count, count=count + 1)
    return _read(rows, language)


def echoes_of(sql: Connection, member_id: int, language: str, page: int = 0) -> list[Echo]:
    """List a member's own echoes, newest first, and one more where there is a next page."""
    return _read(_of_member(sql, person=member_id, first=page * PAGE, count=PAGE + 1), language)


def get_echo(sql: Connection, number: int, reader: int, language: str) -> Echo | None:
    """Return an echo that `reader` may see, or None."""
    return next(iter(_read(_by_number(sql, number=number, reader=reader), language)), None)


def replies_to(sql: Connection, number: int, language: str, count: int = 30) -> list[Echo]:
    """List the replies to an echo, the oldest first."""
    return _read(_replies(sql, number=number, count=count), language)[::-1]


def add_echo(
    sql: Connection, member_id: int, text: str, answers: int | None, at: int, text_ja: str | None = None
) -> int:
    """Add an echo, or an answer to one, and return its number."""
    values = {"member": member_id, "text": text, "text_ja": text_ja, "answers": answers, "at": at}
    return int(sql.execute(insert(echo).values(**values).returning(echo.c.id)).scalar_one())


def delete_echo(sql: Connection, number: int, member_id: int) -> bool:
    """Delete a member's own echo; False for another's."""
    return sql.execute(delete(echo).where(echo.c.id == number, echo.c.member == member_id)).rowcount == 1


def names_of(sql: Connection, numbers: Sequence[int], language: str) -> dict[int, str]:
    """Return the nicknames of the writers of these echoes, by the echoes' numbers."""
    rows = _writers(sql, numbers=sorted(set(numbers))).mappings()
    return {row["id"]: in_language(row, "nickname", language) for row in rows}


def _read(rows: CursorResult[Any], language: str) -> list[Echo]:
    return [
        Echo(
            row["id"],
            row["member"],
            in_language(row, "nickname", language),
            in_language(row, "text", language),
            row["answers"],
            row["at"],
            row["replies"],
        )
        for row in rows.mappings()
    ]


# ------------------------------------------------------------------------------------------------- statements


def _echoes(*conditions: ColumnElement[bool]) -> Select[Any]:
    reply = echo.alias("reply")
    replies = select(func.count()).where(reply.c.answers == echo.c.id).scalar_subquery().label("replies")
    return (
        select(echo, member.c.nickname, member.c.nickname_ja, replies)
        .join(member, member.c.id == echo.c.member)
        .where(*conditions)
        .order_by(echo.c.at.desc(), echo.c.id.desc())
    )


@prepared
def _of_circle(person: int, first: int, count: int) -> Select[Any]:
    friends = select(friendship.c.friend).where(friendship.c.member == person)
    circle = or_(echo.c.member == person, echo.c.member.in_(friends))
    return _echoes(circle).offset(first).limit(count)


@prepared
def _of_member(person: int, first: int, count: int) -> Select[Any]:
    return _echoes(echo.c.member == person).offset(first).limit(count)


@prepared
def _by_number(number: int, reader: int) -> Select[Any]:
    return _echoes(echo.c.id == number, not_blocked(reader, echo.c.member))


@prepared
def _replies(number: int, count: int) -> Select[Any]:
    return _echoes(echo.c.answers == number).limit(count)


@prepared
def _writers(numbers: Sequence[int]) -> Select[Any]:
    writers = select(echo.c.id, member.c.nickname, member.c.nickname_ja).join(member, member.c.id == echo.c.member)
    return writers.where(echo.c.id.in_(numbers))
