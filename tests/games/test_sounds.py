"""Every sound a game names exists, and no two of one game are alike."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from games.engine.catalogue import game_ids, load_game
from games.engine.feedback import SILENCE
from handset.sound import at_pace
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
    spectrum = np.fft.rfft(pcm / 32768, -(-len(pcm) // 16384) * 16384)  # other lengths take ten times as long
    pitches = np.fft.rfftfreq(2 * len(spectrum) - 2, 1 / RATE)
    power = np.abs(spectrum[(pitches >= LOW) & (pitches <= HIGH)]) ** 2
    return float(10 * np.log10(2 * np.sum(power) / (2 * len(spectrum) - 2) / len(pcm)))


WARNINGS = {
    "baseball": ("windup", "feint", "release", "going", "relief", "called"),
    "keep-awake": ("listen", "turn", "look", "yawn", "ring", "nod", "asleep"),
    "kuta": ("swell", "shine", "cloud", "vane", "warn"),
    "mind-reader": ("question", "answers", "hurry"),
    "wig": (
        "inhale",
        "curtain",
        "window",
        "tickle",
        "fly",
        "phone",
        "ring",
        "visitor",
        "warn",
        "hang",
        "mutter",
        "wake",
    ),
}


@pytest.mark.parametrize("game", game_ids())
def test_every_warning_is_heard_over_calm_and_tense_music(game: str) -> None:
    feedback = import_module(f"{load_game(game).package}.feedback")
    assert WARNINGS[game] == feedback.WARNINGS
    assert {*feedback.WARNINGS} <= {*load_game(game).events} & {*feedback.SOUNDS}
    music = max(loudness_on_a_phone(f"{game}/{loop}") for loop in ("loop", "tense"))
    above = {name: loudness_on_a_phone(f"{game}/{feedback.SOUNDS[name][0]}") - music for name in feedback.WARNINGS}
    assert all(louder >= 0 for louder in above.values()), above


@pytest.mark.parametrize("game", game_ids())
def test_loops_have_a_second_strain_and_danger_a_melody_of_its_own(game: str) -> None:
    calm, tense = (shared_library().composition(f"{game}/{loop}") for loop in ("loop", "tense"))
    assert calm is not None
    assert tense is not None
    bar = 4 * calm.beat * RATE // 60
    assert calm.length == tense.length == 24 * bar
    tunes = []
    for composition in (calm, tense):
        lines = [[note for note in part.sequence.notes if note.pitch >= 60] for part in composition.parts]
        tunes.append(
            {tuple(note.pitch % 12 for note in line[:16]) for line in lines if len({n.pitch for n in line}) > 6}
        )
        bars = [{(n.start % 384, n.pitch) for n in lines[0] if n.start // 384 == number} for number in range(24)]
        if composition is calm:
            assert bars[:8] != bars[16:], "the second strain is the first again"
    assert tunes[1]
    assert not tunes[0] & tunes[1]


@pytest.mark.parametrize("game", game_ids())
def test_the_tempo_rises_with_the_round_and_keeps_to_the_tick(game: str) -> None:
    library = shared_library()
    loop = library.composition(f"{game}/loop")
    assert loop is not None
    lengths = []
    for pace in range(5):
        quicker = library.composition(at_pace(f"{game}/loop", pace))
        assert quicker is not None
        assert quicker.beat == loop.beat - pace
        assert quicker.unit * 96 == pytest.approx(quicker.beat * 735)
        assert quicker.length == 96 * quicker.beat * 735
        lengths.append(quicker.length)
    assert lengths == sorted(lengths, reverse=True)
    assert library.composition(f"{game}/loop@10") is None
    assert library.composition(f"{game}/start@1") is None


def test_title_and_result_of_each_game_have_tunes_of_their_own() -> None:
    tunes = {}
    for game in game_ids():
        for name in ("title", "result"):
            tune = shared_library().composition(f"{game}/{name}")
            assert tune is not None
            assert tune.loop
            assert tune.alone
            assert shared_library().loops(f"{game}/{name}") == [f"{game}/{name}"]
            tunes[f"{game}/{name}"] = tune.parts[0].sequence.notes
    assert len(set(tunes.values())) == 2 * len(game_ids())


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
    loops = [name for name in names if (found := shared_library().composition(name)) is not None and found.loop]
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
