"""String: positions count letters, from the end where they are negative."""

from __future__ import annotations

import math

from handset.flash.avm.machine import MAX_STRING, StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument, number_argument
from handset.flash.avm.objects import ScriptObject, Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.swf.encoding import FIRST_UNICODE, decode_text

MAX_PARTS = 1 << 16
"""Parts that a string is split into at most."""


def _text(machine: StackMachine, this: Value) -> str:
    return machine.to_string(this)


def _string(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.to_string(arguments[0]) if arguments else ""


def _make_string(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject):
        text = machine.to_string(arguments[0]) if arguments else ""
        this.kind, this.inner = "String", text
        this.define("length", len(text), 7, version=machine.version)
    return UNDEFINED


def _inner(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return this.inner if isinstance(this, ScriptObject) and this.kind == "String" else UNDEFINED


def _char_at(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text, place = _text(machine, this), number_argument(machine, arguments, 0, 0)
    return text[place] if 0 <= place < len(text) else ""


def _char_code_at(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text, place = _text(machine, this), number_argument(machine, arguments, 0, 0)
    if 0 <= place < len(text):
        return ord(text[place])
    return 0 if machine.version < FIRST_UNICODE and place > 0 else math.nan


def _concat(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = "".join([_text(machine, this), *(machine.to_string(value) for value in arguments)])
    machine.charge(len(text))
    return text[:MAX_STRING]


def _index_of(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = _text(machine, this)
    if not arguments:
        return UNDEFINED
    start = max(0, number_argument(machine, arguments, 1, 0))
    machine.charge(len(text))
    return text.find(machine.to_string(arguments[0]), start) if start <= len(text) else -1


def _last_index_of(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = _text(machine, this)
    if not arguments:
        return UNDEFINED
    wanted = machine.to_string(arguments[0])
    start = number_argument(machine, arguments, 1, len(text))
    machine.charge(len(text))
    return text.rfind(wanted, 0, start + len(wanted)) if start >= 0 else -1


def _slice(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = _text(machine, this)
    if not arguments:
        return UNDEFINED
    first = _from_end(number_argument(machine, arguments, 0, 0), len(text))
    last = _from_end(number_argument(machine, arguments, 1, len(text)), len(text))
    return text[first:last]


def _substring(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = _text(machine, this)
    if not arguments:
        return UNDEFINED
    if number_argument(machine, arguments, 0, 0) >= len(text):
        return ""
    first = max(0, min(len(text), number_argument(machine, arguments, 0, 0)))
    last = max(0, min(len(text), number_argument(machine, arguments, 1, len(text))))
    return text[min(first, last) : max(first, last)]


def _substr(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = _text(machine, this)
    if not arguments:
        return UNDEFINED
    first = _from_end(number_argument(machine, arguments, 0, 0), len(text))
    count = number_argument(machine, arguments, 1, len(text))
    last = first + count if count >= 0 else len(text) + count
    return text[first : max(0, last)]


def _from_end(place: int, length: int) -> int:
    return max(0, min(length, place + length if place < 0 else place))


def _split(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    text = _text(machine, this)
    delimiter = argument(arguments, 0)
    limit = min(MAX_PARTS, max(0, number_argument(machine, arguments, 1, MAX_PARTS)))
    machine.charge(len(text))
    if delimiter is UNDEFINED and machine.version < FIRST_UNICODE:
        delimiter = ","
    if delimiter is UNDEFINED:
        parts = [text]
    else:
        mark = machine.to_string(delimiter)
        letters = [text] if machine.version < FIRST_UNICODE else list(text[:MAX_PARTS])
        parts = text.split(mark, MAX_PARTS) if mark else letters
    return machine.realm.array(list(parts[:limit]))


def _lower(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in _text(machine, this))


def _upper(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in _text(machine, this))


def _from_char_code(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    codes = [machine.to_int32(value) & 0xFFFF for value in arguments]
    if machine.version >= FIRST_UNICODE:
        return "".join(map(chr, codes))
    data = b"".join(code.to_bytes(2 if code > 0xFF else 1, "big") for code in codes)
    return decode_text(data.partition(b"\0")[0], machine.version)


STRING = NativeClass(
    "String",
    _string,
    _make_string,
    {
        "charAt": _char_at,
        "charCodeAt": _char_code_at,
        "concat": _concat,
        "indexOf": _index_of,
        "lastIndexOf": _last_index_of,
        "slice": _slice,
        "split": _split,
        "substr": _substr,
        "substring": _substring,
        "toLowerCase": _lower,
        "toUpperCase": _upper,
        "toString": _inner,
        "valueOf": _inner,
    },
    {"fromCharCode": _from_char_code},
)
