"""Milliseconds since 1970, of any time zone's moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keitai.common.time import JST, epoch_ms


def test_midnight_in_japan_is_the_afternoon_before_in_utc() -> None:
    assert epoch_ms(datetime(2009, 8, 24, 0, 0, tzinfo=JST)) == epoch_ms(datetime(2009, 8, 23, 15, 0, tzinfo=UTC))
    assert epoch_ms(datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)) == -1


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_fractions_are_cut_and_nothing_is_lost(moment: datetime) -> None:
    at = moment.replace(tzinfo=JST)
    back = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=epoch_ms(at))
    assert timedelta(0) <= at - back < timedelta(milliseconds=1)
