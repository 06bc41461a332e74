"""Movie clips as objects of a script: variables, children and properties under one set of names.

A reference to a clip is one to its path: when the clip is gone and another stands there, it means that one.

Source: SWF File Format Specification 19, chapter 5; Flash Lite 2.x ActionScript Language Reference (MovieClip).
"""

from __future__ import annotations

from handset.flash.avm.objects import ScriptObject, ScriptRunner, Value, property_key
from handset.flash.avm.program import UNDEFINED
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.paths import child_by_name, find_clip, level_number, level_root
from handset.flash.timeline.properties import NUMBERS, MovieProperties, read_property, write_property

FIRST_GLOBAL = 6
"""First version that knows `_global`."""


class ClipObject(ScriptObject):
    """Movie clip as an object; its table is the clip's variables.

    Attributes:
        display: The clip.
        shared: Properties of the whole movie.
    """

    __slots__ = ("display", "shared")

    def __init__(self, display: DisplayObject, shared: MovieProperties, proto: Value) -> None:
        super().__init__(proto, "MovieClip")
        self.display = display
        self.shared = shared
        if display.clip is not None:
            self.table = display.clip.variables

    @property
    def current(self) -> DisplayObject | None:
        """The clip that the reference leads to now; None where nothing stands at its path."""
        if not self.display.removed or self.display.ending:
            return self.display
        found = find_clip(self.display.root, self.display.slash_path, 4)
        return None if found is None or found.removed or found.clip is None else found

    def exists(self, machine: ScriptRunner, name: str) -> bool:
        """Tell whether a name along a scope chain is this clip's: a variable, a child or a property."""
        return self._special(machine, name)[0] or super().exists(machine, name)

    def plain_value(self, name: str, version: int) -> Value:
        """Return a variable's value; undefined where the clip is gone, or it is a name or a path of something else."""
        return UNDEFINED if self.display.removed else super().plain_value(name, version)

    def step(self, machine: ScriptRunner, name: str) -> Value:
        """Return what a step of a path leads to: a child before a variable."""
        display = self.current
        child = child_by_name(display, name) if display is not None else None
        return self.get(machine, name) if child is None else self.of(child)

    def get(self, machine: ScriptRunner, name: str) -> Value:
        """Return a variable, a clip or a property by its name."""
        display = self.current
        if display is None:
            return UNDEFINED
        if display is not self.display:
            return self.of(display).get(machine, name)
        found = self.own(property_key(name, machine.version), machine.version)
        if found is not None:
            return found.value if found.getter is None else machine.call(found.getter, self, [])
        known, value = self._special(machine, name)
        return value if known else super().get(machine, name)

    def set(self, machine: ScriptRunner, name: str, value: Value) -> None:
        """Set a variable, or a property by its name."""
        display = self.current
        if display is None:
            return
        if display is not self.display:
            self.of(display).set(machine, name, value)
            return
        number = NUMBERS.get(name.lower())
        if number is None:
            super().set(machine, name, value)
        else:
            write_property(display, number, machine.to_number(value), machine.to_string(value), self.shared)

    def own_keys(self) -> list[str]:
        """Return the keys of its variables, the newest first, then the names of its children."""
        found = super().own_keys()
        clip = self.display.clip
        children = [child.name for child in clip.in_depth_order() if child.clip is not None] if clip is not None else []
        return [*found, *(name for name in children if name not in self.table)]

    def of(self, display: DisplayObject) -> ClipObject:
        """Return another clip of the same movie as an object."""
        return clip_object(display, self.shared, self.proto)

    def _special(self, machine: ScriptRunner, name: str) -> tuple[bool, Value]:
        """Return whether a name is a clip's or a property's, and its value."""
        display = self.current
        if display is None:
            return False, UNDEFINED
        lowered = name.lower()
        if lowered.startswith("_"):
            if lowered == "_root":
                return True, self.of(display.root)
            if (level := level_number(lowered)) is not None:
                root = level_root(display, level)
                return root is not None, UNDEFINED if root is None else self.of(root)
            if lowered == "_parent":
                holder = display.holder
                return holder is not None, UNDEFINED if holder is None else self.of(holder)
            if lowered == "_global":
                return machine.version >= FIRST_GLOBAL, machine.globals
        child = child_by_name(display, name)
        if child is not None:
            return True, self.of(child)
        number = NUMBERS.get(lowered)
        return (False, UNDEFINED) if number is None else (True, read_property(display, number, self.shared))


def clip_object(display: DisplayObject, shared: MovieProperties, proto: Value) -> ClipObject:
    """Return a clip as an object, the same each time."""
    if not isinstance(display.script, ClipObject):
        display.script = ClipObject(display, shared, proto)
    return display.script


def dot_path(display: DisplayObject) -> str:
    """Return a clip's path with dots: `_level0` for the root, `_level0.menu.button` for others."""
    names: list[str] = []
    found = display
    while found.parent is not None:
        names.append(found.name)
        found = found.parent
    return ".".join([f"_level{found.level}", *reversed(names)])
