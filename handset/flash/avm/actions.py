"""Handlers of the actions: their effect on the machine and its host, jumps and the end left out.

Source: SWF File Format Specification 19, chapter 5 (SWF 3 and SWF 4 action models).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from handset.flash.avm.machine import MAX_STACK, StackMachine
from handset.flash.avm.objects import CLIP, Scope, ScriptObject
from handset.flash.avm.opcodes import ActionCode
from handset.flash.avm.program import UNDEFINED, Constant, Operand, Register
from handset.flash.avm.values import (
    FIRST_BOOLEANS,
    is_undefined,
)
from handset.flash.avm.variables import get_variable, set_variable
from handset.flash.swf.encoding import FIRST_UNICODE, decode_text, encode_text

ActionHandler = Callable[[StackMachine, Operand], None]


def _push(machine: StackMachine, operand: Operand) -> None:
    for value in operand if isinstance(operand, tuple) else ():
        match value:
            case Register(index):
                machine.push(machine.registers[index] if index < len(machine.registers) else UNDEFINED)
            case Constant(index):
                machine.push(machine.constants[index] if index < len(machine.constants) else UNDEFINED)
            case _:
                machine.push(value)


def _arithmetic(operation: Callable[[float, float], float]) -> ActionHandler:
    def run(machine: StackMachine, operand: Operand) -> None:
        right, left = machine.pop(), machine.pop()
        first = machine.to_number(left)
        machine.push(operation(first, machine.to_number(right)))

    return run


def _divide(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.number(), machine.number()
    if right == 0:
        if machine.version < FIRST_BOOLEANS:
            machine.push("#ERROR#")
            return
        machine.push(
            math.nan if left == 0 or math.isnan(left) else math.copysign(math.inf, left) * math.copysign(1, right)
        )
        return
    machine.push(left / right)


def _compare(test: Callable[[float, float], bool]) -> ActionHandler:
    def run(machine: StackMachine, operand: Operand) -> None:
        right, left = machine.number(), machine.number()
        machine.push(test(left, right))

    return run


def _compare_strings(test: Callable[[bytes, bytes], bool]) -> ActionHandler:
    def run(machine: StackMachine, operand: Operand) -> None:
        right, left = machine.string(), machine.string()
        machine.push(test(encode_text(left, machine.version), encode_text(right, machine.version)))

    return run


def _and(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.boolean(), machine.boolean()
    machine.push(left and right)


def _or(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.boolean(), machine.boolean()
    machine.push(left or right)


def _not(machine: StackMachine, operand: Operand) -> None:
    machine.push(not machine.boolean())


def _to_integer(machine: StackMachine, operand: Operand) -> None:
    machine.push(machine.to_int32(machine.pop()))


def _string_add(machine: StackMachine, operand: Operand) -> None:
    right, left = machine.string(), machine.string()
    machine.push_text(left + right)


def _string_length(machine: StackMachine, operand: Operand) -> None:
    machine.push(len(encode_text(machine.string(), machine.version)))


def _mb_string_length(machine: StackMachine, operand: Operand) -> None:
    machine.push(len(machine.string()))


def _cut(length: int, index: int, count: int) -> slice:
    """Return the part of a string of `length` that the player takes: counted from 1, a negative count is the rest."""
    start = max(0, index - 1)
    return slice(start, length if count < 0 else start + count)


def _string_extract(machine: StackMachine, operand: Operand) -> None:
    count, index = machine.integer(), machine.integer()
    data = encode_text(machine.string(), machine.version)
    machine.push(decode_text(data[_cut(len(data), index, count)], machine.version))


def _mb_string_extract(machine: StackMachine, operand: Operand) -> None:
    count, index = machine.integer(), machine.integer()
    text = machine.string()
    machine.push(text[_cut(len(text), index, count)])


def _char_to_ascii(machine: StackMachine, operand: Operand) -> None:
    data = encode_text(machine.string(), machine.version)
    machine.push(data[0] if data else 0)


def _mb_char_to_ascii(machine: StackMachine, operand: Operand) -> None:
    text = machine.string()
    data = encode_text(text[:1], machine.version)
    machine.push(int.from_bytes(data, "big") if machine.version < FIRST_UNICODE else ord(text[0]) if text else 0)


def _ascii_to_char(machine: StackMachine, operand: Operand) -> None:
    code = machine.integer() & 0xFF
    machine.push(decode_text(bytes([code]), machine.version) if code else "")


def _mb_ascii_to_char(machine: StackMachine, operand: Operand) -> None:
    code = machine.integer() & 0xFFFF
    if machine.version >= FIRST_UNICODE:
        machine.push(chr(code) if code else "")
        return
    machine.push(decode_text(code.to_bytes(2 if code > 0xFF else 1, "big"), machine.version) if code else "")


def _random_number(machine: StackMachine, operand: Operand) -> None:
    limit = machine.integer()
    machine.push(machine.host.random(limit) if limit > 0 else 0)


def _get_variable(machine: StackMachine, operand: Operand) -> None:
    value = get_variable(machine, machine.string())
    machine.push("" if is_undefined(value) and machine.version < FIRST_BOOLEANS else value)


def _set_variable(machine: StackMachine, operand: Operand) -> None:
    value = machine.pop()
    set_variable(machine, machine.string(), value)


def _get_property(machine: StackMachine, operand: Operand) -> None:
    number = machine.number()
    path = machine.string()
    machine.push(
        UNDEFINED
        if math.isnan(number)
        else machine.host.clip_property(path, int(number) if math.isfinite(number) else -1)
    )


def _set_property(machine: StackMachine, operand: Operand) -> None:
    value, index = machine.pop(), machine.integer()
    machine.host.set_clip_property(machine.string(), index, value)


def _clone_sprite(machine: StackMachine, operand: Operand) -> None:
    depth, name = machine.integer(), machine.string()
    machine.host.clone_clip(machine.string(), name, depth)


def _get_url(machine: StackMachine, operand: Operand) -> None:
    if isinstance(operand, tuple) and len(operand) == 2:
        machine.host.get_url(str(operand[0]), str(operand[1]), 0)


def _get_url2(machine: StackMachine, operand: Operand) -> None:
    window = machine.string()
    machine.host.get_url(machine.string(), window, operand if isinstance(operand, int) else 0)


def set_target(machine: StackMachine, path: str) -> None:
    """Act on another clip from now on, whose variables are then found first; "" is the program's own again."""
    machine.host.set_target(path)
    machine.scope = _aimed(machine.scope, machine.host.target_object or machine.host.root_object)


def _aimed(scope: Scope | None, target: ScriptObject | None) -> Scope | None:
    """Return a scope chain whose clip is another."""
    if scope is None:
        return None
    if scope.kind == CLIP:
        return Scope(CLIP, target, scope.parent)
    return Scope(scope.kind, scope.object, _aimed(scope.parent, target))


def _set_target2(machine: StackMachine, operand: Operand) -> None:
    value = machine.pop()
    if isinstance(value, ScriptObject) and machine.host.path_of(value) is not None:
        machine.host.set_target_object(value)
        machine.scope = _aimed(machine.scope, machine.host.target_object)
    else:
        set_target(machine, machine.to_string(value))


def _goto_frame2(machine: StackMachine, operand: Operand) -> None:
    plays, bias = operand if isinstance(operand, tuple) and len(operand) == 2 else (False, 0)
    machine.host.go_to(machine.pop(), plays=bool(plays), bias=int(str(bias)))


def _goto_label(machine: StackMachine, operand: Operand) -> None:
    machine.host.go_to(str(operand), plays=False, bias=0)


def _fs_command2(machine: StackMachine, operand: Operand) -> None:
    count = max(0, min(machine.integer(), MAX_STACK))
    words = [machine.string() for _ in range(count)]
    if not words:
        machine.push(-1)
        return
    answer, variables = machine.host.fs_command2(words[0], words[1:])
    for name, text in variables:
        set_variable(machine, name, text)
    machine.push(answer)


def _drop(count: int) -> ActionHandler:
    def run(machine: StackMachine, operand: Operand) -> None:
        for _ in range(count):
            machine.pop()

    return run


def _start_drag(machine: StackMachine, operand: Operand) -> None:
    """Take the operands of a drag, which a phone without a pointer does not do."""
    machine.pop(), machine.pop()
    if machine.boolean():
        _drop(4)(machine, operand)


def _store_register(machine: StackMachine, operand: Operand) -> None:
    if isinstance(operand, int) and operand < len(machine.registers) and machine.stack:
        machine.registers[operand] = machine.stack[-1]


def _constant_pool(machine: StackMachine, operand: Operand) -> None:
    machine.constants = tuple(str(word) for word in operand) if isinstance(operand, tuple) else ()


HANDLERS: dict[int, ActionHandler] = {
    ActionCode.PUSH: _push,
    ActionCode.POP: _drop(1),
    ActionCode.ADD: _arithmetic(lambda left, right: left + right),
    ActionCode.SUBTRACT: _arithmetic(lambda left, right: left - right),
    ActionCode.MULTIPLY: _arithmetic(lambda left, right: left * right),
    ActionCode.DIVIDE: _divide,
    ActionCode.EQUALS: _compare(lambda left, right: left == right),
    ActionCode.LESS: _compare(lambda left, right: left < right),
    ActionCode.AND: _and,
    ActionCode.OR: _or,
    ActionCode.NOT: _not,
    ActionCode.STRING_EQUALS: _compare_strings(lambda left, right: left == right),
    ActionCode.STRING_LESS: _compare_strings(lambda left, right: left < right),
    ActionCode.STRING_ADD: _string_add,
    ActionCode.STRING_LENGTH: _string_length,
    ActionCode.STRING_EXTRACT: _string_extract,
    ActionCode.MB_STRING_LENGTH: _mb_string_length,
    ActionCode.MB_STRING_EXTRACT: _mb_string_extract,
    ActionCode.CHAR_TO_ASCII: _char_to_ascii,
    ActionCode.ASCII_TO_CHAR: _ascii_to_char,
    ActionCode.MB_CHAR_TO_ASCII: _mb_char_to_ascii,
    ActionCode.MB_ASCII_TO_CHAR: _mb_ascii_to_char,
    ActionCode.TO_INTEGER: _to_integer,
    ActionCode.RANDOM_NUMBER: _random_number,
    ActionCode.GET_TIME: lambda machine, _: machine.push(machine.host.milliseconds()),
    ActionCode.GET_VARIABLE: _get_variable,
    ActionCode.SET_VARIABLE: _set_variable,
    ActionCode.GET_PROPERTY: _get_property,
    ActionCode.SET_PROPERTY: _set_property,
    ActionCode.SET_TARGET: lambda machine, operand: set_target(machine, str(operand)),
    ActionCode.SET_TARGET2: _set_target2,
    ActionCode.CLONE_SPRITE: _clone_sprite,
    ActionCode.REMOVE_SPRITE: lambda machine, _: machine.host.remove_clip(machine.string()),
    ActionCode.TRACE: lambda machine, _: machine.host.trace(machine.traced(machine.pop())),
    ActionCode.START_DRAG: _start_drag,
    ActionCode.END_DRAG: _drop(0),
    ActionCode.FS_COMMAND2: _fs_command2,
    ActionCode.NEXT_FRAME: lambda machine, _: machine.host.step_frames(1),
    ActionCode.PREVIOUS_FRAME: lambda machine, _: machine.host.step_frames(-1),
    ActionCode.PLAY: lambda machine, _: machine.host.play(),
    ActionCode.STOP: lambda machine, _: machine.host.stop(),
    ActionCode.TOGGLE_QUALITY: lambda machine, _: machine.host.toggle_quality(),
    ActionCode.STOP_SOUNDS: lambda machine, _: machine.host.stop_sounds(),
    ActionCode.GOTO_FRAME: lambda machine, operand: machine.host.go_to_frame(int(str(operand))),
    ActionCode.GOTO_FRAME2: _goto_frame2,
    ActionCode.GOTO_LABEL: _goto_label,
    ActionCode.CALL: lambda machine, _: machine.host.call_frame(machine.pop()),
    ActionCode.GET_URL: _get_url,
    ActionCode.GET_URL2: _get_url2,
    ActionCode.STORE_REGISTER: _store_register,
    ActionCode.CONSTANT_POOL: _constant_pool,
    ActionCode.PUSH_DUPLICATE: lambda machine, _: machine.push(machine.stack[-1] if machine.stack else UNDEFINED),
}
"""What each action does, but for jumps and the end."""
