"""Queries of mixi Collection: the designs that a member owns, and those on profile, diary and album pages."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from keitai.common.prepared import prepared
from screens.content.designs import DESIGNS, Design, get_design
from screens.store import points
from screens.store.tables import wardrobe, worn


def owned(sql: Connection, member_id: int) -> set[str]:
    """Return the ids of the designs a member owns: the free ones, and those that were bought."""
    bought = _bought(sql, member=member_id).scalars()
    return {design.id for design in DESIGNS if design.price == 0} | set(bought)


def buy(sql: Connection, member_id: int, design: Design, at: int) -> bool:
    """Pay with points; False, and nothing bought, when there are not enough. What is owned costs nothing again."""
    if design.id in owned(sql, member_id):
        return True
    if not points.spend(sql, member_id, design.price, "design", design.id, at):
        return False
    sql.execute(insert(wardrobe).values(member=member_id, design=design.id, at=at))
    return True


def wear(sql: Connection, member_id: int, part: str, design: Design | None) -> bool:
    """Put a design on a part of a member's pages, or (None) take it off; False for one that is not owned."""
    if design is not None and design.id not in owned(sql, member_id):
        return False
    sql.execute(delete(worn).where(worn.c.member == member_id, worn.c.part == part))
    if design is not None:
        sql.execute(insert(worn).values(member=member_id, part=part, design=design.id))
    return True


def worn_by(sql: Connection, member_id: int, part: str) -> Design | None:
    """Return the design on a part of a member's pages, None for plain ones."""
    name = _worn(sql, member=member_id, part=part).scalar()
    return None if name is None else get_design(name)


@prepared
def _bought(member: int) -> Select[Any]:
    return select(wardrobe.c.design).where(wardrobe.c.member == member)


@prepared
def _worn(member: int, part: str) -> Select[Any]:
    return select(worn.c.design).where(worn.c.member == member, worn.c.part == part)
