"""Model of a phone's loudspeaker, 16 mm across: no lows, few highs, and a soft limit."""

from __future__ import annotations

import numpy as np

from handset.synth.oscillators import RATE, Samples

LOWEST, HIGHEST = 300.0, 6000.0
"""Corner frequencies in Hz, second order."""
CEILING = 10 ** (-3 / 20)
"""No sample is louder: -3 dB below full scale."""
_RING = RATE // 20
_BLOCK = 1 << 14
"""Transforms are of a multiple of this length: any other may take ten times as long."""
_LONGEST = 1 << 20
"""Samples that are transformed at once; longer sounds are filtered in pieces, which takes a tenth of the memory."""


def speak(sound: Samples, *, drive: float, around: bool) -> Samples:
    """Simulate the phone's small loudspeaker: band-pass, then `drive` dB into a soft clip at the ceiling.

    `around` says that the end goes over into the beginning; else 50 ms are added in which the filters ring out.
    """
    if around:
        before = sound[-_RING:]
        filtered = filter_band(np.concatenate([before, sound]))[len(before) :]
    else:
        filtered = filter_band(np.concatenate([sound, np.zeros(_RING)]))
    loudest = float(np.max(np.abs(filtered), initial=0.0))
    if loudest == 0.0:
        return filtered
    gain = 10 ** (drive / 20)
    clipped: Samples = CEILING * np.tanh(filtered * (gain / loudest)) / np.tanh(max(1.0, gain))
    return clipped


def filter_band(sound: Samples) -> Samples:
    """Filter by a second-order Butterworth high-pass and low-pass, by their analogue response."""
    if len(sound) <= _LONGEST:
        return _filter_at_once(sound)
    filtered = np.empty_like(sound)
    for start in range(0, len(sound), _LONGEST):
        before = min(start, _RING)
        piece = _filter_at_once(sound[start - before : start + _LONGEST])
        filtered[start : start + _LONGEST] = piece[before:]
    return filtered


def _filter_at_once(sound: Samples) -> Samples:
    length = -(-(len(sound) + _RING) // _BLOCK) * _BLOCK
    spectrum = np.fft.rfft(sound, length)
    s = 1j * np.fft.rfftfreq(length, 1 / RATE)
    root = np.sqrt(2.0)
    high = s**2 / (s**2 + root * LOWEST * s + LOWEST**2)
    low = HIGHEST**2 / (s**2 + root * HIGHEST * s + HIGHEST**2)
    filtered: Samples = np.fft.irfft(spectrum * high * low, length)[: len(sound)]
    return filtered
