"""Actions as bytes and as instructions, from lines of the assembler."""

from __future__ import annotations

import random

import pytest

from handset.flash.assembler.action_assembler import assemble_actions
from handset.flash.avm.opcodes import ActionCode, action_name, first_version
from handset.flash.avm.program import UNDEFINED, Constant, Register, decode_actions
from keitai.common.errors import FileError


def decoded(source: str, version: int = 4) -> list[tuple[str, object]]:
    program = decode_actions(assemble_actions(source, version), version)
    return [(action_name(code), operand) for code, operand in program.instructions]


def test_every_kind_of_operand_is_read_back() -> None:
    assert decoded(
        """
        push "/:score" 10 -1.5      # numbers are strings in SWF 4
        setVariable
        gotoFrame 3
        gotoLabel "開始"
        setTarget "/mc"
        getURL "http://m.example.jp/?a=1" "_self"
        getURL2 1
        waitForFrame 5 2
        waitForFrame2 1
        gotoFrame2 1
        call
        fscommand2
        """
    ) == [
        ("Push", ("/:score", "10", "-1.5")),
        ("SetVariable", None),
        ("GotoFrame", 3),
        ("GotoLabel", "開始"),
        ("SetTarget", "/mc"),
        ("GetURL", ("http://m.example.jp/?a=1", "_self")),
        ("GetURL2", 1),
        ("WaitForFrame", (5, 2)),
        ("WaitForFrame2", 1),
        ("GotoFrame2", (True, 0)),
        ("Call", None),
        ("FSCommand2", None),
        ("End", None),
    ]


def test_values_of_swf_5_keep_their_types() -> None:
    source = 'push 7 -7 2.5 true false null undefined r:3 c:1 "a\\"b\\n"\nstoreRegister 2\nconstantPool "x" "y"'
    assert decoded(source, 5)[:3] == [
        ("Push", (7, -7, 2.5, True, False, None, UNDEFINED, Register(3), Constant(1), 'a"b\n')),
        ("StoreRegister", 2),
        ("ConstantPool", ("x", "y")),
    ]


def test_jumps_name_instructions() -> None:
    assert decoded("start:\npush 1\nif end\njump start\nend:\nstop") == [
        ("Push", ("1",)),
        ("If", 3),
        ("Jump", 0),
        ("Stop", None),
        ("End", None),
    ]


def test_a_jump_outside_of_the_actions_ends_them() -> None:
    data = bytes([ActionCode.JUMP, 2, 0, 0x10, 0x70])
    program = decode_actions(data, 4)
    assert program.instructions[0].operand == len(program.instructions)
    backwards = bytes([ActionCode.JUMP, 2, 0, 0x00, 0x80])
    assert decode_actions(backwards, 4).instructions[0].operand == 2


def test_a_jump_into_the_middle_of_an_action_is_decoded_from_there() -> None:
    # push "..." whose string's bytes are two actions; the jump goes to the first of them
    hidden = bytes([ActionCode.STOP, ActionCode.PLAY])
    push = bytes([ActionCode.PUSH, 4, 0, 0]) + hidden + b"\0"
    jump = bytes([ActionCode.JUMP, 2, 0]) + (-len(push) - 5 + 4).to_bytes(2, "little", signed=True)
    program = decode_actions(push + jump, 4)
    target = program.instructions[1].operand
    assert isinstance(target, int)
    assert [program.instructions[target + step].code for step in range(2)] == [ActionCode.STOP, ActionCode.PLAY]


def test_shift_jis_survives_also_where_it_is_damaged() -> None:
    data = bytes([ActionCode.SET_TARGET, 5, 0]) + b"\x8a\x4a\xff\xfe\0"
    name = decode_actions(data, 4).instructions[0].operand
    assert isinstance(name, str)
    assert name.startswith("開")
    assert name.encode("cp932", "surrogateescape") == b"\x8a\x4a\xff\xfe"


def test_random_bytes_are_some_program() -> None:
    chance = random.Random(4)
    for _ in range(2000):
        program = decode_actions(chance.randbytes(chance.randrange(40)), chance.choice((4, 5, 7)))
        for code, operand in program.instructions:
            if code in (ActionCode.JUMP, ActionCode.IF) and operand is not None:
                assert isinstance(operand, int)
                assert 0 <= operand <= len(program.instructions)


def test_names_and_versions_are_the_specifications() -> None:
    assert [action_name(code) for code in (0x2D, 0x9A, 0x31, 0x65, 0xEE)] == [
        *("FSCommand2", "GetURL2", "MBStringLength", "BitURShift", "action 0xEE")
    ]
    assert [first_version(code) for code in (0x0A, 0x2D, 0x4E, 0x66, 0x8F)] == [4, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("plya", "movie.txt:1:1: unknown action 'plya' (did you mean 'play'?)"),
        ("stop\ngotoFrame x", "movie.txt:2:1: wrong operands of gotoFrame: x"),
        ("gotoLabel start", "movie.txt:1:1: wrong operands of gotoLabel: start"),
        ("play 3", "movie.txt:1:1: wrong operands of play: 3"),
        ("gotoFrame", "movie.txt:1:1: wrong operands of gotoFrame: none"),
        ("if there", "movie.txt:1:1: the label 'there' does not exist"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(source: str, message: str) -> None:
    with pytest.raises(FileError) as told:
        assemble_actions(source, name="movie.txt")
    assert str(told.value) == message
