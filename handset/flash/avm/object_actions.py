"""Handlers of the actions that came with SWF 5 and later: objects, functions, comparisons, bits.

A handler returns the machine of a function that is to run now, its own machine to return, or None to go on.

Source: SWF File Format Specification 19, chapter 5 (SWF 5, SWF 6 and SWF 7 action models).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from handset.flash.avm.equality import loosely_equal, primitive, strictly_equal
from handset.flash.avm.functions import SuperObject, begin_call, construct, define_function
from handset.flash.avm.machine import MAX_STACK, ScriptThrow, StackMachine
from handset.flash.avm.objects import ScriptFunction, ScriptObject, Value
from handset.flash.avm.opcodes import ActionCode
from handset.flash.avm.program import UNDEFINED, FunctionCode, Operand
from handset.flash.avm.values import to_string
from handset.flash.avm.variables import (
    declare_local,
    define_local,
    delete_variable,
    find_variable,
    get_variable,
)

ObjectHandler = Callable[[StackMachine, Operand], StackMachine | None]
FIRST_UNPRINTED = 6
"""First version in which dates are added as text."""


def _call(machine: StackMachine, function: Value, this: Value, arguments: list[Value]) -> StackMachine | None:
    """Call a function: return the machine to run, or push what a native gives."""
    if isinstance(function, SuperObject):
        this, function = function.this, function.constructor(machine)
    if isinstance(function, ScriptFunction):
        return begin_call(machine, function, this, arguments)
    machine.push(machine.call(function, this, arguments))
    return None


def _define_function(machine: StackMachine, operand: Operand) -> None:
    if not isinstance(operand, FunctionCode):
        return
    function = define_function(machine, operand)
    if operand.name:
        define_local(machine, operand.name, function)
    else:
        machine.push(function)


def _call_function(machine: StackMachine, operand: Operand) -> StackMachine | None:
    name = machine.string()
    arguments = machine.arguments()
    this, function = find_variable(machine, name)
    if this is UNDEFINED and machine.host.target_object is not None:
        this = machine.host.target_object
    return _call(machine, function, this, arguments)


def _method_name(machine: StackMachine) -> str:
    """Take a method's name; without one the object itself is the function."""
    name = machine.pop()
    return "" if name is UNDEFINED else machine.to_string(name)


def _call_method(machine: StackMachine, operand: Operand) -> StackMachine | None:
    name, target = _method_name(machine), machine.pop()
    arguments = machine.arguments()
    if not name:
        return _call(machine, target, machine.this if isinstance(target, SuperObject) else UNDEFINED, arguments)
    method = machine.member(target, name)
    if isinstance(target, SuperObject):
        return _call(machine, method, target.this, arguments)
    return _call(machine, method, target, arguments)


def _new(machine: StackMachine, function: Value, arguments: list[Value]) -> StackMachine | None:
    made = construct(machine, function, arguments)
    if isinstance(made, StackMachine):
        return made
    machine.push(made)
    return None


def _new_object(machine: StackMachine, operand: Operand) -> StackMachine | None:
    function = get_variable(machine, machine.string())
    return _new(machine, function, machine.arguments())


def _new_method(machine: StackMachine, operand: Operand) -> StackMachine | None:
    name, target = _method_name(machine), machine.pop()
    arguments = machine.arguments()
    return _new(machine, machine.member(target, name) if name else target, arguments)


def _return(machine: StackMachine, operand: Operand) -> StackMachine:
    machine.result = machine.pop()
    return machine


def _define_local(machine: StackMachine, operand: Operand) -> None:
    value = machine.pop()
    define_local(machine, machine.string(), value)


def _get_member(machine: StackMachine, operand: Operand) -> None:
    name = machine.string()
    machine.push(machine.member(machine.pop(), name))


def _set_member(machine: StackMachine, operand: Operand) -> None:
    value, name, target = machine.pop(), machine.string(), machine.pop()
    if isinstance(target, ScriptObject):
        target.set(machine, name, value)


def _delete(machine: StackMachine, operand: Operand) -> None:
    name, target = machine.string(), machine.pop()
    machine.push(isinstance(target, ScriptObject) and target.delete(name, machine.version))


def _init_array(machine: StackMachine, operand: Operand) -> None:
    machine.push(machine.realm.array(machine.arguments()))


def _init_object(machine: StackMachine, operand: Operand) -> None:
    count = max(0, min(machine.integer(), MAX_STACK))
    machine.charge(count)
    made = machine.realm.object()
    for _ in range(count):
        value = machine.pop()
        made.set(machine, machine.string(), value)
    machine.push(made)


def _type_of(machine: StackMachine, operand: Operand) -> None:
    value = machine.pop()
    match value:
        case bool():
            found = "boolean"
        case int() | float():
            found = "number"
        case str():
            found = "string"
        case None:
            found = "null"
        case ScriptObject() if machine.host.path_of(value) is not None:
            found = "movieclip"
        case ScriptObject():
            found = "function" if value.kind == "Function" else "object"
        case _:
            found = "undefined"
    machine.push(found)


def _target_path(machine: StackMachine, operand: Operand) -> None:
    value = machine.pop()
    path = machine.host.path_of(value) if isinstance(value, ScriptObject) else None
    machine.push(UNDEFINED if path is None else path)


def _enumerate(machine: StackMachine, value: Value) -> None:
    machine.push(UNDEFINED)
    if isinstance(value, ScriptObject):
        names = list(value.names())
        machine.budget.take(len(names))
        for name in reversed(names):
            machine.push(name)


def _add(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.pop(), machine.pop()
    left, right = _addend(machine, left), _addend(machine, right)
    if isinstance(left, str) or isinstance(right, str):
        machine.push_text(machine.to_string(left) + machine.to_string(right))
    else:
        machine.push(machine.to_number(left) + machine.to_number(right))


def _addend(machine: StackMachine, value: Value) -> Value:
    if not isinstance(value, ScriptObject):
        return value
    found = machine.to_primitive(value, as_text=value.kind == "Date" and machine.version >= FIRST_UNPRINTED)
    if isinstance(found, ScriptObject) and machine.host.path_of(found) is None:
        found = machine.to_primitive(value, as_text=True)
    if not isinstance(found, ScriptObject):
        return found
    return machine.host.path_of(found) or to_string(found, machine.version)


def _less(machine: StackMachine, left: Value, right: Value) -> Value:
    left, right = primitive(machine, left), primitive(machine, right)
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    first, second = machine.to_number(left), machine.to_number(right)
    return UNDEFINED if math.isnan(first) or math.isnan(second) else first < second


def _less2(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.pop(), machine.pop()
    machine.push(_less(machine, left, right))


def _greater(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.pop(), machine.pop()
    machine.push(_less(machine, right, left))


def _string_greater(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.string(), machine.string()
    machine.push(left > right)


def _equals2(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.pop(), machine.pop()
    machine.push(loosely_equal(machine, left, right))


def _strict_equals(machine: StackMachine, operand: Operand) -> None:
    machine.push(strictly_equal(machine.pop(), machine.pop()))


def _modulo(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.number(), machine.number()
    finite = math.isfinite(left) and right and not math.isnan(right)
    machine.push(math.fmod(left, right) if finite else math.nan)


def _stepped(step: int) -> ObjectHandler:
    def run(machine: StackMachine, operand: Operand) -> None:
        machine.push(machine.number() + step)

    return run


def _bits(operation: Callable[[int, int], int]) -> ObjectHandler:
    def run(machine: StackMachine, operand: Operand) -> None:
        right, left = machine.to_int32(machine.pop()), machine.to_int32(machine.pop())
        machine.push(operation(left, right))

    return run


def _signed(number: int) -> int:
    number &= 0xFFFFFFFF
    return number - (number >> 31 << 32)


def _stack_swap(machine: StackMachine, operand: Operand) -> None:
    first, second = machine.pop(), machine.pop()
    machine.push(first)
    machine.push(second)


def _instance_of(machine: StackMachine, operand: Operand) -> None:
    function, value = machine.pop(), machine.pop()
    machine.push(is_instance(machine, value, function))


def is_instance(machine: StackMachine, value: Value, function: Value) -> bool:
    """Tell whether a function's prototype is behind an object."""
    wanted = function.get(machine, "prototype") if isinstance(function, ScriptObject) else UNDEFINED
    target = value.proto if isinstance(value, ScriptObject) else UNDEFINED
    for _ in range(255):
        if not isinstance(target, ScriptObject):
            return False
        if target is wanted:
            return True
        target = target.proto
    return False


def _cast(machine: StackMachine, operand: Operand) -> None:
    value, function = machine.pop(), machine.pop()
    machine.push(value if is_instance(machine, value, function) else None)


def _extends(machine: StackMachine, operand: Operand) -> None:
    parent, child = machine.pop(), machine.pop()
    if isinstance(parent, ScriptObject) and isinstance(child, ScriptObject):
        prototype = ScriptObject(parent.get(machine, "prototype"))
        machine.realm.define(prototype, "__constructor__", parent)
        machine.realm.define(prototype, "constructor", child)
        child.set(machine, "prototype", prototype)


def _implements(machine: StackMachine, operand: Operand) -> None:
    machine.pop()
    machine.arguments()


def _throw(machine: StackMachine, operand: Operand) -> None:
    raise ScriptThrow(machine.pop())


def _delete2(machine: StackMachine, operand: Operand) -> None:
    machine.push(delete_variable(machine, machine.string()))


OBJECT_HANDLERS: dict[int, ObjectHandler] = {
    ActionCode.DEFINE_FUNCTION: _define_function,
    ActionCode.DEFINE_FUNCTION2: _define_function,
    ActionCode.CALL_FUNCTION: _call_function,
    ActionCode.CALL_METHOD: _call_method,
    ActionCode.NEW_OBJECT: _new_object,
    ActionCode.NEW_METHOD: _new_method,
    ActionCode.RETURN: _return,
    ActionCode.DEFINE_LOCAL: _define_local,
    ActionCode.DEFINE_LOCAL2: lambda machine, _: declare_local(machine, machine.string()),
    ActionCode.GET_MEMBER: _get_member,
    ActionCode.SET_MEMBER: _set_member,
    ActionCode.DELETE: _delete,
    ActionCode.DELETE2: _delete2,
    ActionCode.INIT_ARRAY: _init_array,
    ActionCode.INIT_OBJECT: _init_object,
    ActionCode.TYPE_OF: _type_of,
    ActionCode.TARGET_PATH: _target_path,
    ActionCode.ENUMERATE: lambda machine, _: _enumerate(machine, get_variable(machine, machine.string())),
    ActionCode.ENUMERATE2: lambda machine, _: _enumerate(machine, machine.pop()),
    ActionCode.ADD2: _add,
    ActionCode.LESS2: _less2,
    ActionCode.GREATER: _greater,
    ActionCode.STRING_GREATER: _string_greater,
    ActionCode.EQUALS2: _equals2,
    ActionCode.STRICT_EQUALS: _strict_equals,
    ActionCode.TO_NUMBER: lambda machine, _: machine.push(machine.number()),
    ActionCode.TO_STRING: lambda machine, _: machine.push(machine.string()),
    ActionCode.STACK_SWAP: _stack_swap,
    ActionCode.MODULO: _modulo,
    ActionCode.INCREMENT: _stepped(1),
    ActionCode.DECREMENT: _stepped(-1),
    ActionCode.BIT_AND: _bits(lambda left, right: left & right),
    ActionCode.BIT_OR: _bits(lambda left, right: left | right),
    ActionCode.BIT_XOR: _bits(lambda left, right: left ^ right),
    ActionCode.BIT_L_SHIFT: _bits(lambda left, right: _signed(left << (right & 31))),
    ActionCode.BIT_R_SHIFT: _bits(lambda left, right: left >> (right & 31)),
    ActionCode.BIT_U_R_SHIFT: _bits(lambda left, right: _signed((left & 0xFFFFFFFF) >> (right & 31))),
    ActionCode.INSTANCE_OF: _instance_of,
    ActionCode.CAST_OP: _cast,
    ActionCode.EXTENDS: _extends,
    ActionCode.IMPLEMENTS_OP: _implements,
    ActionCode.THROW: _throw,
}
"""What each action of SWF 5 and later does, but for blocks."""
