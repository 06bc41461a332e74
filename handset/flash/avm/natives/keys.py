"""Key, by the keys of the phone, and Mouse, which a phone without a pointer has only the name of."""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument, nothing
from handset.flash.avm.objects import ScriptObject, Value

MAX_LISTENERS = 256


def _is_down(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.to_int32(argument(arguments, 0)) in machine.realm.keys_down


def _code(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.realm.key_codes[0]


def _letter(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.realm.key_codes[1]


def _is_toggled(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return False


def _add_listener(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    target = argument(arguments, 0)
    if not isinstance(target, ScriptObject):
        return False
    listeners = machine.realm.listeners
    listeners[:] = [each for each in listeners if each is not target][-MAX_LISTENERS:]
    listeners.append(target)
    return True


def _remove_listener(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    target, listeners = argument(arguments, 0), machine.realm.listeners
    before = len(listeners)
    listeners[:] = [each for each in listeners if each is not target]
    return len(listeners) < before


KEY = NativeClass(
    "Key",
    is_object=True,
    statics={
        "isDown": _is_down,
        "getCode": _code,
        "getAscii": _letter,
        "isToggled": _is_toggled,
        "addListener": _add_listener,
        "removeListener": _remove_listener,
    },
    constants={
        "ALT": 18,
        "BACKSPACE": 8,
        "CAPSLOCK": 20,
        "CONTROL": 17,
        "DELETEKEY": 46,
        "DOWN": 40,
        "END": 35,
        "ENTER": 13,
        "ESCAPE": 27,
        "HOME": 36,
        "INSERT": 45,
        "LEFT": 37,
        "PGDN": 34,
        "PGUP": 33,
        "RIGHT": 39,
        "SHIFT": 16,
        "SPACE": 32,
        "TAB": 9,
        "UP": 38,
    },
    since_6=frozenset({"addListener", "removeListener"}),
)
MOUSE = NativeClass(
    "Mouse",
    is_object=True,
    statics={"show": nothing, "hide": nothing, "addListener": nothing, "removeListener": nothing},
    since_6=frozenset({"addListener", "removeListener"}),
)
