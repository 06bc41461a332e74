"""Functions of a movie: how they are defined, called and used to make objects.

Before SWF 6 a function is not a closure: it sees the clip of whoever calls it.

Source: SWF File Format Specification 19, chapter 5 (ActionDefineFunction, ActionDefineFunction2, ActionNewObject).
"""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.objects import (
    CLIP,
    GLOBAL,
    HIDDEN,
    LOCAL,
    PERMANENT,
    NativeFunction,
    Property,
    Scope,
    ScriptFunction,
    ScriptObject,
    Value,
    property_key,
)
from handset.flash.avm.program import UNDEFINED, FunctionCode

FIRST_CLOSURES = 6
FIRST_FUNCTIONS = 5
"""First version with functions; one in a movie of SWF 4 goes by its rules."""
PRELOAD_THIS = 0x0001
PRELOAD_ARGUMENTS, SUPPRESS_ARGUMENTS = 0x0004, 0x0008
PRELOAD_SUPER, SUPPRESS_SUPER = 0x0010, 0x0020
PRELOAD_ROOT, PRELOAD_PARENT, PRELOAD_GLOBAL = 0x0040, 0x0080, 0x0100


def define_function(machine: StackMachine, code: FunctionCode) -> ScriptFunction:
    """Return a new function, with an object to be the prototype of what it makes."""
    realm = machine.realm
    clip = machine.host.target_object
    function = ScriptFunction(code, machine.scope, clip, machine.constants, realm.prototype("Function"))
    prototype = realm.object()
    realm.define(prototype, "constructor", function)
    realm.define(function, "prototype", prototype, HIDDEN | PERMANENT)
    machine.charge(8)
    return function


def begin_call(caller: StackMachine, function: ScriptFunction, this: Value, arguments: list[Value]) -> StackMachine:
    """Return the machine that runs a call, its parameters and names in place."""
    closes = caller.version >= FIRST_CLOSURES
    host = caller.host.enter(function.clip if closes else None)
    target = host.target_object
    outer = function.scope if closes else Scope(CLIP, target, Scope(GLOBAL, caller.realm.globals, None))
    local = ScriptObject()
    code = function.code
    called = StackMachine(
        host,
        max(FIRST_FUNCTIONS, code.version if closes else caller.version),
        caller.realm,
        caller.budget,
        code.program,
        caller.run_call,
        Scope(LOCAL, local, outer),
        this,
        [UNDEFINED] * code.registers if code.registers else caller.realm.registers,
        constants=function.constants,
        function=function,
        is_call=True,
    )
    caller.charge(4 + len(arguments))
    _name_locals(called, local, function, arguments, caller)
    for place, parameter in enumerate(code.parameters):
        value = arguments[place] if place < len(arguments) else UNDEFINED
        if 0 < parameter.register < len(called.registers):
            called.registers[parameter.register] = value
        else:
            local.table[property_key(parameter.name, called.version)] = Property(parameter.name, value)
    return called


def construct(machine: StackMachine, function: Value, arguments: list[Value]) -> StackMachine | Value:
    """Make an object by a function: return it, or the machine that runs the function of the movie that makes it."""
    if not isinstance(function, NativeFunction | ScriptFunction):
        return UNDEFINED
    made = ScriptObject(function.get(machine, "prototype"))
    machine.charge(4)
    realm = machine.realm
    realm.define(made, "constructor" if machine.version < FIRST_CLOSURES else "__constructor__", function)
    if isinstance(function, NativeFunction):
        found = (function.construct or function.code)(machine, made, arguments)
        return found if isinstance(found, ScriptObject) else made
    called = begin_call(machine, function, made, arguments)
    called.made = made
    return called


def _name_locals(
    called: StackMachine, local: ScriptObject, function: ScriptFunction, arguments: list[Value], caller: StackMachine
) -> None:
    """Put `this`, `arguments`, `super` and clips where the function's flags want them."""
    flags, realm = function.code.flags, called.realm
    host = called.host
    register = 1
    if flags & PRELOAD_THIS:
        register = _preload(called, register, called.this)
    if not flags & SUPPRESS_ARGUMENTS:
        array = realm.array(arguments)
        realm.define(array, "callee", function)
        realm.define(array, "caller", caller.function)
        if flags & PRELOAD_ARGUMENTS:
            register = _preload(called, register, array)
        else:
            local.define("arguments", array, version=called.version)
    elif flags & PRELOAD_ARGUMENTS:
        register = _preload(called, register, realm.array(arguments))
    if not flags & SUPPRESS_SUPER and called.version >= FIRST_CLOSURES:
        parent = make_super(called)
        if flags & PRELOAD_SUPER:
            register = _preload(called, register, parent)
        elif parent is not UNDEFINED:
            local.define("super", parent, version=called.version)
    elif flags & PRELOAD_SUPER:
        register += 1
    if flags & PRELOAD_ROOT:
        register = _preload(called, register, host.root_object)
    if flags & PRELOAD_PARENT:
        target = host.target_object
        register = _preload(called, register, UNDEFINED if target is None else target.get(called, "_parent"))
    if flags & PRELOAD_GLOBAL:
        _preload(called, register, realm.globals)


def make_super(machine: StackMachine) -> Value:
    """Return the object that stands for the class above that of `this`."""
    if not isinstance(machine.this, ScriptObject):
        return UNDEFINED
    proto = machine.this.proto
    return SuperObject(machine.this, proto) if isinstance(proto, ScriptObject) else UNDEFINED


class SuperObject(ScriptObject):
    """The name `super` in a method: the class above, called with `this` as it is.

    Attributes:
        this: Object that the method belongs to.
    """

    __slots__ = ("this",)

    def __init__(self, this: ScriptObject, proto: ScriptObject) -> None:
        super().__init__(proto.proto, "Super")
        self.this = this
        self.inner = proto

    def constructor(self, machine: StackMachine) -> Value:
        """Return the constructor of the class above."""
        if not isinstance(self.inner, ScriptObject):
            return UNDEFINED
        return self.inner.get(machine, "__constructor__")


def _preload(called: StackMachine, register: int, value: Value) -> int:
    if register < len(called.registers):
        called.registers[register] = value
    return register + 1
