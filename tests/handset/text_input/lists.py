"""Lists of readings and what a writer wants for them: everyday words, numbers, words like numbers, sentences."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from handset.text_input.conversion import LONGEST
from keitai.common.rng import Rng

FOLDER = Path(__file__).parent
Pairs = tuple[tuple[str, frozenset[str]], ...]


@lru_cache(maxsize=8)
def wanted(name: str) -> Pairs:
    """(reading, the words that are right for it), from `name`.tsv."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((reading, frozenset(words.split("|"))) for reading, words in pairs)


@lru_cache(maxsize=8)
def long_readings(name: str, count: int = 10) -> tuple[str, ...]:
    """Readings as long as are converted at once, made of a list's in a drawn order."""
    rng = Rng(len(name))
    rest = [reading for reading, _ in wanted(name)]
    found: list[str] = []
    while len(found) < count:
        found.append("".join(rng.shuffled(rest))[:LONGEST])
    return tuple(found)
