"""Rewrites: words that a path should take instead of its own, and what they may cost; shared by all rewriters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handset.text_input.lattice import VERBS, Lattice, LatticePath, Part, WordConstraint, ends_clause
from handset.text_input.reading_window import ReadingWindow

Rewrite = tuple[list[WordConstraint], int]
"""Words to take, and what they may cost more."""
CHOICES = 4
"""Words of the same sound that a rewriter compares."""


class ContentWord(NamedTuple):
    """Content word: one that stands on its own, unlike a particle, with its place in the reading."""

    place: int
    part: Part

    @property
    def end(self) -> int:
        """Place in the reading where the word ends."""
        return self.place + len(self.part.reading)


def cheapest_choice(
    lattice: Lattice, reading: str, path: LatticePath, choices: Sequence[Sequence[WordConstraint]]
) -> list[WordConstraint]:
    """Return the words, of several for the same kana, that cost least in their place."""
    if len(choices) == 1:
        return list(choices[0])
    window = ReadingWindow.around(path, choices[0][0].start, choices[0][-1].end)
    return list(min(choices, key=lambda each: window.cost(lattice, reading, (), each)))


def verbs_for_reading(lattice: Lattice, reading: str) -> list[str]:
    """Return the commonest verbs in kanji with this reading."""
    entries = [each for each in lattice.entries(reading) if each.left in VERBS and has_kanji(each.word)]
    return list(dict.fromkeys(entry.word for entry in entries))[:CHOICES]


def content_words(path: LatticePath) -> Iterator[ContentWord]:
    """Yield the content words of a path, those that stand on their own, with their places."""
    place = 0
    for part in path.parts:
        if not ends_clause(part):
            yield ContentWord(place, part)
        place += len(part.reading)


def has_kanji(word: str) -> bool:
    """Return whether a word is written with any kanji."""
    return any("一" <= char <= "鿿" for char in word)
