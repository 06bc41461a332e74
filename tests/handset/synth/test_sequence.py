"""The notation of melodies: what it says, and how it tells what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.synth.sequence import WHOLE, Note, SequenceError, parse


def pitches(text: str) -> list[int]:
    return [note.pitch for note in parse(text).notes]


def test_a_in_the_fourth_octave_is_concert_pitch() -> None:
    assert pitches("o4 a") == [69]


def test_signs_and_octaves() -> None:
    assert pitches("o4 c c+ c# d- > c < b") == [60, 61, 61, 61, 72, 71]


def test_lengths_dots_and_rests_add_up() -> None:
    line = parse("l8 c d4 r16 e2.")
    assert [(note.start, note.length) for note in line.notes] == [(0, 48), (48, 96), (168, 288)]
    assert line.length == 456


def test_a_tie_lengthens_the_note_before() -> None:
    assert parse("c4&c8").notes == (Note(0, 144, 60, 12),)


def test_repeats_nest() -> None:
    assert pitches("[c [d]2]2 e") == [60, 62, 62, 60, 62, 62, 64]


def test_volume_stays_until_it_is_changed() -> None:
    assert [note.volume for note in parse("c v3 c c").notes] == [12, 3, 3]


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("c d h", 5, "'h' means nothing"),
        ("c5", 1, "a length is"),
        ("o9 c", 1, "an octave is a number from 1 to 8"),
        ("v16", 1, "a volume"),
        ("c [d e", 3, "[ without a ]"),
        ("c ] d", 3, "] without a ["),
        ("c&d", 3, "same pitch"),
        ("o8 >", 4, "an octave"),
        ("r+", 2, "only a note"),
    ],
)
def test_a_fault_is_told_with_its_column(text: str, column: int, said: str) -> None:
    with pytest.raises(SequenceError) as caught:
        parse(text)
    assert caught.value.column == column
    assert said in str(caught.value)


@given(st.text("cdefgab+-r0123456789.<>olv&[]| ", max_size=60))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        line = parse(text)
    except SequenceError as error:
        assert 1 <= error.column <= len(text)
        return
    ends = [note.start + note.length for note in line.notes]
    assert all(note.length > 0 and note.start >= 0 for note in line.notes)
    assert max(ends, default=0) <= line.length <= 100_000 + 4 * WHOLE
