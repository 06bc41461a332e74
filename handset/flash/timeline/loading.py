"""Movies and variables that are loaded into a clip or a level later (`loadMovie`, `loadVariables`).

The first movie's stage, frame rate and realm stay; what is loaded brings its own characters and frames.

Source: Flash Lite 1.x ActionScript Language Reference (loadMovie, loadMovieNum, unloadMovie, loadVariables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handset.flash.swf.timeline_tags import MovieFrame
from handset.flash.timeline.clip_events import ClipEvent
from handset.flash.timeline.display_objects import ClipState, DisplayObject
from handset.flash.timeline.paths import find_clip, level_number
from handset.flash.timeline.stage import LoadedMovie, MovieStage, advance_clip, count_loaded, remove

MAX_LEVELS = 32
"""Levels that movies are loaded into at once."""


def target_path(clip: DisplayObject, window: str) -> str | None:
    """Return the path of what a clip asks to fill, from anywhere; None where no clip stands there.

    A level may be new. An empty window is the clip itself.
    """
    if (level := level_number(window)) is not None:
        return f"_level{level}"
    found = find_clip(clip, window, clip.movie.header.version) if window else clip
    return None if found is None or found.clip is None else found.slash_path


def fill_clip(stage: MovieStage, path: str, loaded: LoadedMovie) -> bool:
    """Put a movie in place of what a clip or a level shows; return False where the clip is gone.

    Its place, size and color stay, its variables go.
    """
    target = find_clip(stage.root, path, 4)
    level = level_number(path)
    if target is None and level is not None:
        target = _new_level(stage, level, loaded)
    if target is None or target.clip is None:
        return False
    _empty(stage, target)
    target.movie, target.clip.frames = loaded.movie, loaded.movie.frames
    stage.loaded.append(loaded)
    if target is stage.root:
        stage.background = loaded.movie.background
        count_loaded(stage)
    advance_clip(stage, target)
    stage.enqueue_event(target, ClipEvent.DATA)
    forget_unused(stage)
    return True


def unload_movie(stage: MovieStage, target: DisplayObject) -> None:
    """Drop what a clip shows; a level above the main timeline's goes with it."""
    if target.clip is None:
        return
    frames = target.clip.frames
    _empty(stage, target)
    if target is stage.root:
        target.clip.frames, target.clip.frame, target.clip.playing = frames, len(frames) - 1, False
    elif target.level and target.levels is not None:
        target.removed = True
        del target.levels[target.level]
    elif target.parent is not None:
        target.character, target.movie = None, target.parent.movie
    forget_unused(stage)


def set_variables(stage: MovieStage, path: str, variables: Iterable[tuple[str, str]]) -> bool:
    """Set variables of a clip that were loaded for it; return False where the clip is gone."""
    target = find_clip(stage.root, path, 4)
    if target is None or target.clip is None:
        return False
    for name, value in variables:
        target.clip.set_variable(name, value, target.movie.header.version)
    stage.enqueue_event(target, ClipEvent.DATA)
    return True


def forget_unused(stage: MovieStage) -> None:
    """Forget the movies that were loaded and that nothing on the stage comes from any more."""
    used = {id(target.movie) for root in stage.roots for target in _each(root)}
    stage.loaded[:] = [each for each in stage.loaded if id(each.movie) in used]


def _each(target: DisplayObject) -> Iterator[DisplayObject]:
    yield target
    for child in target.below():
        yield from _each(child)


def _empty(stage: MovieStage, target: DisplayObject) -> None:
    assert target.clip is not None
    for child in tuple(target.clip.children.values()):
        remove(stage, child)
    target.clip.frames, target.clip.frame, target.clip.playing = (MovieFrame(),), -1, True
    target.clip.variables.clear()


def _new_level(stage: MovieStage, level: int, loaded: LoadedMovie) -> DisplayObject | None:
    levels = stage.root.levels
    if levels is None:
        levels = stage.root.levels = {0: stage.root}
    if len(levels) >= MAX_LEVELS:
        return None
    made = DisplayObject(None, 0, loaded.movie, clip=ClipState((MovieFrame(),)), level=level, levels=levels)
    levels[level] = made
    stage.clips.append(made)
    return made
