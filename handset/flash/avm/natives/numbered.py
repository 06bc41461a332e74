"""Functions of the player by their numbers, which Flash Player never told of: `ASnative(101, 5)` is `hasOwnProperty`.

Scripts of Flash's own components fetch them so, in movies before the version that knows them by name too.
"""

from __future__ import annotations

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import argument
from handset.flash.avm.objects import NativeCode, Value
from handset.flash.avm.program import UNDEFINED

OBJECT_METHODS = "addProperty valueOf toString hasOwnProperty isPrototypeOf isPropertyEnumerable"
MATH = "abs min max sin cos atan2 tan exp log sqrt round random floor ceil atan asin acos pow"
STRING = (
    "valueOf toString toUpperCase toLowerCase charAt charCodeAt concat indexOf lastIndexOf slice substring split substr"
)
ARRAY = "push pop concat shift unshift slice join splice toString sort reverse sortOn"
CLIP = "play stop nextFrame prevFrame gotoAndPlay gotoAndStop duplicateMovieClip removeMovieClip startDrag stopDrag"
FAMILIES: tuple[tuple[int, int, str, str], ...] = (
    (1, 0, "", "ASSetPropFlags"),
    (2, 0, "", "ASnew"),
    (100, 0, "", "escape unescape parseInt parseFloat"),
    (101, 2, "Object.prototype.", OBJECT_METHODS),
    (106, 0, "Number.prototype.", "valueOf toString"),
    (106, 2, "", "Number"),
    (107, 0, "Boolean.prototype.", "valueOf toString"),
    (107, 2, "", "Boolean"),
    (200, 0, "Math.", MATH),
    (200, 18, "", "isNaN isFinite"),
    (250, 0, "", "setInterval clearInterval"),
    (251, 0, "", "String"),
    (251, 1, "String.prototype.", STRING),
    (251, 14, "String.", "fromCharCode"),
    (252, 0, "", "Array"),
    (252, 1, "Array.prototype.", ARRAY),
    (700, 0, "Color.prototype.", "setRGB setTransform getRGB getTransform"),
    (800, 0, "Key.", "getAscii getCode isDown isToggled"),
    (900, 0, "MovieClip.prototype.", "attachMovie swapDepths localToGlobal globalToLocal hitTest getBounds"),
    (900, 12, "MovieClip.prototype.", CLIP),
)
"""Number of a family, the first number within it, what stands before the names, and the names in order."""
NATIVES = {
    (family, first + place): prefix + name
    for family, first, prefix, names in FAMILIES
    for place, name in enumerate(names.split())
}
"""Keys of the player's functions by the numbers of their family and their own."""


def _numbered(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    """Return a function by its numbers; undefined where the player has none."""
    family, number = (machine.to_int32(argument(arguments, place)) for place in range(2))
    found = machine.realm.natives.get(NATIVES.get((family, number), ""))
    return UNDEFINED if found is None else found


NUMBERED_FUNCTIONS: dict[str, NativeCode] = {"ASnative": _numbered}
"""Functions of the global object that fetch others."""
