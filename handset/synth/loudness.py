"""Loudness of a sound in LUFS, as ITU-R BS.1770-4 measures one channel."""

from __future__ import annotations

import numpy as np

from handset.synth.oscillators import RATE, Samples

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""The K weighting's two filters, (numerator, denominator), given by the recommendation for 48 kHz."""
_FILTER_RATE = 48_000


def loudness(sound: Samples) -> float:
    """Measure the loudness of samples at 44.1 kHz in LUFS; -70 for silence.

    Blocks of 400 ms every 100 ms, gated as recommended (ITU-R BS.1770).
    """
    weighted = _weighted(sound)
    block, hop = RATE * 4 // 10, RATE // 10
    if len(weighted) < block:
        weighted = np.pad(weighted, (0, block - len(weighted)))
    powers = np.array([np.mean(weighted[at : at + block] ** 2) for at in range(0, len(weighted) - block + 1, hop)])
    loud = powers[_lufs(powers) > -70]
    if not len(loud):
        return -70.0
    gate = _lufs(np.array([np.mean(loud)]))[0] - 10
    return float(_lufs(np.array([np.mean(loud[_lufs(loud) > gate])]))[0])


def _weighted(sound: Samples) -> Samples:
    spectrum = np.fft.rfft(sound)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(len(sound), 1 / RATE) / _FILTER_RATE)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        spectrum = spectrum * (np.polyval(numerator[::-1], z) / np.polyval(denominator[::-1], z))
    weighted: Samples = np.fft.irfft(spectrum, len(sound))
    return weighted


def _lufs(power: Samples) -> Samples:
    levels: Samples = -0.691 + 10 * np.log10(np.maximum(power, 1e-12))
    return levels
