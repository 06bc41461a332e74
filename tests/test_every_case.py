"""All cases are run, and each that fails is told."""

from __future__ import annotations

import pytest

from tests.every_case import every_case


def test_every_case_is_run_and_every_failure_told() -> None:
    seen = []

    @every_case("model", ["qvga", "l03a"])
    @every_case(("number", "square"), [(1, 1), (2, 5), (3, 9), (4, 15)])
    def squares(number: int, square: int, model: str) -> None:
        seen.append((model, number))
        assert number**2 == square

    with pytest.raises(AssertionError) as caught:
        squares()
    assert seen == [(model, number) for model in ("qvga", "l03a") for number in range(1, 5)]
    inner, outer = caught.value.__notes__
    assert inner.startswith("2 of 4 cases failed:\n  {'number': 2, 'square': 5}: AssertionError(")
    assert "{'number': 4, 'square': 15}" in inner
    assert outer.startswith("2 of 2 cases failed:\n  {'model': 'qvga'}: ")


def test_no_cases_are_a_mistake() -> None:
    with pytest.raises(AssertionError, match="no case was given of number"):
        every_case("number", [])


RUN: list[int] = []


@every_case("number", range(3))
def test_pytest_runs_it_as_one_test(number: int) -> None:
    RUN.append(number)
    assert list(range(number + 1)) == RUN


def test_it_ran() -> None:
    if not RUN:
        test_pytest_runs_it_as_one_test()
    assert RUN == [0, 1, 2]
