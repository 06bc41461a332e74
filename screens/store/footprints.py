"""Footprints, the visits of a member's page: a row a visitor and day with the latest time; own visits leave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Select, Update, func, insert, select, update

from keitai.common.prepared import prepared
from screens.store.members import in_language
from screens.store.tables import footprint, member

KEPT = 30
REPEAT_MS = 5 * 60 * 1000
_DAY_MS = 24 * 60 * 60 * 1000
_TOKYO_MS = 9 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Footprint:
    """Visit of a member's page, as the list of footprints shows it: one line a visitor and day."""

    visitor: int
    nickname: str
    at: int


def leave_footprint(sql: Connection, member_id: int, visitor: int, at: int) -> None:
    """Store a visit of a page; one's own, and a repeat within five minutes, do not count."""
    if member_id == visitor:
        return
    day = (at + _TOKYO_MS) // _DAY_MS
    last = _last(sql, owner=member_id, visitor=visitor, day=day).scalar()
    if last is None:
        _first_of_day(sql, owner=member_id, visitor=visitor, day=day, moment=at)
    elif at - last >= REPEAT_MS:
        _again(sql, owner=member_id, visitor=visitor, day=day, moment=at)


def list_footprints(sql: Connection, member_id: int, language: str, count: int = KEPT) -> list[Footprint]:
    """List the latest visits, newest first."""
    rows = _latest(sql, owner=member_id, count=min(count, KEPT)).mappings()
    return [Footprint(row["visitor"], in_language(row, "nickname", language), row["at"]) for row in rows]


def count_footprints(sql: Connection, member_id: int) -> int:
    """Return how many visits a member's pages have had."""
    return int(_total(sql, owner=member_id).scalar_one())


# ------------------------------------------------------------------------------------------------- statements


@prepared
def _last(owner: int, visitor: int, day: int) -> Select[Any]:
    return select(footprint.c.at).where(*_same(owner, visitor, day))


@prepared
def _first_of_day(owner: int, visitor: int, day: int, moment: int) -> Insert:
    return insert(footprint).values(member=owner, visitor=visitor, day=day, at=moment)


@prepared
def _again(owner: int, visitor: int, day: int, moment: int) -> Update:
    return update(footprint).where(*_same(owner, visitor, day)).values(at=moment)


def _same(owner: int, visitor: int, day: int) -> tuple[ColumnElement[bool], ...]:
    return footprint.c.member == owner, footprint.c.visitor == visitor, footprint.c.day == day


@prepared
def _latest(owner: int, count: int) -> Select[Any]:
    return (
        select(footprint.c.visitor, footprint.c.at, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == footprint.c.visitor)
        .where(footprint.c.member == owner)
        .order_by(footprint.c.at.desc(), footprint.c.visitor)
        .limit(count)
    )


@prepared
def _total(owner: int) -> Select[Any]:
    return select(func.count()).select_from(footprint).where(footprint.c.member == owner)
