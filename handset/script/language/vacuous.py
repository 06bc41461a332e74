"""Expectations that pass whatever the phone shows, or never: each is a fault of the script that has it."""

from __future__ import annotations

import re

from handset.script.language.unmatchable import is_unmatchable
from keitai.common.script_words import WorldNumber

_EMPTY = "so it passes where there is nothing; `no text /./` says that nothing is there"
_LEAST = {
    "keys": (0, "there are never fewer than 0 presses"),
    "time": (0, "no time is less than 0 s"),
    "bytes": (0, "no page has fewer than 0 bytes"),
}
"""What is compared -> its least value, and that in words."""
_LINES = ("a", "7", "日", "あ", "abcd 2009", "09:00")


def vacuous_pattern(kind: str, pattern: str, *, negated: bool) -> str:
    """Say why a pattern expects nothing of a text of this kind, or what cannot be; "" when it may go either way.

    A soft key without a label is one that is looked for, by `/^$/`. A page's text may be any; the screen's never is
    nothing at all, so that what fits any text but none is always there.

    >>> vacuous_pattern("text", "^(Diary)?$", negated=False).partition(",")[0]
    'this pattern fits an empty text as well'
    >>> vacuous_pattern("softkey", "^$", negated=False)
    ''
    """
    if is_unmatchable(pattern):
        what = "always holds and expects nothing" if negated else "never holds"
        return f"no text can match this pattern, so this {what}"
    found = re.compile(pattern, re.MULTILINE).search
    if kind != "softkey" and found(""):
        return f"this pattern fits an empty text as well, {_EMPTY}"
    if kind == "text" and not negated and all(found(line) for line in _LINES):
        return "this pattern is in every text, and the screen is never without any, so it expects nothing"
    return ""


def vacuous_bound(kind: str, compare: str, number: int, *, negated: bool, asked: WorldNumber | None = None) -> str:
    """Say why a comparison expects nothing, as it always holds or never does; "" when it may go either way.

    The number of another house, `asked` for, may be absent: its least bound may be how a script expects that there is
    one, `score wig >= 0`, and turned round that there is none.

    >>> vacuous_bound("keys", ">=", 0, negated=False)
    'there are never fewer than 0 presses, so this always holds and expects nothing'
    >>> score = WorldNumber("score", 0, "no score is below 0", "the owner has no score in", "game", least_is_any=True)
    >>> vacuous_bound("world", ">=", 0, negated=False, asked=score)
    ''
    """
    if asked is None and kind not in _LEAST:
        return ""
    least, why = _LEAST[kind] if asked is None else (asked.least, asked.below)
    always = (compare == ">=" and number <= least) or (compare == ">" and number < least)
    never = (compare == "<" and number <= least) or (compare in ("<=", "=", "==") and number < least)
    if always and asked is not None and (negated or asked.least_is_any):
        return ""
    if always or never:
        return f"{why}, so this {'always holds and expects nothing' if always != negated else 'never holds'}"
    return ""
