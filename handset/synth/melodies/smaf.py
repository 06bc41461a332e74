"""SMAF, the melodies of Yamaha's sound chips (`.mmf`), which au's and SoftBank's phones played.

Score tracks in the handy phone format and in the mobile format that is not compressed are read; sampled sound is not.
"""

from __future__ import annotations

from handset.synth.melodies.byte_cursor import ByteCursor, MelodyEndsError
from handset.synth.melodies.melody import FULL, Melody, MelodyBuilder, MelodyChannel

MARK = b"MMMD"
HANDY_PHONE, MOBILE = 0, 2
"""Formats of a score track."""
TIMEBASES = {0: 1, 1: 2, 2: 4, 3: 5, 0x10: 10, 0x11: 20, 0x12: 40, 0x13: 50}
"""Milliseconds of a tick."""
LOWEST = 36
"""Pitch of note 0 of the handy phone format's lowest octave."""
VELOCITY = 100
RHYTHM = 3
"""Kind of a channel that plays drums."""
DRUM_BANK = 0x7D


def read_smaf(data: bytes) -> Melody:
    """Read a melody as far as it is whole."""
    builder = MelodyBuilder()
    cursor = ByteCursor(data, len(MARK) + 4)
    try:
        while cursor.remaining >= 8 and not builder.is_full:
            mark, size = cursor.raw(4), cursor.number(4)
            part = cursor.part(size)
            if mark[:3] == b"MTR":
                _read_track(part, builder)
    except MelodyEndsError:
        pass
    return builder.finish()


def _read_track(part: ByteCursor, builder: MelodyBuilder) -> None:
    form = part.number(1)
    part.number(1)  # whether it is one stream or phrases
    tick, gate = (TIMEBASES.get(part.number(1), 4) for _ in range(2))
    if form not in (HANDY_PHONE, MOBILE):
        return
    channels = _channels(part, form)
    while part.remaining >= 8:
        mark, size = part.raw(4), part.number(4)
        body = part.part(size)
        if mark == b"Mtsq":
            sequence = (_HandyPhone if form == HANDY_PHONE else _Mobile)(body, builder, channels, tick, gate)
            sequence.read()


def _channels(part: ByteCursor, form: int) -> list[MelodyChannel]:
    """Return the channels, of which the track's head says which of them play drums."""
    if form == MOBILE:
        return [MelodyChannel(drum=part.number(1) & 3 == RHYTHM) for _ in range(16)]
    kinds = part.number(2)
    return [MelodyChannel(drum=kinds >> shift & 3 == RHYTHM) for shift in (12, 8, 4, 0)]


class _Sequence:
    """Events of a score track, in one of the two formats."""

    def __init__(
        self, cursor: ByteCursor, builder: MelodyBuilder, channels: list[MelodyChannel], tick: int, gate: int
    ) -> None:
        self.cursor = cursor
        self.channels = channels
        self._builder = builder
        self._tick, self._gate = tick, gate
        self._now = 0

    def read(self) -> None:
        """Read events up to the end of the track."""
        try:
            while self.cursor.remaining and not self._builder.is_full:
                self._now += self.duration() * self._tick
                if not self.read_event():
                    break
        except MelodyEndsError:
            pass
        self._builder.end = max(self._builder.end, self._now)

    def duration(self) -> int:
        """Read ticks."""
        return self.cursor.variable()

    def read_event(self) -> bool:
        """Read an event; return whether the track goes on."""
        return False

    def play(self, channel: MelodyChannel, pitch: int, velocity: int) -> None:
        """Play a note for as long as the next number says."""
        self._builder.add(self._now, self.duration() * self._gate, pitch, velocity, channel)

    def set_bank(self, channel: MelodyChannel, bank: int) -> None:
        """Turn a channel to drums, or back to a melody."""
        channel.drum = bank == DRUM_BANK or bool(bank & 0x80)


class _HandyPhone(_Sequence):
    def duration(self) -> int:
        first = self.cursor.number(1)
        return first if first < 0x80 else ((first & 0x7F) + 1) << 7 | self.cursor.number(1)

    def read_event(self) -> bool:
        first = self.cursor.number(1)
        if first == 0xFF:
            if self.cursor.number(1) == 0xF0:
                self.cursor.raw(self.cursor.number(1))
            return True
        if first:
            channel = self.channels[first >> 6]
            self.play(channel, LOWEST + (first >> 4 & 3) * 12 + (first & 0x0F) + channel.octaves * 12, VELOCITY)
            return True
        control = self.cursor.number(1)
        if not control:
            return False
        channel = self.channels[control >> 6]
        if control >> 4 & 3 == 3:
            self._set(channel, control & 0x0F, self.cursor.number(1))
        elif control >> 4 & 3 == 0:
            channel.expression = min(FULL, (control & 0x0F) * 8 + 7)
        return True

    def _set(self, channel: MelodyChannel, number: int, value: int) -> None:
        match number:
            case 0:
                channel.program = value & 0x7F
            case 1:
                self.set_bank(channel, value)
            case 2:
                channel.octaves = -(value & 7) if value & 0x80 else value & 7
            case 7:
                channel.volume = value & 0x7F
            case 0x0B:
                channel.expression = value & 0x7F


class _Mobile(_Sequence):
    def read_event(self) -> bool:
        status = self.cursor.number(1)
        if status == 0xFF:
            return self.cursor.number(1) != 0x2F
        if status == 0xF0:
            self.cursor.raw(self.cursor.variable())
            return True
        channel = self.channels[status & 0x0F]
        first = self.cursor.number(1)
        match status & 0xF0:
            case 0x80:
                self.play(channel, first, VELOCITY)
            case 0x90:
                velocity = self.cursor.number(1)
                self.play(channel, first, velocity)
            case 0xB0:
                self._control(channel, first, self.cursor.number(1))
            case 0xC0:
                channel.program = first & 0x7F
            case 0xA0 | 0xE0:
                self.cursor.number(1)
            case 0xD0:
                pass
            case _:
                return False
        return True

    def _control(self, channel: MelodyChannel, number: int, value: int) -> None:
        if number == 0:
            self.set_bank(channel, value)
        elif number == 7:
            channel.volume = value & 0x7F
        elif number == 11:
            channel.expression = value & 0x7F
