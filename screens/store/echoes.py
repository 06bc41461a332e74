"""Echo: what one is doing, in at most 150 characters, and the answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from screens.store.members import in_language
from screens.store.privacy import not_blocked
from screens.store.tables import echo, friendship, member

LONGEST = 150
PAGE = 10


@dataclass(frozen=True, slots=True)
class Echo:
    """`answers` is the echo it replies to; `replies` how many reply to it."""

    id: int
    member: int
    nickname: str
    text: str
    answers: int | None
    at: int
    replies: int


def timeline(sql: Connection, member_id: int, language: str, page: int = 0, count: int = PAGE) -> list[Echo]:
    """One's own and friends', newest first, and one more where there is a next page."""
    friends = select(friendship.c.friend).where(friendship.c.member == member_id)
    circle = or_(echo.c.member == member_id, echo.c.member.in_(friends))
    return _echoes(sql, circle, language, count + 1, page * count)


def echoes_of(sql: Connection, member_id: int, language: str, page: int = 0) -> list[Echo]:
    """A member's own, newest first, and one more where there is a next page."""
    return _echoes(sql, echo.c.member == member_id, language, PAGE + 1, page * PAGE)


def get_echo(sql: Connection, number: int, reader: int, language: str) -> Echo | None:
    condition = (echo.c.id == number) & not_blocked(reader, echo.c.member)
    return next(iter(_echoes(sql, condition, language, 1)), None)


def replies_to(sql: Connection, number: int, language: str, count: int = 30) -> list[Echo]:
    """The oldest first."""
    return _echoes(sql, echo.c.answers == number, language, count)[::-1]


def add_echo(sql: Connection, member_id: int, text: str, answers: int | None, at: int) -> int:
    values = {"member": member_id, "text": text, "answers": answers, "at": at}
    return int(sql.execute(insert(echo).values(**values).returning(echo.c.id)).scalar_one())


def delete_echo(sql: Connection, number: int, member_id: int) -> bool:
    """One's own; False for others'."""
    return sql.execute(delete(echo).where(echo.c.id == number, echo.c.member == member_id)).rowcount == 1


def names_of(sql: Connection, numbers: Sequence[int], language: str) -> dict[int, str]:
    """Who wrote these echoes."""
    query = select(echo.c.id, member.c.nickname, member.c.nickname_ja).join(member, member.c.id == echo.c.member)
    rows = sql.execute(query.where(echo.c.id.in_(sorted(set(numbers))))).mappings()
    return {row["id"]: in_language(row, "nickname", language) for row in rows}


def _echoes(sql: Connection, condition: ColumnElement[bool], language: str, count: int, offset: int = 0) -> list[Echo]:
    reply = echo.alias("reply")
    replies = select(func.count()).where(reply.c.answers == echo.c.id).scalar_subquery().label("replies")
    query = (
        select(echo, member.c.nickname, member.c.nickname_ja, replies)
        .join(member, member.c.id == echo.c.member)
        .where(condition)
        .order_by(echo.c.at.desc(), echo.c.id.desc())
        .offset(offset)
        .limit(count)
    )
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
        for row in sql.execute(query).mappings()
    ]
