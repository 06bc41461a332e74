"""mixi Collection: designs that a member owns and wears on profile, diary and album pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from keitai.common.prepared import prepared
from screens.store import points
from screens.store.tables import wardrobe, worn

PARTS = ("profile", "diary", "album")


@dataclass(frozen=True, slots=True)
class Design:
    """Design of mixi Collection. `pattern` and `color` name its tile (`screens.pictures.tiles`), `animal` a character.

    `bar` is the colour of the page's header; `price` in points, 0 is free.
    """

    id: str
    name: str
    pattern: int
    color: int
    bar: str
    price: int = 0
    animal: int = 0


DESIGNS = (
    Design("sky", "Blue sky", 5, 0, "#4A90C8"),
    Design("dots", "Milk dots", 1, 1, "#D4708C"),
    Design("lemon", "Lemon soda", 2, 2, "#B98800"),
    Design("mint", "Mint checks", 4, 6, "#3FA796"),
    Design("stars", "Little stars", 6, 4, "#7A5AA8", 50),
    Design("hearts", "Hearts", 7, 1, "#D8486A", 50),
    Design("cat", "Mii the cat", 0, 2, "#D9822B", 100, 1),
    Design("bear", "Kuma bear", 0, 7, "#9A6B43", 100, 3),
    Design("chick", "Piyo the chick", 0, 0, "#C98A00", 100, 7),
    Design("tea", "Kogane Tea garden", 2, 3, "#5B8C3A"),
)
_BY_ID = {design.id: design for design in DESIGNS}


def get_design(name: str) -> Design | None:
    """Return a design by its id, None for an unknown one."""
    return _BY_ID.get(name)


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
    return None if name is None else _BY_ID.get(name)


@prepared
def _bought(member: int) -> Select[Any]:
    return select(wardrobe.c.design).where(wardrobe.c.member == member)


@prepared
def _worn(member: int, part: str) -> Select[Any]:
    return select(worn.c.design).where(worn.c.member == member, worn.c.part == part)
