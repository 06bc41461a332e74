"""Every sound file of the program, rendered and measured; faults in one told with their place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from handset.sound import Signal, varied
from handset.synth.library import MOST_VARIATIONS, Pcm, SoundLibrary, shared_library
from handset.synth.loudness import loudness
from handset.synth.mixdown import mix, wav_bytes
from handset.synth.oscillators import RATE
from handset.synth.sequence import WHOLE
from handset.synth.sound_files import SoundFiles
from keitai.common.errors import FileError
from tests.every_case import every_case

NAMES = shared_library().names()
LOOPS = [name for name in NAMES if shared_library().loops(name) and name in shared_library().loops(name)]
SHORT = [name for name in NAMES if name not in LOOPS]
_LOOP = "{{loop: true, tracks: [{{by: lead, play: {}}}]}}"
CEILING = 10 ** (-3 / 20) * 32767


@every_case("name", SHORT)
def test_a_sound_is_heard_does_not_clip_and_ends(name: str) -> None:
    pcm = shared_library().pcm(name)
    assert pcm is not None
    assert pcm.dtype == np.int16
    assert 3000 < np.max(np.abs(pcm.astype(int))) <= CEILING + 1
    assert 0.04 * RATE <= len(pcm) <= 4 * RATE
    assert abs(int(pcm[-1])) < 200


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_is_whole_bars_at_an_even_loudness(name: str) -> None:
    composition, pcm = shared_library().composition(name), shared_library().pcm(name)
    assert composition is not None
    assert pcm is not None
    bars = {part.sequence.length / WHOLE for part in composition.parts}
    assert len(bars) == 1, f"parts last {bars} bars"
    assert bars.pop() in (8, 16, 24)
    tempo = RATE * 240 / WHOLE / composition.unit
    assert 110 <= tempo <= 150
    assert np.max(np.abs(pcm.astype(int))) <= CEILING + 1
    assert loudness(pcm / 32767) == pytest.approx(-14, abs=1)
    seam = abs(int(pcm[0]) - int(pcm[-1]))
    assert seam <= np.max(np.abs(np.diff(pcm.astype(int))))


def test_the_phone_has_its_sounds() -> None:
    for name in ("key", "move", "ok", "end", "open", "close", "mail", "notice", "error", "camera", "boot"):
        assert f"phone/{name}" in NAMES


def test_rendering_again_gives_the_same_samples() -> None:
    for name in ("phone/mail", "phone/camera", "phone/open"):
        assert np.array_equal(SoundLibrary().pcm(name), shared_library().pcm(name))  # type: ignore[arg-type]


def test_an_unknown_sound_is_no_sound() -> None:
    assert shared_library().pcm("phone/whistle") is None
    assert shared_library().pcm("nowhere/at-all") is None


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("sounds:\n  a: {tracks: [{by: lead, play: c h}]}\n", 2, "column 3 of the sequence: 'h'"),
        ("sounds:\n  a: {tracks: [{by: leed, play: c}]}\n", 2, "did you mean 'lead'"),
        ("sounds:\n  a: {tracks: [{by: lead, play: c}], tempi: 3}\n", 2, "did you mean 'tempo'"),
        ("sounds:\n  a: {tracks: [{by: lead, play: ''}]}\n", 2, "no length"),
        ("sounds:\n  a: {tracks: [{by: lead, play: '[c1]9'}]}\n", 2, "is it a loop?"),
        ("instruments:\n  x: {wave: fm}\n", 2, "2 or 4 operators"),
        ("instruments:\n  x: {wave: saw}\n", 2, "saw"),
        (f"sounds:\n  a: {_LOOP.format('c1')}\n  b: {_LOOP.format('c2')}\n", 3, "last alike"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / "instruments.yaml").write_text("instruments:\n  lead: {wave: pulse}\n")
    (tmp_path / "game.yaml").write_text(text)
    with pytest.raises(FileError) as caught:
        SoundLibrary(SoundFiles(tmp_path)).names()
    assert said in str(caught.value)
    assert caught.value.place.line == line


def mixed(*signals: Signal, ticks: int = 600) -> np.ndarray:
    return mix(signals, 0, ticks).astype(int)


def test_a_mix_has_each_sound_at_its_tick() -> None:
    heard = mixed(Signal(120, "sound", "phone/mail"), Signal(120, "event", "whack"), Signal(121, "vibrate", "", 3))
    assert len(heard) == 600 * 735
    assert not heard[: 120 * 735].any()
    assert np.max(np.abs(heard[120 * 735 : 200 * 735])) > 5000


def test_a_loop_goes_on_until_silence_and_a_tense_one_takes_over_at_the_same_beat() -> None:
    heard = mixed(
        Signal(60, "loop", "keep-awake/loop"),
        Signal(180, "loop", "keep-awake/tense"),
        Signal(300, "loop", "keep-awake/loop"),
        Signal(420, "silence", ""),
    )
    alone = mixed(Signal(60, "loop", "keep-awake/loop"), Signal(420, "silence", ""))
    assert not heard[: 60 * 735].any()
    assert not heard[420 * 735 :].any()
    assert np.array_equal(heard[60 * 735 : 180 * 735], alone[60 * 735 : 180 * 735])
    assert not np.array_equal(heard[180 * 735 : 300 * 735], alone[180 * 735 : 300 * 735])
    assert np.array_equal(heard[300 * 735 :], alone[300 * 735 :])


def test_many_sounds_at_once_do_not_clip() -> None:
    heard = mixed(*(Signal(tick, "sound", "phone/mail") for tick in range(20)))
    assert np.max(np.abs(heard)) <= CEILING + 1


def test_a_wav_file_holds_the_samples() -> None:
    raw = wav_bytes(mix([Signal(0, "sound", "phone/key")], 0, 60))
    assert raw[:4] == b"RIFF"
    assert len(raw) == 44 + 60 * 735 * 2


def test_a_sound_is_played_higher_softer_and_quicker() -> None:
    library = SoundLibrary()
    plain, high, soft, quick, same = (
        library.pcm(varied("phone/key", **given))
        for given in ({}, {"pitch": 12}, {"volume": 50}, {"tempo": 200}, {"pitch": 0})
    )
    assert plain is not None
    assert high is not None
    assert soft is not None
    assert quick is not None
    assert same is plain
    assert crossings(high) > 1.5 * crossings(plain)
    assert abs(int(abs(soft).max()) - int(abs(plain).max()) // 2) <= 1
    assert len(quick) < len(plain)
    for name in ("phone/key@3", "phone/key@+3v5", "phone/key@v50", "phone/keys@+3", "wig/loop@+3"):
        assert library.pcm(name) is None, name


def test_variations_are_kept_in_a_bounded_number() -> None:
    library = SoundLibrary()
    for pitch in range(-24, 25):
        for volume in (20, 50, 80):
            library.pcm(varied("phone/key", pitch, volume))
    assert len(library._rendered) == MOST_VARIATIONS


def crossings(pcm: Pcm) -> int:
    """How often the samples change their sign in the first 1,000."""
    return int(np.count_nonzero(np.diff(np.signbit(pcm[:1000]))))
