"""Rows as bytes: sorted as the board sorts them, and the same again when they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.ranking.board import ranked
from games.ranking.changes import Change, Mirror
from games.ranking.redis_rows import SLOTS, Layout, element, field, member_of, row, slot, tags, value, with_ranks

ROWS = st.tuples(
    st.integers(0, 2**31 - 1),
    st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(-3, 3)),
    st.one_of(st.integers(0, 2**48 - 1), st.integers(0, 3)),
    st.one_of(st.text(max_size=40), st.binary(min_size=16, max_size=16).map(bytes.hex)),
)


@given(st.lists(ROWS, unique_by=lambda one: one[0], max_size=30))
def test_bytes_are_in_the_order_of_the_board(rows: list[tuple[int, int, int, str]]) -> None:
    by_bytes = sorted(rows, key=lambda one: element(*one[:3]), reverse=True)
    assert with_ranks(by_bytes, 0, 0) == ranked(rows)


@given(ROWS, st.integers(0, 2**53 - 1))
def test_a_row_is_read_as_it_was_written(one: tuple[int, int, int, str], version: int) -> None:
    member, *rest = one
    change = Change(version, "g", "all", member, (rest[0], rest[1], rest[2]))  # type: ignore[arg-type]
    stored = value(change)
    assert row(stored) == one
    assert int.from_bytes(stored[:8], "big") == version
    assert member_of(field(member)) == member
    assert row(value(Change(version, "g", "all", member, None))) is None


def test_a_ticket_takes_half_the_room_of_its_hex() -> None:
    assert len(value(Change(1, "g", "all", 1, (5, 7, "0123456789abcdef" * 2)))) == 8 + 18 + 17


@pytest.mark.parametrize("shards", [1, 2, 3, 16, 64])
def test_shards_are_spread_evenly_over_the_slots(shards: int) -> None:
    assert [slot(tag) * shards // SLOTS for tag in tags(shards)] == list(range(shards))
    layout = Layout(Mirror("t", shards))
    counted = [sum(layout.shard(member) == shard for member in range(shards * 10)) for shard in range(shards)]
    assert counted == [10] * shards


def test_slots_are_those_of_redis() -> None:
    """The cluster's specification gives this value for CRC-16 of "123456789": 0x31C3."""
    assert slot("123456789") == 0x31C3 % SLOTS
