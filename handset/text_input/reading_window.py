"""Stretches of a long reading, so that what changes one word is weighed by the clauses beside it alone.

Viterbi's best path forgets a change after a few words: what differs between two paths is decided within the clauses
round it, and parsing those takes a fraction of parsing sixty kana again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from handset.text_input.lattice import Lattice, LatticePath, WordConstraint, ends_clause

_MARGIN = 10
"""Kana on both sides of a change that have a say in its cost."""


class ReadingWindow(NamedTuple):
    """Stretch of a reading from one clause's beginning to another's."""

    start: int
    end: int

    @classmethod
    def around(cls, path: LatticePath, start: int, end: int) -> ReadingWindow:
        """Return the stretch of a path that holds the kana from `start` to `end` and the clauses beside them."""
        first = place = 0
        for part in path.parts:
            if not ends_clause(part):
                if place <= start - _MARGIN:
                    first = place
                elif place >= end + _MARGIN:
                    return cls(first, place)
            place += len(part.reading)
        return cls(first, place)

    def cost(self, lattice: Lattice, reading: str, edges: Sequence[int], constraints: Iterable[WordConstraint]) -> int:
        """Return what the likeliest path through this stretch costs; edges and words outside it do not count."""
        start, end = self
        return lattice.cost(
            reading[start:end],
            [edge - start for edge in edges if start < edge < end],
            [each.shifted(-start) for each in constraints if start <= each.start and each.end <= end],
        )
