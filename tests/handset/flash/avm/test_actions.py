"""Each action of SWF 4 by what it leaves on the stack."""

from __future__ import annotations

import pytest

from handset.flash.assembler.action_assembler import assemble_actions
from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.avm.interpreter import ALL_HANDLERS, BLOCKS
from handset.flash.avm.opcodes import FLASH_LITE_1_1_ACTIONS, ActionCode, action_name
from handset.flash.avm.program import decode_actions
from handset.flash.avm.values import number_to_string, to_boolean, to_int32, to_number, to_string
from tests.handset.flash.running import run, traced

CASES = [
    ("push 2 3\nadd", "5"),
    ("push 2 3\nsubtract", "-1"),
    ("push 2.5 4\nmultiply", "10"),
    ("push 7 2\ndivide", "3.5"),
    ("push 7 0\ndivide", "#ERROR#"),
    ('push "150a" 300\nadd', "450"),
    ('push "0x96" "010"\nadd', "10"),
    ('push "" " 4"\nadd', "4"),
    ("push 1 1.0\nequals", "1"),
    ('push "a" "b"\nequals', "1"),
    ("push 2 10\nless", "1"),
    ('push "2" "10"\nstringLess', "0"),
    ('push "abc" "abc"\nstringEquals', "1"),
    ('push "abc" "ABC"\nstringEquals', "0"),
    ('push "a" "b"\nstringAdd', "ab"),
    ("push 1 0\nand", "0"),
    ('push 1 "x"\nand', "0"),
    ("push 1 0\nor", "1"),
    ("push 0\nnot", "1"),
    ('push "true"\nnot', "1"),
    ("push 3.9\ntoInteger", "3"),
    ("push -3.9\ntoInteger", "-3"),
    ("push 4294967297\ntoInteger", "1"),
    ('push "日本go"\nstringLength', "6"),
    ('push "日本go"\nmbStringLength', "4"),
    ('push "日本go" 3 2\nstringExtract', "本"),
    ('push "日本go" 3 2\nmbStringExtract', "go"),
    ('push "abc" 0 2\nstringExtract', "ab"),
    ('push "abc" 2 -1\nstringExtract', "bc"),
    ('push "abc" 9 2\nstringExtract', ""),
    ('push "Abc"\ncharToAscii', "65"),
    ('push ""\ncharToAscii', "0"),
    ('push "あ"\nmbCharToAscii', str(0x82A0)),
    ("push 65\nasciiToChar", "A"),
    (f"push {0x82A0}\nmbAsciiToChar", "あ"),
    ("push 0\nrandomNumber", "0"),
    ("push 1\nrandomNumber", "0"),
    ("getTime", "0"),
    ("push 1 2\npop", "1"),
    ("pop\npush 5", "5"),
    ("push 5\nadd", "5"),
    ('push "x" 7\nsetVariable\npush "X"\ngetVariable', "7"),
    ('push "never"\ngetVariable', ""),
]
"""Actions, and what the top of the stack is traced as."""


def test_actions_leave_what_flash_leaves() -> None:
    for source, expected in CASES:
        assert traced(f"{source}\ntrace") == [expected], source


def test_jumps_repeat_and_branch() -> None:
    source = """
        push "i" 0
        setVariable
        again:
        push "i" "i"
        getVariable
        push 1
        add
        setVariable
        push "i"
        getVariable
        push 5
        less
        if again
        push "i"
        getVariable
        trace
        jump end
        push "never"
        trace
        end:
        """
    assert traced(source) == ["5"]


def test_a_traced_text_of_several_lines_is_several() -> None:
    assert traced('push "a\\nb"\ntrace') == ["a", "b"]


def test_actions_without_end_stop_the_movie_with_a_sentence() -> None:
    builder = MovieBuilder()
    builder.main.actions('push "first"\ntrace\nloop:\njump loop')
    builder.main.show_frame(2)
    player, device = run(builder, 2)
    assert player.fault == "the movie's actions go on for ever; it was stopped"
    assert device.lines == ["first"]


def test_every_action_is_run() -> None:
    inside = {ActionCode.IF, ActionCode.JUMP, ActionCode.END, *BLOCKS}
    assert {action_name(code) for code in ActionCode if code not in ALL_HANDLERS and code not in inside} == set()


def test_a_stack_that_grows_for_ever_stays_small() -> None:
    source = 'push "i" 0\nsetVariable\nagain:\npush "x" "i" "i"\ngetVariable\npush 1\nadd\nsetVariable\npush "i"\n'
    assert traced(f"{source}getVariable\npush 9000\nless\nif again\ntrace") == ["x"]


def test_the_tests_above_use_every_action_of_flash_lite_that_works_on_the_stack() -> None:
    used = {code for source, _ in CASES for code in assemble_codes(source)}
    stack_actions = {code for code in FLASH_LITE_1_1_ACTIONS if code < 0x80} - {
        *(ActionCode.END, ActionCode.NEXT_FRAME, ActionCode.PREVIOUS_FRAME, ActionCode.PLAY, ActionCode.STOP),
        *(ActionCode.TOGGLE_QUALITY, ActionCode.STOP_SOUNDS, ActionCode.SET_TARGET2, ActionCode.GET_PROPERTY),
        *(ActionCode.SET_PROPERTY, ActionCode.CLONE_SPRITE, ActionCode.REMOVE_SPRITE, ActionCode.TRACE),
        *(ActionCode.FS_COMMAND2, ActionCode.THROW, ActionCode.CAST_OP, ActionCode.IMPLEMENTS_OP),
    }
    assert {action_name(code) for code in stack_actions - used} == set()


def assemble_codes(source: str) -> set[int]:
    return {code for code, _ in decode_actions(assemble_actions(source), 4).instructions}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (100.0, "100"),
        (1e14, "100000000000000"),
        (1e15, "1e+15"),
        (1.5e20, "1.5e+20"),
        (1e-5, "0.00001"),
        (1.25e-6, "1.25e-6"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        (float("nan"), "NaN"),
    ],
)
def test_numbers_are_printed_as_the_player_does(number: float, text: str) -> None:
    assert number_to_string(number) == text


def test_conversions_differ_by_version() -> None:
    assert [to_number("150a", version) for version in (4,)] == [150.0]
    assert str(to_number("150a", 5)) == "nan"
    assert [to_number("0x10", version) for version in (4, 6)] == [0.0, 16.0]
    assert [to_string(True, version) for version in (4, 5)] == ["1", "true"]
    assert [to_boolean("hello", version) for version in (4, 6, 7)] == [False, False, True]
    assert to_int32(float("nan"), 4) == 0
    assert to_int32(2.0**31, 4) == -(1 << 31)
