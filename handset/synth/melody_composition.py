"""Melodies of others on the phone's own instruments: programs of General MIDI to what the chip plays."""

from __future__ import annotations

from collections.abc import Mapping

from handset.synth.instrument import Instrument
from handset.synth.melodies.melody import FULL, Melody, MelodyNote
from handset.synth.oscillators import RATE
from handset.synth.sequence import Note, Sequence
from handset.synth.sheet import Composition, MusicPart

FAMILIES = (
    *("pluck", "bell", "organ", "pluck", "slap", "organ", "organ", "brass"),
    *("square", "flute", "lead", "organ", "glass", "pluck", "tom", "puff"),
)
"""Instrument of each eight programs."""
PROGRAMS = {8: "glass", 12: "marimba", 13: "marimba", 29: "lead", 30: "lead"}
"""Programs that another instrument of their family plays better."""
DRUMS = {35: "kick", 36: "kick", 42: "hat", 44: "hat", 46: "hat", 49: "crash", 51: "hat", 57: "crash", 59: "hat"}
TOMS = frozenset({41, 43, 45, 47, 48, 50, 60, 61, 62, 63, 64, 65, 66})
DRUM_PITCH = 60
LOUDEST = 15
"""Volume of a sequence's loudest note."""
MILLISECOND = RATE / 1000
"""Samples."""
DRIVE = -2.0


def instrument_name(note: MelodyNote) -> str:
    """Return the instrument that plays a note."""
    if note.drum:
        return DRUMS.get(note.pitch, "tom" if note.pitch in TOMS else "snare")
    return PROGRAMS.get(note.program, FAMILIES[note.program // 8])


def compose_melody(melody: Melody, instruments: Mapping[str, Instrument]) -> Composition:
    """Return a melody as a score of these instruments, to be played round and round."""
    voices: dict[str, list[Note]] = {}
    for note in melody.notes:
        pitch = DRUM_PITCH if note.drum else note.pitch
        level = -(-note.volume * LOUDEST // FULL)
        voices.setdefault(instrument_name(note), []).append(Note(note.start, note.length, pitch, level))
    parts = [MusicPart(instruments[name], Sequence(tuple(notes), melody.length), 100) for name, notes in voices.items()]
    length = max(1, round(melody.length * MILLISECOND))
    return Composition(tuple(parts), MILLISECOND, length, DRIVE, loop=True)
