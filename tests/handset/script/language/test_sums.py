"""Sums of whole numbers in scripts."""

from __future__ import annotations

from random import Random

import pytest

from handset.script.language.sums import calculate
from handset.script.language.words import NO_VARIABLES, ValueSlot, WordFault, split_line

LATE = {"n": ValueSlot("n", 0)}


def result_of(text: str) -> int | None:
    return calculate(split_line(f"let x = {text}", LATE)[3:], len(text) + 9)


def test_it_goes_as_on_paper() -> None:
    for text, result in [
        ("7", 7), ("1 + 2", 3), ("2 + 3 * 4", 14), ("2 * 3 + 4", 10), ("10 - 3 - 2", 5), ("7 / 2", 3), ("-7 / 2", -4),
        ("8 / 2 / 2", 2), ("7 % 3", 1), ("2*3+4", 10), ("3 - -2", 5), ("--3", 3), ("10 - 2 * 3 % 4", 8), ("0 * 5", 0),
    ]:  # fmt: skip
        assert result_of(text) == result, text


def test_sums_of_many_parts_come_to_what_another_calculator_says() -> None:
    chance = Random(5)
    for _ in range(60):
        text = str(chance.randint(0, 50))
        for _ in range(chance.randint(1, 6)):
            text += f" {chance.choice('+-*/%')} {chance.randint(1, 50)}"
        # Python's own signs for whole numbers, of which only the division is written otherwise.
        assert result_of(text) == eval(text.replace("/", "//")), text


def test_a_value_that_is_not_known_yet_leaves_it_open() -> None:
    assert result_of("${n} + 2 * 3") is None
    assert split_line("let x = 6 / 3 / 2", NO_VARIABLES)[4].text == "/"


def test_a_wrong_sum_says_where() -> None:
    for text, column, said in [
        ("1 +", 12, "a number is missing"),
        ("1 2", 11, "'2' is too much here; between numbers stands + - * / or %"),
        ("4 / 0", 11, "nothing can be divided by 0"),
        ("${n} % 0", 14, "nothing can be divided by 0"),
        ("two + 1", 9, "'t' is not a whole number"),
        ('"a" + 1', 9, "a sum is of whole numbers; texts are joined in quotes"),
        ("999999999999 * 99", 22, "this comes to more than 1,000,000,000,000"),
        ("1 * (2 + 3)", 13, "'(' is not a whole number"),
    ]:
        with pytest.raises(WordFault) as caught:
            result_of(text)
        assert (caught.value.column, caught.value.message[: len(said)]) == (column, said), text
