"""Codes of the actions, and which version of the file format brought each.

Source: SWF File Format Specification 19, chapter 5 (Actions); Developing Flash Lite 1.x Applications (fscommand2).
"""

from __future__ import annotations

import enum


class ActionCode(enum.IntEnum):
    """Codes of the actions of SWF 3 to 7; those from 0x80 on are followed by their length and operands."""

    END = 0x00
    NEXT_FRAME = 0x04
    PREVIOUS_FRAME = 0x05
    PLAY = 0x06
    STOP = 0x07
    TOGGLE_QUALITY = 0x08
    STOP_SOUNDS = 0x09
    ADD = 0x0A
    SUBTRACT = 0x0B
    MULTIPLY = 0x0C
    DIVIDE = 0x0D
    EQUALS = 0x0E
    LESS = 0x0F
    AND = 0x10
    OR = 0x11
    NOT = 0x12
    STRING_EQUALS = 0x13
    STRING_LENGTH = 0x14
    STRING_EXTRACT = 0x15
    POP = 0x17
    TO_INTEGER = 0x18
    GET_VARIABLE = 0x1C
    SET_VARIABLE = 0x1D
    SET_TARGET2 = 0x20
    STRING_ADD = 0x21
    GET_PROPERTY = 0x22
    SET_PROPERTY = 0x23
    CLONE_SPRITE = 0x24
    REMOVE_SPRITE = 0x25
    TRACE = 0x26
    START_DRAG = 0x27
    END_DRAG = 0x28
    STRING_LESS = 0x29
    THROW = 0x2A
    CAST_OP = 0x2B
    IMPLEMENTS_OP = 0x2C
    FS_COMMAND2 = 0x2D
    RANDOM_NUMBER = 0x30
    MB_STRING_LENGTH = 0x31
    CHAR_TO_ASCII = 0x32
    ASCII_TO_CHAR = 0x33
    GET_TIME = 0x34
    MB_STRING_EXTRACT = 0x35
    MB_CHAR_TO_ASCII = 0x36
    MB_ASCII_TO_CHAR = 0x37
    DELETE = 0x3A
    DELETE2 = 0x3B
    DEFINE_LOCAL = 0x3C
    CALL_FUNCTION = 0x3D
    RETURN = 0x3E
    MODULO = 0x3F
    NEW_OBJECT = 0x40
    DEFINE_LOCAL2 = 0x41
    INIT_ARRAY = 0x42
    INIT_OBJECT = 0x43
    TYPE_OF = 0x44
    TARGET_PATH = 0x45
    ENUMERATE = 0x46
    ADD2 = 0x47
    LESS2 = 0x48
    EQUALS2 = 0x49
    TO_NUMBER = 0x4A
    TO_STRING = 0x4B
    PUSH_DUPLICATE = 0x4C
    STACK_SWAP = 0x4D
    GET_MEMBER = 0x4E
    SET_MEMBER = 0x4F
    INCREMENT = 0x50
    DECREMENT = 0x51
    CALL_METHOD = 0x52
    NEW_METHOD = 0x53
    INSTANCE_OF = 0x54
    ENUMERATE2 = 0x55
    BIT_AND = 0x60
    BIT_OR = 0x61
    BIT_XOR = 0x62
    BIT_L_SHIFT = 0x63
    BIT_R_SHIFT = 0x64
    BIT_U_R_SHIFT = 0x65
    STRICT_EQUALS = 0x66
    GREATER = 0x67
    STRING_GREATER = 0x68
    EXTENDS = 0x69
    GOTO_FRAME = 0x81
    GET_URL = 0x83
    STORE_REGISTER = 0x87
    CONSTANT_POOL = 0x88
    WAIT_FOR_FRAME = 0x8A
    SET_TARGET = 0x8B
    GOTO_LABEL = 0x8C
    WAIT_FOR_FRAME2 = 0x8D
    DEFINE_FUNCTION2 = 0x8E
    TRY = 0x8F
    WITH = 0x94
    PUSH = 0x96
    JUMP = 0x99
    GET_URL2 = 0x9A
    DEFINE_FUNCTION = 0x9B
    IF = 0x9D
    CALL = 0x9E
    GOTO_FRAME2 = 0x9F


FIRST_SWF5 = frozenset(
    {
        *(code for code in ActionCode if ActionCode.DELETE <= code <= ActionCode.NEW_METHOD),
        *(code for code in ActionCode if ActionCode.BIT_AND <= code <= ActionCode.BIT_U_R_SHIFT),
        ActionCode.STORE_REGISTER,
        ActionCode.CONSTANT_POOL,
        ActionCode.WITH,
        ActionCode.DEFINE_FUNCTION,
    }
)
"""Actions that came with SWF 5: objects, functions, registers."""
FIRST_SWF6 = frozenset(
    {
        ActionCode.INSTANCE_OF,
        ActionCode.ENUMERATE2,
        ActionCode.STRICT_EQUALS,
        ActionCode.GREATER,
        ActionCode.STRING_GREATER,
    }
)
"""Actions that came with SWF 6."""
FIRST_SWF7 = frozenset(
    {
        ActionCode.THROW,
        ActionCode.CAST_OP,
        ActionCode.IMPLEMENTS_OP,
        ActionCode.EXTENDS,
        ActionCode.DEFINE_FUNCTION2,
        ActionCode.TRY,
    }
)
"""Actions that came with SWF 7."""
SWF4_ACTIONS = frozenset(ActionCode) - FIRST_SWF5 - FIRST_SWF6 - FIRST_SWF7
"""Actions of SWF 4 and before, fscommand2 of Flash Lite 1.1 among them."""
FLASH_LITE_1_1_ACTIONS = SWF4_ACTIONS - {ActionCode.START_DRAG, ActionCode.END_DRAG}
"""Actions that Flash Lite 1.1 runs: a phone without a pointer drags nothing."""


def first_version(code: int) -> int:
    """Return the first version of the file format that has the action: 4 to 7."""
    for version, codes in ((7, FIRST_SWF7), (6, FIRST_SWF6), (5, FIRST_SWF5)):
        if code in codes:
            return version
    return 4


def action_name(code: int) -> str:
    """Return the action's name as the specification has it, such as GetURL2, or its number."""
    try:
        words = ActionCode(code).name.split("_")
    except ValueError:
        return f"action 0x{code:02X}"
    return "".join(_CAPITALS.get(word, word.capitalize()) for word in words)


_CAPITALS = {"URL": "URL", "URL2": "URL2", "MB": "MB", "FS": "FS", "L": "L", "R": "R", "U": "U"}
