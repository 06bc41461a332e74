"""Wishes: words that a path should take instead of its own, and what they may cost; shared by all that mends paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handset.text_input.lattice import VERBS, Forced, Lattice, LatticePath, Part, ends_clause
from handset.text_input.window import ReadingWindow

Wish = tuple[list[Forced], int]
"""Words to take, and what they may cost more."""
CHOICES = 4
"""Words of the same sound that a mend compares."""


class WordSlot(NamedTuple):
    """Word that stands on its own, with its place in the reading."""

    place: int
    part: Part

    @property
    def end(self) -> int:
        """Place in the reading where the word ends."""
        return self.place + len(self.part.reading)


def likeliest_of(lattice: Lattice, reading: str, way: LatticePath, choices: Sequence[Sequence[Forced]]) -> list[Forced]:
    """Return the words, of several for the same kana, that cost least in their place."""
    if len(choices) == 1:
        return list(choices[0])
    window = ReadingWindow.around(way, choices[0][0].start, choices[0][-1].end)
    return list(min(choices, key=lambda each: window.cost(lattice, reading, (), each)))


def verbs_read(lattice: Lattice, reading: str) -> list[str]:
    """Return the commonest verbs in kanji that read so."""
    entries = [each for each in lattice.entries(reading) if each.left in VERBS and has_kanji(each.word)]
    return list(dict.fromkeys(entry.word for entry in entries))[:CHOICES]


def slots_of(way: LatticePath) -> Iterator[WordSlot]:
    """Yield the words of a path that stand on their own, with their places."""
    place = 0
    for part in way.parts:
        if not ends_clause(part):
            yield WordSlot(place, part)
        place += len(part.reading)


def has_kanji(word: str) -> bool:
    """Return whether a word is written with any kanji."""
    return any("一" <= char <= "鿿" for char in word)
