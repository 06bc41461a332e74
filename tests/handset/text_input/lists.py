"""Lists of readings and what a writer wants for them: everyday words, numbers, words like numbers, sentences."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
Pairs = tuple[tuple[str, frozenset[str]], ...]


@lru_cache(maxsize=8)
def wanted(name: str) -> Pairs:
    """(reading, the words that are right for it), from `name`.tsv."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((reading, frozenset(words.split("|"))) for reading, words in pairs)
