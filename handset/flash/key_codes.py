"""Codes of keys as the conditions of buttons have them.

Source: SWF File Format Specification 19, chapter 12 (DefineButton2, key codes).
"""

from __future__ import annotations

LEFT, RIGHT, ENTER, UP, DOWN = 1, 2, 13, 14, 15
SOFT_LEFT, SOFT_RIGHT = 16, 17
"""Soft keys, which SWF 4 knows as PageUp and PageDown."""
KEY_NAMES = {
    1: "Left",
    2: "Right",
    3: "Home",
    4: "End",
    5: "Insert",
    6: "Delete",
    8: "Backspace",
    13: "Enter",
    14: "Up",
    15: "Down",
    16: "PageUp",
    17: "PageDown",
    18: "Tab",
    19: "Escape",
    32: "Space",
}
"""Names of the keys that are not a letter; PageUp and PageDown are the left and the right soft key of a phone."""


VIRTUAL_CODES = {1: 37, 2: 39, 3: 36, 4: 35, 5: 45, 6: 46, 14: 38, 15: 40, 16: 33, 17: 34, 18: 9, 19: 27}
"""Codes that the class Key has for keys that write nothing, where they differ from a button's."""
KEY_CODES = {name.casefold(): code for code, name in KEY_NAMES.items()}


def key_code(name: str) -> int | None:
    """Return the code of a key by its name or its letter; None for a name that is not one."""
    if len(name) == 1 and 32 <= ord(name) <= 126:
        return ord(name)
    return KEY_CODES.get(name.casefold())


def key_name(code: int) -> str:
    """Return the name of a key: a letter, one of `KEY_NAMES`, or its number."""
    return KEY_NAMES.get(code) or (chr(code) if 33 <= code <= 126 else f"key {code}")


def virtual_code(code: int) -> int:
    """Return a key's code as `Key.getCode` and `Key.isDown` have it: a letter's is that of its capital."""
    return VIRTUAL_CODES.get(code) or (ord(chr(code).upper()) if 97 <= code <= 122 else code)


def letter_code(code: int) -> int:
    """Return what a key writes as `Key.getAscii` has it; 0 for arrows, soft keys and others that write nothing."""
    if code in VIRTUAL_CODES:
        return {18: 9, 19: 27}.get(code, 0)
    return code
