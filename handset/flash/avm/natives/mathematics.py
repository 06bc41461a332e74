"""Math."""

from __future__ import annotations

import math
from collections.abc import Callable

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument
from handset.flash.avm.objects import NativeCode, Value

RANDOM_STEPS = 1 << 31


def _function(operation: Callable[[float], float]) -> NativeCode:
    def run(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
        number = machine.to_number(argument(arguments, 0))
        if math.isnan(number) or not arguments:
            return math.nan
        try:
            return operation(number)
        except (ValueError, OverflowError):
            return math.nan

    return run


def _whole(operation: Callable[[float], int]) -> Callable[[float], float]:
    return lambda number: float(operation(number)) if math.isfinite(number) else number


def _log(number: float) -> float:
    return math.log(number) if number else -math.inf


def _exp(number: float) -> float:
    return math.exp(number) if number < 709.8 else math.inf


def _atan2(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if len(arguments) < 2:
        return math.nan
    return math.atan2(machine.to_number(arguments[0]), machine.to_number(arguments[1]))


def _pow(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if len(arguments) < 2:
        return math.nan
    base, exponent = machine.to_number(arguments[0]), machine.to_number(arguments[1])
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return math.nan
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        return math.inf if base == 0 else math.nan


def _extreme(pick: Callable[[float, float], float], empty: float) -> NativeCode:
    def run(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
        if len(arguments) < 2:
            return empty if not arguments else math.nan
        first, second = machine.to_number(arguments[0]), machine.to_number(arguments[1])
        return math.nan if math.isnan(first) or math.isnan(second) else pick(first, second)

    return run


def _random(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    return machine.host.random(RANDOM_STEPS) / RANDOM_STEPS


MATH = NativeClass(
    "Math",
    is_object=True,
    statics={
        "abs": _function(abs),
        "acos": _function(math.acos),
        "asin": _function(math.asin),
        "atan": _function(math.atan),
        "atan2": _atan2,
        "ceil": _function(_whole(math.ceil)),
        "cos": _function(math.cos),
        "exp": _function(_exp),
        "floor": _function(_whole(math.floor)),
        "log": _function(_log),
        "max": _extreme(max, -math.inf),
        "min": _extreme(min, math.inf),
        "pow": _pow,
        "random": _random,
        "round": _function(_whole(lambda number: math.floor(number + 0.5))),
        "sin": _function(math.sin),
        "sqrt": _function(math.sqrt),
        "tan": _function(math.tan),
    },
    constants={
        "E": math.e,
        "LN10": math.log(10),
        "LN2": math.log(2),
        "LOG10E": 1 / math.log(10),
        "LOG2E": 1 / math.log(2),
        "PI": math.pi,
        "SQRT1_2": math.sqrt(0.5),
        "SQRT2": math.sqrt(2),
    },
)
