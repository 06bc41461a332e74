"""Writing without a phone: a writer, keys by their signs, and a dictionary of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from handset.keypad import Key
from handset.text_input.field import Field
from handset.text_input.habits import Habits
from handset.text_input.kana import hiragana_to_katakana
from handset.text_input.kanakanji import Dictionary
from handset.text_input.writing import Writer, begin

SIGNS = {
    "o": Key.OK, "v": Key.DOWN, "^": Key.UP, "<": Key.LEFT, ">": Key.RIGHT, "L": Key.SOFT_LEFT, "R": Key.SOFT_RIGHT,
    "w": Key.WEB, "m": Key.MAIL, "x": Key.CLEAR, "C": Key.CALL, "#": Key.HASH, "*": Key.STAR,
    **{str(digit): Key(digit) for digit in range(10)},
}  # fmt: skip


KNOWN = {"がっこう": ["学校", "月光"], "きょう": ["今日", "京"], "いく": ["行く", "幾"]}


class FewWords:
    """Knows three words; divides a reading after は and に."""

    def split(self, reading: str, widths: Sequence[int] = ()) -> list[str]:
        clauses, rest = [], reading
        for width in widths:
            clauses.append(rest[:width])
            rest = rest[width:]
        clause = ""
        for char in rest:
            clause += char
            if char in "はに":
                clauses.append(clause)
                clause = ""
        return [each for each in [*clauses, clause] if each]

    def best(self, transliterations: Sequence[str]) -> list[str]:
        return [self.words(reading)[0] for reading in transliterations]

    def words(self, reading: str) -> list[str]:
        tail = reading[-1] if reading[-1] in "はに" and len(reading) > 1 else ""
        stem = reading.removesuffix(tail)
        return [*(word + tail for word in KNOWN.get(stem, [])), reading, hiragana_to_katakana(reading)]


def writer(text: str = "", dictionary: Dictionary | None = None, **field: object) -> Writer:
    return Writer(begin(Field(**field), text), dictionary, Habits())  # type: ignore[arg-type]


def strike(hand: Writer, signs: str) -> str:
    """Press keys by their signs; the last outcome that is not ""."""
    outcome = ""
    for sign in signs:
        outcome = hand.press(SIGNS[sign]) or outcome
    return outcome
