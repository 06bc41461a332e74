"""The list of everyday words in everyday.tsv."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("everyday.tsv")


@lru_cache(maxsize=1)
def everyday() -> tuple[tuple[str, frozenset[str]], ...]:
    """(reading, the words that are right for it)."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((reading, frozenset(words.split("|"))) for reading, words in pairs)
