"""Every sound there is by name ("phone/key", "keep-awake/smack"), rendered when first asked for and kept.

A loop is also known at a quicker pace: "keep-awake/loop@2" has two ticks less to each beat. A sound is also known
higher or lower, softer, quicker or slower: "wig/chain@+3v60t120".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from handset.sound import PACES, at_pace
from handset.synth.instrument import Instrument, note
from handset.synth.loudspeaker import speak
from handset.synth.melodies.formats import read_melody
from handset.synth.melody_composition import compose_melody
from handset.synth.oscillators import Samples
from handset.synth.sheet import Composition, read_instruments, read_sheet
from handset.synth.sound_files import SHARED, SoundFiles, shared_sound_files

Pcm = npt.NDArray[np.int16]
_VARIATION = re.compile(r"([+-]\d{1,2})(?:v(\d{2}))?(?:t(\d{2,3}))?")
MOST_VARIATIONS = 128
"""Variations of sounds that are kept rendered; the first that was goes first."""


class SoundLibrary:
    """Sounds of several files, read when asked for: the file called `<file>` holds what is called `<file>/<sound>`."""

    def __init__(self, files: SoundFiles | None = None) -> None:
        """Take the files to read; None are those of the program alone."""
        self._files = files or SoundFiles()
        self._instruments: dict[str, Instrument] | None = None
        self._sheets: dict[str, dict[str, Composition]] = {}
        self._rendered: dict[str, Pcm] = {}
        self._melodies: dict[str, Composition | None] = {}

    def names(self) -> list[str]:
        """Return the names of all sounds, in order.

        Raises:
            FileError: A file is faulty.
        """
        return [f"{file}/{sound}" for file in self._files.names() for sound in self._sheet(file)]

    def forget(self, file: str) -> None:
        """Read a file anew when one of its sounds is next asked for, as after it was saved."""
        self._sheets.pop(file, None)
        for name in [name for name in self._rendered if name.startswith(f"{file}/")]:
            del self._rendered[name]

    def composition(self, name: str) -> Composition | None:
        """Return the score of a sound at its pace, None for an unknown one. Raises `FileError`."""
        if name in self._melodies:
            return self._melodies[name]
        written, _, pace = name.partition("@")
        file, _, sound = written.partition("/")
        found = self._sheet(file).get(sound)
        if not pace or found is None:
            return found
        varied = _VARIATION.fullmatch(pace)
        if varied is not None:
            return None if found.loop else found.varied(int(varied[1]), int(varied[3] or 100))
        return found.quicker(int(pace)) if found.loop and pace in PACES else None

    def loops(self, name: str) -> list[str]:
        """Return the loops that may replace `name` in time: those of its file and pace; itself if it stands alone."""
        if self._melodies.get(name) is not None:
            return [name]
        written, _, pace = name.partition("@")
        file, _, sound = written.partition("/")
        sheet = self._sheet(file)
        if sound in sheet and sheet[sound].alone:
            return [name]
        return [at_pace(f"{file}/{one}", int(pace or 0)) for one in sheet if sheet[one].loop and not sheet[one].alone]

    def add_melodies(self, melodies: Mapping[str, bytes]) -> None:
        """Add melodies of apps, by name, so that they can be played as the library's own sounds."""
        for name, data in melodies.items():
            if name not in self._melodies:
                melody = read_melody(data)
                self._melodies[name] = None if melody is None else compose_melody(melody, self._shared())

    def pcm(self, name: str) -> Pcm | None:
        """Return a sound's samples at 44.1 kHz, mono; None for an unknown one.

        Raises:
            FileError: The sound's file is faulty.
        """
        if name not in self._rendered:
            composition = self.composition(name)
            if composition is None:
                return None
            varied = _VARIATION.fullmatch(name.partition("@")[2])
            share = int(varied[2] or 100) / 100 if varied is not None else 1
            rendered = np.rint(render(composition) * share * 32767).astype(np.int16)
            rendered.setflags(write=False)
            if varied is not None:
                self._forget_a_variation()
            self._rendered[name] = rendered
        return self._rendered[name]

    def _forget_a_variation(self) -> None:
        """Make room for another variation: there are thousands of each sound."""
        kept = [name for name in self._rendered if _VARIATION.fullmatch(name.partition("@")[2])]
        if len(kept) >= MOST_VARIATIONS:
            del self._rendered[kept[0]]

    def _sheet(self, file: str) -> dict[str, Composition]:
        if file not in self._sheets:
            path = self._files.path(file)
            if path is None:
                return {}
            self._sheets[file] = read_sheet(path, self._shared(), f"{path.parent.name}/{path.name}")
        return self._sheets[file]

    def _shared(self) -> dict[str, Instrument]:
        if self._instruments is None:
            shared = self._files.instruments
            self._instruments = {} if shared is None else read_instruments(shared, f"sounds/{SHARED}.yaml")
        return self._instruments


def render(composition: Composition) -> Samples:
    """Render a sound as the loudspeaker plays it; a loop's tail is mixed into its beginning, without a seam."""
    mix = np.zeros(composition.length if composition.loop else max(composition.length, _end(composition)))
    for part in composition.parts:
        for one in part.sequence.notes:
            start = round(one.start * composition.unit)
            sound = note(part.instrument, one.pitch, round(one.length * composition.unit))
            _add(mix, start, sound, part.volume / 100 * one.volume / 12)
    return speak(mix, drive=composition.drive, around=composition.loop)


def _end(composition: Composition) -> int:
    """Return the sample at which the last release of any part is over."""
    unit = composition.unit
    ends = [
        round(one.start * unit) + len(note(part.instrument, one.pitch, round(one.length * unit)))
        for part in composition.parts
        for one in part.sequence.notes
    ]
    return max(ends, default=0)


def _add(mix: Samples, start: int, sound: Samples, volume: float) -> None:
    """Add samples to a loop; past its end they go on at the beginning."""
    while len(sound):
        start %= len(mix)
        piece = sound[: len(mix) - start]
        mix[start : start + len(piece)] += piece * volume
        sound = sound[len(piece) :]
        start += len(piece)


@lru_cache(maxsize=1)
def shared_library() -> SoundLibrary:
    """Return the library of the program's sounds and those of added games, each rendered once a process."""
    return SoundLibrary(shared_sound_files())
