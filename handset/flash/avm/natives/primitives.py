"""Number and Boolean, and the global functions that convert: parseInt, parseFloat, isNaN, escape ..."""

from __future__ import annotations

import math
import re
from urllib.parse import quote_from_bytes, unquote_to_bytes

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass
from handset.flash.avm.objects import NativeCode, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.values import number_to_string
from handset.flash.swf.encoding import decode_text, encode_text

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SPACES = " \t\n\r"
FLOAT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def inner_number(machine: StackMachine, this: Value) -> float:
    """Return the number that an object wraps, or the value itself as one."""
    return machine.to_number(this.inner if isinstance(this, ScriptObject) else this)


def _number(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.to_number(arguments[0]) if arguments else 0


def _make_number(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject):
        this.kind, this.inner = "Number", _number(machine, this, arguments)
    return UNDEFINED


def _number_text(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    number = inner_number(machine, this)
    radix = machine.to_int32(arguments[0]) if arguments and arguments[0] is not UNDEFINED else 10
    if radix == 10 or not 2 <= radix <= 36 or not math.isfinite(number):
        return number_to_string(number)
    left, text = abs(math.trunc(number)), ""
    while left:
        left, digit = divmod(left, radix)
        text = DIGITS[digit] + text
    return ("-" if number < 0 and text else "") + (text or "0")


def _boolean(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.to_boolean(arguments[0]) if arguments else UNDEFINED


def _make_boolean(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject):
        this.kind, this.inner = "Boolean", bool(arguments) and machine.to_boolean(arguments[0])
    return UNDEFINED


def _boolean_text(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _inner(machine, this, arguments)
    return found if found is UNDEFINED else ("true" if found else "false")


def _inner(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return this.inner if isinstance(this, ScriptObject) else this


NUMBER = NativeClass(
    "Number",
    _number,
    _make_number,
    {"toString": _number_text, "valueOf": _inner},
    constants={
        "MAX_VALUE": 1.7976931348623157e308,
        "MIN_VALUE": 5e-324,
        "NaN": math.nan,
        "NEGATIVE_INFINITY": -math.inf,
        "POSITIVE_INFINITY": math.inf,
    },
)
BOOLEAN = NativeClass("Boolean", _boolean, _make_boolean, {"toString": _boolean_text, "valueOf": _inner})


def _parse_int(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not arguments:
        return UNDEFINED
    text = machine.to_string(arguments[0]).lstrip(SPACES)
    sign = -1 if text.startswith("-") else 1
    digits = text[1:] if text[:1] in ("+", "-") else text
    radix = machine.to_int32(arguments[1]) if len(arguments) > 1 and arguments[1] is not UNDEFINED else 0
    if radix == 0:
        radix, digits, sign = _radix_of(text, digits, sign)
    elif radix == 16 and digits[:2].lower() == "0x":
        digits = digits[2:]
    if not 2 <= radix <= 36:
        return math.nan
    allowed = DIGITS[:radix]
    count = next((place for place, letter in enumerate(digits.lower()) if letter not in allowed), len(digits))
    return float(sign * int(digits[: min(count, 400)], radix)) if count else math.nan


def _radix_of(text: str, digits: str, sign: int) -> tuple[int, str, int]:
    """Return the radix that a number's own letters tell, with its digits and sign: 0x, and a 0 in front of octals."""
    if digits[:2].lower() == "0x":
        return 16, digits[2:], sign
    if text[:1] == "0" and len(digits) > 1 and all(letter in DIGITS[:8] for letter in digits):
        return 8, digits, sign
    return 10, digits, sign


def _parse_float(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not arguments:
        return UNDEFINED
    found = FLOAT.match(machine.to_string(arguments[0]).lstrip(SPACES))
    return float(found[0]) if found else math.nan


def _is_nan(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return math.isnan(machine.to_number(arguments[0])) if arguments else UNDEFINED


def _is_finite(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return math.isfinite(machine.to_number(arguments[0])) if arguments else UNDEFINED


def _escape(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not arguments:
        return UNDEFINED
    data = encode_text(machine.to_string(arguments[0]), machine.version)
    machine.charge(len(data))
    return re.sub(r"[_.~-]", lambda found: f"%{ord(found[0]):02X}", quote_from_bytes(data, safe=""))


def _unescape(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not arguments:
        return UNDEFINED
    text = machine.to_string(arguments[0]).replace("+", " ")
    machine.charge(len(text))
    data = unquote_to_bytes(encode_text(text, machine.version)).partition(b"\0")[0]
    return decode_text(data, machine.version)


GLOBAL_FUNCTIONS: dict[str, NativeCode] = {
    "parseInt": _parse_int,
    "parseFloat": _parse_float,
    "isNaN": _is_nan,
    "isFinite": _is_finite,
    "escape": _escape,
    "unescape": _unescape,
}
"""Functions of the global object."""
