"""The words of MeCab's `sys.dic` by their reading, looked up without a lattice.

The file is a header of ten 32-bit numbers and a charset name, a double-array trie of readings (darts), tokens of 16
bytes, and the words as zero-ended UTF-8; `handset.text_input.wordlist` reads it backwards. It is mapped, not loaded.
"""

from __future__ import annotations

import mmap
import struct
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

HEADER = 72
_TOKEN = struct.Struct("<HHHhII")


class LexiconEntry(NamedTuple):
    """Word of the dictionary; the smaller its cost, the commoner it is."""

    cost: int
    word: str
    left: int
    """Part of speech, on the side of the word before."""
    right: int


class Lexicon:
    """Dictionary file of words by reading, mapped into memory."""

    def __init__(self, file: Path) -> None:
        """Map the dictionary file into memory.

        Raises:
            OSError: The file is missing.
            ValueError: It is of another kind.
        """
        with file.open("rb") as opened:
            self._raw = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        trie, tokens, words = struct.unpack_from("<3I", self._raw, 24)
        if len(self._raw) != HEADER + trie + tokens + words:
            raise ValueError(f"{file} is not a dictionary of MeCab's")
        self._units = memoryview(self._raw)[HEADER : HEADER + trie].cast("i")
        self._tokens = HEADER + trie
        self._words = HEADER + trie + tokens
        self.entries = lru_cache(maxsize=4096)(self._entries)

    def _entries(self, reading: str) -> tuple[LexiconEntry, ...]:
        """Return the dictionary's words for exactly this reading, the commonest first."""
        found = self._find(reading.encode())
        if found < 0:
            return ()
        entries = []
        for number in range(found >> 8, (found >> 8) + (found & 0xFF)):
            left, right, _, cost, place, _ = _TOKEN.unpack_from(self._raw, self._tokens + _TOKEN.size * number)
            start = self._words + place
            word = self._raw[start : self._raw.find(b"\0", start)].decode("utf-8", "replace")
            entries.append(LexiconEntry(cost, word, left, right))
        return tuple(sorted(entries))

    def _find(self, key: bytes) -> int:
        """Return first token << 8 | how many tokens; -1 where the trie does not hold the key."""
        units = self._units
        last = len(units) - 2
        base = units[0]
        for letter in key:
            place = 2 * (base + letter + 1)
            if not 0 <= place <= last or units[place + 1] != base:
                return -1
            base = units[place]
        place = 2 * base
        if not 0 <= place <= last or units[place + 1] != base or units[place] >= 0:
            return -1
        return -units[place] - 1
