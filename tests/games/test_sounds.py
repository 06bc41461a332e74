"""Every sound a game names exists, and no two of one game are alike."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.feedback import SILENCE
from handset.synth.library import shared_library


@pytest.mark.parametrize("game", game_ids())
def test_every_voice_and_loop_of_a_game_exists(game: str) -> None:
    feedback = import_module(f"{load_game(game).package}.feedback")
    names = {f"{game}/{voice}" for voice, _ in feedback.SOUNDS.values()}
    names |= {f"{game}/{loop}" for loop in feedback.MUSIC.values() if loop != SILENCE}
    names |= {f"{game}/start", f"{game}/loop"}
    assert names <= set(shared_library().names())
    assert set(shared_library().loops(f"{game}/loop")) == {f"{game}/loop", f"{game}/tense"}


RATE, LOW, HIGH = 44100, 300, 6000


def loudness_on_a_phone(name: str) -> float:
    """Decibels of what lies between 300 Hz and 6 kHz."""
    pcm = shared_library().pcm(name)
    assert pcm is not None
    spectrum = np.fft.rfft(pcm / 32768)
    pitches = np.fft.rfftfreq(len(pcm), 1 / RATE)
    spectrum[(pitches < LOW) | (pitches > HIGH)] = 0
    return float(10 * np.log10(np.mean(np.fft.irfft(spectrum, len(pcm)) ** 2)))


@pytest.mark.parametrize("game", ["keep-awake", "kuta", "wig"])
def test_warnings_are_heard_over_the_music(game: str) -> None:
    feedback = import_module(f"{load_game(game).package}.feedback")
    assert {*feedback.WARNINGS} <= {*load_game(game).events} & {*feedback.SOUNDS}
    loop = loudness_on_a_phone(f"{game}/loop")
    quiet = {name: loudness_on_a_phone(f"{game}/{feedback.SOUNDS[name][0]}") - loop for name in feedback.WARNINGS}
    assert all(louder >= 0 for louder in quiet.values()), quiet


WINDOW, HOP = 1024, 512
BANDS = np.unique(np.geomspace(6, 300, 25).astype(int))
"""Edges of two dozen bands from 260 Hz to 13 kHz, as places in a window's spectrum."""
APART = 0.5
"""Root mean square of what two sounds differ by, in tens of decibels over all bands and moments."""


def picture_of(name: str) -> npt.NDArray[np.float64]:
    """The loudness of each band in each moment, (moments, bands), in tens of decibels."""
    pcm = shared_library().pcm(name)
    assert pcm is not None
    sound = np.pad(pcm / 32768, (0, WINDOW))
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP] * np.hanning(WINDOW)
    spectrum = np.abs(np.fft.rfft(frames))
    bands = np.add.reduceat(spectrum, BANDS, axis=1)[:, :-1] / np.diff(BANDS)
    return np.asarray(np.log10(bands + 1e-3))


def apart(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """The shorter one is silent where the longer one goes on."""
    longest = max(len(one), len(other))
    padded = [np.pad(each, ((0, longest - len(each)), (0, 0)), constant_values=-3.0) for each in (one, other)]
    return float(np.sqrt(np.mean((padded[0] - padded[1]) ** 2)))


@pytest.mark.parametrize("game", game_ids())
def test_no_two_events_of_a_game_sound_alike(game: str) -> None:
    names = [name for name in shared_library().names() if name.startswith(f"{game}/")]
    loops = shared_library().loops(f"{game}/loop")
    pictures = {name: picture_of(name) for name in names if name not in loops}
    near = [
        f"{one} and {other}: {apart(pictures[one], pictures[other]):.2f}"
        for one, other in combinations(pictures, 2)
        if apart(pictures[one], pictures[other]) < APART
    ]
    assert near == []


@pytest.mark.parametrize("game", game_ids())
def test_loops_of_a_game_go_round_without_a_click_and_one_takes_over_from_the_other(game: str) -> None:
    lengths = set()
    for name in shared_library().loops(f"{game}/loop"):
        pcm = shared_library().pcm(name)
        assert pcm is not None
        steps = np.abs(np.diff(pcm.astype(int)))
        assert abs(int(pcm[0]) - int(pcm[-1])) <= np.quantile(steps, 0.99), name
        lengths.add(len(pcm))
    assert len(lengths) == 1
