"""Loudspeaker of a phone: plays what the machine signals, on the host's audio device.

speaker = Speaker()
speaker.play(signals)    # once a frame
speaker.close()
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pygame

from handset.sound import Signal
from handset.synth.library import SoundLibrary, shared_library
from handset.synth.mixdown import LOOP_SHARE, SOUND_SHARE
from handset.synth.oscillators import RATE

if TYPE_CHECKING:
    from handset.machine import Handset

_BUFFER = 512
_CHANNELS, _LOOPS = 16, 4
"""Channels, and how many of them are kept for loops."""
_LOUDEST = 5
_MOST_SOUNDS = 256
"""Sounds that are kept for the mixer; what plays goes on without its place here."""


class Speaker:
    """Loudspeaker on the host's audio device; silent where there is none, never an error.

    A game's loops lie side by side on channels of their own and one of them is loud, so that a tense one takes over
    at the same beat. Loops are rendered in a thread; until one is ready there is none.
    """

    def __init__(self, phone: Handset, library: SoundLibrary | None = None) -> None:
        self._phone = phone
        self._library = library or shared_library()
        self._open = _open_mixer()
        self._worker = ThreadPoolExecutor(1, "loops")
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._wanted: list[str] = []
        self._coming: Future[None] | None = None
        self._playing: dict[str, pygame.mixer.Channel] = {}

    @property
    def silent(self) -> bool:
        """Whether no audio device was found."""
        return not self._open

    def play(self, signals: Sequence[Signal], *, muted: bool = False) -> None:
        """Play the signals since the last call and continue the loop as its state and the settings say."""
        if not self._open:
            return
        settings = self._phone.settings
        silent = muted or settings.manner or not settings.volume
        volume = 0.0 if silent else (settings.volume / _LOUDEST) ** 1.5
        if volume:
            self._library.add_melodies(self._phone.signals.melodies)
            self._play(signals, volume)
        self._go_on(self._phone.signals.loop if volume else "", signals, volume)

    def close(self) -> None:
        """Close the audio device."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        if self._open:
            pygame.mixer.quit()
            self._open = False

    def _play(self, new: Sequence[Signal], volume: float) -> None:
        """Play each sound once, however many ticks were stepped since."""
        for name in dict.fromkeys(signal.name for signal in new if signal.kind == "sound"):
            sound = self._sound(name)
            if sound is not None:
                sound.set_volume(volume * SOUND_SHARE)
                sound.play()

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        if name not in self._sounds:
            pcm = self._library.pcm(name)
            self._sounds[name] = pygame.mixer.Sound(buffer=pcm.tobytes()) if pcm is not None else None
            if len(self._sounds) > _MOST_SOUNDS:
                del self._sounds[next(iter(self._sounds))]
        return self._sounds[name]

    def _go_on(self, loop: str, new: Sequence[Signal], volume: float) -> None:
        """Turn to the loop that should be heard: the loud one of its family.

        A silence before it starts it anew. One of another family or pace begins as soon as it is rendered; what was
        heard goes on until then.
        """
        if not loop or any(signal.kind == "silence" for signal in new):
            self._stop()
        if not loop:
            return
        if loop not in self._wanted:
            self._wanted = self._library.loops(loop)
            if self._wanted:
                self._coming = self._worker.submit(self._render, list(self._wanted))
        if self._coming is not None and self._coming.done():
            self._begin()
        if self._coming is None:
            for name, channel in self._playing.items():
                channel.set_volume(volume * LOOP_SHARE if name == loop else 0.0)

    def _render(self, names: list[str]) -> None:
        for name in names:
            self._library.pcm(name)

    def _begin(self) -> None:
        wanted = self._wanted
        self._stop()
        self._wanted = wanted
        for place, name in enumerate(self._wanted[:_LOOPS]):
            sound = self._sound(name)
            if sound is not None:
                channel = pygame.mixer.Channel(place)
                channel.set_volume(0.0)
                channel.play(sound, loops=-1)
                self._playing[name] = channel

    def _stop(self) -> None:
        for channel in self._playing.values():
            channel.stop()
        self._playing = {}
        self._wanted = []
        self._coming = None


def _open_mixer() -> bool:
    """Open pygame's mixer on the host's device; return False where there is none."""
    try:
        with _muffled():
            pygame.mixer.init(frequency=RATE, size=-16, channels=1, buffer=_BUFFER)
    except pygame.error:
        return False
    pygame.mixer.set_num_channels(_CHANNELS)
    pygame.mixer.set_reserved(_LOOPS)
    return True


@contextmanager
def _muffled() -> Iterator[None]:
    """Silence the process's standard error: ALSA's library writes there, past Python, of each device it misses."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
