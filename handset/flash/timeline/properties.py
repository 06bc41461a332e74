"""Properties of clips: place, scale, rotation, visibility, frames, names.

Source: SWF File Format Specification 19, chapter 5 (ActionGetProperty); Flash Lite 1.x ActionScript Language Reference.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from handset.flash.avm.objects import Value
from handset.flash.swf.geometry import ONE, TWIPS, AffineMatrix
from handset.flash.timeline.bounds import local_bounds
from handset.flash.timeline.display_objects import DisplayObject

NAMES = (
    *("_x", "_y", "_xscale", "_yscale", "_currentframe", "_totalframes", "_alpha", "_visible", "_width", "_height"),
    *("_rotation", "_target", "_framesloaded", "_name", "_droptarget", "_url", "_highquality", "_focusrect"),
    *("_soundbuftime", "_quality", "_xmouse", "_ymouse"),
)
"""Names of the properties by their number."""
NUMBERS = {name: number for number, name in enumerate(NAMES)}
FULL_ALPHA = 256


@dataclass(slots=True)
class MovieProperties:
    """Properties that belong to the whole movie, whatever clip they are asked of."""

    quality: int = 1
    """0 low, 1 high, 2 best, as `_highquality` tells it."""
    focus_rectangle: bool = True
    sound_buffer_time: float = 5.0
    url: str = ""
    frames_loaded: int = 0
    """Frames of the main timeline that have arrived."""


def read_property(target: DisplayObject, number: int, shared: MovieProperties) -> Value:
    """Return a property; None where the number is not one of a property."""
    if not 0 <= number < len(NAMES):
        return None
    name = NAMES[number]
    if name == "_framesloaded" and target.parent is None and not target.level:
        return shared.frames_loaded
    if name in READERS:
        return READERS[name](target)
    of_movie: dict[str, Value] = {
        "_droptarget": "",
        "_url": shared.url,
        "_highquality": shared.quality,
        "_focusrect": int(shared.focus_rectangle),
        "_soundbuftime": shared.sound_buffer_time,
        "_quality": ("LOW", "HIGH", "BEST")[shared.quality],
        "_xmouse": 0,
        "_ymouse": 0,
    }
    return of_movie[name]


def write_property(target: DisplayObject, number: int, value: float, text: str, shared: MovieProperties) -> None:
    """Set a property; those that cannot be set, and numbers that are not one, change nothing.

    Args:
        target: The clip.
        number: Number of the property.
        value: The value as a number.
        text: The value as a string.
        shared: The properties of the whole movie.
    """
    if not 0 <= number < len(NAMES):
        return
    match NAMES[number]:
        case "_name":
            target.name = text
        case "_quality":
            shared.quality = {"low": 0, "medium": 1, "high": 1, "best": 2}.get(text.casefold(), shared.quality)
        case name if math.isfinite(value):
            _write_number(target, name, value, shared)


def _write_number(target: DisplayObject, name: str, value: float, shared: MovieProperties) -> None:
    match name:
        case "_x" | "_y":
            _place(target, name, value)
        case "_xscale" | "_yscale" | "_rotation":
            _turn(target, name, value)
        case "_width" | "_height":
            _resize(target, name, value)
        case "_alpha":
            target.color_transform = target.color_transform._replace(alpha=_clamped(value * FULL_ALPHA / 100))
            target.moved_by_script = True
        case "_visible":
            target.visible = value != 0
        case "_highquality":
            shared.quality = max(0, min(2, int(value)))
        case "_focusrect":
            shared.focus_rectangle = value != 0
        case "_soundbuftime":
            shared.sound_buffer_time = value


def angles_of(target: DisplayObject) -> tuple[float, float, float]:
    """Return scale along x and y in percent and rotation in degrees."""
    if target.angles is not None:
        return target.angles
    a, b, c, d = target.matrix[:4]
    return (
        math.hypot(a, b) * 100 / ONE,
        math.hypot(c, d) * 100 / ONE,
        math.degrees(math.atan2(b, a)),
    )


def _place(target: DisplayObject, name: str, value: float) -> None:
    twips = _clamped(value * TWIPS)
    target.matrix = target.matrix._replace(**{"tx" if name == "_x" else "ty": twips})
    target.moved_by_script = True


def _turn(target: DisplayObject, name: str, value: float) -> None:
    scale_x, scale_y, rotation = angles_of(target)
    skew = _skew(target.matrix)
    if name == "_xscale":
        scale_x = value
    elif name == "_yscale":
        scale_y = value
    else:
        rest = math.fmod(value, 360)
        rotation = rest - math.copysign(360, rest) if abs(rest) > 180 else rest
    target.angles = scale_x, scale_y, rotation
    along, across = math.radians(rotation), math.radians(rotation) + skew
    target.matrix = AffineMatrix(
        _clamped(math.cos(along) * scale_x / 100 * ONE),
        _clamped(math.sin(along) * scale_x / 100 * ONE),
        _clamped(-math.sin(across) * scale_y / 100 * ONE),
        _clamped(math.cos(across) * scale_y / 100 * ONE),
        target.matrix.tx,
        target.matrix.ty,
    )
    target.moved_by_script = True


def _skew(matrix: AffineMatrix) -> float:
    """Return the angle by which the y axis leans out of its right angle to the x axis."""
    if not (matrix.a or matrix.b) or not (matrix.c or matrix.d):
        return 0.0
    return math.atan2(-matrix.c, matrix.d) - math.atan2(matrix.b, matrix.a)


def _resize(target: DisplayObject, name: str, value: float) -> None:
    """Scale so that the clip becomes as wide or as high, in pixels, as told."""
    box = local_bounds(target)
    size = box.width if name == "_width" else box.height
    if size and value >= 0:
        _turn(target, "_xscale" if name == "_width" else "_yscale", value * TWIPS * 100 / size)


def _clamped(value: float) -> int:
    return max(-(1 << 31), min((1 << 31) - 1, round(value)))


def _size(target: DisplayObject, *, height: bool) -> float:
    box = local_bounds(target)
    corners = [target.matrix.apply(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    along = [corner[int(height)] for corner in corners]
    return (max(along) - min(along)) / TWIPS


READERS: dict[str, Callable[[DisplayObject], Value]] = {
    "_x": lambda target: target.matrix.tx / TWIPS,
    "_y": lambda target: target.matrix.ty / TWIPS,
    "_xscale": lambda target: angles_of(target)[0],
    "_yscale": lambda target: angles_of(target)[1],
    "_rotation": lambda target: angles_of(target)[2],
    "_currentframe": lambda target: target.clip.frame + 1 if target.clip else 0,
    "_totalframes": lambda target: len(target.clip.frames) if target.clip else 0,
    "_framesloaded": lambda target: len(target.clip.frames) if target.clip else 0,
    "_alpha": lambda target: target.color_transform.alpha * 100 / FULL_ALPHA,
    "_visible": lambda target: int(target.visible),
    "_width": lambda target: _size(target, height=False),
    "_height": lambda target: _size(target, height=True),
    "_target": lambda target: target.slash_path,
    "_name": lambda target: target.name,
}
"""How each property of a clip is read."""
