"""Expectations know of the world what other houses have registered, and nothing else."""

from __future__ import annotations

import pytest

from handset.script.language.expectations import Condition, read_condition
from handset.script.language.names import Names
from handset.script.language.reader import LineReader
from handset.script.language.words import NO_VARIABLES, WordFault, split_line
from keitai.common.script_words import WorldNumber

COINS = WorldNumber("coins", 2, "two coins are given to everybody", "nobody saves in", "game", ("purse", "bank"))
SAVED = WorldNumber("saved", 0, "no purse holds less than nothing", "nobody saves in", "game", least_is_any=True)
NAMES = Names(things={"game": lambda: ["wig"]}, numbers={"coins": COINS, "saved": SAVED})


def read(line: str, names: Names = NAMES) -> Condition:
    reader = LineReader(split_line(line, NO_VARIABLES), len(line), names)
    condition = read_condition(reader)
    reader.finish()
    return condition


def fault(line: str, names: Names = NAMES) -> tuple[int, str]:
    with pytest.raises(WordFault) as raised:
        read(line, names)
    return raised.value.column, raised.value.message


def test_a_registered_number_is_read_with_its_game_and_scope_and_written_as_it_was() -> None:
    for sign in (">=", "<=", "==", "=", ">", "<"):
        for scope in ("", "purse", "bank"):
            for no in ("", "no"):
                line = " ".join(word for word in (no, "coins", "wig", scope, sign, "7") if word)
                condition = read(line)
                assert condition == Condition(
                    "world", bool(no), asked=COINS, game="wig", side=scope, compare=sign, number=7
                ), line
                assert str(condition) == line


def test_a_word_that_nobody_has_registered_is_unknown() -> None:
    for word in ("coins", "score", "rank", "world"):
        assert fault(f"{word} wig >= 3", Names())[0] == 1, word
        assert fault(f"{word} wig >= 3", Names())[1].startswith(f"unknown expectation {word!r}"), word
    assert fault("coin wig >= 3") == (1, "unknown expectation 'coin' (did you mean 'coins'?)")


def test_the_scopes_of_one_number_are_not_those_of_another() -> None:
    assert fault("saved wig purse >= 3")[0] == 11
    assert fault("coins wig friends >= 3")[0] == 11


def test_a_bound_that_expects_nothing_is_told_in_the_words_of_the_house() -> None:
    given = "two coins are given to everybody, so this"
    assert fault("coins wig >= 2") == (11, f"{given} always holds and expects nothing")
    assert fault("coins wig bank < 2") == (16, f"{given} never holds")
    assert fault("no coins wig < 2") == (14, f"{given} always holds and expects nothing")
    assert read("no coins wig >= 2").number == 2
    assert read("saved wig >= 0").number == 0
    assert fault("saved wig < 0") == (11, "no purse holds less than nothing, so this never holds")
