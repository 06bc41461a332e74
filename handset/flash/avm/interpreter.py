"""The interpreter: a program's instructions one by one against a host, within a budget.

Source: SWF File Format Specification 19, chapter 5 (SWF 3 and SWF 4 action models).
"""

from __future__ import annotations

from handset.flash.avm.actions import HANDLERS
from handset.flash.avm.host import ActionHost
from handset.flash.avm.machine import ActionBudget, StackMachine, UnknownActionError
from handset.flash.avm.opcodes import ActionCode, action_name
from handset.flash.avm.program import ActionProgram, Operand

ACTION_CODES = frozenset(int(code) for code in ActionCode)


def run_program(program: ActionProgram, host: ActionHost, budget: ActionBudget) -> None:
    """Run a program to its end.

    Args:
        program: The decoded actions.
        host: What they act on.
        budget: The actions that may still be run in this frame.

    Raises:
        ActionsTooLongError: The budget is spent.
        UnknownActionError: An action is not one that this player runs.
    """
    machine = StackMachine(host, program.version)
    instructions = program.instructions
    count = len(instructions)
    place = 0
    while place < count:
        code, operand = instructions[place]
        place += 1
        budget.take(1)
        if code == ActionCode.IF:
            if machine.boolean() and isinstance(operand, int):
                place = operand
        elif code == ActionCode.JUMP:
            place = operand if isinstance(operand, int) else count
        elif code == ActionCode.END:
            return
        elif code in (ActionCode.WAIT_FOR_FRAME, ActionCode.WAIT_FOR_FRAME2):
            place += _skipped(machine, operand)
        elif (handler := HANDLERS.get(code)) is not None:
            handler(machine, operand)
        elif code in ACTION_CODES:
            raise UnknownActionError(f"this player does not run {action_name(code)}")
    host.set_target("")


def _skipped(machine: StackMachine, operand: Operand) -> int:
    """Return how many actions a WaitForFrame or WaitForFrame2 passes over, where its frame is missing."""
    if isinstance(operand, tuple) and len(operand) == 2:
        index, count = (int(str(part)) for part in operand)
        return 0 if machine.host.is_loaded(index + 1) else count
    is_loaded = machine.host.is_loaded(machine.pop())
    return operand if isinstance(operand, int) and not is_loaded else 0
