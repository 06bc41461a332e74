"""Prepared statements: built once, of the values' own types, run with other values each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Select, Update, select, update
from sqlalchemy.exc import StatementError

from keitai.common.prepared import prepared
from screens.store.database import open_memory
from screens.store.tables import ad_count
from screens.store.transactions import write_transaction

built: list[str] = []


@prepared
def _shown(ad: str, day: int) -> Select[Any]:
    built.append("shown")
    return select(ad_count.c.shown).where(ad_count.c.ad == ad, ad_count.c.day == day)


@prepared
def _of_days(days: Sequence[int]) -> Select[Any]:
    return select(ad_count.c.day).where(ad_count.c.day.in_(days)).order_by(ad_count.c.day)


@prepared
def _set(ad: str, shown: int) -> Update:
    """Its values are called as the table's columns are."""
    return update(ad_count).where(ad_count.c.ad == ad).values(shown=shown)


def test_a_statement_is_built_once_and_run_with_other_values() -> None:
    engine = open_memory(None)
    built.clear()
    with write_transaction(engine) as sql:
        rows = [{"ad": ad, "day": day, "shown": 10 * day, "followed": 0} for ad in ("a", "b") for day in (1, 2, 3)]
        sql.execute(ad_count.insert(), rows)
        for day in (1, 2, 3, 4):
            assert _shown(sql, ad="a", day=day).scalar() == (10 * day if day < 4 else None)
        assert _set(sql, ad="b", shown=7).rowcount == 3
        assert [_shown(sql, ad=ad, day=2).scalar() for ad in ("a", "b")] == [20, 7]
        for days in ([1, 3], [2], [], [3, 4, 2, 1]):
            assert list(_of_days(sql, days=days).scalars()) == [d for d in (1, 1, 2, 2, 3, 3) if d in days]
    assert built == ["shown"]
    engine.dispose()


def test_a_value_that_is_left_out_is_an_error() -> None:
    with write_transaction(open_memory(None)) as sql, pytest.raises(StatementError, match="b_day"):
        _shown(sql, ad="a")  # type: ignore[call-arg]
