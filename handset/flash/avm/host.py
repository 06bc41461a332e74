"""Protocol of the player that actions run in: what they may ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from handset.flash.avm.objects import ScriptObject, Value


class ActionHost(Protocol):
    """Protocol of what a program acts on: the clips, from the one that it belongs to, and the phone behind them."""

    @property
    def target_object(self) -> ScriptObject | None:
        """The clip that is acted on, as an object; None where a path led nowhere."""

    @property
    def root_object(self) -> ScriptObject:
        """The main timeline, as an object."""

    def path_of(self, value: ScriptObject) -> str | None:
        """Return a clip's path with dots, such as `_level0.menu`; None for an object that is not a clip."""

    def enter(self, clip: ScriptObject | None) -> ActionHost:
        """Return the host of a function that acts on a clip; without one, on the target as it stands."""

    def set_target(self, path: str) -> None:
        """Act on another clip from now on; "" is the program's own again."""

    def set_target_object(self, clip: ScriptObject) -> None:
        """Act on a clip from now on."""

    def clip_property(self, path: str, index: int) -> Value:
        """Return a property of a clip, by its number."""

    def set_clip_property(self, path: str, index: int, value: Value) -> None:
        """Set a property of a clip."""

    def play(self) -> None:
        """Let the target run."""

    def stop(self) -> None:
        """Halt the target."""

    def go_to_frame(self, frame: int) -> None:
        """Go to a frame of the target, counted from 0, and halt."""

    def step_frames(self, count: int) -> None:
        """Go forward or back by frames, and halt."""

    def go_to(self, frame: Value, *, plays: bool, bias: int) -> None:
        """Go to a frame by its label or number, perhaps of another clip; then run or halt."""

    def call_frame(self, frame: Value) -> None:
        """Run the actions of a frame at once, where it stands, as if they stood here."""

    def is_loaded(self, frame: Value) -> bool:
        """Tell whether a frame, by its number from 1 on or its label, has arrived."""

    def clone_clip(self, path: str, name: str, depth: int) -> None:
        """Duplicate a clip."""

    def remove_clip(self, path: str) -> None:
        """Remove a clip that was duplicated."""

    def trace(self, text: str) -> None:
        """Write a line for whoever debugs the movie."""

    def get_url(self, url: str, window: str, method: int) -> None:
        """Open an address, load variables or a movie, or give a command to the player, as `method`'s bits say."""

    def fs_command2(self, name: str, arguments: Sequence[str]) -> tuple[Value, Sequence[tuple[str, str]]]:
        """Ask the phone by fscommand2: its answer, and variables that it sets."""

    def stop_sounds(self) -> None:
        """Silence all sounds."""

    def toggle_quality(self) -> None:
        """Change between high and low quality."""

    def now(self) -> datetime:
        """Return the time of the phone's clock."""

    def random(self, limit: int) -> int:
        """Return a random number from 0 up to, but without, `limit`."""

    def milliseconds(self) -> int:
        """Return the time since the movie began."""
