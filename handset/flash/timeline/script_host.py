"""Host of a clip's actions: variables, frames, properties, copies; requests go on to the phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handset.flash.avm.interpreter import call_from_outside, run_program
from handset.flash.avm.machine import ActionBudget
from handset.flash.avm.objects import ScriptObject, Value
from handset.flash.avm.program import UNDEFINED, ActionProgram
from handset.flash.avm.realm import CallFromOutside
from handset.flash.avm.request_bits import LOAD_MOVIE, LOAD_VARIABLES
from handset.flash.avm.values import to_integer, to_number, to_string
from handset.flash.device import CommandAnswer
from handset.flash.swf.encoding import FIRST_UNICODE
from handset.flash.swf.placement import PlaceObject
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.flash.swf.timeline_tags import DefineSprite, DoAction
from handset.flash.timeline.clip_object import ClipObject, clip_object, dot_path
from handset.flash.timeline.display_objects import FIRST_DYNAMIC_DEPTH, DisplayObject
from handset.flash.timeline.loading import unload_movie
from handset.flash.timeline.paths import find_clip, level_number
from handset.flash.timeline.properties import read_property, write_property
from handset.flash.timeline.stage import MovieStage, add_child, go_to_frame, remove

MAX_CALLS = 32
"""Calls of frames inside calls of frames."""


class MovieDevice(Protocol):
    """Protocol of the phone that a movie runs on."""

    def trace(self, text: str) -> None:
        """Take a line that the movie traces."""

    def fs_command2(self, name: str, arguments: Sequence[str]) -> CommandAnswer:
        """Answer a command, and do what it asks for."""

    def request(self, clip: DisplayObject, url: str, window: str, method: int) -> None:
        """Open an address, or load what it gives into a clip."""

    def start_sound(self, sound: DefineSound, start: SoundStart) -> bool:
        """Start or stop a sound; return False where the phone cannot play it."""

    def stop_sounds(self) -> None:
        """Silence all sounds."""

    def now(self) -> datetime:
        """Return the time of the phone's clock."""

    def random(self, limit: int) -> int:
        """Return a random number from 0 up to, but without, `limit`."""

    def milliseconds(self) -> int:
        """Return the time since the movie began."""


@dataclass(slots=True)
class ScriptHost:
    """Host of a program that belongs to a clip."""

    stage: MovieStage
    device: MovieDevice
    base: DisplayObject
    budget: ActionBudget
    target: DisplayObject | None
    calls: int = 0

    @property
    def target_object(self) -> ScriptObject | None:
        """The clip that is acted on, as an object; None where a path led nowhere."""
        return None if self.target is None else self._object(self.target)

    @property
    def root_object(self) -> ScriptObject:
        """The main timeline, as an object."""
        return self._object(self.base.root)

    def path_of(self, value: ScriptObject) -> str | None:
        """Return a clip's path with dots; None for an object that is not a clip, "" for one that is gone."""
        if not isinstance(value, ClipObject):
            return None
        current = value.current
        return "" if current is None else dot_path(current)

    def enter(self, clip: ScriptObject | None) -> ScriptHost:
        """Return the host of a function that acts on a clip; without one, on the target as it stands."""
        found = clip.current if isinstance(clip, ClipObject) else self.target
        if found is None:
            found = self.base.root
        return ScriptHost(self.stage, self.device, found, self.budget, found, self.calls)

    def set_target_object(self, clip: ScriptObject) -> None:
        """Act on a clip from now on."""
        self.target = clip.current if isinstance(clip, ClipObject) else None

    @property
    def version(self) -> int:
        """Version of the movie that the program comes from."""
        return self.base.movie.header.version

    def set_target(self, path: str) -> None:
        """Act on another clip from now on; "" is the program's own again."""
        self.target = find_clip(self.base, path, self.version) if path else self.base

    def clip_property(self, path: str, index: int) -> Value:
        """Return a property of a clip."""
        clip = self._find(path)
        if clip is None:
            return "" if self.version < FIRST_UNICODE else UNDEFINED
        found = read_property(clip, index, self.stage.shared)
        return UNDEFINED if found is None else found

    def set_clip_property(self, path: str, index: int, value: Value) -> None:
        """Set a property of a clip."""
        clip = self._find(path)
        if clip is not None:
            self._write(clip, index, value)

    def play(self) -> None:
        """Let the target run."""
        if self.target is not None and self.target.clip is not None:
            self.target.clip.playing = True

    def stop(self) -> None:
        """Halt the target."""
        if self.target is not None and self.target.clip is not None:
            self.target.clip.playing = False

    def go_to_frame(self, frame: int) -> None:
        """Go to a frame of the target, counted from 0, and halt."""
        self._go(self.target, frame, plays=False)

    def step_frames(self, count: int) -> None:
        """Go forward or back by frames, and halt."""
        if self.target is not None and self.target.clip is not None:
            self._go(self.target, self.target.clip.frame + count, plays=False)

    def go_to(self, frame: Value, *, plays: bool, bias: int) -> None:
        """Go to a frame by its label or number, perhaps of another clip; then run or halt."""
        clip, index = self._frame_of(frame)
        if index is not None:
            self._go(clip, index + bias, plays=plays)

    def call_frame(self, frame: Value) -> None:
        """Run the actions of a frame at once."""
        clip, index = self._frame_of(frame)
        if clip is None or clip.clip is None or index is None or not 0 <= index < len(clip.clip.frames):
            return
        if self.calls >= MAX_CALLS:
            return
        for tag in clip.clip.frames[index].tags:
            if isinstance(tag, DoAction):
                program = self.stage.program(tag.actions, clip.movie.header.version)
                inner = ScriptHost(self.stage, self.device, clip, self.budget, clip, self.calls + 1)
                run_program(program, inner, self.budget, self.stage.realm)

    def is_loaded(self, frame: Value) -> bool:
        """Tell whether a frame, by its number or label, has arrived; those that the file lacks never do."""
        clip = self.target.clip if self.target is not None else None
        if clip is None or self.target is None:
            return False
        label = clip.label_index(frame, self.version) if isinstance(frame, str) else None
        number = label + 1 if label is not None else to_integer(frame, 4)
        if self.target.parent is not None or self.target.level:
            return True
        return self.stage.shared.frames_loaded >= min(number, self.target.movie.header.frame_count)

    def clone_clip(self, path: str, name: str, depth: int) -> None:
        """Duplicate a clip beside itself, with its looks but without its variables, at its first frame."""
        original = self._find(path)
        if original is None or original.parent is None or not isinstance(original.character, DefineSprite):
            return
        tag = PlaceObject(
            depth,
            original.character.character_id,
            matrix=original.matrix,
            color_transform=original.color_transform,
            name=b"",
            clip_actions=original.events,
        )
        copy = add_child(self.stage, original.parent, tag, 0)
        if copy is not None:
            copy.name = name
            copy.angles = original.angles

    def remove_clip(self, path: str) -> None:
        """Remove a clip that an action has made; what the timeline has placed stays."""
        clip = self._find(path)
        if clip is not None and clip.parent is not None and clip.depth >= FIRST_DYNAMIC_DEPTH:
            remove(self.stage, clip)

    def trace(self, text: str) -> None:
        """Write a line for whoever debugs the movie."""
        self.device.trace(text)

    def get_url(self, url: str, window: str, method: int) -> None:
        """Ask the phone to open an address or to load it into a clip; without an address what was loaded is dropped."""
        clip = self.target or self.base
        if loads_movie(window, method):
            found = self._find(window)
            if not url:
                if found is not None:
                    unload_movie(self.stage, found)
                return
            method |= LOAD_MOVIE
        self.device.request(clip, url, window, method)

    def fs_command2(self, name: str, arguments: Sequence[str]) -> tuple[Value, Sequence[tuple[str, str]]]:
        """Ask the phone; a command that gives a string sets the variable that one of its arguments names."""
        answer = self.device.fs_command2(name, arguments)
        return answer.value, answer.variables

    def now(self) -> datetime:
        """Return the time of the phone's clock."""
        return self.device.now()

    def stop_sounds(self) -> None:
        """Silence all sounds."""
        self.device.stop_sounds()

    def toggle_quality(self) -> None:
        """Change between high and low quality."""
        self.stage.shared.quality = 0 if self.stage.shared.quality else 1

    def random(self, limit: int) -> int:
        """Return a random number from 0 up to, but without, `limit`."""
        return self.device.random(limit)

    def milliseconds(self) -> int:
        """Return the time since the movie began."""
        return self.device.milliseconds()

    def _find(self, path: str) -> DisplayObject | None:
        start = self.target or self.base
        return find_clip(start, path, self.version) if path else self.target

    def _object(self, display: DisplayObject) -> ClipObject:
        return clip_object(display, self.stage.shared, self.stage.realm.prototype("MovieClip"))

    def _write(self, clip: DisplayObject, index: int, value: Value) -> None:
        number, text = to_number(value, self.version), to_string(value, self.version)
        write_property(clip, index, number, text, self.stage.shared)

    def _go(self, clip: DisplayObject | None, frame: int, *, plays: bool) -> None:
        if clip is None or clip.clip is None:
            return
        clip.clip.playing = plays
        go_to_frame(self.stage, clip, frame)

    def _frame_of(self, frame: Value) -> tuple[DisplayObject | None, int | None]:
        """Return the clip and the index of a frame that is told as a number, a label, or either behind a path."""
        text = to_string(frame, self.version)
        path, colon, bare = text.rpartition(":")
        if not colon:
            path, slash, bare = text.rpartition("/")
            path = (path or "/") if slash else ""
        clip = self._find(path) if path else self.target
        if clip is None or clip.clip is None:
            return None, None
        label = clip.clip.label_index(bare, self.version)
        if label is not None:
            return clip, label
        number = to_number(bare, 4)
        return clip, int(number) - 1 if bare[:1].isdigit() else None


def run_actions(
    stage: MovieStage, device: MovieDevice, clip: DisplayObject, program: ActionProgram, budget: ActionBudget
) -> None:
    """Run a program that belongs to a clip."""
    run_program(program, ScriptHost(stage, device, clip, budget, clip), budget, stage.realm)


def run_call_from_outside(
    stage: MovieStage, device: MovieDevice, clip: DisplayObject, call: CallFromOutside, budget: ActionBudget
) -> None:
    """Call a function of the movie in a clip, where it is one."""
    call_from_outside(ScriptHost(stage, device, clip, budget, clip), call, budget, stage.realm)


def loads_movie(window: str, method: int) -> bool:
    """Tell whether a request loads a movie: its bits say so, or its window is a level."""
    return not method & LOAD_VARIABLES and (bool(method & LOAD_MOVIE) or level_number(window) is not None)
