"""Members and their friends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select, update

from keitai.common.prepared import prepared
from screens.store.tables import block, friendship, member

MOST_FRIENDS = 1000
PAGE = 10


@dataclass(frozen=True, slots=True)
class Member:
    """Member as pages show one, in the reader's language. Times are milliseconds since 1970."""

    id: int
    nickname: str
    gender: str
    age: int
    prefecture: int
    blood: str
    introduction: str
    last_login: int


def get_member(sql: Connection, member_id: int, language: str) -> Member | None:
    """Return a member; None for a number that nobody has, and for a member who has left."""
    row = _member(sql, number=member_id).mappings().first()
    return None if row is None else to_member(row, language)


def get_members(sql: Connection, ids: Sequence[int], language: str) -> dict[int, Member]:
    """Return many members by their numbers in one query."""
    rows = _members(sql, numbers=sorted(set(ids))).mappings()
    return {row["id"]: to_member(row, language) for row in rows}


def gender_of(sql: Connection, member_id: int) -> str:
    """Return "F" or "M"; "" for nobody."""
    return str(_gender(sql, number=member_id).scalar() or "")


def friend_ids(sql: Connection, member_id: int) -> list[int]:
    """Return the numbers of a member's friends, at most 1,000."""
    return list(_friends(sql, number=member_id).scalars())


def count_friends(sql: Connection, member_id: int) -> int:
    """Count a member's friends."""
    return int(_number_of_friends(sql, number=member_id).scalar_one())


def list_friends(sql: Connection, member_id: int, language: str, page: int, sort: str) -> list[Member]:
    """List a page of ten friends: by `sort` "name", or the newest sign-in first."""
    by_name = _friends_by_japanese_name if language == "ja" else _friends_by_name
    ordered = by_name if sort == "name" else _latest_friends
    rows = ordered(sql, number=member_id, first=page * PAGE, count=PAGE).mappings()
    return [to_member(row, language) for row in rows]


def are_friends(sql: Connection, one: int, other: int) -> bool:
    """Return whether two members are friends."""
    return _friendship(sql, one=one, other=other).first() is not None


def is_blocked(sql: Connection, owner: int, visitor: int) -> bool:
    """Return whether `owner` has blocked `visitor`."""
    return _block(sql, owner=owner, visitor=visitor).first() is not None


def shutting_out(sql: Connection, visitor: int, ids: Sequence[int]) -> set[int]:
    """Return which of these members have blocked `visitor`."""
    return set(_shutting_out(sql, visitor=visitor, numbers=sorted(set(ids))).scalars())


def withdrawn_members(sql: Connection) -> set[int]:
    """Return the numbers of the members who have left."""
    return set(sql.execute(select(member.c.id).where(member.c.withdrawn.is_not(None))).scalars())


def password_hash(sql: Connection, member_id: int) -> str | None:
    """Return the Argon2 hash of a member's password, None without one."""
    return sql.execute(select(member.c.password).where(member.c.id == member_id)).scalar()


def set_password_hash(sql: Connection, member_id: int, hashed: str) -> None:
    """Store the Argon2 hash of a member's new password."""
    sql.execute(update(member).where(member.c.id == member_id).values(password=hashed))


def members_without_password(sql: Connection) -> list[int]:
    """Return the members in whose name nobody can sign in: those of the seeded world, in the order of their numbers."""
    chosen = select(member.c.id).where(member.c.password.is_(None), member.c.withdrawn.is_(None))
    return list(sql.scalars(chosen.order_by(member.c.id)))


def signed_in(sql: Connection, member_id: int, at: int) -> None:
    """Note when a member last signed in."""
    sql.execute(update(member).where(member.c.id == member_id).values(last_login=at))


def to_member(row: RowMapping, language: str) -> Member:
    """Build a member from a row of the database, in the reader's language."""
    return Member(
        row["id"],
        in_language(row, "nickname", language),
        row["gender"],
        row["age"],
        row["prefecture"],
        row["blood"],
        in_language(row, "introduction", language),
        row["last_login"],
    )


def in_language(row: RowMapping, column: str, language: str) -> str:
    """Return a row's text in the reader's language, if it is the seeded world's; what members typed, as typed."""
    japanese = row[f"{column}_ja"]
    return str(japanese if language == "ja" and japanese is not None else row[column])


# ------------------------------------------------------------------------------------------------- statements


@prepared
def _member(number: int) -> Select[Any]:
    return select(member).where(member.c.id == number, member.c.withdrawn.is_(None))


@prepared
def _members(numbers: Sequence[int]) -> Select[Any]:
    return select(member).where(member.c.id.in_(numbers), member.c.withdrawn.is_(None))


@prepared
def _gender(number: int) -> Select[Any]:
    return select(member.c.gender).where(member.c.id == number)


@prepared
def _friends(number: int) -> Select[Any]:
    return select(friendship.c.friend).where(friendship.c.member == number)


@prepared
def _number_of_friends(number: int) -> Select[Any]:
    return select(func.count()).select_from(friendship).where(friendship.c.member == number)


@prepared
def _latest_friends(number: int, first: int, count: int) -> Select[Any]:
    return _ordered_friends(number, member.c.last_login.desc()).offset(first).limit(count)


@prepared
def _friends_by_name(number: int, first: int, count: int) -> Select[Any]:
    return _ordered_friends(number, member.c.nickname).offset(first).limit(count)


@prepared
def _friends_by_japanese_name(number: int, first: int, count: int) -> Select[Any]:
    name = func.coalesce(member.c.nickname_ja, member.c.nickname)
    return _ordered_friends(number, name).offset(first).limit(count)


def _ordered_friends(number: int, order: ColumnElement[Any]) -> Select[Any]:
    friends = select(member).join(friendship, friendship.c.friend == member.c.id)
    return friends.where(friendship.c.member == number).order_by(order, member.c.id)


@prepared
def _friendship(one: int, other: int) -> Select[Any]:
    return select(1).where(friendship.c.member == one, friendship.c.friend == other)


@prepared
def _shutting_out(visitor: int, numbers: Sequence[int]) -> Select[Any]:
    return select(block.c.member).where(block.c.member.in_(numbers), block.c.blocked == visitor)


@prepared
def _block(owner: int, visitor: int) -> Select[Any]:
    return select(1).where(block.c.member == owner, block.c.blocked == visitor)
