"""The stack machine's state of one run of actions, and the budget of a frame.

Source: SWF File Format Specification 19, chapter 5 (SWF 4 and SWF 5 action models).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from handset.flash.avm import values
from handset.flash.avm.host import ActionHost
from handset.flash.avm.objects import NativeFunction, Scope, ScriptFunction, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED, ActionProgram
from handset.flash.avm.realm import ScriptRealm
from keitai.common.errors import OperationFailed

MAX_STACK = 1 << 16
"""Values on the stack; those that a movie pushes on top of them are lost."""
MAX_STRING = 1 << 20
"""Letters of a string; what would be longer is cut."""
LETTERS = 8
"""Letters that count as a unit of memory."""
WORK = 16
"""Units of memory that cost as much of the budget as an action."""


class ActionsTooLongError(OperationFailed):
    """Error of a movie whose actions go on for ever, or call one another too deeply."""


class ScriptThrow(Exception):
    """Value that a script has thrown."""

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value


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
    """State of one run of actions: of a frame's, or of a call of a function.

    Attributes:
        host: Clips that it acts on, and the phone behind them.
        version: Version of the movie, by whose rules values are converted.
        realm: What all scripts share.
        budget: Actions that may still be run in this frame.
        program: Its instructions.
        run_call: How a function is called to its end from inside of another.
        scope: Names that it sees, from the innermost.
        this: Object that it is a method of.
        registers: Registers of its own; the movie's four where the function has none.
        result: What it returns.
        made: Object that it constructs; None for a plain call.
    """

    host: ActionHost
    version: int
    realm: ScriptRealm
    budget: ActionBudget
    program: ActionProgram
    run_call: Callable[[StackMachine, ScriptObject, Value, list[Value]], Value]
    scope: Scope | None = None
    this: Value = UNDEFINED
    registers: list[Value] = field(default_factory=list)
    stack: list[Value] = field(default_factory=list)
    constants: tuple[str, ...] = ()
    function: ScriptObject | None = None
    result: Value = UNDEFINED
    made: ScriptObject | None = None
    place: int = 0
    """Instruction that comes next."""
    is_call: bool = False

    @property
    def globals(self) -> ScriptObject:
        """The global object."""
        return self.realm.globals

    # the stack

    def pop(self) -> Value:
        """Pop the top of the stack; an empty stack gives undefined."""
        return self.stack.pop() if self.stack else UNDEFINED

    def push(self, value: Value) -> None:
        """Put a value on the stack."""
        if len(self.stack) < MAX_STACK:
            self.stack.append(value)

    def push_text(self, text: str) -> None:
        """Put a new string on the stack, which costs by its length."""
        if len(text) > LETTERS:
            self.charge(len(text) // LETTERS)
        self.push(text[:MAX_STRING])

    def number(self) -> float:
        """Pop the top of the stack, converted to a number."""
        return self.to_number(self.pop())

    def integer(self) -> int:
        """Pop the top of the stack, converted to an integer."""
        number = self.to_number(self.pop())
        return math.trunc(number) if math.isfinite(number) else 0

    def string(self) -> str:
        """Pop the top of the stack, converted to a string."""
        value = self.pop()
        return value if isinstance(value, str) else self.to_string(value)

    def boolean(self) -> bool:
        """Pop the top of the stack, converted to a boolean."""
        return values.to_boolean(self.pop(), self.version)

    def arguments(self) -> list[Value]:
        """Pop a count, then as many arguments, the first of which is on top."""
        count = max(0, min(self.integer(), len(self.stack)))
        return [self.pop() for _ in range(count)]

    def charge(self, units: int) -> None:
        """Count memory that was taken, and the work that it was.

        Raises:
            ActionsTooLongError: The frame had its share.
        """
        self.realm.allocated += units
        if units >= WORK:
            self.budget.take(units // WORK)

    # conversions, for which an object may be asked

    def to_number(self, value: Value) -> float:
        """Convert to a number; an object by its `valueOf`."""
        if isinstance(value, ScriptObject):
            value = self.to_primitive(value)
        return values.to_number(value, self.version)

    def to_int32(self, value: Value) -> int:
        """Convert to a signed number of 32 bits."""
        return values.to_int32(self.to_number(value), self.version)

    def to_string(self, value: Value) -> str:
        """Convert to a string; an object by its `toString`."""
        if not isinstance(value, ScriptObject):
            return values.to_string(value, self.version)
        path = self.host.path_of(value)
        if path is not None:
            return path
        method = value.get(self, "toString")
        text = self.call(method, value, []) if isinstance(method, ScriptObject) else UNDEFINED
        return text if isinstance(text, str) else values.to_string(value, self.version)

    def to_boolean(self, value: Value) -> bool:
        """Convert to a truth."""
        return values.to_boolean(value, self.version)

    def to_primitive(self, value: ScriptObject, *, as_text: bool = False) -> Value:
        """Ask an object for its value, or for its text; one that gives none stays what it is."""
        if self.host.path_of(value) is not None:
            return value
        method = value.get(self, "toString" if as_text else "valueOf")
        if not isinstance(method, ScriptObject):
            return UNDEFINED if not as_text else value
        return self.call(method, value, [])

    def traced(self, value: Value) -> str:
        """Return a value as Trace writes it."""
        return "undefined" if value is UNDEFINED else self.to_string(value)

    # members

    def boxed(self, value: Value) -> ScriptObject | None:
        """Return a value as an object; None for undefined and null."""
        match value:
            case ScriptObject():
                return value
            case str():
                found = self.realm.object("String")
                found.define("length", len(value), 7, version=self.version)
            case bool():
                found = self.realm.object("Boolean")
            case int() | float():
                found = self.realm.object("Number")
            case _:
                return None
        found.inner = value
        return found

    def member(self, value: Value, name: str) -> Value:
        """Return a property of a value; undefined has none."""
        if isinstance(value, ScriptObject):
            return value.get(self, name)
        if isinstance(value, str) and name == "length":
            return len(value)
        found = self.boxed(value)
        return UNDEFINED if found is None else found.get(self, name)

    def call(self, function: Value, this: Value, arguments: list[Value]) -> Value:
        """Call a function to its end; what is not one gives undefined."""
        if isinstance(function, NativeFunction):
            return function.code(self, this, arguments)
        if not isinstance(function, ScriptFunction):
            return UNDEFINED
        return self.run_call(self, function, this, arguments)
