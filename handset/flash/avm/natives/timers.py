"""Functions that call others again and again: setInterval and clearInterval, and getTimer.

Source: Flash Lite 2.x ActionScript Language Reference (setInterval, clearInterval, getTimer).
"""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import argument
from handset.flash.avm.objects import NativeCode, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.realm import CallFromOutside, ScriptInterval

MAX_INTERVALS = 256
SHORTEST = 10
"""Milliseconds of the shortest period."""
LONGEST = 1 << 31


def _set_interval(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    """Take a function and a period, or an object, the name of its method and a period; then arguments."""
    owner = argument(arguments, 0)
    if not isinstance(owner, ScriptObject) or len(machine.realm.intervals) >= MAX_INTERVALS:
        return UNDEFINED
    is_function = owner.kind == "Function"
    period_place = 1 if is_function else 2
    if len(arguments) <= period_place:
        return UNDEFINED
    period = min(LONGEST, max(SHORTEST, machine.to_int32(arguments[period_place])))
    given = tuple(arguments[period_place + 1 :])
    if is_function:
        call = CallFromOutside(owner, UNDEFINED, given)
    else:
        call = CallFromOutside(machine.to_string(arguments[1]), owner, given)
    realm = machine.realm
    realm.interval_count += 1
    realm.intervals.append(ScriptInterval(realm.interval_count, period, machine.host.milliseconds() + period, call))
    return realm.interval_count


def _clear_interval(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    number = machine.to_int32(argument(arguments, 0))
    intervals = machine.realm.intervals
    intervals[:] = [each for each in intervals if each.number != number]
    return UNDEFINED


def _get_timer(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.host.milliseconds()


TIMER_FUNCTIONS: dict[str, NativeCode] = {
    "setInterval": _set_interval,
    "clearInterval": _clear_interval,
    "getTimer": _get_timer,
}
"""Functions of the global object that go by time."""
