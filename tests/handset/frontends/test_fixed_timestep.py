"""Time into ticks: nothing drifts, a stall is forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handset.frontends.fixed_timestep import MOST, FixedTimestep

SECOND = 1_000_000_000
FRAME = SECOND // 60


@given(st.lists(st.integers(1, 4 * FRAME), max_size=200))
def test_no_time_is_lost_or_won(steps: list[int]) -> None:
    pace, now, ticks = FixedTimestep(0), 0, 0
    for step in steps:
        now += step
        ticks += pace.due(now)
    assert ticks == now * 60 // SECOND


def test_a_long_stall_is_dropped() -> None:
    pace = FixedTimestep(0)
    assert pace.due(10 * SECOND) == MOST
    assert pace.due(10 * SECOND + FRAME + 1) == 1


def test_a_clock_that_goes_back_owes_nothing() -> None:
    pace = FixedTimestep(SECOND)
    assert pace.due(0) == 0
    assert pace.due(FRAME + 1) == 1


@given(st.integers(0, 3 * FRAME), st.integers(1, MOST - 1))
def test_waiting_as_long_as_told_makes_the_ticks_due(late: int, ticks: int) -> None:
    pace = FixedTimestep(0)
    pace.due(late)
    wait = pace.until(ticks, late)
    assert pace.due(late + wait * 1_000_000) >= ticks
    assert wait <= 1 + ticks * 17
