"""The interpreter: a program's instructions one by one against a host, within a budget.

Calls of functions are frames of the interpreter's own, so that a script may call as deeply as Flash let it without
depth of Python's; only blocks (`with`, `try`) and what natives call back are runs inside a run.

Source: SWF File Format Specification 19, chapter 5 (SWF 3 to SWF 7 action models).
"""

from __future__ import annotations

from handset.flash.avm.actions import HANDLERS
from handset.flash.avm.functions import begin_call
from handset.flash.avm.host import ActionHost
from handset.flash.avm.machine import ActionBudget, ActionsTooLongError, ScriptThrow, StackMachine
from handset.flash.avm.object_actions import OBJECT_HANDLERS
from handset.flash.avm.objects import CLIP, GLOBAL, Scope, ScriptFunction, ScriptObject, Value
from handset.flash.avm.opcodes import ActionCode
from handset.flash.avm.program import UNDEFINED, ActionProgram, Operand, TryBlocks
from handset.flash.avm.realm import CallFromOutside, ScriptRealm
from handset.flash.avm.variables import define_local

ALL_HANDLERS = {**HANDLERS, **OBJECT_HANDLERS}
IF, JUMP, END = int(ActionCode.IF), int(ActionCode.JUMP), int(ActionCode.END)
BLOCKS = frozenset({ActionCode.WITH, ActionCode.TRY, ActionCode.WAIT_FOR_FRAME, ActionCode.WAIT_FOR_FRAME2})
MAX_DEPTH = 255
"""Calls inside calls, as Flash Player had it."""
MAX_NESTING = 40
"""Runs of the interpreter inside one another."""


def run_program(program: ActionProgram, host: ActionHost, budget: ActionBudget, realm: ScriptRealm) -> None:
    """Run a program to its end.

    Args:
        program: The decoded actions.
        host: What they act on.
        budget: The actions that may still be run in this frame.
        realm: What the movie's scripts share.

    Raises:
        ActionsTooLongError: The budget is spent, or calls are too deep.
    """
    target = host.target_object
    scope = Scope(CLIP, target, Scope(GLOBAL, realm.globals, None))
    this = UNDEFINED if target is None else target
    machine = StackMachine(host, program.version, realm, budget, program, run_call, scope, this, realm.registers)
    try:
        _run(machine, 0, None)
    except ScriptThrow:
        return
    host.set_target("")


def call_from_outside(host: ActionHost, call: CallFromOutside, budget: ActionBudget, realm: ScriptRealm) -> None:
    """Call a function of the movie that no action calls: an event's, a listener's, an interval's.

    Raises:
        ActionsTooLongError: The budget is spent, or calls are too deep.
    """
    target = host.target_object
    if target is None:
        return
    scope = Scope(CLIP, target, Scope(GLOBAL, realm.globals, None))
    nothing = ActionProgram((), realm.version)
    machine = StackMachine(host, realm.version, realm, budget, nothing, run_call, scope, target, realm.registers)
    owner = target if call.owner is None else call.owner
    try:
        function = call.function
        found = machine.member(owner, function) if isinstance(function, str) else function
        machine.call(found, owner, list(call.arguments))
    except ScriptThrow:
        return


def run_call(caller: StackMachine, function: ScriptObject, this: Value, arguments: list[Value]) -> Value:
    """Call a function of the movie to its end, from a native or a conversion."""
    if not isinstance(function, ScriptFunction):
        return caller.call(function, this, arguments)
    called = begin_call(caller, function, this, arguments)
    _run(called, 0, None)
    return called.result


def _run(first: StackMachine, place: int, block: tuple[int, int] | None) -> None:
    """Run a machine from an instruction on, with all that it calls; in a block, until it is left."""
    realm, frames = first.realm, [first]
    realm.nesting += 1
    depth = realm.depth
    first.place = place
    try:
        if realm.nesting > MAX_NESTING:
            raise ActionsTooLongError("the movie's functions call one another too deeply; it was stopped")
        while frames:
            _go_on(frames, realm, block if len(frames) == 1 else None)
    finally:
        realm.nesting -= 1
        realm.depth = depth


def _go_on(frames: list[StackMachine], realm: ScriptRealm, block: tuple[int, int] | None) -> None:
    """Run the innermost frame until it ends or calls a function of the movie."""
    machine = frames[-1]
    instructions, offsets = machine.program.instructions, machine.program.offsets
    count = len(instructions)
    budget = machine.budget
    handlers = ALL_HANDLERS
    place = machine.place
    while place < count:
        if block is not None and not block[0] <= offsets[place] < block[1]:
            break
        code, operand = instructions[place]
        place += 1
        budget.left -= 1
        if budget.left < 0:
            budget.take(0)
        if code == IF:
            if machine.boolean() and isinstance(operand, int):
                place = operand
        elif code == JUMP:
            place = operand if isinstance(operand, int) else count
        elif code == END:
            place = count
        elif (handler := handlers.get(code)) is not None:
            called = handler(machine, operand)
            if called is not None:
                if called is machine:
                    place = count
                    break
                machine.place = place
                realm.depth += 1
                if realm.depth > MAX_DEPTH:
                    raise ActionsTooLongError(f"the movie's functions call one another more than {MAX_DEPTH} deep")
                frames.append(called)
                return
        elif code in BLOCKS:
            place = _run_block(machine, code, operand, place)
    machine.place = place
    frames.pop()
    if frames:
        realm.depth -= 1
        frames[-1].push(machine.result if machine.made is None else machine.made)


def _run_block(machine: StackMachine, code: int, operand: Operand, place: int) -> int:
    """Run an action that others belong to; return the instruction to go on at."""
    if code == ActionCode.WITH and isinstance(operand, int):
        return _run_with(machine, operand, place)
    if code == ActionCode.TRY and isinstance(operand, TryBlocks):
        return _run_try(machine, operand)
    return place + _skipped(machine, operand)


def _run_with(machine: StackMachine, end: int, place: int) -> int:
    target = machine.boxed(machine.pop())
    if target is None:
        return machine.program.index_at(end)
    outer = machine.scope
    machine.scope = Scope("with", target, outer)
    offsets = machine.program.offsets
    start = offsets[place] if place < len(offsets) else end
    try:
        _run(machine, place, (start, end))
    finally:
        machine.scope = outer
    return machine.place


def _run_try(machine: StackMachine, blocks: TryBlocks) -> int:
    """Run the blocks of a Try. One that comes to its end goes on with the next, unless a jump leads behind it.

    What is thrown and not caught is thrown on behind the last block, which runs in any case.
    """
    try:
        return _finished(machine, blocks, _run_part(machine, blocks.start, blocks.catch))
    except ScriptThrow as error:
        thrown = error
    if blocks.catches:
        _keep(machine, blocks.target, thrown.value)
        try:
            return _finished(machine, blocks, _run_part(machine, blocks.catch, blocks.final))
        except ScriptThrow as error:
            thrown = error
    if blocks.finishes:
        left = _run_part(machine, blocks.final, blocks.end)
        if left >= len(machine.program.instructions):
            return left
    raise thrown


def _finished(machine: StackMachine, blocks: TryBlocks, place: int) -> int:
    """Run the last block where the function has returned; else it is met on the way on."""
    if blocks.finishes and place >= len(machine.program.instructions):
        result = machine.result
        left = _run_part(machine, blocks.final, blocks.end)
        if left < len(machine.program.instructions):
            machine.result = result
    return place


def _run_part(machine: StackMachine, start: int, end: int) -> int:
    """Run a block; return the instruction that it was left to."""
    place = machine.program.index_at(start)
    if start < end:
        _run(machine, place, (start, end))
        place = machine.place
    return place


def _keep(machine: StackMachine, target: str | int, value: Value) -> None:
    if isinstance(target, str):
        define_local(machine, target, value)
    elif target < len(machine.registers):
        machine.registers[target] = value


def _skipped(machine: StackMachine, operand: Operand) -> int:
    """Return how many actions a WaitForFrame or WaitForFrame2 passes over, where its frame is missing."""
    if isinstance(operand, tuple) and len(operand) == 2:
        index, count = (int(str(part)) for part in operand)
        return 0 if machine.host.is_loaded(index + 1) else count
    is_loaded = machine.host.is_loaded(machine.pop())
    return operand if isinstance(operand, int) and not is_loaded else 0
