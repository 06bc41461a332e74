"""A file of assets/sounds: named sounds as tracks of notation, checked whole with the place of the first fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
import yaml

from handset import datafile
from handset.keypad import TICKS_PER_SECOND
from handset.synth.instrument import Instrument
from handset.synth.oscillators import RATE
from handset.synth.sequence import WHOLE, Sequence, SequenceError, parse
from keitai.common.errors import FileError, SourcePlace

T = TypeVar("T")
LONGEST_SOUND = 4 * RATE
"""Samples of a sound that is not a loop."""


class MusicTrack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Track of a sound: one instrument's lines of notes, played one after another."""

    by: str
    """The instrument's name."""
    play: str | list[str]
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 100

    @property
    def text(self) -> str:
        """The notes as one text."""
        return self.play if isinstance(self.play, str) else " ".join(self.play)


class SoundSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sound or loop as its file describes it. `tempo` in quarter notes a minute."""

    tracks: Annotated[list[MusicTrack], msgspec.Meta(min_length=1, max_length=8)]
    tempo: Annotated[int, msgspec.Meta(ge=30, le=400)] = 120
    drive: Annotated[float, msgspec.Meta(ge=-40, le=30)] = 0.0
    """dB into the loudspeaker's soft clip: 0 peaks at the ceiling, less is quieter, more is denser and louder."""
    loop: bool = False
    beat: Annotated[int, msgspec.Meta(ge=0, le=60)] = 0
    """Ticks of 1/60 s that a quarter note of a loop lasts, instead of a tempo: its beats fall on ticks exactly."""
    alone: bool = False
    """A loop, such as a title's tune, that takes over from no other of its file and may be of another length."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    instruments: dict[str, Any] = {}
    sounds: dict[str, Any] = {}


class MusicPart(msgspec.Struct, frozen=True):
    """Track that is ready to be rendered."""

    instrument: Instrument
    sequence: Sequence
    volume: int


class Composition(msgspec.Struct, frozen=True):
    """Sound that is ready to be rendered; `unit` is samples of a 384th of a whole note, `length` of the whole."""

    parts: tuple[MusicPart, ...]
    unit: float
    length: int
    drive: float
    loop: bool
    beat: int = 0
    alone: bool = False

    def quicker(self, ticks: int) -> Composition:
        """Return it with so many ticks less to each beat; without a beat in ticks it stays as it is."""
        if not self.beat or not ticks:
            return self
        left = self.beat - min(ticks, self.beat // 2)
        unit = self.unit * left / self.beat
        return msgspec.structs.replace(self, unit=unit, length=round(self.length * left / self.beat), beat=left)

    def varied(self, semitones: int, tempo: int) -> Composition:
        """Return it so many semitones higher, at so many per cent of its tempo."""
        parts = tuple(_raised(part, semitones) for part in self.parts)
        unit, length = self.unit * 100 / tempo, round(self.length * 100 / tempo)
        return msgspec.structs.replace(self, parts=parts, unit=unit, length=length)


def _raised(part: MusicPart, semitones: int) -> MusicPart:
    notes = tuple(replace(note, pitch=max(0, min(note.pitch + semitones, 127))) for note in part.sequence.notes)
    return msgspec.structs.replace(part, sequence=replace(part.sequence, notes=notes))


def read_sheet(path: Path, instruments: dict[str, Instrument], name: str) -> dict[str, Composition]:
    """Read the sounds of a file, with the instruments of all files and its own.

    Raises:
        FileError: It is faulty, with the place.
    """
    file, node = _read(path, name)
    known = instruments | _instruments(file, node, name)
    compositions: dict[str, Composition] = {}
    for sound in file.sounds:
        spec = _taken(file.sounds[sound], SoundSpec, ["sounds", sound], node, name)
        parts = [_part(track, known, node, sound, number, name) for number, track in enumerate(spec.tracks, 1)]
        unit = RATE * 240 / spec.tempo / WHOLE
        if spec.beat:
            unit = RATE // TICKS_PER_SECOND * spec.beat * 4 / WHOLE
        length = round(max(part.sequence.length for part in parts) * unit)
        fault = ""
        if not length:
            fault = "the sound has no length; write notes in play:"
        elif not spec.loop and length > LONGEST_SOUND:
            fault = f"a sound lasts {LONGEST_SOUND // RATE} s at most, this one {length / RATE:.1f}; is it a loop?"
        elif (
            spec.loop
            and not spec.alone
            and any(_in_family(one) and one.length != length for one in compositions.values())
        ):
            fault = "loops of one file last alike, so that one can take over from another; this one does not"
        if fault:
            raise datafile.problem_at(node, ["sounds", sound], name, fault)
        compositions[sound] = Composition(tuple(parts), unit, length, spec.drive, spec.loop, spec.beat, spec.alone)
    return compositions


def _in_family(composition: Composition) -> bool:
    """Return whether it is a loop that may take over from another."""
    return composition.loop and not composition.alone


def read_instruments(path: Path, name: str) -> dict[str, Instrument]:
    """Read the instruments that all files share.

    Raises:
        FileError: The file is faulty, with the place.
    """
    file, node = _read(path, name)
    return _instruments(file, node, name)


def _read(path: Path, name: str) -> tuple[_File, yaml.Node]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileError(SourcePlace(name), f"cannot be read ({error.strerror or error})") from None
    return datafile.parse(raw, _File, name), datafile.parse_nodes(raw, name)[0]


def _taken(value: object, shape: type[T], under: list[str], node: yaml.Node, name: str) -> T:
    """Convert one entry of the file, so that a fault is told where it stands."""
    try:
        return datafile.convert(value, shape)
    except msgspec.ValidationError as error:
        raise datafile.explain(error, node, shape, name, under) from None


def _instruments(file: _File, node: yaml.Node, name: str) -> dict[str, Instrument]:
    taken: dict[str, Instrument] = {}
    for key, value in file.instruments.items():
        taken[key] = _taken(value, Instrument, ["instruments", key], node, name)
        if len(taken[key].operators) not in ((2, 4) if taken[key].wave == "fm" else (0,)):
            message = "an fm instrument has 2 or 4 operators, any other none"
            raise datafile.problem_at(node, ["instruments", key], name, message)
    return taken


def _part(
    track: MusicTrack, known: dict[str, Instrument], node: yaml.Node, sound: str, number: int, name: str
) -> MusicPart:
    under = ["sounds", sound, "tracks"]
    if track.by not in known:
        hint = datafile.did_you_mean(track.by, list(known))
        message = f"track {number} is played by {track.by!r}, an unknown instrument{hint}"
        raise datafile.problem_at(node, under, name, message)
    try:
        sequence = parse(track.text)
    except SequenceError as error:
        raise datafile.problem_at(node, under, name, f"track {number}, {error}") from None
    return MusicPart(known[track.by], sequence, track.volume)
