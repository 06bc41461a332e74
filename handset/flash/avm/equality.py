"""Equality of values as Equals2 and StrictEquals have it.

Source: ECMA-262, 3rd edition, chapters 11.9.3 and 11.9.6; SWF File Format Specification 19, chapter 5.
"""

from __future__ import annotations

import math

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.objects import ScriptObject, Value
from handset.flash.avm.program import UNDEFINED

FIRST_NAN = 6
"""First version in which what is not a number equals nothing, itself neither."""


def primitive(machine: StackMachine, value: Value) -> Value:
    """Return an object's value; what is not an object as it is."""
    return machine.to_primitive(value) if isinstance(value, ScriptObject) else value


def loosely_equal(machine: StackMachine, left: Value, right: Value) -> bool:
    """Tell whether two values are equal, numbers and strings converted to each other.

    Before SWF 6 objects are asked for their values first, even two of them.
    """
    if machine.version < FIRST_NAN:
        left, right = primitive(machine, left), primitive(machine, right)
    if isinstance(left, ScriptObject) and isinstance(right, ScriptObject):
        return left is right
    if left is UNDEFINED or left is None or right is UNDEFINED or right is None:
        return (left is UNDEFINED or left is None) and (right is UNDEFINED or right is None)
    left, right = (_plain(machine, value) for value in (left, right))
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, ScriptObject) or isinstance(right, ScriptObject):
        return left is right
    if left is UNDEFINED or right is UNDEFINED:
        return left is right
    first, second = machine.to_number(left), machine.to_number(right)
    if isinstance(left, str) or isinstance(right, str) or machine.version >= FIRST_NAN:
        return first == second
    return first == second or (math.isnan(first) and math.isnan(second))


def strictly_equal(left: Value, right: Value) -> bool:
    """Tell whether two values are of one type and equal."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right and not math.isnan(left)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return left is right


def _plain(machine: StackMachine, value: Value) -> Value:
    found = primitive(machine, value)
    return machine.to_number(found) if isinstance(found, bool) else found
