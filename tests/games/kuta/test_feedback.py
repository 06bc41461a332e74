"""What is heard on the farm: warnings as loud as the music, on a phone's loudspeaker too."""

from __future__ import annotations

import numpy as np

from games.kuta.feedback import MUSIC, SOUNDS
from games.kuta.rules import EVENTS
from handset.synth.library import shared_library

RATE, LOW, HIGH = 44100, 300, 6000
WARNINGS = ("swell", "shine", "cloud", "vane", "warn")


def loudness_on_a_phone(name: str) -> float:
    """Decibels of what lies between 300 Hz and 6 kHz."""
    pcm = shared_library().pcm(name)
    assert pcm is not None
    spectrum = np.fft.rfft(pcm / 32768)
    pitches = np.fft.rfftfreq(len(pcm), 1 / RATE)
    spectrum[(pitches < LOW) | (pitches > HIGH)] = 0
    return float(10 * np.log10(np.mean(np.fft.irfft(spectrum, len(pcm)) ** 2)))


def test_warnings_are_heard_over_the_music() -> None:
    loop = loudness_on_a_phone("kuta/loop")
    quiet = {name: loudness_on_a_phone(f"kuta/{SOUNDS[name][0]}") - loop for name in WARNINGS}
    assert all(louder >= 0 for louder in quiet.values()), quiet


def test_sounds_and_music_belong_to_events_that_happen() -> None:
    assert {*SOUNDS, *MUSIC} <= {*EVENTS, "start", "over"}
