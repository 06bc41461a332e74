"""Objects of ActionScript: tables of properties with a prototype behind them, functions among them.

Source: SWF File Format Specification 19, chapter 5 (SWF 5 action model); ECMA-262, 3rd edition, chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from handset.flash.avm.program import UNDEFINED, FunctionCode, Undefined

HIDDEN, PERMANENT, CONSTANT = 1, 2, 4
"""Flags of a property: left out by for..in, not deleted, not set."""
SINCE_6, NOT_IN_6, SINCE_7, SINCE_8, SINCE_9 = 1 << 7, 1 << 8, 1 << 10, 1 << 12, 1 << 13
"""Flags that hide a property from movies of other versions."""
VERSION_FLAGS = SINCE_6 | NOT_IN_6 | SINCE_7 | SINCE_8 | SINCE_9
MAX_CHAIN = 255
"""Prototypes behind one another that are looked through."""
FIRST_METHODS = 6
"""First version whose functions have methods themselves."""
MAX_CASELESS = 6
"""Last version whose names may be written in small or capital letters."""


class ScriptRunner(Protocol):
    """Protocol of the machine that scripts run on, as objects need it: for accessors and conversions."""

    @property
    def version(self) -> int:
        """Version of the movie."""

    @property
    def globals(self) -> ScriptObject:
        """The global object."""

    def call(self, function: Value, this: Value, arguments: list[Value]) -> Value:
        """Call a function to its end."""

    def charge(self, units: int) -> None:
        """Count memory that was taken."""

    def to_number(self, value: Value) -> float:
        """Convert to a number."""

    def to_int32(self, value: Value) -> int:
        """Convert to a signed number of 32 bits."""

    def to_string(self, value: Value) -> str:
        """Convert to a string."""


class Property:
    """Property of an object: its name as it was first written, its value or accessors, and its flags."""

    __slots__ = ("flags", "getter", "name", "setter", "value")

    def __init__(self, name: str, value: Value, flags: int = 0) -> None:
        self.name = name
        self.value = value
        self.flags = flags
        self.getter: ScriptObject | None = None
        self.setter: ScriptObject | None = None


PropertyTable = dict[str, Property]
"""Properties by their key: the name, in small letters before SWF 7."""


def property_key(name: str, version: int) -> str:
    """Return the key of a name for a movie of this version."""
    return name if version > MAX_CASELESS else name.lower()


def is_visible(flags: int, version: int) -> bool:
    """Tell whether a property with these flags exists for a movie of this version."""
    if not flags & VERSION_FLAGS:
        return True
    return not (
        (flags & SINCE_6 and version < 6)
        or (flags & NOT_IN_6 and version == 6)
        or (flags & SINCE_7 and version < 7)
        or (flags & SINCE_8 and version < 8)
        or (flags & SINCE_9 and version < 9)
    )


class ScriptObject:
    """Object of a script.

    Attributes:
        table: Its own properties.
        proto: What is behind it: an object, or undefined.
        kind: Class that made it: "Object", "Array", "Date" ...
        inner: What a String, Number, Boolean, Date or Color wraps.
    """

    __slots__ = ("inner", "kind", "proto", "table")

    def __init__(self, proto: Value = UNDEFINED, kind: str = "Object") -> None:
        self.table: PropertyTable = {}
        self.proto = proto
        self.kind = kind
        self.inner: Value = UNDEFINED

    def own(self, key: str, version: int) -> Property | None:
        """Return an own property that a movie of this version sees."""
        found = self.table.get(key)
        return None if found is None or not is_visible(found.flags, version) else found

    def plain_value(self, name: str, version: int) -> Value:
        """Return an own property that has no flags and no getter, without looking further; undefined for any other."""
        found = self.table.get(name if version > MAX_CASELESS else name.lower())
        return UNDEFINED if found is None or found.flags or found.getter is not None else found.value

    def find(self, key: str, version: int) -> Property | None:
        """Return a property of its own or of a prototype."""
        target: Value = self
        for _ in range(MAX_CHAIN):
            if not isinstance(target, ScriptObject):
                return None
            found = target.own(key, version)
            if found is not None:
                return found
            target = target.proto if version >= FIRST_METHODS or target.kind != "Function" else UNDEFINED
        return None

    def has(self, name: str, version: int) -> bool:
        """Tell whether there is such a property, its own or a prototype's."""
        return self.find(property_key(name, version), version) is not None or name == "__proto__"

    def exists(self, machine: ScriptRunner, name: str) -> bool:
        """Tell whether a name along a scope chain is this object's."""
        return self.has(name, machine.version)

    def step(self, machine: ScriptRunner, name: str) -> Value:
        """Return what a step of a path leads to."""
        return self.get(machine, name)

    def get(self, machine: ScriptRunner, name: str) -> Value:
        """Return the value of a property; undefined where it does not exist."""
        version = machine.version
        found = self.find(property_key(name, version), version)
        if found is None:
            hidden = self.kind == "Function" and version < FIRST_METHODS
            return self.proto if name == "__proto__" and not hidden else UNDEFINED
        return found.value if found.getter is None else machine.call(found.getter, self, [])

    def set(self, machine: ScriptRunner, name: str, value: Value) -> None:
        """Set a property: by a setter, its own or a prototype's, or in its own table."""
        version = machine.version
        if name == "__proto__":
            self.proto = value
            return
        key = property_key(name, version)
        found = self.table.get(key)
        if found is None:
            found = self._inherited_setter(key, version)
            if found is None:
                machine.charge(1)
                self.table[key] = Property(name, value)
                if self.kind == "Array":
                    self._count_element(name)
                return
        if found.setter is not None or found.getter is not None:
            if found.setter is not None:
                machine.call(found.setter, self, [value])
        elif not found.flags & CONSTANT:
            if self.kind == "Array" and key == "length":
                self._set_length(machine, value)
            found.value = value

    def define(self, name: str, value: Value, flags: int = HIDDEN, *, version: int = MAX_CASELESS) -> None:
        """Set an own property as it is, without setters, with flags."""
        self.table[property_key(name, version)] = Property(name, value, flags)

    def delete(self, name: str, version: int) -> bool:
        """Delete an own property; return whether there was one that may go."""
        key = property_key(name, version)
        found = self.own(key, version)
        if found is None or found.flags & PERMANENT:
            return False
        del self.table[key]
        return True

    def names(self) -> Iterator[str]:
        """Yield the names that for..in gives, the newest first, then those of the prototypes."""
        seen: set[str] = set()
        target: Value = self
        for _ in range(MAX_CHAIN):
            if not isinstance(target, ScriptObject):
                return
            for key in target.own_keys():
                if key not in seen:
                    seen.add(key)
                    found = target.table.get(key)
                    if found is None or not found.flags & HIDDEN:
                        yield key if found is None else found.name
            target = target.proto

    def own_keys(self) -> list[str]:
        """Return the keys of its own properties, the newest first."""
        return list(reversed(self.table))

    def _inherited_setter(self, key: str, version: int) -> Property | None:
        target = self.proto
        for _ in range(MAX_CHAIN):
            if not isinstance(target, ScriptObject):
                return None
            found = target.own(key, version)
            if found is not None:
                return found if found.getter is not None or found.setter is not None else None
            target = target.proto
        return None

    # arrays

    @property
    def length(self) -> int:
        """Length of an array; 0 for what is not one."""
        found = self.table.get("length")
        value = found.value if found is not None else 0
        return int(value) if isinstance(value, int | float) and abs(value) < 1 << 31 else 0

    def element(self, index: int) -> Value:
        """Return an element as it is kept; undefined for a gap."""
        found = self.table.get(str(index))
        return UNDEFINED if found is None else found.value

    def elements(self) -> list[Value]:
        """Return an array's elements, gaps as undefined."""
        return [self.element(index) for index in range(self.length)]

    def fill(self, values: list[Value]) -> None:
        """Give an array these elements instead of its own."""
        self.kind = "Array"
        for index in range(self.length):
            self.table.pop(str(index), None)
        for index, value in enumerate(values):
            self.table[str(index)] = Property(str(index), value)
        self._put_length(len(values))

    def _put_length(self, length: int) -> None:
        found = self.table.get("length")
        if found is None:
            self.table["length"] = Property("length", length, HIDDEN | PERMANENT)
        else:
            found.value = length

    def _count_element(self, name: str) -> None:
        if name.isascii() and name.isdecimal() and len(name) < 10 and int(name) >= self.length:
            self._put_length(int(name) + 1)

    def _set_length(self, machine: ScriptRunner, value: Value) -> None:
        before, after = self.length, max(0, machine.to_int32(value))
        if before - after <= len(self.table):
            doomed = [str(index) for index in range(after, before)]
        else:
            doomed = [key for key in self.table if key.isdecimal() and len(key) < 10 and int(key) >= after]
        machine.charge(len(doomed))
        for key in doomed:
            self.table.pop(key, None)


NativeCode = Callable[[Any, "Value", list["Value"]], "Value"]
"""What a function of the player's own does: with the machine, `this` and the arguments."""


class NativeFunction(ScriptObject):
    """Function that the player brings.

    Attributes:
        key: Its name in the table of all natives, by which a saved state finds it again.
        code: What it does when it is called.
        construct: What it does with a new object; None where that is the same.
    """

    __slots__ = ("code", "construct", "key")

    def __init__(self, key: str, code: NativeCode, proto: Value, construct: NativeCode | None = None) -> None:
        super().__init__(proto, "Function")
        self.key = key
        self.code = code
        self.construct = construct


class Scope:
    """Link of a scope chain: an object whose properties are names, and the link outside of it."""

    __slots__ = ("kind", "object", "parent")

    def __init__(self, kind: str, target: ScriptObject | None, parent: Scope | None) -> None:
        self.kind = kind
        self.object = target
        self.parent = parent


GLOBAL, CLIP, LOCAL, WITH = "global", "clip", "local", "with"
"""Kinds of links."""


class ScriptFunction(ScriptObject):
    """Function of a movie: its code, and what it saw where it was defined."""

    __slots__ = ("clip", "code", "constants", "scope")

    def __init__(
        self,
        code: FunctionCode,
        scope: Scope | None,
        clip: ScriptObject | None,
        constants: tuple[str, ...],
        proto: Value,
    ) -> None:
        super().__init__(proto, "Function")
        self.code = code
        self.scope = scope
        self.clip = clip
        self.constants = constants


Value = str | float | int | bool | None | Undefined | ScriptObject
"""Value on the stack or of a variable; None is null."""
