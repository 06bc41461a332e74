"""Device sound and vibration of a movie: one melody at a time, ended by the tick counter.

Source: Developing Flash Lite 1.x Applications (device sound, vibration).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.keypad import TICKS_PER_SECOND
from handset.sound import Signals, melody_name
from handset.synth.melodies.formats import read_melody


@dataclass(frozen=True, slots=True)
class PlayingMelody:
    """Melody that plays: the name of its signal, and the tick that it ends at."""

    name: str
    until: int


@dataclass(slots=True)
class MovieSounds:
    """What a movie makes the phone's loudspeaker and vibrator do.

    Attributes:
        signals: Signals of the phone.
        playing: The melody that plays; None for silence.
        shakes: Vibrations that are still to come: the tick of each, and its length in ticks.
    """

    signals: Signals
    playing: PlayingMelody | None = None
    shakes: list[tuple[int, int]] = field(default_factory=list)
    _lengths: dict[str, int] = field(default_factory=dict)
    """Ticks of each melody that was read; 0 for one that cannot be played."""

    def start(self, sound: DefineSound, start: SoundStart, now: int) -> bool:
        """Do what a start of a sound says; return False where it is not a melody that a phone plays."""
        length = self._length_of(sound.data)
        if not length:
            return False
        name = melody_name(sound.data)
        plays = self.playing is not None and self.playing.name == name
        if start.stops:
            if plays:
                self.stop()
        elif not (plays and start.single):
            self.stop()
            self.playing = PlayingMelody(self.signals.offer_melody(sound.data), now + length * max(1, start.loops))
            self.signals.emit("loop", name)
        return True

    def stop(self) -> None:
        """Silence what plays."""
        if self.playing is not None:
            self.playing = None
            self.signals.emit("silence", "")

    def shake(self, on: int, off: int, times: int, now: int) -> None:
        """Vibrate a number of times, each `on` milliseconds long with a rest of `off` behind it."""
        length, rest = (milliseconds * TICKS_PER_SECOND // 1000 for milliseconds in (on, off))
        length = max(1, length)
        self.shakes = [(now + number * (length + rest), length) for number in range(times)]
        self.advance(now)

    def advance(self, now: int) -> None:
        """End the melody, and begin the vibrations, that are due."""
        if self.playing is not None and now >= self.playing.until:
            self.stop()
        while self.shakes and self.shakes[0][0] <= now:
            self.signals.emit("vibrate", "", self.shakes.pop(0)[1])

    def resume(self, movie: SwfMovie) -> None:
        """Bring the melody that plays along again, for whoever listens after a saved state was loaded."""
        for character in movie.characters.values():
            if self.playing is None or not isinstance(character, DefineSound):
                continue
            if melody_name(character.data) == self.playing.name:
                self.signals.offer_melody(character.data)

    def _length_of(self, data: bytes) -> int:
        name = melody_name(data)
        if name not in self._lengths:
            melody = read_melody(data)
            self._lengths[name] = 0 if melody is None else max(1, -(-melody.length * TICKS_PER_SECOND // 1000))
        return self._lengths[name]
