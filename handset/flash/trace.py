"""A movie run without a display, for what it traces: `flash trace` and the suites of other players.

Input is a list of events as the Ruffle player's tests write them: `KeyDown` and `KeyUp` with a `key`, and `Wait`, which
ends a frame's events; others, of a mouse that a phone has not, are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handset.flash.avm.request_bits import LOAD_MOVIE, LOAD_VARIABLES
from handset.flash.device import CommandAnswer, PhoneFacts, answer_command
from handset.flash.key_codes import key_code
from handset.flash.player import MoviePlayer, start_player
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.loading import target_path
from handset.synth.melodies.formats import melody_format
from keitai.common.errors import KeitaiError
from keitai.common.rng import Rng

KEYS_OF_OTHERS = {
    "ArrowLeft": "Left",
    "ArrowRight": "Right",
    "ArrowUp": "Up",
    "ArrowDown": "Down",
    "Return": "Enter",
}
QUIT = "fscommand:quit"
LINE_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class KeyInput:
    """Key that goes down or up in a frame."""

    frame: int
    code: int
    down: bool


@dataclass(slots=True)
class TracingDevice:
    """Phone that writes down what a movie traces, requests and asks it to do; its clock goes by the frames."""

    facts: PhoneFacts
    rng: Rng
    refused: frozenset[str] = frozenset()
    lines: list[str] = field(default_factory=list)
    effects: list[tuple[str, ...]] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    loads: list[tuple[str, str, bool]] = field(default_factory=list)
    """Address, path of what it fills, and whether variables are loaded instead of a movie."""
    quits: bool = False
    """Whether the movie asked to be closed: it stops at the end of its frame."""
    elapsed: int = 0
    """Milliseconds since the movie began."""

    def trace(self, text: str) -> None:
        """Take a text; one of several lines is several."""
        self.lines += LINE_ENDS.split(text)

    def fs_command2(self, name: str, arguments: Sequence[str]) -> CommandAnswer:
        """Answer as the phone's facts have it, and note what is to be done."""
        answer = answer_command(name, arguments, self.facts, self.refused)
        if answer.effect:
            self.effects.append(answer.effect)
        return answer

    def request(self, clip: DisplayObject, url: str, window: str, method: int) -> None:
        """Record a movie's request, what it loads and into which clip; the command to quit ends the trace."""
        self.requests.append((url, window))
        if method & (LOAD_MOVIE | LOAD_VARIABLES):
            path = target_path(clip, window)
            if path is not None:
                self.loads.append((url, path, bool(method & LOAD_VARIABLES)))
        self.quits |= url.casefold() == QUIT

    def start_sound(self, sound: DefineSound, start: SoundStart) -> bool:
        """Note the start or stop of a melody; nothing is heard."""
        if not melody_format(sound.data):
            return False
        self.effects.append(("stop-sound" if start.stops else "sound", str(sound.character_id), str(start.loops)))
        return True

    def stop_sounds(self) -> None:
        """Note the silence."""
        self.effects.append(("silence",))

    def now(self) -> datetime:
        """Return the time of the phone's clock."""
        return self.facts.now + timedelta(milliseconds=self.elapsed)

    def random(self, limit: int) -> int:
        """Draw a number."""
        return self.rng.below(limit)

    def milliseconds(self) -> int:
        """Return the time since the movie began."""
        return self.elapsed


def run_trace(
    movie: SwfMovie,
    frames: int,
    inputs: Sequence[KeyInput] = (),
    *,
    seed: int = 1,
    fetch: Callable[[str], bytes | None] = lambda url: None,
) -> tuple[MoviePlayer, TracingDevice]:
    """Run a movie for a number of frames, the first among them.

    Args:
        movie: The movie.
        frames: How many frames it runs.
        inputs: Keys, each pressed or let go at the end of its frame.
        seed: Seed of its random numbers.
        fetch: Gives what an address holds that the movie loads from, with the next frame; None for nothing.

    Returns:
        The player as it stands at the end, and the device with what was traced.
    """
    facts = PhoneFacts(datetime(2009, 8, 1, 12, 0, 0))
    device = TracingDevice(facts, Rng(seed))
    player = start_player(movie, device)
    for frame in range(frames):
        if device.quits:
            break
        if frame:
            device.elapsed = frame * 256_000 // max(1, movie.header.frame_rate)
            _deliver(player, device, fetch)
            player.step_frame()
        for key in inputs:
            if key.frame == frame:
                (player.press if key.down else player.release)(key.code)
    return player, device


def _deliver(player: MoviePlayer, device: TracingDevice, fetch: Callable[[str], bytes | None]) -> None:
    loads, device.loads = device.loads, []
    for url, path, variables in loads:
        data = fetch(url)
        if data is not None and variables:
            player.receive_variables(path, data)
        elif data is not None:
            player.receive_movie(path, data)


def read_inputs(events: object) -> list[KeyInput]:
    """Return the keys of a list of events.

    Args:
        events: The list, as JSON gives it.

    Raises:
        KeitaiError: It is not a list of events, or a key is not one of a phone.
    """
    found: list[KeyInput] = []
    frame = 0
    for number, event in enumerate(events if isinstance(events, list) else [None], 1):
        if not isinstance(event, dict) or not isinstance(event.get("type"), str):
            raise KeitaiError(
                f'event {number}: an event is {{"type": "KeyDown", "key": "Enter"}} or {{"type": "Wait"}}'
            )
        if event["type"] == "Wait":
            frame += 1
        elif event["type"] in ("KeyDown", "KeyUp"):
            key = event.get("key", "")
            name = str(key.get("Char", "") if isinstance(key, dict) else key)
            code = key_code(KEYS_OF_OTHERS.get(name, name))
            if code is None:
                raise KeitaiError(f"event {number}: {name!r} is not a key of a movie; Enter, Up, PageUp and 5 are")
            found.append(KeyInput(frame, code, event["type"] == "KeyDown"))
    return found
