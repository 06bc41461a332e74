"""Paths of clips and of variables: `/menu/button`, `../`, `/:score`, `menu:score`; with dots from SWF 5 on.

Source: Flash Lite 1.x ActionScript Language Reference (slash syntax); SWF File Format Specification 19, chapter 5.
"""

from __future__ import annotations

from handset.flash.timeline.display_objects import DisplayObject

FIRST_DOTS = 5
"""First version whose paths may be written with dots."""


def find_clip(start: DisplayObject, path: str, version: int) -> DisplayObject | None:
    """Return the clip that a path leads to from a clip; None where one of its names does not exist."""
    found: DisplayObject | None = start
    rest = path
    if rest.startswith("/"):
        found, rest = start.root, rest[1:]
    for step in _steps(rest, version):
        if found is None:
            return None
        found = _step(found, step, version)
    return found


def split_variable(name: str, version: int) -> tuple[str | None, str]:
    """Split a variable's name into the path of its clip (None for the current one) and the bare name.

    The last colon separates them; from SWF 5 on the last dot does, where no colon stands.
    """
    path, colon, bare = name.rpartition(":")
    if colon:
        return path, bare
    if version >= FIRST_DOTS:
        path, dot, bare = name.rpartition(".")
        if dot and path:
            return path, bare
    path, slash, bare = name.rpartition("/")
    if slash:
        return path or "/", bare
    return None, name


def _steps(path: str, version: int) -> list[str]:
    """Return the names of a path in order; a colon separates as a slash does, `..` stays whole."""
    text = path.replace(":", "/")
    if version >= FIRST_DOTS and "/" not in text and ".." not in text:
        text = text.replace(".", "/")
    return [step for step in text.split("/") if step]


def _step(clip: DisplayObject, step: str, version: int) -> DisplayObject | None:
    if step == "..":
        return clip.holder
    if step == ".":
        return clip
    lowered = step.casefold()
    if lowered == "_root":
        return clip.root
    if (level := level_number(lowered)) is not None:
        return level_root(clip, level)
    if lowered == "_parent":
        return clip.holder
    if lowered == "this":
        return clip
    return child_by_name(clip, step)


def level_number(name: str) -> int | None:
    """Return the number in the name of a level, such as `_level2`; None for another name."""
    digits = name[6:]
    if name[:6].lower() != "_level" or not digits.isascii() or not digits.isdecimal() or len(digits) > 5:
        return None
    return int(digits)


def level_root(clip: DisplayObject, level: int) -> DisplayObject | None:
    """Return the root of a level as a clip of any level finds it; None where nothing was loaded there."""
    root = clip.root
    return root.levels.get(level) if root.levels is not None else (root if level == root.level else None)


def child_by_name(clip: DisplayObject, name: str) -> DisplayObject | None:
    """Return the child with a name, the lowest of several; letters may be small or capital."""
    if clip.clip is None:
        return None
    wanted = name.casefold()
    for child in clip.clip.in_depth_order():
        if child.name.casefold() == wanted and child.clip is not None:
            return child
    return None
