"""Mixdown of a stretch of time from its signals, for headless runs that write a WAV."""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence

import numpy as np

from handset.keypad import TICKS_PER_SECOND
from handset.sound import Signal
from handset.synth.library import Pcm, SoundLibrary, shared_library
from handset.synth.loudspeaker import CEILING
from handset.synth.oscillators import RATE, Samples

SOUND_SHARE, LOOP_SHARE = 0.9, 0.42
"""How loud sounds and loops are beside each other."""
_FRAME = RATE // TICKS_PER_SECOND
"""Samples in a tick, exactly."""


def mix(signals: Sequence[Signal], first: int, ticks: int, library: SoundLibrary | None = None) -> Pcm:
    """Mix the sounds and loops signalled in the `ticks` from tick `first` on, at 44.1 kHz, one channel."""
    library = library or shared_library()
    track = np.zeros(ticks * _FRAME)
    loop, since, begun = "", 0, 0
    for signal in signals:
        at = (signal.tick - first) * _FRAME
        if not 0 <= at < len(track):
            continue
        if signal.kind == "sound":
            pcm = library.pcm(signal.name)
            if pcm is not None:
                piece = pcm[: len(track) - at]
                track[at : at + len(piece)] += piece * (SOUND_SHARE / 32768)
        elif signal.kind in ("loop", "silence"):
            _lay(track, library, loop, since, at, begun)
            taken_over = signal.kind == "loop" and loop and signal.name in library.loops(loop)
            begun = begun if taken_over else at
            loop, since = (signal.name, at) if signal.kind == "loop" else ("", at)
    _lay(track, library, loop, since, len(track), begun)
    limited: Samples = CEILING * np.tanh(track / CEILING)
    return np.rint(limited * 32767).astype(np.int16)


def wav_bytes(pcm: Pcm) -> bytes:
    """Encode the samples as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(pcm.astype("<i2").tobytes())
    return file.getvalue()


def _lay(track: Samples, library: SoundLibrary, loop: str, start: int, end: int, begun: int) -> None:
    """Lay `loop` from `start` to `end`, at the beat it has there if it began at `begun`."""
    pcm = library.pcm(loop) if loop else None
    if pcm is None:
        return
    places = (np.arange(start, end) - begun) % len(pcm)
    track[start:end] += pcm[places] * (LOOP_SHARE / 32768)
