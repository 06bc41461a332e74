"""Error recovery: what a faulty line most likely was meant to be, so that lines after it are read as meant."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Literal

from handset.script.language.hints import BLOCK_WORDS, END_WORDS
from handset.script.language.words import BLANKS

Role = Literal["opens", "ends", "step", "unclear"]
"""`opens`: a block, so an `end` will come. `unclear`: an `end` may come that belongs to it."""
_OPENERS = ("test", "setup", "repeat")


def role_of(source: str, following: str, verbs: Sequence[str], steps: Sequence[str], *, inside: bool) -> Role:
    """Return what a faulty line means for the blocks around it, so that parsing can go on.

    `following` is the next line that is not blank, `steps` those of the `verbs` that stand in a block, `inside` whether
    one is open.
    """
    words = source.split()
    word = (words[0] if words else "").strip('":').casefold()
    if word in _OPENERS:
        return "opens"
    if word == "end" or (len(words) == 1 and word in END_WORDS):
        return "ends"
    if word in verbs:
        return "step"
    best = nearest(word, verbs if inside else [verb for verb in verbs if verb not in steps])
    if best == "end" and len(words) == 1:
        return "ends"
    deeper = _indent(following) > _indent(source)
    if not inside and (best in ("test", "setup") or word in BLOCK_WORDS or deeper):
        return "opens"
    if inside and (best == "repeat" or (deeper and (word in BLOCK_WORDS or not best))):
        return "opens"
    return "unclear" if word in BLOCK_WORDS or not best else "step"


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word most similar to `word`; "" when none is."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(BLANKS))
