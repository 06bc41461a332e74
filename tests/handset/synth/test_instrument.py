"""Waves, notes and the loudspeaker, measured."""

from __future__ import annotations

import numpy as np
import pytest

from handset.synth.instrument import Instrument, OperatorSpec, note
from handset.synth.loudness import loudness
from handset.synth.loudspeaker import CEILING, filter_band, speak
from handset.synth.oscillators import RATE, Samples, noise, pulse, triangle

SECOND = np.full(RATE, 441.0)


def level_at(sound: Samples, frequency: float) -> float:
    """How much of one frequency is in a sound a second long."""
    return float(np.abs(np.fft.rfft(sound)[round(frequency)]) * 2 / len(sound))


def sine(frequency: float, amplitude: float = 1.0) -> Samples:
    wave: Samples = amplitude * np.sin(2 * np.pi * frequency * np.arange(RATE) / RATE)
    return wave


def test_a_square_has_odd_overtones_only() -> None:
    wave = pulse(SECOND, 0.5)
    assert level_at(wave, 441) == pytest.approx(4 / np.pi, rel=0.02)
    assert level_at(wave, 3 * 441) == pytest.approx(4 / np.pi / 3, rel=0.05)
    assert level_at(wave, 2 * 441) < 0.01


def test_rounded_steps_fold_less_back_than_sharp_ones() -> None:
    frequency = np.full(RATE, 3001.0)
    sharp = np.where((np.arange(RATE) * 3001.0 / RATE) % 1 < 0.5, 1.0, -1.0)
    folded = RATE - 3001 * 13  # the 13th overtone lies above half the rate
    assert level_at(pulse(frequency, 0.5), folded) < level_at(sharp, folded) / 2


def test_a_triangle_is_soft_and_within_bounds() -> None:
    wave = triangle(SECOND)
    assert np.max(np.abs(wave)) <= 1.0
    assert level_at(wave, 441) == pytest.approx(8 / np.pi**2, rel=0.02)


def test_noise_is_the_same_every_time() -> None:
    assert np.array_equal(noise(SECOND), noise(SECOND))
    assert 0.4 < float(np.std(noise(SECOND))) < 0.7


def test_a_bending_operator_adds_side_tones() -> None:
    plain = Instrument("fm", operators=(OperatorSpec(), OperatorSpec(ratio=2, level=0)), attack=0, gate=100)
    bent = Instrument("fm", operators=(OperatorSpec(), OperatorSpec(ratio=2, level=150)), attack=0, gate=100)
    assert level_at(note(plain, 69, RATE)[:RATE], 1320.0) < 0.01
    assert level_at(note(bent, 69, RATE)[:RATE], 1320.0) > 0.1


def test_a_note_begins_at_its_slide_and_ends_in_silence() -> None:
    sound = note(Instrument("triangle", slide=12, slide_time=50), 69, RATE // 2)
    crossings = np.diff(np.signbit(sound).astype(int)) != 0
    assert np.sum(crossings[:2000]) > np.sum(crossings[10000:12000])
    assert abs(sound[-1]) < 0.01


def test_the_loudspeaker_has_no_lows_and_few_highs() -> None:
    for frequency, least, most in ((60, 0.0, 0.05), (1500, 0.9, 1.1), (14000, 0.0, 0.25)):
        assert least <= level_at(filter_band(sine(frequency)), frequency) <= most


@pytest.mark.parametrize("drive", [-12.0, 0.0, 6.0, 20.0])
def test_nothing_gets_past_the_ceiling(drive: float) -> None:
    spoken = speak(sine(1000) + sine(1700), drive=drive, around=False)
    assert np.max(np.abs(spoken)) <= CEILING + 1e-9


def test_loudness_of_the_recommendations_own_example() -> None:
    """BS.1770-4: a sine of 997 Hz at full scale in one channel measures -3.01 LKFS."""
    assert loudness(np.tile(sine(997), 3)) == pytest.approx(-3.01, abs=0.1)
    assert loudness(np.tile(sine(997, 0.1), 3)) == pytest.approx(-23.01, abs=0.1)


def test_silence_between_sounds_does_not_count() -> None:
    loud = np.tile(sine(997, 0.5), 4)
    assert loudness(np.concatenate([loud, np.zeros(8 * RATE)])) == pytest.approx(loudness(loud), abs=0.5)
