"""What a phone that is used for long, or a server of phones, holds on to: no more memory, files or threads
than at first.

`pytest -m nightly` opens 10,000 pages and lets a monkey out for an hour of phone time.
"""

from __future__ import annotations

import pytest

from handset.keypad import TICKS_PER_SECOND
from tests import endurance
from tests.endurance import ROUND, WAYS, Holding, held_in_child

KILOBYTES = 10_000

watched = pytest.mark.skipif(not endurance.watchable(), reason="what a process holds is told on Linux only")


def check(course: list[Holding]) -> None:
    first, last = course[0], course[-1]
    assert last.kilobytes - first.kilobytes < KILOBYTES, course
    assert last.files <= first.files, course
    assert last.threads <= first.threads, course
    assert last.phones <= first.phones, course


@watched
def test_pages_come_and_go() -> None:
    check(held_in_child("pages", "200", "200"))


@watched
@pytest.mark.nightly
def test_ten_thousand_pages_come_and_go() -> None:
    check(held_in_child("pages", "10000", str(2 * ROUND)))


@watched
def test_a_monkey_comes_and_goes() -> None:
    check(held_in_child("monkey", "5", str(WAYS), "600"))


@watched
@pytest.mark.nightly
def test_a_monkey_is_out_for_an_hour() -> None:
    check(held_in_child("monkey", "10", str(WAYS), str(6 * 60 * TICKS_PER_SECOND)))


@watched
def test_visitors_of_a_tab_come_and_go() -> None:
    course = held_in_child("visitors", "10", "3")
    check(course)
    assert {each.phones for each in course} == {0}
