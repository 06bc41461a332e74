"""Names and paths of variables: along the scope chain, or into clips and objects by dots, colons and slashes.

Source: SWF File Format Specification 19, chapter 5 (ActionGetVariable, ActionSetVariable, ActionDefineLocal).
"""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.objects import CLIP, LOCAL, MAX_CASELESS, WITH, Scope, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED

FIRST_DOTS = 5
"""First version whose paths may be written with dots."""


def get_variable(machine: StackMachine, name: str) -> Value:
    """Return a variable's value by its name or path."""
    link = machine.scope
    if link is not None and link.kind == CLIP and link.object is not None:
        found = link.object.plain_value(name, machine.version)
        if found is not UNDEFINED:
            return found
    return find_variable(machine, name)[1]


def find_variable(machine: StackMachine, name: str) -> tuple[Value, Value]:
    """Return the object that has a variable, undefined where it is a plain name's, and its value."""
    split = _split(name, machine.version)
    if split is not None:
        path, bare = split
        for scope in _chain(machine) if path else []:
            found = resolve_path(machine, scope.object, path)
            if isinstance(found, ScriptObject) and found.exists(machine, bare):
                return found, found.get(machine, bare)
        return UNDEFINED, UNDEFINED
    if "/" in name:
        for scope in _chain(machine):
            found = resolve_path(machine, scope.object, name)
            if isinstance(found, ScriptObject) and machine.host.path_of(found) is not None:
                return UNDEFINED, found
    if name == "this" or (machine.version <= MAX_CASELESS and name.lower() == "this" and not machine.is_call):
        return UNDEFINED, machine.this
    link = machine.scope
    while link is not None:
        owner = link.object
        if owner is not None and owner.exists(machine, name):
            return (owner if link.kind in (WITH, LOCAL) else UNDEFINED), owner.get(machine, name)
        link = link.parent
    if name.lower() == "_global" and machine.version > FIRST_DOTS:
        return UNDEFINED, machine.realm.globals
    return UNDEFINED, UNDEFINED


def set_variable(machine: StackMachine, name: str, value: Value) -> None:
    """Set a variable by its name or path."""
    split = _split(name, machine.version)
    if split is not None:
        path, bare = split
        for scope in _chain(machine) if path else []:
            found = resolve_path(machine, scope.object, path)
            if isinstance(found, ScriptObject):
                found.set(machine, bare, value)
                return
        return
    link = machine.scope
    while link is not None:
        owner = link.object
        if link.kind == CLIP:
            if owner is not None:
                owner.set(machine, name, value)
            return
        if owner is not None and link.kind in (LOCAL, WITH) and owner.exists(machine, name):
            owner.set(machine, name, value)
            return
        link = link.parent


def define_local(machine: StackMachine, name: str, value: Value) -> None:
    """Set a local variable: an object's of `with` that has it, else the function's, outside of one the clip's.

    A path is set as a variable is.
    """
    if _split(name, machine.version) is not None:
        set_variable(machine, name, value)
        return
    owner = _local_owner(machine, name)
    if owner is not None:
        owner.set(machine, name, value)


def declare_local(machine: StackMachine, name: str) -> None:
    """Make a variable of the innermost scope, undefined where it is new."""
    owner = _local_owner(machine, name)
    if owner is not None and not owner.exists(machine, name):
        owner.set(machine, name, UNDEFINED)


def _local_owner(machine: StackMachine, name: str) -> ScriptObject | None:
    """Return whose a local variable is: an object's of `with` that has it, else the function's or the clip's."""
    link = machine.scope
    while link is not None and link.kind == WITH:
        if link.object is not None and link.object.exists(machine, name):
            return link.object
        link = link.parent
    return None if link is None else link.object


def delete_variable(machine: StackMachine, name: str) -> bool:
    """Delete a variable; return whether there was one that may go."""
    split = _split(name, machine.version)
    if split is not None:
        for scope in _chain(machine):
            found = resolve_path(machine, scope.object, split[0])
            if isinstance(found, ScriptObject):
                return found.delete(split[1], machine.version)
        return False
    for scope in _chain(machine):
        if scope.object is not None and scope.object.exists(machine, name):
            return scope.object.delete(name, machine.version)
    return False


def resolve_path(machine: StackMachine, start: ScriptObject | None, path: str) -> Value:
    """Follow a path of names from an object: each is a clip's child before it is a variable.

    `..` is a clip's parent, a `/` in front the root; behind a slash dots belong to names.
    """
    target: Value = start
    slashes = machine.version < FIRST_DOTS
    rest = path
    if rest.startswith("/"):
        rest, slashes = rest[1:], True
        target = machine.host.root_object
    first = True
    while rest:
        rest = rest.lstrip(":")
        if not rest:
            break
        step, rest, slashes = _first_step(rest, slashes=slashes)
        if not isinstance(target, ScriptObject):
            return UNDEFINED
        if step == "..":
            target = target.get(machine, "_parent")
        elif first and step.lower() == "this":
            target = machine.this
        else:
            target = target.step(machine, step)
        first = False
    return UNDEFINED if target is None else target


def _first_step(path: str, *, slashes: bool) -> tuple[str, str, bool]:
    """Return the first name of a path, the rest, and whether dots belong to names from here on."""
    if path.startswith("..") and path[2:3] in ("", ":", "/"):
        return "..", path[3:], slashes or path[2:3] == "/"
    for place, letter in enumerate(path):
        if letter == "/":
            return path[:place], path[place + 1 :], True
        if letter == ":" or (letter == "." and not slashes):
            return path[:place], path[place + 1 :], slashes
    return path, "", slashes


def _split(name: str, version: int) -> tuple[str, str] | None:
    """Split a name at its last colon or dot; None where it has neither. Nothing stands behind one in front."""
    place = max(name.rfind(":"), name.rfind(".") if version >= FIRST_DOTS else -1)
    if place < 0:
        return None
    return name[:place], name[place + 1 :]


def _chain(machine: StackMachine) -> list[Scope]:
    """Return the links of the scope chain from the innermost."""
    found = []
    scope = machine.scope
    while scope is not None:
        found.append(scope)
        scope = scope.parent
    return found
