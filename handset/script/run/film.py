"""Films of a test: what the LCD showed, with the script's notes as captions below it, and what was heard."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import numpy as np
import pygame

from handset.keypad import Key
from handset.lcd import Canvas, Pixels
from handset.machine import Handset
from handset.pictures import GifRecorder
from handset.screen import frame_key, typeface_of

TICKS_A_FRAME = 6
_KEPT_EVERY = 12
_KEPT = 300 // _KEPT_EVERY
"""Frames of the last five seconds."""
_BAND = 20
_SIZE = 12
_PAPER = (0x1C, 0x1B, 0x1A)
_INK = (0xF2, 0xEE, 0xE8)


class FilmRecorder:
    """Recorder of a film of every sixth tick with captions; call `record` after each tick."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.caption = ""
        self._gif = GifRecorder(TICKS_A_FRAME)
        self._ticks = 0
        self._size: tuple[int, ...] = ()

    def record(self, phone: Handset) -> None:
        """Add a frame if this tick is one of the film's; called after each tick."""
        self._ticks += 1
        if self._ticks % TICKS_A_FRAME:
            return
        picture = captioned(phone.frame().pixels, self.caption)
        self._size = self._size or picture.shape
        if picture.shape == self._size:
            # A film has one size: what another model shows is not in it.
            self._gif.add(picture)

    def to_bytes(self) -> bytes:
        """Encode the film as GIF; empty without a frame."""
        return self._gif.to_bytes()

    def save(self, path: Path) -> None:
        """Write the film as its file's ending says."""
        from handset.video import save_film  # most tests keep none

        save_film(self._gif, path)


class LastSeconds:
    """Keeps the frames of the last five seconds, for the film of a failure."""

    def __init__(self) -> None:
        self.caption = ""
        self._frames: deque[tuple[Pixels, str]] = deque(maxlen=_KEPT)
        self._ticks = 0
        self._seen: object = None
        """What the picture hung on when it was last drawn; None where it may have changed since."""

    def record_frame(self, phone: Handset) -> None:
        """Draw a frame if something may have changed; called after each tick."""
        self._ticks += 1
        if self._ticks % _KEPT_EVERY:
            return
        resting = self._rests(phone)
        self._frames.append(self._frames[-1] if resting and self._frames else (phone.frame().pixels, self.caption))

    def press(self, key: Key) -> None:
        """Note that a key was pressed, so that the next frame is drawn."""
        self._seen = None

    def _rests(self, phone: Handset) -> bool:
        before, self._seen = self._seen, frame_key(phone)
        return before is not None and before == self._seen

    def to_bytes(self, phone: Handset) -> bytes:
        """Encode the frames as GIF, up to what `phone` shows now."""
        gif = GifRecorder(_KEPT_EVERY)
        now = phone.frame().pixels
        for pixels, caption in [*self._frames, (now, self.caption)]:
            if pixels.shape == now.shape:
                gif.add(captioned(pixels, caption))
        return gif.to_bytes()


class Recording:
    """Recording of the phone's sound from now on."""

    def __init__(self, name: str, phone: Handset) -> None:
        self.name = name
        self._first = phone.clock.ticks
        _, self._mark = phone.signals.since(0)

    def to_bytes(self, phone: Handset) -> bytes:
        """Encode the sound so far as WAV; empty when no time has passed."""
        from handset.synth.library import shared_library  # most tests record no sound
        from handset.synth.mixdown import mix, wav_bytes

        shared_library().add_melodies(phone.signals.melodies)
        signals, _ = phone.signals.since(self._mark)
        ticks = phone.clock.ticks - self._first
        return wav_bytes(mix(signals, self._first, ticks)) if ticks > 0 else b""


def captioned(pixels: Pixels, caption: str) -> Pixels:
    """Return a picture with a line of text under it, cut to its width."""
    scale = 2 if pixels.shape[1] >= 400 else 1
    band = pygame.Surface((pixels.shape[1], _BAND * scale), 0, 32)
    band.fill(_PAPER)
    if caption:
        canvas = Canvas(band, typeface_of("outline"))
        canvas.text(6 * scale, 4 * scale, caption, _SIZE * scale, _INK)
    below = np.ascontiguousarray(pygame.surfarray.array3d(band).swapaxes(0, 1))
    return np.concatenate([pixels, below])
