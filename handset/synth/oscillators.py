"""Waves of the sound chip. Each takes the frequency at every sample (Hz, float64) and answers samples from -1 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RATE = 44_100
"""Samples a second."""
Samples = npt.NDArray[np.float64]
_NOISE_SEED = 20090824
_NOISE_LENGTH = 1 << 15


def pulse(frequency: Samples, duty: float) -> Samples:
    """Return a square wave high for `duty` (0-1) of its period.

    Its steps are rounded (PolyBLEP) against aliasing.
    """
    step = frequency / RATE
    phase = _phase(step)
    wave = np.where(phase < duty, 1.0, -1.0)
    return wave + _rounding(phase, step) - _rounding((phase - duty) % 1.0, step) - (2 * duty - 1)


def triangle(frequency: Samples) -> Samples:
    """Return a triangle wave, which has few overtones."""
    return 1.0 - 4.0 * np.abs((_phase(frequency / RATE) + 0.25) % 1.0 - 0.5)


def noise(frequency: Samples) -> Samples:
    """Return noise held for a sixteenth of the period, so that higher notes sound brighter."""
    table = np.random.Generator(np.random.PCG64(_NOISE_SEED)).uniform(-1.0, 1.0, _NOISE_LENGTH)
    held: Samples = table[(np.cumsum(frequency * 16 / RATE)).astype(np.int64) % _NOISE_LENGTH]
    return held


@dataclass(frozen=True)
class Operator:
    """Operator of an FM voice, a sine: frequency `ratio` to the note's, level over time, feedback in radians."""

    ratio: float
    level: Samples
    feedback: float = 0.0


def fm(frequency: Samples, operators: Sequence[Operator], algorithm: str) -> Samples:
    """Synthesise an FM voice of operators that modulate each other's phase.

    "stack": each operator is bent by the next one, the first is heard. "pairs": 1 bent by 2 and 3 bent by 4 are heard
    together. A heard operator's level is its loudness, a bending one's the bend in radians.
    """
    turns = np.cumsum(frequency) * (2 * np.pi / RATE)
    if algorithm == "pairs":
        pairs = [operators[at : at + 2] for at in range(0, len(operators), 2)]
        return sum((_stack(turns, pair) for pair in pairs), np.zeros_like(turns)) / len(pairs)
    return _stack(turns, operators)


def _stack(turns: Samples, operators: Sequence[Operator]) -> Samples:
    bend = np.zeros_like(turns)
    for operator in reversed(operators):
        angle = turns * operator.ratio
        if operator.feedback:
            bend = bend + operator.feedback * np.sin(angle)
        bend = operator.level * np.sin(angle + bend)
    return bend


def _phase(step: Samples) -> Samples:
    """Return the phase: from 0 to 1 over each period, beginning at 0."""
    return (np.cumsum(step) - step) % 1.0


def _rounding(phase: Samples, step: Samples) -> Samples:
    """Return PolyBLEP (Välimäki and Huovilainen, 2007): what takes the edge off a step up at phase 0."""
    after = phase / step
    before = (phase - 1.0) / step
    return np.where(phase < step, 2 * after - after**2 - 1, np.where(phase > 1 - step, before**2 + 2 * before + 1, 0.0))
