"""Generated hostile sites (changed sample pages, sheets, pictures, bytes): each is painted within a phone's time and
memory, and END answers.

`pytest -m nightly` runs 100,000; benchmarks/README.md tells what came out.
"""

from __future__ import annotations

import pytest

from tests.handset.browser import hostile
from tests.handset.browser.hostile import SECONDS, Ordeal, tried_in_child
from tests.handset.browser.worst_sites import SITES

MEGABYTES = 140
"""Resident memory of a phone with a hostile page; with the site built in, which takes 60 more, it is to be 200."""

watched = pytest.mark.skipif(not hostile.watchable(), reason="a process's high-water mark is told on Linux only")


def check(ordeals: list[Ordeal], names: list[str]) -> None:
    assert [each.name for each in ordeals] == names
    assert [each for each in ordeals if each.fault or not each.home] == []
    assert [each for each in ordeals if each.megabytes > MEGABYTES] == []
    assert [each for each in ordeals if each.seconds > SECONDS * each.slowness] == []


def check_numbers(first: int, last: int) -> None:
    check(tried_in_child(str(first), str(last)), [str(number) for number in range(first, last)])


@watched
def test_generated_sites() -> None:
    """Enough for each sort of site on each model thrice, each content type 31 times, each way to change 240 times."""
    check_numbers(0, 300)


@watched
@pytest.mark.nightly
@pytest.mark.parametrize("block", range(100))
def test_a_hundred_thousand_generated_sites(block: int) -> None:
    check_numbers(block * 1_000, block * 1_000 + 1_000)


NAMES = list(SITES)


@watched
@pytest.mark.parametrize("names", [NAMES[start::2] for start in range(2)], ids=lambda names: names[0])
def test_the_worst_sites(names: list[str]) -> None:
    check(tried_in_child("named", *names), names)


@pytest.mark.parametrize(("seconds", "slowness", "long"), [(2.1, 1, True), (2.1, 1.5, False), (3.1, 1.5, True)])
def test_an_input_takes_too_long_by_a_quiet_machines_time(seconds: float, slowness: float, long: bool) -> None:
    ordeals = [Ordeal("x", seconds, 0.1, 50, home=True, slowness=slowness)]
    if long:
        with pytest.raises(AssertionError):
            check(ordeals, ["x"])
    else:
        check(ordeals, ["x"])
