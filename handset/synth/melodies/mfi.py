"""MFi, the melodies of docomo's i-mode phones (`.mld`): up to four tracks of four voices each.

A track is a row of events: ticks to wait, then a note (voice in the upper two bits, pitch in the lower six) with its
length, or a control with a number of its own. A chunk `note` says whether notes have a velocity and an octave too.
"""

from __future__ import annotations

from dataclasses import dataclass

from handset.synth.melodies.byte_cursor import ByteCursor, MelodyEndsError
from handset.synth.melodies.melody import DRUM_CHANNEL, FULL, Melody, MelodyBuilder, MelodyChannel

MARK = b"melo"
LOWEST = 45
"""Pitch of note 0; drums begin ten lower."""
DRUM_SHIFT = -10
OCTAVES = (0, 12, -24, -12)
"""Semitones by the two bits of a note's octave."""
TIMEBASES = (6, 12, 24, 48, 96, 192, 384, 48, 15, 30, 60, 120, 240, 480, 960, 48)
"""Ticks of a quarter note by the lower four bits of a tempo's number."""
TEMPO, TIMEBASE = 125, 48
"""Quarter notes a minute, and ticks of one, before the first change."""
MAX_TRACKS = 4
MAX_PASSES = 16
"""Most times that a passage between loop points is played."""


def read_mfi(data: bytes) -> Melody:
    """Read a melody as far as it is whole."""
    builder = MelodyBuilder(60_000 / TEMPO / TIMEBASE)
    cursor = ByteCursor(data, len(MARK) + 4)
    try:
        head = cursor.part(cursor.number(2))
        head.raw(3)  # kind of melody, and the number of tracks, which the tracks tell themselves
        longer = _has_velocity(head)
        track = 0
        while cursor.remaining >= 8 and track < MAX_TRACKS:
            mark, size = cursor.raw(4), cursor.number(4)
            part = cursor.part(size)
            if mark == b"trac":
                _Track(part, builder, track * 4, longer=longer).read()
                track += 1
    except MelodyEndsError:
        pass
    return builder.finish()


def _has_velocity(head: ByteCursor) -> bool:
    while head.remaining >= 6:
        mark, size = head.raw(4), head.number(2)
        body = head.part(size)
        if mark == b"note" and body.remaining >= 2:
            return body.number(2) == 1
    return False


@dataclass(slots=True)
class _Loop:
    position: int
    passes: int = 1


class _Track:
    def __init__(self, cursor: ByteCursor, builder: MelodyBuilder, first: int, *, longer: bool) -> None:
        self._cursor = cursor
        self._builder = builder
        self._longer = longer
        self._channels = [MelodyChannel(drum=first + voice == DRUM_CHANNEL) for voice in range(4)]
        self._banks = [0] * 4
        self._tick = 0
        self._loops: dict[int, _Loop] = {}

    def read(self) -> None:
        """Read events up to the end of the track."""
        try:
            while self._cursor.remaining and not self._builder.is_full and self._read_event():
                pass
        except MelodyEndsError:
            pass
        self._builder.end = max(self._builder.end, self._tick)

    def _read_event(self) -> bool:
        """Read an event; return whether the track goes on."""
        self._tick += self._cursor.number(1)
        status = self._cursor.number(1)
        if status & 0x3F != 0x3F:
            self._read_note(status)
            return True
        number = self._cursor.number(1)
        if number >= 0xF0:
            self._cursor.raw(self._cursor.number(2))
            return True
        value = self._cursor.number(1)
        return self._do(number, value) if status == 0xFF else True

    def _read_note(self, status: int) -> None:
        length, more = self._cursor.number(1), self._cursor.number(1) if self._longer else 63 << 2
        channel = self._channels[status >> 6]
        pitch = LOWEST + (status & 0x3F) + OCTAVES[more & 3] + (DRUM_SHIFT if channel.drum else 0)
        self._builder.add(self._tick, length, pitch, (more >> 2) * 2 + 1, channel)

    def _do(self, number: int, value: int) -> bool:
        channel, low = self._channels[value >> 6], value & 0x3F
        match number:
            case 0xDF:
                return False
            case 0xBA:
                self._set_drum(value)
            case 0xDD:
                self._loop(value)
            case 0xE0:
                channel.program = low | (self._banks[value >> 6] & 1) << 6
            case 0xE1:
                self._banks[value >> 6] = low
            case 0xE2:
                channel.volume = low * 2 + 1 if low else 0
            case 0xE6:
                channel.volume = max(0, min(FULL, channel.volume + (low - 32) * 2))
            case _ if number & 0xF0 == 0xC0:
                tick = 60_000 / max(1, value) / TIMEBASES[number & 0x0F]
                self._builder.tempos.append((self._tick, tick))
        return True

    def _set_drum(self, value: int) -> None:
        """Make one of all sixteen voices a drum's or a melody's: its number in bits 3 to 6, the kind in the lowest."""
        voice = (value >> 3 & 0x0F) & 3
        self._channels[voice].drum = bool(value & 1)

    def _loop(self, value: int) -> None:
        """Remember where a passage begins, or go back to it until it was played as often as it says."""
        which, times = value >> 6, min(MAX_PASSES, value >> 2 & 0x0F)
        if not value & 3:
            self._loops.setdefault(which, _Loop(self._cursor.position))
            return
        loop = self._loops.get(which)
        if loop is not None and loop.passes < times:
            loop.passes += 1
            self._cursor.position = loop.position
        else:
            self._loops.pop(which, None)
