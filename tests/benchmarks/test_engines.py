"""Engines measured beside each other."""

from __future__ import annotations

from benchmarks.browser import measured, page_rows
from benchmarks.engines import HERE, Checkout
from benchmarks.pages import Sample

SAMPLES = [Sample("short", b"<p>a", first_limit=1000), Sample("long", b"<p>a" * 2000)]


class Fixed:
    """An engine that takes the same time for every page."""

    def __init__(self, name: str, first: float, whole: float | None) -> None:
        self.name = name
        self._first, self._whole = first, whole
        self.asked: list[int] = []

    def first(self, number: int) -> float | None:
        self.asked.append(number)
        return self._first

    def whole(self, number: int) -> float | None:
        return self._whole

    def close(self) -> None: ...


def test_engines_take_turns_page_by_page() -> None:
    ours, other = Fixed("ours", 0.002, 0.004), Fixed("other", 0.006, None)
    times = measured([ours, other], SAMPLES, 3)
    assert ours.asked == other.asked == [0, 1] * 4
    assert times["ours", "whole", 1] == [4.0, 4.0, 4.0]
    rows = {row.name.strip(): row for row in page_rows([ours, other], SAMPLES, times)}
    assert rows["short, first frame"].value == 2.0
    assert rows["short, first frame"].target == 1000
    assert rows["other, times ours"].value == 3.0
    assert round(rows["all pages, first frame: other, times ours"].value, 6) == 3.0
    assert "all pages, whole page: other, times ours" not in rows


def test_a_checkout_measures_in_its_own_process() -> None:
    checkout = Checkout("ours", HERE.parent, SAMPLES)
    try:
        for number in range(len(SAMPLES)):
            first, whole = checkout.first(number), checkout.whole(number)
            assert first is not None
            assert whole is not None
            assert 0 < first < 60
            assert 0 < whole < 60
    finally:
        checkout.close()
