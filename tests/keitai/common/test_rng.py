"""The generator: the same everywhere, even, and saved whole."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keitai.common.rng import Rng


def test_it_draws_what_the_published_generator_draws() -> None:
    """The first numbers of the reference program (seed 42, stream 54) of the PCG paper's authors."""
    chance = Rng(42)
    assert [chance.below(1 << 32) for _ in range(6)] == [
        0xA15C02B7, 0x7B47F409, 0xBA1D3330, 0x83D2F293, 0xBFA4784B, 0xCBED606E,
    ]  # fmt: skip


@given(st.integers(0, 2**63), st.integers(1, 1000))
def test_numbers_stay_below_their_bound(seed: int, bound: int) -> None:
    chance = Rng(seed)
    assert all(0 <= chance.below(bound) < bound for _ in range(50))


def test_each_number_is_about_as_likely() -> None:
    chance = Rng(7)
    counts = Counter(chance.below(6) for _ in range(6000))
    assert all(850 < counts[face] < 1150 for face in range(6))


@given(st.integers(0, 2**63), st.integers(0, 40))
def test_saved_and_loaded_it_goes_on_alike(seed: int, drawn: int) -> None:
    one = Rng(seed)
    for _ in range(drawn):
        one.below(100)
    other = Rng(1)
    other.load(one.save())
    assert [one.below(1000) for _ in range(20)] == [other.below(1000) for _ in range(20)]


@given(st.lists(st.integers(), max_size=30), st.integers(0, 99))
def test_shuffling_loses_nothing(items: list[int], seed: int) -> None:
    assert sorted(Rng(seed).shuffled(items)) == sorted(items)


@pytest.mark.parametrize("bound", [0, -1, 2**32 + 1])
def test_a_bound_outside_its_range_is_refused(bound: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        Rng(1).below(bound)
