"""The phone that a movie plays on: its clock, battery, chance and vibrator, and what waits for the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handset.flash.device import CommandAnswer, PhoneFacts, answer_command
from handset.flash.phone_sound import MovieSounds
from handset.flash.requests import MovieRequest, encoded_variables
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.flash.timeline.display_objects import DisplayObject
from handset.keypad import TICKS_PER_SECOND
from handset.machine import Handset

LOUDEST = 5
"""Highest volume in the phone's settings."""
LEVELS = 3
"""Bars of battery and signal that a movie is told of at most."""


@dataclass(slots=True)
class PhoneDevice:
    """Phone of one movie.

    Attributes:
        phone: The phone.
        ticks: Ticks since the movie began.
        softkeys: Labels that the movie has given to the left and the right soft key; None while they are the phone's.
        wants_to_quit: Whether the movie asked to be closed.
        requested: What the movie asked a site for; None for nothing.
        may_request: Whether a request is heard now: in a key's actions, once.
        sounds: What the loudspeaker and the vibrator do.
    """

    phone: Handset
    ticks: int = 0
    softkeys: tuple[str, str] | None = None
    wants_to_quit: bool = False
    requested: MovieRequest | None = None
    may_request: bool = False
    sounds: MovieSounds = field(init=False)

    def __post_init__(self) -> None:
        self.sounds = MovieSounds(self.phone.signals)

    def tick(self) -> None:
        """Let a tick pass."""
        self.ticks += 1
        self.sounds.advance(self.ticks)

    def trace(self, text: str) -> None:
        """Emit the line as an event that scripts can expect."""
        self.phone.signals.emit("event", f"trace:{text}"[:200])

    def fs_command2(self, name: str, arguments: Sequence[str]) -> CommandAnswer:
        """Answer a command, and do what it asks for."""
        refused = frozenset(each.casefold() for each in self.phone.model.flash.refuses)
        answer = answer_command(name, arguments, self._facts(), refused)
        if answer.effect:
            self._do(*answer.effect)
        return answer

    def request(self, clip: DisplayObject, url: str, window: str, method: int) -> None:
        """Keep a request for the browser; one a key is heard, and none that no key has made."""
        if self.may_request and url and not url.casefold().startswith("fscommand:"):
            self.requested = MovieRequest(url, window, method, clip.slash_path, encoded_variables(clip))
            self.may_request = False

    def start_sound(self, sound: DefineSound, start: SoundStart) -> bool:
        """Play or stop a melody, one at a time."""
        return self.sounds.start(sound, start, self.ticks)

    def stop_sounds(self) -> None:
        """Silence the phone."""
        self.sounds.stop()

    def now(self) -> datetime:
        """Return the time of the phone's clock."""
        return self.phone.clock.now()

    def random(self, limit: int) -> int:
        """Draw from the phone's own generator."""
        return self.phone.chance.below(limit)

    def milliseconds(self) -> int:
        """Return the time since the movie began."""
        return self.ticks * 1000 // TICKS_PER_SECOND

    def _facts(self) -> PhoneFacts:
        phone = self.phone
        return PhoneFacts(
            phone.clock.now(),
            device=phone.model.name,
            language=phone.settings.language,
            battery=-(-phone.battery * LEVELS // 100),
            signal=LEVELS if phone.network.bearer.reception else 0,
            volume=0 if phone.settings.manner else phone.settings.volume,
            max_volume=LOUDEST,
            memory=phone.model.flash.memory_bytes,
        )

    def _do(self, effect: str, *arguments: str) -> None:
        match effect:
            case "quit":
                self.wants_to_quit = True
            case "softkeys":
                self.softkeys = arguments[0], arguments[1]
            case "reset-softkeys":
                self.softkeys = None
            case "vibrate":
                on, off, times = (int(word) for word in arguments)
                self.sounds.shake(on, off, times, self.ticks)
            case "stop-vibrate":
                self.sounds.shakes = []
