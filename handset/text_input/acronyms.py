"""Acronyms said letter by letter: えーてぃーえむ is ATM, でぃーぶいでぃー DVD.

acronyms_at("じぇーあーるで", 0)  -> [(7, "JR")]
"""

from __future__ import annotations

from collections.abc import Iterator

_NAMES = {
    "えー": "A", "びー": "B", "しー": "C", "でぃー": "D", "いー": "E", "えふ": "F", "じー": "G", "えいち": "H",
    "えっち": "H", "あい": "I", "じぇー": "J", "けー": "K", "える": "L", "えむ": "M", "えぬ": "N", "おー": "O",
    "ぴー": "P", "きゅー": "Q", "あーる": "R", "えす": "S", "てぃー": "T", "ゆー": "U", "ぶい": "V",
    "だぶりゅー": "W", "えっくす": "X", "わい": "Y", "ぜっと": "Z",
}  # fmt: skip
MOST_LETTERS = 6
_LONGEST = MOST_LETTERS * max(map(len, _NAMES))
FIRST_KANA = frozenset(kana[0] for kana in _NAMES)
"""What a letter's name can begin with."""


def acronyms_at(text: str, start: int) -> list[tuple[int, str]]:
    """Return where acronyms of two letters and more that begin at `start` end, with their letters.

    One letter at least has a long vowel: nobody means letters by あいえる.
    """
    if "ー" not in text[start : start + _LONGEST]:
        return []
    return [
        (end, letters) for end, letters in _spelled(text, start, "") if len(letters) > 1 and "ー" in text[start:end]
    ]


def _spelled(text: str, at: int, letters: str) -> Iterator[tuple[int, str]]:
    for kana, letter in _NAMES.items():
        if text.startswith(kana, at):
            end = at + len(kana)
            yield end, letters + letter
            if len(letters) + 1 < MOST_LETTERS:
                yield from _spelled(text, end, letters + letter)
