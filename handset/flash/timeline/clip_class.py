"""Classes that stand for what is on the stage: MovieClip, Color and Sound.

Source: Flash Lite 2.x ActionScript Language Reference (MovieClip, Color, Sound).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from handset.flash.avm.machine import StackMachine
from handset.flash.avm.natives.native_class import NativeClass, argument, nothing
from handset.flash.avm.objects import NativeCode, ScriptObject, Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.request_bits import LOAD_MOVIE, LOAD_VARIABLES, request_method
from handset.flash.swf.encoding import encode_text
from handset.flash.swf.geometry import TWIPS, ColorTransform
from handset.flash.swf.placement import PlaceObject
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.flash.timeline.bounds import local_bounds, transformed
from handset.flash.timeline.buttons import stage_matrix
from handset.flash.timeline.clip_object import ClipObject
from handset.flash.timeline.display_objects import FIRST_DYNAMIC_DEPTH, DisplayObject
from handset.flash.timeline.paths import find_clip
from handset.flash.timeline.script_host import ScriptHost
from handset.flash.timeline.stage import add_child, place_empty_clip

ClipCode = Callable[[StackMachine, ScriptHost, DisplayObject, list[Value]], Value]
HIGHEST_DEPTH = 1_048_575


def _method(code: ClipCode) -> NativeCode:
    """Return a method of clips; called on anything else, or on a clip that is gone, it does nothing."""

    def run(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
        if not isinstance(this, ClipObject) or (display := this.current) is None:
            return UNDEFINED
        host = machine.host.enter(this)
        return code(machine, host, display, arguments) if isinstance(host, ScriptHost) else UNDEFINED

    return run


def _play(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    host.play()
    return UNDEFINED


def _stop(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    host.stop()
    return UNDEFINED


def _steps(count: int) -> ClipCode:
    def run(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
        host.step_frames(count)
        return UNDEFINED

    return run


def _go_to(*, plays: bool) -> ClipCode:
    def run(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
        if arguments:
            host.go_to(arguments[0], plays=plays, bias=0)
        return UNDEFINED

    return run


def _duplicate(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    if len(arguments) < 2 or clip.parent is None:
        return UNDEFINED
    name, depth = machine.to_string(arguments[0]), machine.to_int32(arguments[1])
    host.clone_clip("", name, depth + FIRST_DYNAMIC_DEPTH)
    return UNDEFINED if machine.version < 6 else _child_object(host, clip.parent, depth)


def _child_object(host: ScriptHost, parent: DisplayObject, depth: int) -> Value:
    child = parent.clip.children.get(depth + FIRST_DYNAMIC_DEPTH) if parent.clip is not None else None
    target = host.target_object
    return target.of(child) if child is not None and isinstance(target, ClipObject) else UNDEFINED


def _remove(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    host.remove_clip("")
    return UNDEFINED


def _attach(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    if len(arguments) < 3:
        return UNDEFINED
    name, depth = machine.to_string(arguments[1]), machine.to_int32(arguments[2])
    character = exported(clip, machine.to_string(arguments[0]))
    if character is None or not -FIRST_DYNAMIC_DEPTH <= depth <= HIGHEST_DEPTH:
        return UNDEFINED
    tag = PlaceObject(depth + FIRST_DYNAMIC_DEPTH, character, name=encode_text(name, clip.movie.header.version))
    child = add_child(host.stage, clip, tag, 0)
    made = _child_object(host, clip, depth) if child is not None else UNDEFINED
    given = argument(arguments, 3)
    if isinstance(made, ScriptObject) and isinstance(given, ScriptObject):
        for key in given.names():
            made.set(machine, key, given.get(machine, key))
    return UNDEFINED if machine.version < 6 else made


def exported(clip: DisplayObject, name: str) -> int | None:
    """Return the character that a clip's movie exports under a name; letters may be small or capital."""
    wanted = encode_text(name.lower(), clip.movie.header.version)
    return next((number for each, number in clip.movie.exports.items() if each.lower() == wanted), None)


def _create_empty(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    if len(arguments) < 2:
        return UNDEFINED
    name, depth = machine.to_string(arguments[0]), machine.to_int32(arguments[1])
    if not -FIRST_DYNAMIC_DEPTH <= depth <= HIGHEST_DEPTH:
        return UNDEFINED
    place_empty_clip(host.stage, clip, name, depth + FIRST_DYNAMIC_DEPTH)
    return _child_object(host, clip, depth)


def _swap_depths(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    parent, other = clip.parent, argument(arguments, 0)
    if parent is None or parent.clip is None:
        return UNDEFINED
    if isinstance(other, ClipObject):
        there = other.current
    elif isinstance(other, str):
        there = find_clip(clip, other, machine.version)
    else:
        depth = machine.to_int32(other) + FIRST_DYNAMIC_DEPTH
        if not 0 <= depth <= HIGHEST_DEPTH + FIRST_DYNAMIC_DEPTH:
            return UNDEFINED
        there = parent.clip.children.get(depth)
        if there is None:
            del parent.clip.children[clip.depth]
            clip.depth = depth
            parent.clip.children[depth] = clip
    if there is not None and there.parent is parent:
        clip.depth, there.depth = there.depth, clip.depth
        parent.clip.children[clip.depth], parent.clip.children[there.depth] = clip, there
    return UNDEFINED


def _depth(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    return clip.depth - FIRST_DYNAMIC_DEPTH


def _bytes(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    return clip.movie.header.file_length


def _version(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    current = this.current if isinstance(this, ClipObject) else None
    return -1 if current is None else current.movie.header.version


def _get_url(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    window = machine.to_string(arguments[1]) if len(arguments) > 1 else ""
    if arguments:
        host.get_url(machine.to_string(arguments[0]), window, _sent(machine, arguments, 2))
    return UNDEFINED


def _sent(machine: StackMachine, arguments: list[Value], place: int) -> int:
    return request_method(machine.to_string(arguments[place])) if place < len(arguments) else 0


def _load(kind: int) -> ClipCode:
    def run(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
        if arguments:
            url = machine.to_string(arguments[0])
            host.get_url(url, clip.slash_path, kind | _sent(machine, arguments, 1))
        return UNDEFINED

    return run


def _unload(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    host.get_url("", clip.slash_path, LOAD_MOVIE)
    return UNDEFINED


def _bounds(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    other = argument(arguments, 0)
    target = other.current if isinstance(other, ClipObject) else clip
    if other is not UNDEFINED and not isinstance(other, ClipObject):
        target = find_clip(clip, machine.to_string(other), machine.version)
    if target is None:
        return UNDEFINED
    box = local_bounds(clip)
    if target is not clip:
        left, top, right, bottom = (float(side) for side in (box.left, box.top, box.right, box.bottom))
        corners = [_mapped(clip, target, x, y) for x in (left, right) for y in (top, bottom)]
        sides = [pick(corner[axis] for corner in corners) for pick, axis in ((min, 0), (max, 0), (min, 1), (max, 1))]
    else:
        sides = [box.left, box.right, box.top, box.bottom]
    made = machine.realm.object()
    for name, side in zip(("xMin", "xMax", "yMin", "yMax"), sides, strict=True):
        made.set(machine, name, round(side) / TWIPS)
    return made


def _mapped(start: DisplayObject, end: DisplayObject, x: float, y: float) -> tuple[float, float]:
    matrix = stage_matrix(start)
    return _from_stage(end, *matrix.apply(round(x), round(y)))


def _from_stage(clip: DisplayObject, x: float, y: float) -> tuple[float, float]:
    matrix = stage_matrix(clip)
    a, b, c, d = (term / 65_536 for term in matrix[:4])
    whole = a * d - b * c
    if not whole:
        return 0.0, 0.0
    x, y = x - matrix.tx, y - matrix.ty
    return (d * x - c * y) / whole, (a * y - b * x) / whole


def _convert_point(*, to_stage: bool) -> ClipCode:
    def run(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
        point = argument(arguments, 0)
        if not isinstance(point, ScriptObject):
            return UNDEFINED
        x, y = (machine.to_number(point.get(machine, name)) * TWIPS for name in ("x", "y"))
        if not (math.isfinite(x) and math.isfinite(y)) or abs(x) > 1 << 31 or abs(y) > 1 << 31:
            return UNDEFINED
        found = stage_matrix(clip).apply(round(x), round(y)) if to_stage else _from_stage(clip, x, y)
        for name, value in zip(("x", "y"), found, strict=True):
            point.set(machine, name, round(value) / TWIPS)
        return UNDEFINED

    return run


def _hit_test(machine: StackMachine, host: ScriptHost, clip: DisplayObject, arguments: list[Value]) -> Value:
    own = transformed(local_bounds(clip), stage_matrix(clip))
    if len(arguments) > 1:
        x, y = (machine.to_number(value) * TWIPS for value in arguments[:2])
        return own.left <= x < own.right and own.top <= y < own.bottom
    other = argument(arguments, 0)
    found = (
        other.current if isinstance(other, ClipObject) else find_clip(clip, machine.to_string(other), machine.version)
    )
    if found is None or not arguments:
        return False
    box = transformed(local_bounds(found), stage_matrix(found))
    return own.left <= box.right and box.left <= own.right and own.top <= box.bottom and box.top <= own.bottom


MOVIE_CLIP = NativeClass(
    "MovieClip",
    methods={
        "attachMovie": _method(_attach),
        "createEmptyMovieClip": _method(_create_empty),
        "duplicateMovieClip": _method(_duplicate),
        "getBounds": _method(_bounds),
        "getBytesLoaded": _method(_bytes),
        "getBytesTotal": _method(_bytes),
        "getDepth": _method(_depth),
        "getSWFVersion": _version,
        "getURL": _method(_get_url),
        "globalToLocal": _method(_convert_point(to_stage=False)),
        "gotoAndPlay": _method(_go_to(plays=True)),
        "gotoAndStop": _method(_go_to(plays=False)),
        "hitTest": _method(_hit_test),
        "loadMovie": _method(_load(LOAD_MOVIE)),
        "loadVariables": _method(_load(LOAD_VARIABLES)),
        "localToGlobal": _method(_convert_point(to_stage=True)),
        "nextFrame": _method(_steps(1)),
        "play": _method(_play),
        "prevFrame": _method(_steps(-1)),
        "removeMovieClip": _method(_remove),
        "startDrag": nothing,
        "stop": _method(_stop),
        "stopDrag": nothing,
        "swapDepths": _method(_swap_depths),
        "unloadMovie": _method(_unload),
    },
    since_6=frozenset({"createEmptyMovieClip", "getDepth"}),
)


def _make_color(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject):
        this.kind = "Color"
        machine.realm.define(this, "target", argument(arguments, 0))
    return UNDEFINED


def _colored(machine: StackMachine, this: Value) -> DisplayObject | None:
    target = this.get(machine, "target") if isinstance(this, ScriptObject) else UNDEFINED
    if isinstance(target, ClipObject):
        return target.current
    host = machine.host
    if target is UNDEFINED or not isinstance(host, ScriptHost) or host.target is None:
        return None
    return find_clip(host.target, machine.to_string(target), machine.version)


def _set_rgb(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    clip = _colored(machine, this)
    if clip is not None:
        rgb = machine.to_int32(argument(arguments, 0))
        old = clip.color_transform
        terms = (rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)
        clip.color_transform = ColorTransform(0, 0, 0, old.alpha, *terms, old.alpha_term)
        clip.moved_by_script = True
    return UNDEFINED


def _get_rgb(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    clip = _colored(machine, this)
    if clip is None:
        return UNDEFINED
    color = clip.color_transform
    return (color.red_term & 255) << 16 | (color.green_term & 255) << 8 | color.blue_term & 255


CHANNELS = (("ra", "red"), ("ga", "green"), ("ba", "blue"), ("aa", "alpha"))
TERMS = (("rb", "red_term"), ("gb", "green_term"), ("bb", "blue_term"), ("ab", "alpha_term"))


def _set_transform(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    clip, given = _colored(machine, this), argument(arguments, 0)
    if clip is None or not isinstance(given, ScriptObject):
        return UNDEFINED
    found: dict[str, int] = {}
    for names, scale in ((CHANNELS, 2.56), (TERMS, 1.0)):
        for name, own in names:
            if given.has(name, machine.version):
                number = machine.to_number(given.get(machine, name)) * scale
                found[own] = int(max(-32768, min(32767, number))) if math.isfinite(number) else 0
    clip.color_transform = clip.color_transform._replace(**found)
    clip.moved_by_script = True
    return UNDEFINED


def _get_transform(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    clip = _colored(machine, this)
    if clip is None:
        return UNDEFINED
    made, color = machine.realm.object(), clip.color_transform._asdict()
    for channel, term in zip(CHANNELS, TERMS, strict=True):
        made.set(machine, channel[0], color[channel[1]] / 2.56)
        made.set(machine, term[0], color[term[1]])
    return made


COLOR = NativeClass(
    "Color",
    construct=_make_color,
    methods={"setRGB": _set_rgb, "setTransform": _set_transform, "getRGB": _get_rgb, "getTransform": _get_transform},
)


def _make_sound(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject):
        this.kind, this.inner = "Sound", ""
    return UNDEFINED


def _attach_sound(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject) and this.kind == "Sound":
        this.inner = machine.to_string(argument(arguments, 0))
    return UNDEFINED


def _start_sound(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    _sound(machine, this, loops=max(1, machine.to_int32(argument(arguments, 1))) if len(arguments) > 1 else 1)
    return UNDEFINED


def _stop_sound(machine: StackMachine, this: Value, arguments: list[Value]) -> Value:
    if isinstance(this, ScriptObject) and this.kind == "Sound" and not this.inner:
        machine.host.stop_sounds()
    else:
        _sound(machine, this, loops=0)
    return UNDEFINED


def _sound(machine: StackMachine, this: Value, *, loops: int) -> None:
    """Start the exported sound that was attached, or stop it where it has no loops."""
    host = machine.host
    if not isinstance(this, ScriptObject) or not isinstance(host, ScriptHost) or not isinstance(this.inner, str):
        return
    number = exported(host.base, this.inner)
    if number is not None and isinstance(host.base.movie.characters.get(number), DefineSound):
        host.stage.sounds.append((host.base.movie, SoundStart(number, stops=not loops, loops=max(1, loops))))


SOUND = NativeClass(
    "Sound",
    construct=_make_sound,
    methods={
        "attachSound": _attach_sound,
        "start": _start_sound,
        "stop": _stop_sound,
        "setVolume": nothing,
        "getVolume": lambda machine, this, arguments: 100,
        "setPan": nothing,
        "getPan": lambda machine, this, arguments: 0,
        "setTransform": nothing,
    },
)
CLIP_CLASSES = (MOVIE_CLIP, COLOR, SOUND)
"""Classes of what is on the stage."""
