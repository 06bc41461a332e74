"""Realm of a movie's scripts: what all of them share, from the global object to the registers."""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.flash.avm.objects import HIDDEN, NativeCode, NativeFunction, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED

REGISTERS = 4
"""Registers that all functions share which have none of their own."""


@dataclass(frozen=True, slots=True)
class CallFromOutside:
    """Call of a function that the player makes by itself.

    Attributes:
        function: The function, or the name of a method of the owner.
        owner: Object that it is called on; None for the clip that the call belongs to.
        arguments: Its arguments.
    """

    function: str | ScriptObject
    owner: Value = None
    arguments: tuple[Value, ...] = ()


@dataclass(slots=True)
class ScriptInterval:
    """Call that is made again and again until it is cleared.

    Attributes:
        number: Number by which a script clears it.
        period: Milliseconds between two calls.
        due: Time of the next call, in milliseconds since the movie began.
        call: The call.
    """

    number: int
    period: int
    due: int
    call: CallFromOutside


@dataclass(slots=True)
class ScriptRealm:
    """Shared state of a movie's scripts.

    Attributes:
        version: Version of the movie.
        globals: The global object.
        prototypes: Prototypes by the name of their class.
        natives: Functions of the player by their key.
        registers: The four registers.
        depth: Calls inside calls as they stand.
        nesting: Runs of the interpreter inside one another as they stand.
        allocated: Units of memory taken since it was last counted what is in use.
        listeners: Objects that hear of keys.
        key_codes: Key and letter that went down or up last.
        keys_down: Keys that are held.
        intervals: Calls that are made again and again.
        interval_count: Intervals that were ever set.
    """

    version: int
    globals: ScriptObject = field(default_factory=ScriptObject)
    prototypes: dict[str, ScriptObject] = field(default_factory=dict)
    natives: dict[str, NativeFunction] = field(default_factory=dict)
    registers: list[Value] = field(default_factory=lambda: [UNDEFINED] * REGISTERS)
    depth: int = 0
    nesting: int = 0
    allocated: int = 0
    listeners: list[ScriptObject] = field(default_factory=list)
    key_codes: tuple[int, int] = (0, 0)
    keys_down: set[int] = field(default_factory=set)
    intervals: list[ScriptInterval] = field(default_factory=list)
    interval_count: int = 0

    def prototype(self, kind: str) -> Value:
        """Return a class's prototype; undefined for one that the movie does not know."""
        return self.prototypes.get(kind, UNDEFINED)

    def object(self, kind: str = "Object") -> ScriptObject:
        """Return a new object of a class."""
        self.allocated += 4
        return ScriptObject(self.prototype(kind), kind)

    def array(self, values: list[Value]) -> ScriptObject:
        """Return a new array."""
        found = self.object("Array")
        self.allocated += len(values)
        found.fill(values)
        return found

    def native(self, key: str, code: NativeCode, construct: NativeCode | None = None) -> NativeFunction:
        """Return a function of the player, the same for the same key."""
        found = self.natives.get(key)
        if found is None:
            found = self.natives[key] = NativeFunction(key, code, self.prototype("Function"), construct)
        return found

    def define(self, target: ScriptObject, name: str, value: Value, flags: int = HIDDEN) -> None:
        """Define an own property with its flags, calling no setter."""
        target.define(name, value, flags, version=self.version)
