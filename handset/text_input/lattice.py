"""Mozc's dictionary as MeCab opens it: the likeliest paths through a reading, and the words for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from handset.text_input.lexicon import Lexicon, LexiconEntry

PATHS = 23
_KEPT = 512
"""Answers that are remembered: a conversion asks for the same path several times, and sentences share clauses."""
_FORMATS = r'-F "%m\t%H\t%phl\t%phr\n" -U "%m\t%m\t%phl\t%phr\n" -E "%pc\n"'
"""How MeCab writes a path: a line for each word, then the cost. What the dictionary lacks stands as it was written."""
_BOUNDARY = 1


def _ids(*ranges: tuple[int, int]) -> frozenset[int]:
    """Return the numbers of the ranges, ends included."""
    return frozenset(number for first, last in ranges for number in range(first, last + 1))


TAILS = _ids((29, 567), (857, 1837), (1937, 2036), (2056, 2068), (2288, 2295), (2526, 2590), (2650, 2658))
"""Parts of speech that end a clause rather than begin one, as Mozc's id.def numbers them in this dictionary:
auxiliaries and particles, dependent verbs, suffixes and counters, dependent adjectives, marks."""
AUXILIARY_VERBS = _ids((857, 1837))
PREFIXES = _ids((2596, 2641))
VERBS = _ids((575, 856))
"""Verbs that stand on their own."""
ADJECTIVES = _ids((2410, 2480))
ADVERBS = _ids((12, 12))
PROPER = _ids((1920, 1931))
"""Names of people and places."""
VERBAL_NOUNS = _ids((842, 842))
"""Stems of verbs that stand as nouns: 噛み."""
TIMES = _ids((1909, 1918))
"""Nouns that say when and stand as adverbs."""
INTERJECTION = 2591
NUMERAL, COUNTER = 2044, 2011


class Part(NamedTuple):
    """Word of a path through the lattice."""

    reading: str
    word: str
    left: int
    """Part of speech, on the side of the word before."""
    right: int


class WordConstraint(NamedTuple):
    """Word that a path must take for the kana from `start` to `end`."""

    start: int
    end: int
    word: str

    def shifted(self, by: int) -> WordConstraint:
        """Return the same word `by` kana further on."""
        return WordConstraint(self.start + by, self.end + by, self.word)


class LatticePath:
    """Path through the lattice; the smaller its cost, the likelier it is.

    Read from MeCab's text of it, and no further than asked for: asking for each node's fields takes ten times as long.
    """

    def __init__(self, lines: Sequence[str], cost: int) -> None:
        """Keep what MeCab wrote: a line for each word, and the cost."""
        self._lines = lines
        self.cost = cost

    @classmethod
    def all_in(cls, text: str) -> Iterator[LatticePath]:
        """Yield the paths of MeCab's text, each of which ends with a line of its cost alone."""
        lines: list[str] = []
        for line in text.split("\n")[:-1]:
            if "\t" in line:
                lines.append(line)
            else:
                yield cls(lines, int(line))
                lines = []

    @cached_property
    def parts(self) -> list[Part]:
        """Words of the path in order."""
        parts = []
        for line in self._lines:
            reading, word, left, right = line.split("\t")
            parts.append(Part(reading, word, int(left), int(right)))
        return parts

    @property
    def text(self) -> str:
        """What the words write together."""
        return "".join([line.split("\t", 2)[1] for line in self._lines])


class Lattice:
    """Lattice of the dictionary's words over a reading, with the costs of their connections."""

    def __init__(self, folder: Path) -> None:
        """Open MeCab with the dictionary in `folder`.

        Raises:
            RuntimeError: The folder does not hold a dictionary of MeCab's.
        """
        import MeCab  # with the first conversion: a phone starts without it

        nowhere = "nul" if os.name == "nt" else "/dev/null"
        place = str(folder).replace("\\", "\\\\")
        self._model: Any = MeCab.Model(f'-d "{place}" -r {nowhere} {_FORMATS}')
        self._tagger: Any = self._model.createTagger()
        self._lexicon = Lexicon(folder / "sys.dic")
        # Both are used again and again: to make one costs more than to parse a clause.
        self._single: Any = self._model.createLattice()
        self._several: Any = self._model.createLattice()
        self._several.set_request_type(MeCab.MECAB_NBEST)
        self._cached_path = lru_cache(maxsize=_KEPT)(self._find_path)
        self._cached_cost = lru_cache(maxsize=_KEPT)(self._find_cost)
        self._cached_paths = lru_cache(maxsize=_KEPT)(self._find_paths)

    def best_path(
        self, reading: str, edges: Sequence[int] = (), constraints: Sequence[WordConstraint] = ()
    ) -> LatticePath:
        """Return the likeliest path that breaks at `edges` and takes the words in `constraints`."""
        return self._cached_path(reading, tuple(edges), tuple(constraints))

    def _find_path(self, reading: str, edges: tuple[int, ...], constraints: tuple[WordConstraint, ...]) -> LatticePath:
        return next(LatticePath.all_in(self._parsed(reading, edges, constraints).toString()))

    def cost(self, reading: str, edges: Sequence[int] = (), constraints: Sequence[WordConstraint] = ()) -> int:
        """Return what that path costs, without reading its words."""
        return self._cached_cost(reading, tuple(edges), tuple(constraints))

    def _find_cost(self, reading: str, edges: tuple[int, ...], constraints: tuple[WordConstraint, ...]) -> int:
        return int(self._parsed(reading, edges, constraints).eos_node().cost)

    def _parsed(self, reading: str, edges: tuple[int, ...], constraints: tuple[WordConstraint, ...]) -> Any:
        lattice = self._single
        lattice.set_sentence(reading)
        for edge in edges:
            lattice.set_boundary_constraint(_bytes(reading, edge), _BOUNDARY)
        for each in constraints:
            lattice.set_feature_constraint(_bytes(reading, each.start), _bytes(reading, each.end), each.word)
        self._tagger.parse(lattice)
        return lattice

    def best_paths(self, reading: str) -> tuple[LatticePath, ...]:
        """Return the likeliest paths, at least one."""
        return self._cached_paths(reading)

    def _find_paths(self, reading: str) -> tuple[LatticePath, ...]:
        self._several.set_sentence(reading)
        self._tagger.parse(self._several)
        return tuple(LatticePath.all_in(self._several.enumNBestAsString(PATHS)))

    def entries(self, reading: str) -> tuple[LexiconEntry, ...]:
        """Return the dictionary's words for exactly this reading, commonest first."""
        return self._lexicon.entries(reading)


def ends_clause(part: Part) -> bool:
    """Return whether the word belongs to the clause before it, as a particle does."""
    return part.left in TAILS


def _bytes(reading: str, place: int) -> int:
    return len(reading[:place].encode())
