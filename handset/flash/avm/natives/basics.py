"""Object and Function, and the functions that change how properties are seen."""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument
from handset.flash.avm.objects import (
    HIDDEN,
    MAX_CHAIN,
    SINCE_6,
    NativeCode,
    Property,
    ScriptObject,
    Value,
    property_key,
)
from handset.flash.avm.program import UNDEFINED

SETTABLE = 0x3FFF
"""Flags that ASSetPropFlags changes."""


def _object(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    value = argument(arguments, 0)
    found = machine.boxed(value)
    return machine.realm.object() if found is None else found


def _make_object(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = machine.boxed(argument(arguments, 0))
    return this if found is None else found


def _object_text(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    kind = "Function" if isinstance(this, ScriptObject) and this.kind == "Function" else "object"
    return f"[{'type' if kind == 'Function' else 'object'} {'Function' if kind == 'Function' else 'Object'}]"


def _itself(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return this


def _has_own(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not arguments or not isinstance(this, ScriptObject):
        return False
    key = property_key(machine.to_string(arguments[0]), machine.version)
    return this.own(key, machine.version) is not None


def _is_enumerable(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not arguments or not isinstance(this, ScriptObject):
        return False
    found = this.own(property_key(machine.to_string(arguments[0]), machine.version), machine.version)
    return found is not None and not found.flags & HIDDEN


def _is_prototype(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    target = argument(arguments, 0)
    for _ in range(MAX_CHAIN):
        target = target.proto if isinstance(target, ScriptObject) else UNDEFINED
        if target is this:
            return True
    return False


def _add_property(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    name, getter, setter = (argument(arguments, place) for place in range(3))
    text = machine.to_string(name) if name is not UNDEFINED else ""
    if not text or not isinstance(this, ScriptObject) or not isinstance(getter, ScriptObject):
        return False
    if not isinstance(setter, ScriptObject) and setter is not None:
        return False
    found = Property(text, UNDEFINED)
    found.getter, found.setter = getter, setter if isinstance(setter, ScriptObject) else None
    this.table[property_key(text, machine.version)] = found
    return True


def _call(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.call(this, argument(arguments, 0), arguments[1:])


def _apply(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    array = argument(arguments, 1)
    values = array.elements()[:256] if isinstance(array, ScriptObject) and 0 <= array.length < 65_536 else []
    return machine.call(this, argument(arguments, 0), values)


def _set_flags(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    target, names = argument(arguments, 0), argument(arguments, 1)
    if not isinstance(target, ScriptObject) or len(arguments) < 3:
        return UNDEFINED
    given = machine.to_int32(arguments[2]) & SETTABLE
    taken = machine.to_int32(argument(arguments, 3)) & SETTABLE if len(arguments) > 3 else 0
    for key in _keys(machine, target, names):
        found = target.table.get(key)
        if found is not None:
            found.flags = (found.flags & ~taken) | given
    return UNDEFINED


def _keys(machine: StackMachine, target: ScriptObject, names: Value) -> list[str]:
    if names is None:
        return list(target.table)
    if isinstance(names, ScriptObject):
        parts = [machine.to_string(value) for value in (names.elements() if 0 <= names.length < 4096 else [])]
    else:
        parts = machine.to_string(names).split(",")
    return [property_key(part.strip() if isinstance(names, str) else part, machine.version) for part in parts]


def _is_constructing(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.made is not None


OBJECT = NativeClass(
    "Object",
    _object,
    _make_object,
    {
        "toString": _object_text,
        "valueOf": _itself,
        "toLocaleString": _object_text,
        "hasOwnProperty": _has_own,
        "isPropertyEnumerable": _is_enumerable,
        "isPrototypeOf": _is_prototype,
        "addProperty": _add_property,
    },
    since_6=frozenset({"toLocaleString", "hasOwnProperty", "isPropertyEnumerable", "isPrototypeOf", "addProperty"}),
)
FUNCTION = NativeClass(
    "Function",
    methods={"call": _call, "apply": _apply},
    since_6=frozenset({"call", "apply"}),
    flags=SINCE_6,
)
PROPERTY_FUNCTIONS: dict[str, NativeCode] = {"ASSetPropFlags": _set_flags, "ASnew": _is_constructing}
"""Functions of the global object that Flash Player never told of."""
