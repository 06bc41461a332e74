"""The stack machine's state: its stack, registers and constants, and the budget of a frame.

Source: SWF File Format Specification 19, chapter 5 (SWF 4 action model).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.flash.avm.host import ActionHost
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.values import Value, to_boolean, to_integer, to_number, to_string
from keitai.common.errors import OperationFailed

MAX_STACK = 4096
"""Values on the stack; a movie that pushes more loses the oldest."""
REGISTERS = 4


class ActionsTooLongError(OperationFailed):
    """Error of a movie whose actions go on for ever."""


class UnknownActionError(OperationFailed):
    """Error of an action that this player does not run."""


@dataclass(slots=True)
class ActionBudget:
    """Counter of the actions that a frame may still run."""

    left: int

    def take(self, count: int) -> None:
        """Count actions.

        Raises:
            ActionsTooLongError: The frame had all of them.
        """
        self.left -= count
        if self.left < 0:
            raise ActionsTooLongError("the movie's actions go on for ever; it was stopped")


@dataclass(slots=True)
class StackMachine:
    """Stack machine that runs actions: its stack, registers and constant pool during one run."""

    host: ActionHost
    version: int
    stack: list[Value] = field(default_factory=list)
    registers: list[Value] = field(default_factory=lambda: [UNDEFINED] * REGISTERS)
    constants: tuple[str, ...] = ()

    def pop(self) -> Value:
        """Take the top of the stack; an empty one gives undefined."""
        return self.stack.pop() if self.stack else UNDEFINED

    def push(self, value: Value) -> None:
        """Put a value on the stack."""
        self.stack.append(value)
        if len(self.stack) > MAX_STACK:
            del self.stack[0]

    def number(self) -> float:
        """Take a number."""
        return to_number(self.pop(), self.version)

    def integer(self) -> int:
        """Take a whole number."""
        return to_integer(self.pop(), self.version)

    def string(self) -> str:
        """Take a string."""
        return to_string(self.pop(), self.version)

    def boolean(self) -> bool:
        """Take a truth."""
        return to_boolean(self.pop(), self.version)
