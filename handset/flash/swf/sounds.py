"""Sounds: event sounds, what starts them, streams. Device sound (MFi, SMF, SMAF) stands inside an event sound.

Source: SWF File Format Specification 19, chapter 11 (Sounds); Developing Flash Lite 1.x Applications (device sound).
"""

from __future__ import annotations

from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.synth.melodies.formats import melody_format

RATES = (5512, 11025, 22050, 44100)
"""Samples a second by the number in the file."""


CODINGS = ("PCM", "ADPCM", "MP3", "PCM", "Nellymoser 16 kHz", "Nellymoser 8 kHz", "Nellymoser")
"""Names of the codings by their number in the file."""


@dataclass(frozen=True, slots=True)
class DefineSound:
    """Event sound; `data` is in the coding that `coding` names: 0 and 3 PCM, 1 ADPCM, 2 MP3, 6 Nellymoser."""

    character_id: int
    coding: int
    rate: int
    wide: bool
    """Samples of 16 bits instead of 8."""
    stereo: bool
    sample_count: int
    data: bytes


@dataclass(frozen=True, slots=True)
class SoundStart:
    """Start of a sound with its loops and its part, or its stop."""

    sound_id: int
    stops: bool = False
    single: bool = False
    """Whether it does not start a second time while it plays."""
    loops: int = 1
    in_point: int | None = None
    out_point: int | None = None


@dataclass(frozen=True, slots=True)
class SoundStreamHead:
    """Format of a timeline's own sound, which comes frame by frame."""

    coding: int
    rate: int
    samples_per_block: int


@dataclass(frozen=True, slots=True)
class SoundStreamBlock:
    """Sound of one frame."""

    data: bytes


def sound_coding(sound: DefineSound) -> str:
    """Return the coding of a sound: a phone's own format where one stands inside, else what the file says."""
    own = melody_format(sound.data)
    return own or (CODINGS[sound.coding] if sound.coding < len(CODINGS) else f"coding {sound.coding}")


def read_sound(reader: BitReader) -> DefineSound:
    """Read a DefineSound."""
    character_id = reader.u16()
    coding, rate = reader.unsigned_bits(4), RATES[reader.unsigned_bits(2)]
    wide, stereo = reader.flag(), reader.flag()
    return DefineSound(character_id, coding, rate, wide, stereo, reader.u32(), reader.rest())


def read_sound_start(reader: BitReader, sound_id: int) -> SoundStart:
    """Read a SOUNDINFO; its envelope is read over."""
    flags = reader.u8()
    in_point = reader.u32() if flags & 0x01 else None
    out_point = reader.u32() if flags & 0x02 else None
    loops = reader.u16() if flags & 0x04 else 1
    if flags & 0x08:
        reader.raw(8 * reader.u8())
    return SoundStart(sound_id, bool(flags & 0x20), bool(flags & 0x10), loops, in_point, out_point)


def read_start_sound(reader: BitReader) -> SoundStart:
    """Read a StartSound."""
    return read_sound_start(reader, reader.u16())


def read_stream_head(reader: BitReader) -> SoundStreamHead:
    """Read a SoundStreamHead or SoundStreamHead2."""
    reader.u8()  # how it is best played
    coding, rate = reader.unsigned_bits(4), RATES[reader.unsigned_bits(2)]
    return SoundStreamHead(coding, rate, reader.u16())
