"""Foreign words with ヴ of which the dictionary has another spelling alone: サヴァイバル is looked up as サバイバル."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handset.text_input.kana import hiragana_to_katakana
from handset.text_input.lattice import Lattice, Part

_LONGEST = 10
"""Kana of a word that is looked for."""
_V = re.compile("ゔ[ぁぃぇぉ]?")
_PLAIN = {"ゔぁ": "ば", "ゔぃ": "び", "ゔ": "ぶ", "ゔぇ": "べ", "ゔぉ": "ぼ"}


@dataclass(frozen=True)
class Respelling:
    """Reading with such words spelled as the dictionary has them."""

    text: str
    words: dict[int, tuple[int, str]]
    """Place in `text` -> where the word ends there, and the kana it was written with."""

    def ahead(self, edge: int) -> int:
        """Return where an edge of the reading as it was written is in `text`; none lies within a word."""
        for place, (end, kana) in self.words.items():
            if place < edge:
                edge += end - place - len(kana)
        return edge

    def restored(self, parts: Sequence[Part]) -> list[Part] | None:
        """Return the words as they were written; None where one of them was not taken for a word."""
        found, place, left = [], 0, len(self.words)
        for part in parts:
            word = self.words.get(place)
            place += len(part.reading)
            if word is not None and word[0] == place and part.word == hiragana_to_katakana(part.reading):
                part = part._replace(reading=word[1], word=hiragana_to_katakana(word[1]))
                left -= 1
            found.append(part)
        return None if left else found


def respelled(lattice: Lattice, reading: str, edges: Sequence[int] = ()) -> Respelling | None:
    """Return a reading with words of other spellings in place of those with ヴ; None where it has no such word."""
    text, words, at = "", {}, 0
    for start, end in _foreign(lattice, reading, edges):
        text += reading[at:start]
        plain = _plain(reading[start:end])
        words[len(text)] = len(text) + len(plain), reading[start:end]
        text += plain
        at = end
    return Respelling(text + reading[at:], words) if words else None


def _foreign(lattice: Lattice, reading: str, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end that the dictionary has, in katakana, in the other spelling alone."""
    done = 0
    for match in _V.finditer(reading):
        for start, end in _around(reading, match.start(), match.end(), done):
            kana = reading[start:end]
            if any(start < edge < end for edge in edges):
                continue
            if _in_katakana(lattice, kana):
                done = end
                break
            if _in_katakana(lattice, _plain(kana)):
                yield start, end
                done = end
                break


def _around(reading: str, first: int, last: int, done: int) -> list[tuple[int, int]]:
    """Return the places of words round a ヴ that nothing before has taken, the longest first."""
    if first < done:
        return []
    starts = range(max(done, last - _LONGEST), first + 1)
    spans = [(start, end) for start in starts for end in range(last, min(len(reading), start + _LONGEST) + 1)]
    return sorted((span for span in spans if span[1] - span[0] > 2), key=lambda span: span[0] - span[1])


def _in_katakana(lattice: Lattice, kana: str) -> bool:
    written = hiragana_to_katakana(kana).replace("ゔ", "ヴ")
    return any(entry.word in (written, written.replace("ヴ", "ゔ")) for entry in lattice.entries(kana))


def _plain(kana: str) -> str:
    return _V.sub(lambda match: _PLAIN[match[0]], kana)
