"""Line breaking: Japanese anywhere, Latin between words, and the model's rules for closing and opening marks."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections.abc import Sequence

OBJECT = "\ufffc"
"""Stands for a picture or a control in a paragraph's text."""

_CLOSING = "’”）〕］｝〉》」』】〙〗〟｠»)]}｣、。，．｡､,."
_HELD_BACK = (
    "ヽヾゝゞ々〻ー゛゜ｰﾞﾟ‐–゠〜～"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
    "？！?!‼⁇⁈⁉・：；･:;"
)
_LEADERS = "…‥"
_SUFFIXES = "°′″℃％‰￠¢%"
NO_START = frozenset(_CLOSING + _HELD_BACK + _LEADERS + _SUFFIXES)
"""Marks that a line does not begin with, on a model with kinsoku: JIS X 4051's classes 2 to 7 and 13, which are
css-line-break's strict rules but for half-width forms."""
NO_END = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{｢￥＄￡＃№€¥£$#")
"""Marks that a line does not end with: classes 1 and 12."""

_LETTERS = frozenset(string.ascii_letters + string.digits)
"""Between two of them no line ends; asked before anything else, since words are made of them."""


def is_wide(char: str) -> bool:
    """Return whether lines may break beside a character without a space: kana, kanji, full-width forms, pictures."""
    return char >= "\u2e80" or "\u2190" <= char <= "\u2bff" or char == "\u200b"


def may_break(before: str, after: str, kinsoku: bool) -> bool:
    """Return whether a line may end between two neighbouring characters."""
    if before == " " or after == " ":
        return True
    if before == "\xa0" or after == "\xa0":
        return False
    if kinsoku and (after in NO_START or before in NO_END):
        return False
    if is_wide(before) or is_wide(after) or (before in _LEADERS and after not in NO_START):
        return True
    return before == "-" and after.isalpha()


def line_end(text: str, sums: Sequence[int], start: int, end: int, width: int, kinsoku: bool) -> int:
    """Return where a line that begins at `start` ends, before `end`; `sums[i]` is the advance of `text[:i]`.

    Returns `start` when not even the first word fits, so that the caller may look for a wider place; `forced_end` then
    breaks inside the word.
    """
    fits = bisect_right(sums, sums[start] + width, start, end + 1) - 1
    if fits >= end:
        return end
    if text[fits] == " ":
        return fits
    place = fits
    while place > start:
        before, after = text[place - 1], text[place]
        if (before not in _LETTERS or after not in _LETTERS) and may_break(before, after, kinsoku):
            break
        place -= 1
    return place


def forced_end(sums: Sequence[int], start: int, end: int, width: int) -> int:
    """Return where a word wider than the line is cut: at the edge, after at least one character."""
    return max(start + 1, min(end, bisect_right(sums, sums[start] + width, start, end + 1) - 1))


def longest_word(text: str, sums: Sequence[int], kinsoku: bool) -> int:
    """Return the advance of the widest unbreakable piece: a paragraph's least width."""
    widest = start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and text[place - 1] in _LETTERS and text[place] in _LETTERS:
            continue
        if place == len(text) or may_break(text[place - 1], text[place], kinsoku) or text[place] == "\n":
            width = sums[place] - sums[start]
            widest = max(widest, width)
            start = place
            if place < len(text) and text[place] in " \n":
                start = place + 1 if place + 1 <= len(text) else place
    return widest
