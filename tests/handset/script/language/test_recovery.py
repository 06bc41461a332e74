"""One fault of a script is one error, whatever it is; a real one further down is told beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from handset.script.language.parser import parse
from handset.script.language.problems import ScriptErrors
from keitai.common.errors import KeitaiError
from keitai.script_names import unchecked_names
from tests.every_case import every_case

RIGHT = """keys 1
title "Base"
device qvga   seed 7

setup
  open "/home"
  press down
end

test "one"
  press 1
  repeat 3
    press 2
    press 3
  end
  expect text "a"
end

test "two"
  let who "Ami"
  repeat until text "x" max 5
    press 4
  end
  save-state "here"
  click "${who}"
  load-state "here"
  expect text "${who} b"
end

test "three"
  press 5
  expect text "c"
end
"""
FURTHER_DOWN = 'test "last"\n  press 1\n  expect pixel 1 #ffffff\nend\n'
"""A test with one fault of its own."""


def no_file(name: str, including: str) -> tuple[str, str]:
    raise KeitaiError(f"{name}: cannot be read")


def faults(text: str, read: Callable[[str, str], tuple[str, str]] = no_file) -> list[tuple[int, str]]:
    """(line, message) of each error."""
    try:
        parse(text, "a.keys", read, unchecked_names())
    except ScriptErrors as errors:
        return [(problem.place.line, problem.message) for problem in errors.problems]
    return []


def wrong_lines(line: str) -> Iterator[str | None]:
    """What a hand may have written instead of a line; None where it was left out."""
    indent = line[: len(line) - len(line.lstrip())]
    verb, _, rest = line.strip().partition(" ")
    rest = f" {rest}" if rest else ""
    yield f"{indent}{verb[0]}{verb[2]}{verb[1]}{verb[3:]}{rest}"
    yield f"{indent}{verb.upper()}{rest}"
    yield f"{indent}{verb[:-1]}{rest}"
    yield f"{indent}{verb}{verb[-1]}{rest}"
    if '"' in line:
        yield line.replace('"', "", 1)
        yield "".join(line.rsplit('"', 1))
    if verb in ("keys", "test", "setup", "repeat", "end"):
        yield None
    if verb == "repeat":
        yield from (f"{indent}repeat 0", f"{indent}repeat", f"{indent}loop 3", f'{indent}if text "x"')
    if verb in ("press", "click", "expect"):
        yield from (f"{indent}frobnicate now", f"{indent}{verb} %$ !", f"{indent}sleep 5", f"{indent}# a comment")


def mutants() -> Iterator[tuple[int, str]]:
    """Scripts with exactly one fault, and the line it stands in (or begins to tell in)."""
    for text in (RIGHT, "\n".join(line.strip() for line in RIGHT.splitlines()) + "\n"):
        lines = text.splitlines()
        for number, line in enumerate(lines):
            for wrong in wrong_lines(line) if line.strip() else ():
                kept = [wrong] if wrong is not None else []
                yield number + 1, "\n".join([*lines[:number], *kept, *lines[number + 1 :], ""])


MUTANTS = list(mutants())


def test_the_script_they_are_made_of_is_right() -> None:
    assert faults(RIGHT) == []
    assert len(MUTANTS) > 250


@every_case(("line", "text"), MUTANTS)
def test_one_fault_is_one_error(line: int, text: str) -> None:
    told = faults(text)
    assert len(told) == 1, told
    if len(text.splitlines()) == len(RIGHT.splitlines()):
        assert told[0][0] == line


@every_case(("line", "text"), MUTANTS)
def test_a_fault_further_down_is_told_as_well(line: int, text: str) -> None:
    told = faults(text + FURTHER_DOWN)
    assert [message for _, message in told if "a pixel reads" in message], told
    assert len(told) == 2, told


def test_a_broken_fragment_is_told_once_however_often_it_is_included() -> None:
    def read(name: str, including: str) -> tuple[str, str]:
        return name, "keys 1\nprees 5\n"

    tests = "".join(f'test "{number}"\n  include "b.keys"\nend\n' for number in range(5))
    assert faults(f"keys 1\n{tests}", read) == [(2, "unknown verb 'prees' (did you mean 'press'?)")]


def test_a_fragment_that_cannot_be_read_leaves_its_test_no_second_fault() -> None:
    assert faults('keys 1\ntest "t"\n  include "b.keys"\n  load-state "x"\nend\n') == [(3, "b.keys: cannot be read")]


def test_steps_of_a_fragment_outside_a_test_are_told_once() -> None:
    def read(name: str, including: str) -> tuple[str, str]:
        return name, "keys 1\npress 5\npress 6\n"

    told = faults('keys 1\ninclude "b.keys"\n  press 1\nend\ntest "b"\n  press 1\nend\n', read)
    assert [message.partition(" `")[0] for _, message in told] == ["steps stand inside"]


def test_a_name_without_a_value_is_told_once_and_two_are_told_twice() -> None:
    told = faults('keys 1\ntest "t"\n  click "${a}"\n  click "${a} ${b}"\n  click "${b}"\n  click "${b}"\nend\n')
    assert [(line, message.partition(";")[0]) for line, message in told] == [
        (3, "nothing is called 'a'"),
        (4, "nothing is called 'b'"),
    ]


def test_a_branch_of_another_tool_is_one_fault() -> None:
    body = 'test "t"\n  press 1\n  if text "a"\n    press 2\n  else\n    press 3\n  end\n  press 4\nend\n'
    told = faults(f"keys 1\n{body}{FURTHER_DOWN}")
    assert [line for line, _ in told] == [4, 13]
    assert "scripts do not branch" in told[0][1]


def test_two_missing_ends_are_two_faults() -> None:
    text = 'keys 1\ntest "a"\n  press 1\ntest "b"\n  press 2\nend\ntest "c"\n  press 3\ntest "d"\n  press 4\nend\n'
    assert [line for line, _ in faults(text)] == [4, 9]


def test_tests_inside_a_test_are_told_each() -> None:
    text = 'keys 1\ntest "a"\n  test "b"\n    press 1\n  end\n  press 2\nend\ntest "c"\n  press 3\nend\n'
    assert [line for line, _ in faults(text)] == [3]


@pytest.mark.parametrize("steps", [20_001, 25_000])
def test_too_many_steps_are_told_once(steps: int) -> None:
    text = 'keys 1\ntest "t"\n' + "press 1\n" * steps + "end\n"
    assert faults(text) == [(20_003, "a script has at most 20000 steps")]
