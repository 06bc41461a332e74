"""Class of the player's own as data: what its constructor, methods and constants do, and how it is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.objects import HIDDEN, PERMANENT, SINCE_6, NativeCode, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.realm import ScriptRealm

OWN = HIDDEN | PERMANENT
"""Flags of what the player brings."""


def nothing(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    """Do nothing, as a constructor without arguments does."""
    return UNDEFINED


@dataclass(frozen=True, slots=True)
class NativeClass:
    """Class of the player's own.

    Attributes:
        name: Its name.
        call: What it does as a plain function.
        construct: What it does with a new object; None where that is the same.
        methods: Methods of its objects.
        statics: Functions of the class itself.
        constants: Values of the class itself.
        since_6: Methods that movies before SWF 6 do not see.
        is_object: Whether it is one object, such as Math, instead of a constructor.
        flags: Flags that hide its name from movies of some versions.
    """

    name: str
    call: NativeCode = nothing
    construct: NativeCode | None = None
    methods: Mapping[str, NativeCode] = field(default_factory=dict)
    statics: Mapping[str, NativeCode] = field(default_factory=dict)
    constants: Mapping[str, Value] = field(default_factory=dict)
    since_6: frozenset[str] = frozenset()
    is_object: bool = False
    flags: int = 0


def install_class(realm: ScriptRealm, native: NativeClass) -> None:
    """Put a class into the global object; its prototype is there already, or is made."""
    if native.is_object:
        owner = realm.object()
    else:
        prototype = realm.prototypes.get(native.name)
        if prototype is None:
            prototype = realm.prototypes[native.name] = realm.object()
        owner = realm.native(native.name, native.call, native.construct)
        realm.define(owner, "prototype", prototype, OWN)
        realm.define(prototype, "constructor", owner, OWN)
        for name, code in native.methods.items():
            flags = OWN | (SINCE_6 if name in native.since_6 else 0)
            realm.define(prototype, name, realm.native(f"{native.name}.prototype.{name}", code), flags)
    for name, code in native.statics.items():
        flags = OWN | (SINCE_6 if name in native.since_6 else 0)
        realm.define(owner, name, realm.native(f"{native.name}.{name}", code), flags)
    for name, value in native.constants.items():
        realm.define(owner, name, value, 7)
    realm.define(realm.globals, native.name, owner, HIDDEN | native.flags)


def install_classes(realm: ScriptRealm, natives: Sequence[NativeClass]) -> None:
    """Install classes, after the prototypes that all functions and objects have."""
    if "Object" not in realm.prototypes:
        base = realm.prototypes["Object"] = ScriptObject()
        realm.prototypes["Function"] = ScriptObject(base)
        realm.globals.proto = base
    for native in natives:
        install_class(realm, native)


def argument(arguments: list[Value], place: int) -> Value:
    """Return an argument; undefined where it is missing."""
    return arguments[place] if place < len(arguments) else UNDEFINED


def number_argument(machine: StackMachine, arguments: list[Value], place: int, default: int) -> int:
    """Return an argument as a whole number."""
    value = argument(arguments, place)
    return default if value is UNDEFINED else machine.to_int32(value)
