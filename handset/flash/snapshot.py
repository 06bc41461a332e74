"""A playing movie as bytes of plain data, and back: its clips, variables, focus and properties.

The movie itself is not in it; whoever restores has its bytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.values import Value
from handset.flash.player import MoviePlayer
from handset.flash.swf.buttons import ButtonState
from handset.flash.swf.colors import Rgba
from handset.flash.swf.geometry import AffineMatrix, ColorTransform
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.timeline_tags import DefineSprite
from handset.flash.timeline.display_objects import ClipState, DisplayObject
from handset.flash.timeline.properties import MovieProperties
from handset.flash.timeline.script_host import MovieDevice
from handset.flash.timeline.stage import MovieStage, count_loaded
from keitai.common.errors import KeitaiError


class _Clip(msgspec.Struct, array_like=True):
    order: int
    frame: int
    playing: bool
    variables: list[tuple[bytes, bytes, Any]]
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
    clip: _Clip | None


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


def save_player(player: MoviePlayer) -> bytes:
    """Encode a player between two frames, when no actions wait."""
    stage = player.stage
    order = {id(clip): place for place, clip in enumerate(stage.clips)}
    state = _Player(
        _saved(stage.root, order, player.focused),
        stage.background,
        stage.shared.quality,
        stage.shared.focus_rectangle,
        stage.shared.sound_buffer_time,
        stage.shared.url,
        stage.portions,
        stage.instances,
        player.fault,
        player.notes,
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
    root = _restored(state.root, movie, None, clips, focused)
    shared = MovieProperties(state.quality, state.focus_rectangle, state.sound_buffer_time, state.url)
    stage = MovieStage(movie, root, state.background, shared, portions=state.portions, instances=state.instances)
    count_loaded(stage)
    stage.clips = [clip for _, clip in sorted(clips, key=lambda each: each[0])]
    stage.object_count = _count(root) - 1
    return MoviePlayer(stage, device, state.fault, focused[0] if focused else None, state.notes)


def _saved(target: DisplayObject, order: dict[int, int], focused: DisplayObject | None) -> _Object:
    clip = target.clip
    return _Object(
        target.character.character_id if target.character is not None else 0,
        target.depth,
        _bytes(target.name),
        target.matrix,
        target.color_transform,
        target.ratio,
        target.clip_depth,
        target.visible,
        target.placed_at,
        target.moved_by_script,
        target.angles,
        int(target.button_state),
        target is focused,
        None
        if clip is None
        else _Clip(
            order[id(target)],
            clip.frame,
            clip.playing,
            [(_bytes(key), _bytes(name), _plain(value)) for key, (name, value) in clip.variables.items()],
            [_saved(child, order, focused) for child in clip.in_depth_order()],
        ),
    )


def _restored(
    saved: _Object,
    movie: SwfMovie,
    parent: DisplayObject | None,
    clips: list[tuple[int, DisplayObject]],
    focused: list[DisplayObject],
) -> DisplayObject:
    character = movie.characters.get(saved.character_id) if parent is not None else None
    if parent is not None and character is None:
        raise KeitaiError("the state belongs to another movie")
    target = DisplayObject(
        character,
        saved.depth,
        movie,
        _text(saved.name),
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
    )
    if saved.focused:
        focused.append(target)
    if saved.clip is not None:
        frames = character.frames if isinstance(character, DefineSprite) else movie.frames
        target.clip = ClipState(frames, saved.clip.frame, saved.clip.playing)
        target.clip.variables = {_text(key): (_text(name), _value(value)) for key, name, value in saved.clip.variables}
        clips.append((saved.clip.order, target))
        target.clip.children = {
            child.depth: _restored(child, movie, target, clips, focused) for child in saved.clip.children
        }
    return target


def _count(target: DisplayObject) -> int:
    children = target.clip.children.values() if target.clip is not None else ()
    return 1 + sum(_count(child) for child in children)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _plain(value: Value) -> Any:
    """Return a value as MessagePack has it: strings as bytes, undefined as an empty list."""
    if isinstance(value, str):
        return _bytes(value)
    return [] if value is UNDEFINED else value


def _value(plain: Any) -> Value:
    if isinstance(plain, bytes):
        return _text(plain)
    if isinstance(plain, bool | int | float) or plain is None:
        return plain
    return UNDEFINED
