"""Error, AsBroadcaster, and Selection, which a phone without a cursor in fields has only the names of."""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument
from handset.flash.avm.objects import HIDDEN, SINCE_6, NativeCode, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED

MAX_LISTENERS = 256


def _make_error(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject) and argument(arguments, 0) is not UNDEFINED:
        this.set(machine, "message", arguments[0])
    return UNDEFINED


def _error_text(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.member(this, "message")


ERROR = NativeClass("Error", construct=_make_error, methods={"toString": _error_text})


def _listeners(machine: StackMachine, this: Value) -> ScriptObject | None:
    found = machine.member(this, "_listeners")
    return found if isinstance(found, ScriptObject) and found.kind == "Array" else None


def _add_listener(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    _remove_listener(machine, this, arguments)
    found = _listeners(machine, this)
    if found is not None and found.length < MAX_LISTENERS:
        found.set(machine, str(found.length), argument(arguments, 0))
    return True


def _remove_listener(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found, wanted = _listeners(machine, this), argument(arguments, 0)
    if found is None or found.length > MAX_LISTENERS:
        return False
    before = found.elements()
    kept = [value for value in before if value is not wanted]
    found.fill(kept)
    return len(kept) < len(before)


def _broadcast(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _listeners(machine, this)
    if found is None or not 0 < found.length <= MAX_LISTENERS or not arguments:
        return UNDEFINED
    name = machine.to_string(arguments[0])
    for listener in found.elements():
        machine.call(machine.member(listener, name), listener, arguments[1:])
    return True


METHODS: dict[str, NativeCode] = {
    "addListener": _add_listener,
    "removeListener": _remove_listener,
    "broadcastMessage": _broadcast,
}


def _initialize(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    target = argument(arguments, 0)
    if isinstance(target, ScriptObject):
        for name, code in METHODS.items():
            machine.realm.define(target, name, machine.realm.native(f"AsBroadcaster.{name}", code), HIDDEN)
        machine.realm.define(target, "_listeners", machine.realm.array([]), HIDDEN)
    return UNDEFINED


BROADCASTER = NativeClass("AsBroadcaster", statics={**METHODS, "initialize": _initialize}, flags=SINCE_6)


def _no_place(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return -1


def _no_focus(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return None


def _refuse(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return False


SELECTION = NativeClass(
    "Selection",
    is_object=True,
    statics={
        "getBeginIndex": _no_place,
        "getCaretIndex": _no_place,
        "getEndIndex": _no_place,
        "getFocus": _no_focus,
        "setFocus": _refuse,
        "setSelection": _refuse,
    },
)
