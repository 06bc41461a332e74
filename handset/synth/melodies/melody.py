"""Melody as notes in milliseconds, and the builder that its formats share: ticks, tempo, channels."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_NOTES = 8000
"""Notes of a melody; those behind are left out."""
LONGEST = 60_000
"""Milliseconds of a melody that are played."""
DRUM_CHANNEL = 9
FULL = 127


@dataclass(frozen=True, slots=True)
class MelodyNote:
    """Note of a melody: times in milliseconds, pitch as in MIDI, volume up to 127, program of General MIDI."""

    start: int
    length: int
    pitch: int
    volume: int
    program: int
    drum: bool


@dataclass(frozen=True, slots=True)
class Melody:
    """Melody that can be played; `length` in milliseconds."""

    notes: tuple[MelodyNote, ...]
    length: int


@dataclass(slots=True)
class MelodyChannel:
    """Settings of a MIDI channel while a melody is read: what the next note on it is played with."""

    program: int = 0
    volume: int = 100
    expression: int = FULL
    drum: bool = False
    octaves: int = 0


@dataclass(slots=True)
class _TickNote:
    start: int
    length: int
    pitch: int
    volume: int
    program: int
    drum: bool


@dataclass(slots=True)
class MelodyBuilder:
    """Collector of a melody's notes in its own ticks, of any tempo.

    Attributes:
        tick_length: Milliseconds of a tick before the first change of tempo.
        tempos: Changes of tempo: the tick, and the milliseconds of a tick from there on.
    """

    tick_length: float = 1.0
    tempos: list[tuple[int, float]] = field(default_factory=list)
    end: int = 0
    """Last tick that was reached."""
    _notes: list[_TickNote] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether it has all the notes that are played."""
        return len(self._notes) >= MAX_NOTES

    def add(self, start: int, length: int, pitch: int, velocity: int, channel: MelodyChannel) -> None:
        """Add a note as loud as its channel lets it be; one out of hearing is left out."""
        self.end = max(self.end, start + length)
        volume = velocity * channel.volume * channel.expression // (FULL * FULL)
        if not self.is_full and 0 <= pitch <= 127 and volume > 0:
            self._notes.append(_TickNote(start, length, pitch, min(FULL, volume), channel.program, channel.drum))

    def finish(self) -> Melody:
        """Return the melody, its ticks as milliseconds by the tempo at each."""
        tempos = [(0, self.tick_length), *sorted(self.tempos, key=lambda change: change[0])]
        notes = []
        for note in sorted(self._notes, key=lambda note: note.start):
            start = _milliseconds(tempos, note.start)
            length = _milliseconds(tempos, note.start + note.length) - start
            if start < LONGEST:
                length = max(1, min(length, LONGEST - start))
                notes.append(MelodyNote(start, length, note.pitch, note.volume, note.program, note.drum))
        return Melody(tuple(notes), min(LONGEST, _milliseconds(tempos, self.end)))


def _milliseconds(tempos: list[tuple[int, float]], tick: int) -> int:
    passed = 0.0
    for (start, length), (following, _) in zip(tempos, [*tempos[1:], (tick, 0.0)], strict=True):
        if start >= tick:
            break
        passed += (min(following, tick) - start) * length
    return round(min(passed, 10.0 * LONGEST))
