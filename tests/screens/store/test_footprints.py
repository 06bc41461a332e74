"""Footprints: a line a visitor and day with the latest time; own visits and quick repeats leave none."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from screens.store.footprints import REPEAT_MS, count_footprints, leave_footprint, list_footprints
from screens.store.transactions import read_transaction, write_transaction

OWNER, VISITOR = 42, 7
NOON = 1_251_082_800_000
"""Tokyo, 2009-08-24."""
DAY = 24 * 60 * 60 * 1000


@pytest.mark.parametrize(
    ("visits", "lines"),
    [
        ([NOON], [NOON]),
        ([NOON, NOON + REPEAT_MS - 1], [NOON]),
        ([NOON, NOON + REPEAT_MS], [NOON + REPEAT_MS]),
        ([NOON, NOON + REPEAT_MS, NOON + 2 * REPEAT_MS], [NOON + 2 * REPEAT_MS]),
        ([NOON, NOON + DAY], [NOON + DAY, NOON]),
    ],
)
def test_a_line_a_day_with_the_latest_visit(engine: Engine, visits: list[int], lines: list[int]) -> None:
    with read_transaction(engine) as sql:
        before = count_footprints(sql, OWNER)
        seen = {(one.visitor, one.at) for one in list_footprints(sql, OWNER, "en")}
    for at in visits:
        with write_transaction(engine) as sql:
            leave_footprint(sql, OWNER, VISITOR, at)
    with read_transaction(engine) as sql:
        new = [one.at for one in list_footprints(sql, OWNER, "en") if (one.visitor, one.at) not in seen]
        assert new == lines
        assert count_footprints(sql, OWNER) == before + len(lines)


def test_ones_own_visit_leaves_none(engine: Engine) -> None:
    with write_transaction(engine) as sql:
        before = count_footprints(sql, OWNER)
        leave_footprint(sql, OWNER, OWNER, NOON)
        assert count_footprints(sql, OWNER) == before
