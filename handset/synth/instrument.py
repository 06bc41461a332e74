"""An instrument as a sound file describes it, and one note of it as samples."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

import msgspec
import numpy as np

from handset.synth.oscillators import RATE, Operator, Samples, fm, noise, pulse, triangle

Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=5_000)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
_SMALLEST = 4.6
"""An exponential is at 1 % after so many time constants."""


class OperatorSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Operator of an FM instrument, a sine: full level at once, decay to `sustain` per cent in `decay` ms."""

    ratio: Annotated[float, msgspec.Meta(gt=0, le=32)] = 1.0
    level: Annotated[int, msgspec.Meta(ge=0, le=2_000)] = 100
    """Per cent of loudness when heard; hundredths of a radian when it bends another."""
    decay: Milliseconds = 0
    """Milliseconds to a hundredth of the way down; 0 for none."""
    sustain: Percent = 0
    feedback: Annotated[int, msgspec.Meta(ge=0, le=400)] = 0
    """Hundredths of a radian."""


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Instrument of the synthesizer: a wave, and how its loudness and pitch change; times in ms."""

    wave: Literal["pulse", "triangle", "noise", "fm"]
    duty: Annotated[int, msgspec.Meta(ge=5, le=95)] = 50
    """Per cent of the period a pulse is high."""
    operators: Annotated[tuple[OperatorSpec, ...], msgspec.Meta(max_length=4)] = ()
    algorithm: Literal["stack", "pairs"] = "stack"
    attack: Milliseconds = 2
    decay: Milliseconds = 0
    sustain: Percent = 100
    release: Milliseconds = 30
    gate: Annotated[int, msgspec.Meta(ge=5, le=100)] = 92
    """Per cent of its written length that a note is held."""
    level: Percent = 60
    slide: Annotated[int, msgspec.Meta(ge=-48, le=48)] = 0
    """Semitones above the note at which it begins."""
    slide_time: Milliseconds = 60
    vibrato: Annotated[int, msgspec.Meta(ge=0, le=200)] = 0
    """Cents, six times a second, from 120 ms into the note."""


@lru_cache(maxsize=2048)
def note(instrument: Instrument, pitch: int, samples: int) -> Samples:
    """Synthesise one note at full volume, `samples` long as written, with its release after it.

    `pitch` as in MIDI (69 is A4).
    """
    held = max(1, samples * instrument.gate // 100)
    total = held + RATE * instrument.release // 1000
    time = np.arange(total) / RATE
    frequency = _frequency(instrument, pitch, time)
    match instrument.wave:
        case "pulse":
            wave = pulse(frequency, instrument.duty / 100)
        case "triangle":
            wave = triangle(frequency)
        case "noise":
            wave = noise(frequency)
        case _:
            operators = [
                Operator(one.ratio, one.level / 100 * _fall(time, one.decay, one.sustain), one.feedback / 100)
                for one in instrument.operators
            ]
            wave = fm(frequency, operators, instrument.algorithm)
    sound = wave * _envelope(instrument, time, held) * (instrument.level / 100)
    sound.setflags(write=False)
    return sound


def _frequency(instrument: Instrument, pitch: int, time: Samples) -> Samples:
    semitones = np.full_like(time, pitch - 69)
    if instrument.slide:
        semitones += instrument.slide * np.exp(-time * _SMALLEST * 1000 / max(1, instrument.slide_time))
    if instrument.vibrato:
        depth = np.clip((time - 0.12) * 5, 0, 1) * instrument.vibrato / 100
        semitones += depth * np.sin(2 * np.pi * 6 * time)
    frequency: Samples = np.minimum(440.0 * 2.0 ** (semitones / 12), RATE / 4)
    return frequency


def _fall(time: Samples, decay: int, sustain: int) -> Samples:
    """Return a fall from 1 down to `sustain` per cent."""
    if not decay:
        return np.ones_like(time)
    rest = sustain / 100
    return rest + (1 - rest) * np.exp(-time * _SMALLEST * 1000 / decay)


def _envelope(instrument: Instrument, time: Samples, held: int) -> Samples:
    shape = _fall(time, instrument.decay, instrument.sustain)
    if instrument.attack:
        shape = shape * np.minimum(1.0, time * 1000 / instrument.attack)
    after = time[held:] - time[held] if len(time) > held else time[:0]
    tail = np.exp(-after * _SMALLEST * 1000 / max(1, instrument.release))
    last = max(1, len(after))
    shape[held:] *= tail * (1 - np.arange(len(after)) / last)
    return shape
