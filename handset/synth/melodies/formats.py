"""The formats of melodies by the mark that each begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handset.synth.melodies import mfi, smaf, smf
from handset.synth.melodies.melody import Melody

SEARCHED = 16
"""First bytes in which a melody may begin: a movie's sound may have a head of its own in front of it."""


@dataclass(frozen=True, slots=True)
class MelodyFormat:
    """Format of melodies."""

    name: str
    read: Callable[[bytes], Melody]


FORMATS: Mapping[bytes, MelodyFormat] = {
    smf.MARK: MelodyFormat("SMF", smf.read_smf),
    mfi.MARK: MelodyFormat("MFi", mfi.read_mfi),
    smaf.MARK: MelodyFormat("SMAF", smaf.read_smaf),
}


def melody_format(data: bytes) -> str:
    """Return the format's name of the melody in these bytes, such as "SMF"; "" where none is in them."""
    found = _found(data)
    return found[0].name if found is not None else ""


def read_melody(data: bytes) -> Melody | None:
    """Read the melody in these bytes; None where none is in them, or none of its notes can be played.

    >>> read_melody(b"RIFF") is None
    True
    """
    found = _found(data)
    if found is None:
        return None
    form, place = found
    melody = form.read(data[place:])
    return melody if melody.notes else None


def _found(data: bytes) -> tuple[MelodyFormat, int] | None:
    for mark, form in FORMATS.items():
        place = data.find(mark, 0, SEARCHED + len(mark))
        if place >= 0:
            return form, place
    return None
