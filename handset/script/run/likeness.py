"""Likeness of a name to a text that a script looks for, and what comes nearest where nothing fits."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from handset.emoji import spell
from handset.script.language.words import SHAPELESS

NEAR = 0.6
"""Likeness from which on a line is worth being named, as for `did_you_mean`."""
_SPACES = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\ufe0f": ""})
_PLAIN = {**_SPACES, **dict.fromkeys(map(ord, SHAPELESS), "")}
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def plain(text: str) -> str:
    """Normalize a text for comparison: no-break spaces are spaces, emoji are spelled in one way, no joiners.

    >>> plain("1\ufe0f\u20e3 Menu") == plain("\U000fe6e2\u00a0Menu") == "1\u20e3 Menu"
    True
    """
    return spell(text.translate(_PLAIN))


def shown(text: str) -> str:
    """Quote what is on the LCD for a message: with its spaces of any width as they are, and emoji by their names.

    >>> print(shown("お茶" + chr(0x3000) + "の店"), shown("it's"))
    'お茶　の店' "it's"
    """
    said = spell(text.translate(_SPACES))
    body = "".join(char if unicodedata.category(char) == "Zs" else repr(char)[1:-1] for char in said)
    if "'" not in said:
        return f"'{body}'"
    return f'"{body}"' if '"' not in said else "'" + body.replace("'", "\\'") + "'"


def fit(wanted: str, name: str) -> int:
    """Return how well `name` fits: 4 equal, 3 but for signs around it, 2 it has the words, 1 the letters, 0 neither.

    >>> [fit("More", name) for name in ("More", "[More]", "Read More", "Moreover", "Mo re")]
    [4, 3, 2, 1, 0]
    """
    wanted, name = _joined(wanted), _joined(name)
    if wanted not in name:
        return 0
    if wanted == name:
        return 4
    bare = _EDGES.sub("", wanted)
    if bare and bare == _EDGES.sub("", name):
        return 3
    return 2 if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", name) else 1


def nearest(lines: Iterable[str], wanted: str) -> str:
    """Return the first line that contains what is most similar to the text; "" when nothing is near.

    Kana and letters of half and of full width are the same here, and so are hiragana and katakana.

    >>> nearest(["\u304f\u3064", "\uff79\uff9e\uff70\uff91"], "\u30b2\u30fc\u30e0") == "\uff79\uff9e\uff70\uff91"
    True
    """
    best, likest = "", NEAR
    wanted = _of_one_width(wanted)
    for line in lines:
        likeness = _likeness(_of_one_width(line), wanted)
        if likeness > likest or (likeness == likest and not best):
            best, likest = line, likeness
    return best


def _of_one_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_KATAKANA).casefold()


def _likeness(line: str, wanted: str) -> float:
    """Return how like `wanted` the likest piece of `line` is, 0 to 1."""
    width = len(wanted)
    pieces = [line[start : start + width] for start in range(max(1, len(line) - width + 1))]
    matcher = difflib.SequenceMatcher(None, "", wanted)
    best = 0.0
    for piece in pieces:
        matcher.set_seq1(piece)
        if matcher.real_quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


def _joined(text: str) -> str:
    return " ".join(plain(text).split())
