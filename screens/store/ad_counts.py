"""Counts of ads shown and followed, by day."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Update, func, insert, select, update

from keitai.common.prepared import prepared
from screens.store.tables import ad_count


@dataclass(frozen=True, slots=True)
class AdCount:
    """Counts of an ad, shown and followed in a span of days."""

    ad: str
    shown: int
    followed: int

    @property
    def rate(self) -> str:
        """The click-through rate, as per cent with two decimals."""
        return f"{self.followed * 100 / self.shown:.2f} %" if self.shown else "-"


def count_ad(sql: Connection, ad: str, day: int, *, shown: int = 0, followed: int = 0) -> None:
    """Add to the counts of an ad for one day."""
    if _count_more(sql, name=ad, today=day, more_shown=shown, more_followed=followed).rowcount == 0:
        sql.execute(insert(ad_count).values(ad=ad, day=day, shown=shown, followed=followed))


def report(sql: Connection, first_day: int, last_day: int) -> list[AdCount]:
    """Return the counts of each ad over these days, given as days since 1970 in Tokyo."""
    query = (
        select(ad_count.c.ad, func.sum(ad_count.c.shown), func.sum(ad_count.c.followed))
        .where(ad_count.c.day.between(first_day, last_day))
        .group_by(ad_count.c.ad)
        .order_by(ad_count.c.ad)
    )
    return [AdCount(row[0], int(row[1]), int(row[2])) for row in sql.execute(query)]


@prepared
def _count_more(name: str, today: int, more_shown: int, more_followed: int) -> Update:
    values = {"shown": ad_count.c.shown + more_shown, "followed": ad_count.c.followed + more_followed}
    return update(ad_count).where(ad_count.c.ad == name, ad_count.c.day == today).values(**values)
