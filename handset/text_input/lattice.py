"""Mozc's dictionary as MeCab opens it: the likeliest ways through a reading, and the words for one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from handset.text_input.lexicon import Lexicon, LexiconEntry

PATHS = 24
_KEPT = 512
"""Answers that are remembered: a conversion asks for the same path several times, and sentences share clauses."""
_FORMATS = r'-F "%m\t%H\t%phl\t%phr\n" -U "%m\t%m\t%phl\t%phr\n" -E "%pc"'
"""How MeCab writes a path: a line for each word, then the cost. What the dictionary lacks stands as it was written."""
_BOUNDARY = 1
TAILS = ((29, 567), (857, 1837), (1937, 2036), (2056, 2068), (2288, 2295), (2526, 2590), (2650, 2658))
"""Parts of speech that end a clause rather than begin one, as Mozc's id.def numbers them in this dictionary:
auxiliaries and particles, dependent verbs, suffixes and counters, dependent adjectives, marks."""
AUXILIARY_VERBS = ((857, 1837),)
PREFIXES = ((2596, 2641),)
VERBS = ((575, 856),)
"""Verbs that stand on their own."""
ADJECTIVES = ((2410, 2480),)
ADVERBS = ((12, 12),)
PROPER = ((1920, 1931),)
"""Names of people and places."""
NUMERAL, COUNTER = 2044, 2011


class Part(NamedTuple):
    """Word of a path through the lattice."""

    reading: str
    word: str
    left: int
    """Part of speech, on the side of the word before."""
    right: int


class Forced(NamedTuple):
    """Word that a path must take for the kana from `start` to `end`."""

    start: int
    end: int
    word: str


class LatticePath(NamedTuple):
    """Path through the lattice; the smaller its cost, the likelier it is."""

    parts: list[Part]
    cost: int


class Lattice:
    """Lattice of the dictionary's words over a reading, with the costs of their connections."""

    def __init__(self, folder: Path) -> None:
        """Open MeCab with the dictionary in `folder`.

        Raises:
            RuntimeError: The folder does not hold a dictionary of MeCab's.
        """
        import MeCab  # with the first conversion: a phone starts without it

        self._nbest: int = MeCab.MECAB_NBEST
        nowhere = "nul" if os.name == "nt" else "/dev/null"
        place = str(folder).replace("\\", "\\\\")
        self._model: Any = MeCab.Model(f'-d "{place}" -r {nowhere} {_FORMATS}')
        self._tagger: Any = self._model.createTagger()
        self._lexicon = Lexicon(folder / "sys.dic")
        self._known_way = lru_cache(maxsize=_KEPT)(self._find_way)
        self._known_ways = lru_cache(maxsize=_KEPT)(self._find_ways)

    def way(self, reading: str, edges: Sequence[int] = (), forced: Sequence[Forced] = ()) -> LatticePath:
        """Return the likeliest path that breaks at `edges` and takes the words in `forced`."""
        return self._known_way(reading, tuple(edges), tuple(forced))

    def _find_way(self, reading: str, edges: tuple[int, ...], forced: tuple[Forced, ...]) -> LatticePath:
        lattice = self._model.createLattice()
        lattice.set_sentence(reading)
        for edge in edges:
            lattice.set_boundary_constraint(_bytes(reading, edge), _BOUNDARY)
        for each in forced:
            lattice.set_feature_constraint(_bytes(reading, each.start), _bytes(reading, each.end), each.word)
        self._tagger.parse(lattice)
        return _way(lattice)

    def ways(self, reading: str) -> tuple[LatticePath, ...]:
        """Return the likeliest paths, at least one."""
        return self._known_ways(reading)

    def _find_ways(self, reading: str) -> tuple[LatticePath, ...]:
        lattice = self._model.createLattice()
        lattice.set_request_type(self._nbest)
        lattice.set_sentence(reading)
        self._tagger.parse(lattice)
        ways = [_way(lattice)]
        while len(ways) < PATHS and lattice.next():
            ways.append(_way(lattice))
        return tuple(ways)

    def entries(self, reading: str) -> tuple[LexiconEntry, ...]:
        """Return the dictionary's words for exactly this reading, commonest first."""
        return self._lexicon.entries(reading)


def ends_clause(part: Part) -> bool:
    """Return whether the word belongs to the clause before it, as a particle does."""
    return within(part.left, TAILS)


def within(number: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Return whether the number is in one of the ranges, ends included."""
    return any(first <= number <= last for first, last in ranges)


def _bytes(reading: str, place: int) -> int:
    return len(reading[:place].encode())


def _way(lattice: Any) -> LatticePath:
    """Read the path that the lattice stands at from its text: asking for each node's fields takes ten times as long."""
    *lines, cost = lattice.toString().split("\n")
    fields = [line.split("\t") for line in lines]
    return LatticePath([Part(reading, word, int(left), int(right)) for reading, word, left, right in fields], int(cost))
