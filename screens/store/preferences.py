"""Preferences of a member: sections of the top page, privacy, language, notices."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from keitai.common.prepared import prepared
from screens.store.privacy import Level
from screens.store.tables import preference

SECTIONS = ("diaries", "answers", "topics", "topic-comments", "albums", "reviews")
"""Sections of the top page that can be hidden, in their order there."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of a member. `language` "" is the phone's; `feed` an outside blog shown as the diary."""

    hidden: frozenset[str] = frozenset()
    level: Level = Level.FRIENDS
    findable: bool = True
    language: str = ""
    feed: str = ""
    notices: bool = True
    stealthy: bool = False
    """Leaves no footprints, and sees none of others'."""


def get_preferences(sql: Connection, member_id: int) -> Preferences:
    """Return what a member has set, or the defaults."""
    row = _preference(sql, number=member_id).first()
    if row is None:
        return Preferences()
    hidden = frozenset(name for bit, name in enumerate(SECTIONS) if row.hidden >> bit & 1)
    return Preferences(
        hidden, Level(row.level), bool(row.findable), row.language, row.feed, bool(row.notices), bool(row.stealthy)
    )


def change(sql: Connection, member_id: int, before: Preferences, **changes: Any) -> None:
    """Store changes to some of a member's preferences."""
    set_preferences(sql, member_id, replace(before, **changes))


def set_preferences(sql: Connection, member_id: int, wanted: Preferences) -> None:
    """Store all of a member's preferences."""
    bits = sum(1 << bit for bit, name in enumerate(SECTIONS) if name in wanted.hidden)
    values = {**asdict(wanted), "hidden": bits, "level": int(wanted.level)}
    values |= {"findable": int(wanted.findable), "notices": int(wanted.notices)}
    values |= {"stealthy": int(wanted.stealthy)}
    sql.execute(delete(preference).where(preference.c.member == member_id))
    sql.execute(insert(preference).values(member=member_id, **values))


@prepared
def _preference(number: int) -> Select[Any]:
    return select(preference).where(preference.c.member == number)
