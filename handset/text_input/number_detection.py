"""Detection of the numbers that a reading means: はっぴゃくえん is one, にほん means the country.

A number costs what 五 with its counter would cost in its place, or what the dictionary asks for it where it has it as a
word. Where that is less than the likeliest path without it, or where that path writes the number anyhow, the kana are a
number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handset.text_input.counters import COUNTED, COUNTERS
from handset.text_input.lattice import COUNTER, NUMERAL, PREFIXES, TIMES, Lattice, LatticePath, Part, WordConstraint
from handset.text_input.numbers import Phrase, phrases_at
from handset.text_input.reading_window import ReadingWindow
from handset.text_input.rewriter import rewritten_path

_ALWAYS_DIGITS = frozenset(("円", "時", "月", "分", "歳"))
_AFTER_TIMES = ("に", "から", "まで", "ごろ", "すぎ", "まえ", "ちょうど", "はん")
_AFTER_DAYS = ("に", "から", "まで", "の", "ごろ", "より")
_SOME_DAY = "いつか"
"""The fifth when it stands alone or a date's particle follows; else "some day"."""
_WORDS_TOO = ("5日", "7日")
"""Days whose names are other words more often."""
_AFTER_AMOUNTS = (
    "ください",
    "くださ",
    "ちょうだい",
    "おねがい",
    "いじょう",
    "いない",
    "ずつ",
    "ぶり",
    "ごと",
    "につき",
)
"""What people say behind an amount."""
_AFTER_SCORES = ("で", "の", "だ")
_AFTER_NUMBERS = ("すぎ", "だい", "いじょう", "いか", "ぐらい", "くらい")
_JOINTS = ("と", "か", "や", "から", "より", "、", "で")
"""Between two numbers with the same counter."""
_ASKED = -3000
_ANY_COUNTER = ("えん", "円")
StandIn = tuple[str, tuple[tuple[int, str], ...]]
"""Kana that take a number's place in the lattice, and the words (with their lengths) they are taken for."""


class Number(NamedTuple):
    """Number phrase found in a reading, with its place."""

    start: int
    phrase: Phrase
    forms: tuple[str, ...]
    """The likeliest first, as the dictionary or the habit of digits has it."""
    stand_in: StandIn

    @property
    def end(self) -> int:
        """Place in the reading where the number ends."""
        return self.phrase.end


def detect_numbers(lattice: Lattice, reading: str, edges: Sequence[int] = ()) -> list[Number]:
    """Return the numbers that a reading means, in order; none crosses an edge of a clause."""
    found: list[Number] = []
    base: LatticePath | None = None
    start = 0
    while start < len(reading):
        number = None
        for phrase in phrases_at(reading, start):
            if not any(start < edge < phrase.end for edge in edges):
                base = base or lattice.best_path(reading, edges)
                number = _number(lattice, reading, edges, start, phrase, base)
                if number is not None:
                    found.append(number)
                    break
        start = number.end if number is not None else start + 1
    return found


def path_with_numbers(
    lattice: Lattice,
    reading: str,
    edges: Sequence[int],
    numbers: Sequence[Number],
    opening: Sequence[WordConstraint] = (),
) -> list[Part]:
    """Return the likeliest path through the lattice that takes these numbers, and the words before all of them."""
    draft, constraints, shifted = _drafted(reading, edges, numbers)
    constraints += opening
    parts: list[Part] = []
    ends = {}
    shift = 0
    for number in numbers:
        kana = number.stand_in[0]
        ends[number.start + shift] = (number.start + shift + len(kana), number)
        shift += len(kana) - (number.end - number.start)
    place = skipped = 0
    for part in rewritten_path(lattice, draft, shifted, constraints).parts:
        if place in ends:
            skipped, number = ends[place]
            right = COUNTER if number.phrase.counter.word else NUMERAL
            parts.append(Part(reading[number.start : number.end], number.forms[0], NUMERAL, right))
        if place >= skipped:
            parts.append(part)
        place += len(part.reading)
    return parts


def _number(
    lattice: Lattice, reading: str, edges: Sequence[int], start: int, phrase: Phrase, base: LatticePath
) -> Number | None:
    """Return the number, where it is what the reading means."""
    kana, rest = reading[start : phrase.end], reading[phrase.end :]
    if kana == _SOME_DAY and rest and not rest.startswith(_AFTER_DAYS):
        return Number(start, phrase, (kana, *phrase.forms), (kana, ((len(kana), kana),)))
    parts = _between(base, start, phrase.end)
    written = "".join(part.word for part in parts)
    if len(parts) == 1 and phrase.digits[0].isalpha() and written not in phrase.forms:
        return None  # a word of its own: キューピー, not QP
    phrase, fits = _counted_as(phrase, base)
    window = ReadingWindow.around(base, start, phrase.end)
    cost, stand_in = min(
        (_cost(lattice, window, reading, edges, Number(start, phrase, (), each)), each)
        for each in _stand_ins(lattice, phrase, kana)
    )
    if written not in phrase.forms and not _counts(parts, phrase):
        margin = _ASKED if fits or _is_asked_for(reading, phrase, rest) else _margin(phrase, rest, _before(base, start))
        if window.cost(lattice, reading, edges, ()) - cost < margin:
            return None
    keeps = len(parts) == 1 and written in phrase.forms and phrase.counter.word not in _ALWAYS_DIGITS and phrase.few
    forms = (written, *(form for form in phrase.forms if form != written)) if keeps else phrase.forms
    return Number(start, phrase, forms, stand_in)


def _cost(lattice: Lattice, window: ReadingWindow, reading: str, edges: Sequence[int], number: Number) -> int:
    draft, constraints, shifted = _drafted(reading, edges, [number])
    return ReadingWindow(window.start, window.end + len(draft) - len(reading)).cost(
        lattice, draft, shifted, constraints
    )


def _counted_as(phrase: Phrase, path: LatticePath) -> tuple[Phrase, bool]:
    """Return the phrase with the counter first that goes with a word beside it, and whether one does: 車が3台."""
    words = {part.word for part in path.parts}
    for counter, counted in COUNTED.items():
        if not words.isdisjoint(counted) and any(counter in form for form in phrase.digits):
            digits, kanji = (
                tuple(sorted(forms, key=lambda form: counter not in form)) for forms in (phrase.digits, phrase.kanji)
            )
            return phrase._replace(digits=digits, kanji=kanji, counter=COUNTERS[counter]), True
    return phrase, False


def _counts(parts: Sequence[Part], phrase: Phrase) -> bool:
    """Return whether the dictionary takes the kana for a number too, though with another counter (3代, ご号車)."""
    if len(parts) != 2 or not phrase.counter.word:
        return False
    one, other = parts
    return (one.left == NUMERAL and other.right == COUNTER) or (
        one.right in PREFIXES and other.word == phrase.counter.word
    )


def _is_asked_for(reading: str, phrase: Phrase, rest: str) -> bool:
    """Return whether what follows goes with numbers: 3個ください, 5人以上, 6歳と5歳."""
    if phrase.counter.word and rest.startswith(_AFTER_AMOUNTS if phrase.counter.word != "対" else _AFTER_SCORES):
        return True
    if not phrase.counter.word:
        return rest.startswith(_AFTER_NUMBERS)
    joint = next((kana for kana in _JOINTS if rest.startswith(kana)), "")
    place = phrase.end + len(joint)
    return (
        bool(joint)
        and place < len(reading)
        and any(other.counter.word == phrase.counter.word for other in phrases_at(reading, place))
    )


def _before(path: LatticePath, start: int) -> Part | None:
    """Return the word before a place; its particle の does not count."""
    place = 0
    words: list[Part] = []
    for part in path.parts:
        if place >= start:
            break
        words.append(part)
        place += len(part.reading)
    if words and words[-1].reading == "の":
        words.pop()
    return words[-1] if words else None


def _margin(phrase: Phrase, rest: str, before: Part | None) -> int:
    """Return by how much the number must be likelier.

    It is below 0 where people write numbers more often than books do.
    """
    word = phrase.counter.word
    if phrase.named and word == "日" and phrase.digits[0] not in _WORDS_TOO:
        return -1000
    if word == "時" and phrase.terms == 1:
        if before is not None and before.right in TIMES:
            return _ASKED
        return -1000 if len(phrase.digits[0]) > 2 or rest.startswith(_AFTER_TIMES) else -300
    if not word or (phrase.digits[0] == f"1000{word}" and word != "円"):
        return 1500 if not word else 1000
    return 0


def _stand_ins(lattice: Lattice, phrase: Phrase, kana: str) -> list[StandIn]:
    """Return 五 with the counter, and the number itself where the dictionary has it as a word."""
    entries = {entry.word for entry in lattice.entries(kana)}
    whole: list[StandIn] = [
        (kana, ((len(kana), form),)) for form in (phrase.digits[0], phrase.kanji[0]) if form in entries
    ]
    if phrase.named and whole:
        return whole
    sound, word = phrase.counter.sounds[0], phrase.counter.word
    if not word:
        return [*whole, ("ご", ((1, "5"),))]
    if all(entry.word != word for entry in lattice.entries(sound)):
        sound, word = _ANY_COUNTER
    return [*whole, ("ご" + sound, ((1, "5"), (len(sound), word)))]


def _drafted(
    reading: str, edges: Sequence[int], numbers: Sequence[Number]
) -> tuple[str, list[WordConstraint], list[int]]:
    """Return the reading with stand-ins for its numbers, the words these are taken for, and where the edges are now."""
    draft, constraints, shifted, place = "", [], [], 0
    for number in numbers:
        kana, words = number.stand_in
        shifted += [len(draft) + edge - place for edge in edges if place < edge <= number.start]
        draft += reading[place : number.start]
        at = len(draft)
        for length, word in words:
            constraints.append(WordConstraint(at, at + length, word))
            at += length
        draft += kana
        place = number.end
        shifted += [len(draft)] if place in edges else []
    shifted += [len(draft) + edge - place for edge in edges if edge > place]
    return draft + reading[place:], constraints, shifted


def _between(path: LatticePath, start: int, end: int) -> list[Part]:
    """Return the parts of a path from `start` to `end`; none where it does not break there."""
    parts: list[Part] = []
    place = 0
    for part in path.parts:
        after = place + len(part.reading)
        if (place < start < after) or (place < end < after):
            return []
        if start <= place < end:
            parts.append(part)
        place = after
    return parts
