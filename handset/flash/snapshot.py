"""A playing movie as bytes of plain data, and back: its clips, variables, focus and properties.

The movie itself is not in it; whoever restores has its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from handset.flash.avm.objects import ScriptObject
from handset.flash.avm.program import UNDEFINED
from handset.flash.player import MoviePlayer
from handset.flash.saved_objects import (
    ObjectReader,
    ObjectWriter,
    SavedProperty,
    SavedRealm,
    decode_string,
    encode_string,
)
from handset.flash.swf.buttons import ButtonState, DefineButton
from handset.flash.swf.colors import Rgba
from handset.flash.swf.geometry import AffineMatrix, ColorTransform
from handset.flash.swf.movie import SwfMovie, parse_movie
from handset.flash.swf.placement import ClipAction
from handset.flash.swf.timeline_tags import DefineSprite, MovieFrame
from handset.flash.timeline.clip_object import clip_object
from handset.flash.timeline.display_objects import ClipState, DisplayObject
from handset.flash.timeline.movie_realm import new_realm
from handset.flash.timeline.properties import MovieProperties
from handset.flash.timeline.script_host import MovieDevice
from handset.flash.timeline.stage import LoadedMovie, MovieStage, count_loaded, show_button_state
from keitai.common.errors import KeitaiError


class _Clip(msgspec.Struct, array_like=True):
    order: int
    frame: int
    playing: bool
    variables: list[SavedProperty]
    children: list[_Object]


class _Object(msgspec.Struct, array_like=True):
    character_id: int
    depth: int
    name: bytes
    matrix: AffineMatrix
    color: ColorTransform
    ratio: int
    clip_depth: int
    visible: bool
    placed_at: int
    moved_by_script: bool
    angles: tuple[float, float, float] | None
    button_state: int
    focused: bool
    events: list[tuple[int, int, bytes]]
    clip: _Clip | None
    movie: int = 0
    """Movie of its parts: 0 the first, then those loaded, in their order."""
    parts: list[_Object] | None = None
    """What a button shows."""


class _Player(msgspec.Struct, array_like=True):
    root: _Object
    background: Rgba
    quality: int
    focus_rectangle: bool
    sound_buffer_time: float
    url: str
    portions: int
    instances: int
    fault: str
    notes: list[str]
    scripts: SavedRealm
    loaded: list[bytes] = []
    levels: list[tuple[int, _Object]] = []
    """Levels above the main timeline's."""


def save_player(player: MoviePlayer) -> bytes:
    """Encode a player between two frames, when no actions wait."""
    stage = player.stage
    order = {id(clip): place for place, clip in enumerate(clip for clip in stage.clips if not clip.removed)}
    clips = [clip for root in stage.roots for clip in _each_clip(root)]
    writer = ObjectWriter({id(clip): place for place, clip in enumerate(clips)})
    movies = {id(each.movie): place for place, each in enumerate(stage.loaded, 1)}
    saving = _Saving(order, movies, player.focused, writer)
    levels = [(root.level, _saved(root, saving)) for root in stage.roots[1:]]
    state = _Player(
        _saved(stage.root, saving),
        stage.background,
        stage.shared.quality,
        stage.shared.focus_rectangle,
        stage.shared.sound_buffer_time,
        stage.shared.url,
        stage.portions,
        stage.instances,
        player.fault,
        player.notes,
        writer.realm(stage.realm),
        [each.data for each in stage.loaded],
        levels,
    )
    return msgspec.msgpack.encode(state)


def load_player(movie: SwfMovie, saved: bytes, device: MovieDevice) -> MoviePlayer:
    """Restore a player, which goes on as if it had never stopped.

    Args:
        movie: The movie that was saved.
        saved: What `save_player` gave.
        device: The phone that it goes on with.

    Raises:
        KeitaiError: The bytes are of another movie or version.
    """
    try:
        state = msgspec.msgpack.decode(saved, type=_Player)
    except (msgspec.MsgspecError, ValueError):
        raise KeitaiError("the movie in this state is damaged, or of another version") from None
    clips: list[tuple[int, DisplayObject]] = []
    focused: list[DisplayObject] = []
    tables: list[tuple[ClipState, list[SavedProperty]]] = []
    loaded = [LoadedMovie(parse_movie(data), data) for data in state.loaded]
    found = _Found(clips, focused, tables, [movie, *(each.movie for each in loaded)])
    root = _restored(state.root, None, found)
    roots = [root]
    if state.levels:
        root.levels = {0: root}
        for level, saved_level in state.levels:
            made = root.levels[level] = _restored(saved_level, None, found)
            made.level, made.levels = level, root.levels
            roots.append(made)
    shared = MovieProperties(state.quality, state.focus_rectangle, state.sound_buffer_time, state.url)
    realm = new_realm(movie)

    def as_object(display: DisplayObject) -> ScriptObject:
        return clip_object(display, shared, UNDEFINED)

    reader = ObjectReader(
        state.scripts,
        realm,
        [clip for each in roots for clip in _each_clip(each)],
        lambda path: _gone(root, path),
        as_object,
    )
    for clip_state, table in tables:
        clip_state.variables.update(reader.table(table))
    stage = MovieStage(
        movie, root, state.background, shared, reader.realm(), portions=state.portions, instances=state.instances
    )
    stage.loaded = loaded
    stage.clips = [clip for _, clip in sorted(clips, key=lambda each: each[0])]
    for button in found.bare:
        show_button_state(stage, button, button.button_state)
    count_loaded(stage)
    stage.object_count = sum(_count(each) - 1 for each in roots)
    return MoviePlayer(stage, device, state.fault, focused[0] if focused else None, state.notes)


def _each_clip(target: DisplayObject) -> Iterator[DisplayObject]:
    """Yield the clips of a tree, each before what stands on it."""
    if target.clip is not None:
        yield target
    for child in target.below():
        yield from _each_clip(child)


def _gone(root: DisplayObject, path: str) -> DisplayObject:
    """Return a clip that is gone, of which scripts keep the path."""
    found = root
    for name in [step for step in path.split("/") if step] or [""]:
        found = DisplayObject(None, 0, root.movie, name, found, removed=True, clip=ClipState((MovieFrame(),), 0))
    return found


@dataclass(frozen=True, slots=True)
class _Saving:
    """What is known while a tree is saved: the order of its clips, the numbers of its movies, the focus."""

    order: dict[int, int]
    movies: dict[int, int]
    focused: DisplayObject | None
    writer: ObjectWriter


def _saved(target: DisplayObject, saving: _Saving) -> _Object:
    clip = target.clip
    return _Object(
        target.character.character_id if target.character is not None else 0,
        target.depth,
        encode_string(target.name),
        target.matrix,
        target.color_transform,
        target.ratio,
        target.clip_depth,
        target.visible,
        target.placed_at,
        target.moved_by_script,
        target.angles,
        int(target.button_state),
        target is saving.focused,
        [(each.events, each.key_code, each.actions) for each in target.events],
        None
        if clip is None
        else _Clip(
            saving.order[id(target)],
            clip.frame,
            clip.playing,
            saving.writer.table(clip.variables),
            [_saved(child, saving) for child in clip.in_depth_order()],
        ),
        saving.movies.get(id(target.movie), 0),
        None if target.parts is None else [_saved(part, saving) for part in target.below()],
    )


@dataclass(slots=True)
class _Found:
    """What is met while a tree is restored."""

    clips: list[tuple[int, DisplayObject]]
    focused: list[DisplayObject]
    tables: list[tuple[ClipState, list[SavedProperty]]]
    movies: list[SwfMovie]
    bare: list[DisplayObject] = field(default_factory=list)
    """Buttons of a state that does not tell what they show."""


def _restored(saved: _Object, parent: DisplayObject | None, found: _Found) -> DisplayObject:
    if not 0 <= saved.movie < len(found.movies):
        raise KeitaiError("the state belongs to another movie")
    movie = found.movies[saved.movie]
    character = parent.movie.characters.get(saved.character_id) if parent is not None else None
    if parent is not None and character is None and (saved.character_id or saved.clip is None):
        raise KeitaiError("the state belongs to another movie")
    target = DisplayObject(
        character,
        saved.depth,
        movie,
        decode_string(saved.name),
        parent,
        saved.matrix,
        saved.color,
        saved.ratio,
        saved.clip_depth,
        saved.visible,
        saved.placed_at,
        saved.moved_by_script,
        saved.angles,
        button_state=ButtonState(saved.button_state),
        events=tuple(ClipAction(*each) for each in saved.events),
    )
    if saved.focused:
        found.focused.append(target)
    if saved.parts is not None:
        target.parts = {part.depth: _restored(part, target, found) for part in saved.parts}
    elif isinstance(character, DefineButton):
        found.bare.append(target)
    if saved.clip is not None:
        frames = movie.frames if parent is None or movie is not parent.movie else (MovieFrame(),)
        if isinstance(character, DefineSprite) and parent is not None and movie is parent.movie:
            frames = character.frames
        target.clip = ClipState(frames, saved.clip.frame, saved.clip.playing)
        found.tables.append((target.clip, saved.clip.variables))
        found.clips.append((saved.clip.order, target))
        target.clip.children = {child.depth: _restored(child, target, found) for child in saved.clip.children}
    return target


def _count(target: DisplayObject) -> int:
    return 1 + sum(_count(child) for child in target.below())
