"""Standard MIDI files, which docomo's phones played in Flash movies.

Source: Standard MIDI Files 1.0 (MIDI Manufacturers Association, RP-001); General MIDI System Level 1.
"""

from __future__ import annotations

from handset.synth.melodies.byte_cursor import ByteCursor, MelodyEndsError
from handset.synth.melodies.melody import DRUM_CHANNEL, Melody, MelodyBuilder, MelodyChannel

MARK = b"MThd"
MAX_TRACKS = 64
TEMPO = 500_000
"""Microseconds of a quarter note before the first change."""
CONTROL_VOLUME, CONTROL_EXPRESSION = 7, 11


def read_smf(data: bytes) -> Melody:
    """Read a MIDI file as far as it is whole."""
    builder = MelodyBuilder()
    cursor = ByteCursor(data, len(MARK))
    try:
        head = cursor.part(cursor.number(4))
        head.number(2)  # format: tracks of all formats are played at once
        tracks, division = min(head.number(2), MAX_TRACKS), head.number(2)
        quarter = _quarter(division)
        builder.tick_length = TEMPO / 1000 / quarter if quarter else 1000 / _frames(division)
        for _ in range(tracks):
            mark, size = cursor.raw(4), cursor.number(4)
            part = cursor.part(size)
            if mark == b"MTrk":
                _Track(part, builder, quarter).read()
    except MelodyEndsError:
        pass
    return builder.finish()


def _quarter(division: int) -> int:
    """Return the ticks of a quarter note; 0 where ticks are parts of a second."""
    return 0 if division & 0x8000 else max(1, division)


def _frames(division: int) -> int:
    """Return the ticks of a second, by SMPTE frames and parts of them."""
    return max(1, (256 - (division >> 8)) * (division & 0xFF))


class _Track:
    def __init__(self, cursor: ByteCursor, builder: MelodyBuilder, quarter: int) -> None:
        self._cursor = cursor
        self._builder = builder
        self._quarter = quarter
        self._channels = [MelodyChannel(drum=number == DRUM_CHANNEL) for number in range(16)]
        self._down: dict[tuple[int, int], tuple[int, int]] = {}
        """Tick and velocity of the notes that sound, by channel and pitch."""
        self._tick = 0
        self._status = 0

    def read(self) -> None:
        """Read events up to the end of the track, where every note ends."""
        try:
            while self._cursor.remaining and not self._builder.is_full and self._read_event():
                pass
        except MelodyEndsError:
            pass
        for number, pitch in tuple(self._down):
            self._end_note(number, pitch)
        self._builder.end = max(self._builder.end, self._tick)

    def _read_event(self) -> bool:
        """Read an event; return whether the track goes on."""
        self._tick += self._cursor.variable()
        first = self._cursor.number(1)
        if first == 0xFF:
            return self._read_meta()
        if first in (0xF0, 0xF7):
            self._cursor.raw(self._cursor.variable())
            return True
        if first & 0x80:
            self._status = first
            first = self._cursor.number(1)
        kind, number = self._status & 0xF0, self._status & 0x0F
        if not kind:
            return False
        second = 0 if kind in (0xC0, 0xD0) else self._cursor.number(1)
        self._do(kind, number, first & 0x7F, second & 0x7F)
        return True

    def _read_meta(self) -> bool:
        kind = self._cursor.number(1)
        body = self._cursor.raw(self._cursor.variable())
        if kind == 0x51 and len(body) == 3 and self._quarter:
            self._builder.tempos.append((self._tick, int.from_bytes(body, "big") / 1000 / self._quarter))
        return kind != 0x2F

    def _do(self, kind: int, number: int, first: int, second: int) -> None:
        channel = self._channels[number]
        if kind in (0x80, 0x90):
            self._end_note(number, first)
            if kind == 0x90 and second:
                self._down[number, first] = self._tick, second
        elif kind == 0xC0:
            channel.program = first
        elif kind == 0xB0 and first == CONTROL_VOLUME:
            channel.volume = second
        elif kind == 0xB0 and first == CONTROL_EXPRESSION:
            channel.expression = second

    def _end_note(self, number: int, pitch: int) -> None:
        started = self._down.pop((number, pitch), None)
        if started is not None:
            start, velocity = started
            self._builder.add(start, self._tick - start, pitch, velocity, self._channels[number])
