"""Melodies in SMF, MFi and SMAF: their notes exactly, and damaged ones as far as they go."""

from __future__ import annotations

import random

import pytest

from handset.synth.library import SoundLibrary
from handset.synth.melodies.formats import melody_format, read_melody
from handset.synth.melodies.melody import LONGEST, MAX_NOTES, MelodyNote
from tests.handset.synth.melodies.examples import mfi, mfi_tune, smaf, smaf_tune, smf, smf_tune

TUNES = {"SMF": smf_tune(), "MFi": mfi_tune(), "SMAF": smaf_tune()}


def notes(data: bytes) -> list[tuple[int, int, int]]:
    """Start, length and pitch of each note."""
    melody = read_melody(data)
    return [] if melody is None else [(note.start, note.length, note.pitch) for note in melody.notes]


def test_a_midi_file_is_its_notes_at_its_tempo() -> None:
    melody = read_melody(smf_tune())
    assert melody is not None
    assert melody.length == 1000
    assert melody.notes == (
        MelodyNote(0, 500, 60, 78, 16, drum=False),
        MelodyNote(0, 1000, 36, 7, 0, drum=True),
        MelodyNote(500, 500, 64, 50, 16, drum=False),
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ("00903c40 603c00 00ff2f00", [(0, 500, 60)]),
        ("00903c40 60ff5103 0f4240 60803c00", [(0, 1500, 60)]),
        ("00b00740 00903c7f 60803c00", [(0, 500, 60)]),
        ("00b00700 00903c7f 60803c00", []),
        ("00f003010203 00903c40 60803c00", [(0, 500, 60)]),
        ("00903c40 60903c40 60803c00", [(0, 500, 60), (500, 500, 60)]),
        ("00903c40 60", [(0, 500, 60)]),
        ("00903c40 60ff2f00", [(0, 500, 60)]),
    ],
)
def test_events_of_a_midi_track(events: str, expected: list[tuple[int, int, int]]) -> None:
    assert notes(smf(bytes.fromhex(events))) == expected


def test_ticks_of_a_midi_file_may_be_parts_of_a_second() -> None:
    assert notes(smf(bytes.fromhex("00903c40 64803c00"), division=0xE728)) == [(0, 100, 60)]


@pytest.mark.parametrize(
    ("events", "velocity", "expected"),
    [
        ("000f30 300f30", False, [(0, 480, 60), (480, 480, 60)]),
        ("00ffc33c 000f30", False, [(0, 1000, 60)]),
        ("000f30fd 000f30fe 000f30ff", True, [(0, 480, 72), (0, 480, 36), (0, 480, 48)]),
        ("003ff10002aabb 000f30", False, [(0, 480, 60)]),
        ("00ffdd00 000f30 30ffdd0d 00ffdf00", False, [(0, 480, 60), (480, 480, 60), (960, 480, 60)]),
        ("00ffdd00 000f30 30ffdd01 000f30", False, [(0, 480, 60), (480, 480, 60)]),
        ("00ffdf00 000f30", False, []),
    ],
)
def test_events_of_an_mfi_track(events: str, velocity: bool, expected: list[tuple[int, int, int]]) -> None:
    assert notes(mfi(bytes.fromhex(events), velocity=velocity)) == expected


@pytest.mark.parametrize(
    ("track", "form", "expected"),
    [
        ("001164 641564 64000000", 0, [(0, 400, 49), (400, 400, 53)]),
        ("80001104", 0, [(512, 16, 49)]),
        ("00003201 001164", 0, [(0, 400, 61)]),
        ("00003281 001164", 0, [(0, 400, 37)]),
        ("00fff00143 001164", 0, [(0, 400, 49)]),
        ("00903c7f64 64ff2f00", 2, [(0, 400, 60)]),
        ("00803c64 00b00700 00803c64", 2, [(0, 400, 60)]),
        ("00f00243f7 00803c64", 2, [(0, 400, 60)]),
    ],
)
def test_events_of_a_smaf_track(track: str, form: int, expected: list[tuple[int, int, int]]) -> None:
    assert notes(smaf(bytes.fromhex(track), form)) == expected


def test_the_format_is_known_by_its_mark_even_behind_a_head_of_its_own() -> None:
    for name, tune in TUNES.items():
        assert melody_format(tune) == melody_format(b"\x00\x00" + tune) == name
        assert notes(b"\x00\x00" + tune) == notes(tune) != []
    assert melody_format(b"RIFF....WAVE") == ""
    assert read_melody(b"RIFF....WAVE") is None


def test_damaged_melodies_are_read_as_far_as_they_go() -> None:
    chance = random.Random(20)
    for tune in TUNES.values():
        for _ in range(100):
            damaged = bytearray(tune)
            for _ in range(chance.randrange(1, 6)):
                damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
            melody = read_melody(bytes(damaged[: chance.randrange(4, len(damaged) + 1)]))
            assert melody is None or 0 <= melody.length <= LONGEST, damaged.hex()


def test_a_melody_without_end_is_cut() -> None:
    endless = read_melody(smf(bytes.fromhex("00903c40 60803c00") * 20_000))
    assert endless is not None
    assert len(endless.notes) <= MAX_NOTES
    assert endless.length == LONGEST


def test_a_melody_is_played_round_by_the_phone_s_own_instruments() -> None:
    library = SoundLibrary()
    library.add_melodies({f"melody/{name}": tune for name, tune in TUNES.items()} | {"melody/none": b"RIFF"})
    for name, seconds in (("SMF", 1.0), ("MFi", 0.96), ("SMAF", 0.8)):
        pcm = library.pcm(f"melody/{name}")
        assert pcm is not None
        assert len(pcm) == round(seconds * 44_100)
        assert abs(pcm.astype(int)).max() > 3000
        assert library.loops(f"melody/{name}") == [f"melody/{name}"]
    assert library.pcm("melody/none") is None
