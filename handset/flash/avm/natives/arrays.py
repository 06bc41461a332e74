"""Array."""

from __future__ import annotations

import functools
import itertools
import math

from handset.flash.avm.machine import MAX_STRING, StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument, number_argument
from handset.flash.avm.objects import ScriptObject, Value
from handset.flash.avm.program import UNDEFINED

MAX_ELEMENTS = 1 << 16
"""Elements that a method goes through; a longer array is left as it is."""
CASELESS, DESCENDING, UNIQUE, INDEXED, NUMERIC = 1, 2, 4, 8, 16
"""Options of `sort`."""


def _elements(machine: StackMachine, this: Value) -> list[Value] | None:
    """Return the elements of an array that a method can go through."""
    if not isinstance(this, ScriptObject):
        return None
    length = this.length
    if not 0 <= length <= MAX_ELEMENTS:
        return None
    machine.charge(length)
    return this.elements()


def _make_array(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    made = this if isinstance(this, ScriptObject) and this.kind == "Object" else machine.realm.object("Array")
    machine.charge(len(arguments))
    if len(arguments) == 1 and isinstance(arguments[0], int | float) and not isinstance(arguments[0], bool):
        made.fill([])
        made.set(machine, "length", max(0, machine.to_int32(arguments[0])))
    else:
        made.fill(arguments)
    return made


def _call_array(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return _make_array(machine, UNDEFINED, arguments)


def _push(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not isinstance(this, ScriptObject):
        return UNDEFINED
    length = this.length
    for place, value in enumerate(arguments):
        this.set(machine, str(length + place), value)
    this.set(machine, "length", length + len(arguments))
    return length + len(arguments)


def _pop(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if not isinstance(this, ScriptObject) or this.length <= 0:
        return UNDEFINED
    last = this.length - 1
    value = this.get(machine, str(last))
    this.delete(str(last), machine.version)
    this.set(machine, "length", last)
    return value


def _shift(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    if not found or not isinstance(this, ScriptObject):
        return UNDEFINED
    this.fill(found[1:])
    return found[0]


def _unshift(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    if found is None or not isinstance(this, ScriptObject):
        return UNDEFINED
    this.fill([*arguments, *found])
    return this.length


def _reverse(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    if found is not None and isinstance(this, ScriptObject):
        this.fill(found[::-1])
    return this


def _concat(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = list(_elements(machine, this) or [])
    for value in arguments:
        if isinstance(value, ScriptObject) and value.kind == "Array":
            found += _elements(machine, value) or []
        else:
            found.append(value)
    return machine.realm.array(found[:MAX_ELEMENTS])


def _slice(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this) or []
    count = len(found)
    first, last = (
        max(0, min(count, place + count if place < 0 else place))
        for place in (number_argument(machine, arguments, 0, 0), number_argument(machine, arguments, 1, count))
    )
    return machine.realm.array(found[first:last])


def _splice(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    if not arguments or found is None or not isinstance(this, ScriptObject):
        return UNDEFINED
    count = len(found)
    first = number_argument(machine, arguments, 0, 0)
    first = max(0, min(count, first + count if first < 0 else first))
    taken = number_argument(machine, arguments, 1, count)
    if taken < 0:
        return UNDEFINED
    this.fill([*found[:first], *arguments[2:], *found[first + taken :]])
    return machine.realm.array(found[first : first + taken])


def _join(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    between = machine.to_string(arguments[0]) if arguments else ","
    parts, length = [], 0
    for value in found or []:
        parts.append(machine.to_string(value))
        length += len(parts[-1]) + len(between)
        if length > MAX_STRING:
            break
    machine.charge(length)
    return between.join(parts)[:MAX_STRING]


def _text(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return _join(machine, this, [])


def _sort(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    if found is None or not isinstance(this, ScriptObject):
        return UNDEFINED
    own = argument(arguments, 0)
    compare = own if isinstance(own, ScriptObject) else None
    flags = machine.to_int32(argument(arguments, 1 if compare else 0)) if arguments else 0
    return _sorted(machine, this, found, compare, flags)


def _sorted(
    machine: StackMachine, this: ScriptObject, found: list[Value], compare: ScriptObject | None, flags: int
) -> Value:
    def order(later: int, earlier: int) -> int:
        machine.budget.take(1)
        result = -_compared(machine, found[earlier], found[later], compare, flags)
        return -result if flags & DESCENDING else result

    places = sorted(range(len(found)), key=functools.cmp_to_key(order))
    if flags & UNIQUE and any(order(a, b) == 0 for a, b in itertools.pairwise(places)):
        return 0
    if flags & INDEXED:
        return machine.realm.array(list(places))
    this.fill([found[place] for place in places])
    return this


def _compared(machine: StackMachine, left: Value, right: Value, compare: ScriptObject | None, flags: int) -> int:
    if compare is not None:
        result = machine.to_number(machine.call(compare, UNDEFINED, [left, right]))
        return 0 if math.isnan(result) else (result > 0) - (result < 0)
    if flags & NUMERIC and all(isinstance(value, int | float) for value in (left, right)):
        first, second = machine.to_number(left), machine.to_number(right)
        return (first > second) - (first < second)
    one, other = machine.to_string(left), machine.to_string(right)
    if flags & CASELESS:
        one, other = one.lower(), other.lower()
    return (one > other) - (one < other)


def _sort_on(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    found = _elements(machine, this)
    if found is None or not arguments or not isinstance(this, ScriptObject):
        return UNDEFINED
    wanted = arguments[0]
    several = isinstance(wanted, ScriptObject) and wanted.kind == "Array"
    names = [machine.to_string(value) for value in (wanted.elements()[:16] if several else [wanted])]  # type: ignore[union-attr]
    flags = machine.to_int32(argument(arguments, 1)) if len(arguments) > 1 else 0

    def order(left: Value, right: Value) -> int:
        machine.budget.take(1)
        for name in names:
            result = _compared(machine, machine.member(left, name), machine.member(right, name), None, flags)
            if result:
                return -result if flags & DESCENDING else result
        return 0

    this.fill(sorted(found, key=functools.cmp_to_key(order)))
    return this


ARRAY = NativeClass(
    "Array",
    _call_array,
    _make_array,
    {
        "push": _push,
        "pop": _pop,
        "concat": _concat,
        "shift": _shift,
        "unshift": _unshift,
        "slice": _slice,
        "join": _join,
        "splice": _splice,
        "toString": _text,
        "sort": _sort,
        "reverse": _reverse,
        "sortOn": _sort_on,
    },
    constants={
        "CASEINSENSITIVE": CASELESS,
        "DESCENDING": DESCENDING,
        "UNIQUESORT": UNIQUE,
        "RETURNINDEXEDARRAY": INDEXED,
        "NUMERIC": NUMERIC,
    },
)
