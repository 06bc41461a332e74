"""Memory that a movie's scripts hold, counted now and then: what can be reached from its clips and its realm."""

from __future__ import annotations

from handset.flash.avm.machine import LETTERS
from handset.flash.avm.objects import Scope, ScriptFunction, ScriptObject, Value
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.stage import MovieStage

COUNTED_EVERY = 500_000
"""Units of memory taken between two counts."""
MAX_HELD = 1_000_000
"""Units that a movie may hold, some 60 MB here; on the largest phones scripts had 3 MB."""


def holds_too_much(stage: MovieStage) -> bool:
    """Tell whether a movie holds more than a phone had; it is counted when it has taken much since the last count."""
    if stage.realm.allocated < COUNTED_EVERY:
        return False
    stage.realm.allocated = 0
    return held_units(stage) > MAX_HELD


def held_units(stage: MovieStage) -> int:
    """Return the units of memory that a movie's scripts hold."""
    realm = stage.realm
    pending: list[Value] = [realm.globals, *realm.prototypes.values(), *realm.registers, *realm.listeners]
    for interval in realm.intervals:
        pending += [interval.call.owner, *interval.call.arguments]
        if isinstance(interval.call.function, ScriptObject):
            pending.append(interval.call.function)
    clips: list[DisplayObject] = stage.roots
    total = 0
    while clips:
        clip = clips.pop()
        clips += clip.below()
        if clip.clip is not None:
            pending += [found.value for found in clip.clip.variables.values()]
            total += len(clip.clip.variables)
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            total += len(value) // LETTERS
        elif isinstance(value, ScriptObject) and id(value) not in seen:
            seen.add(id(value))
            total += 4 + len(value.table)
            pending += [value.proto, value.inner, *_parts(value)]
    return total


def _parts(value: ScriptObject) -> list[Value]:
    found: list[Value] = []
    for each in value.table.values():
        found += [each.value, each.getter, each.setter]
    if isinstance(value, ScriptFunction):
        scope: Scope | None = value.scope
        while scope is not None:
            found.append(scope.object)
            scope = scope.parent
    return found
