"""Keys as scripts hear of them: the class Key, its listeners, and clips that wait for `keyDown` and `keyUp`.

Source: SWF File Format Specification 19, chapter 3 (Clip event flags); Flash Lite 2.x ActionScript Language Reference
(Key).
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.flash.avm.realm import CallFromOutside
from handset.flash.timeline.clip_events import ClipEvent
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.stage import MovieStage


def hear_press(stage: MovieStage, virtual: int, letter: int) -> None:
    """Take down that a key is held, and let clips and listeners that wait for a key act."""
    stage.realm.keys_down.add(virtual)
    stage.realm.key_codes = virtual, letter
    _tell(stage, ClipEvent.KEY_DOWN, "onKeyDown")


def hear_release(stage: MovieStage, virtual: int, letter: int = 0) -> None:
    """Take down that a key is held no more, and let clips and listeners that wait for that act."""
    stage.realm.keys_down.discard(virtual)
    stage.realm.key_codes = virtual, letter
    _tell(stage, ClipEvent.KEY_UP, "onKeyUp")


def _tell(stage: MovieStage, event: ClipEvent, method: str) -> None:
    for clip in [clip for root in stage.roots for clip in each_clip(root)]:
        stage.enqueue_event(clip, event)
    for listener in stage.realm.listeners:
        stage.enqueue_call(CallFromOutside(method, listener))


def each_clip(target: DisplayObject) -> Iterator[DisplayObject]:
    """Yield a clip and those on it, those on it first, from the lowest depth to the highest."""
    for child in target.below():
        yield from each_clip(child)
    if target.clip is not None:
        yield target
