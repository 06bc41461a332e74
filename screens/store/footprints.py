"""Who visited one's page: a line a visitor and day with the latest time; own visits leave none."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from screens.store.members import in_language
from screens.store.tables import footprint, member

KEPT = 30
REPEAT_MS = 5 * 60 * 1000
_DAY_MS = 24 * 60 * 60 * 1000
_TOKYO_MS = 9 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Footprint:
    visitor: int
    nickname: str
    at: int


def leave_footprint(sql: Connection, member_id: int, visitor: int, at: int) -> None:
    """Remember a visit; one's own, and a repeat within five minutes, don't count."""
    if member_id == visitor:
        return
    day = (at + _TOKYO_MS) // _DAY_MS
    same = (footprint.c.member == member_id, footprint.c.visitor == visitor, footprint.c.day == day)
    last = sql.execute(select(footprint.c.at).where(*same)).scalar()
    if last is None:
        sql.execute(insert(footprint).values(member=member_id, visitor=visitor, day=day, at=at))
    elif at - last >= REPEAT_MS:
        sql.execute(update(footprint).where(*same).values(at=at))


def list_footprints(sql: Connection, member_id: int, language: str, count: int = KEPT) -> list[Footprint]:
    """The latest visits, newest first."""
    query = (
        select(footprint.c.visitor, footprint.c.at, member.c.nickname, member.c.nickname_ja)
        .join(member, member.c.id == footprint.c.visitor)
        .where(footprint.c.member == member_id)
        .order_by(footprint.c.at.desc(), footprint.c.visitor)
        .limit(min(count, KEPT))
    )
    rows = sql.execute(query).mappings()
    return [Footprint(row["visitor"], in_language(row, "nickname", language), row["at"]) for row in rows]


def count_footprints(sql: Connection, member_id: int) -> int:
    """The running total."""
    query = select(func.count()).select_from(footprint).where(footprint.c.member == member_id)
    return int(sql.execute(query).scalar_one())
