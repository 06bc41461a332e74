"""The likeliest way through a reading, mended by what Mozc's costs of neighbours cannot know.

- A clause begins with a word of its own: いく at the beginning is 行く, not the auxiliary of 読んでいく.
- Words that the dictionary also writes as one belong together: 歯磨き is a word, so はをみがく is 歯を磨く.
- A name in katakana where a verb sounds alike is the verb; an adverb in kana that no verb follows may be a verb, too.
- Where a verb is as common in kanji as in kana, writers choose kanji.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from handset.text_input.kana import hiragana_to_katakana
from handset.text_input.lattice import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARY_VERBS,
    PREFIXES,
    PROPER,
    TAILS,
    VERBS,
    Forced,
    Lattice,
    LatticePath,
    Part,
    ends_clause,
)
from handset.text_input.lexicon import LexiconEntry
from handset.text_input.window import ReadingWindow

_TOGETHER = 3000
"""What a word for both may make a pair of words dearer."""
_KANJI = 350
"""What kanji may cost more than the same verb's kana."""
_POLITE = 1600
"""What kanji may cost more in a polite phrase that the dictionary has in kana as well (よろしくおねがいします)."""
_OPENING = 4000
"""What a word of its own may cost more at the beginning of a clause."""
_NAME = 2500
"""What a verb may cost more than a name in katakana that sounds like it."""
_ADVERB = 4000
"""What a verb may cost more than an adverb that no verb follows."""
_DOUBT = 1600
"""Kanji that are no more apart than this are left to the writer."""
_CHOICES = 4
_COMING = ("き", "く", "こ", "らっしゃ")
_MET = ("に", "と")
_PHRASE = 5
"""Kana of a word that may be a phrase: またあした."""
_BETWEEN = ("を", "が", "に", "で", "の", "は", "も", "と", "へ")
_ROWS = (
    "かきくけこ",
    "がぎぐげご",
    "さしすせそ",
    "たちつてと",
    "なにぬねの",
    "ばびぶべぼ",
    "まみむめも",
    "らりるれろ",
    "わいうえお",
)
_SHORTENED = {"い": "きぎ", "っ": "りちい", "ん": "みびに"}


class _Slot(NamedTuple):
    """A word that stands on its own, where it stands."""

    place: int
    part: Part

    @property
    def end(self) -> int:
        return self.place + len(self.part.reading)


def likeliest(lattice: Lattice, reading: str, edges: Sequence[int], forced: Sequence[Forced]) -> LatticePath:
    """Return the likeliest path through the lattice that breaks at `edges` and takes the words in `forced`."""
    chosen = list(forced)
    way = lattice.way(reading, edges, chosen)
    for mend in (_opened, _going, _divided, _named, _adverbs, _kanji, _together):
        known = len(chosen)
        for words, most in mend(lattice, reading, way):
            if any(_overlap(word, other) for word in words for other in chosen):
                continue
            window = ReadingWindow.around(way, words[0].start, words[-1].end)
            before = window.cost(lattice, reading, edges, chosen)
            if window.cost(lattice, reading, edges, [*chosen, *words]) - before <= most:
                chosen += words
        if len(chosen) > known:
            way = lattice.way(reading, edges, chosen)
    return way


def _likeliest_of(
    lattice: Lattice, reading: str, way: LatticePath, choices: Sequence[Sequence[Forced]]
) -> list[Forced]:
    """Return the words, of several for the same kana, that cost least in their place."""
    if len(choices) == 1:
        return list(choices[0])
    window = ReadingWindow.around(way, choices[0][0].start, choices[0][-1].end)
    return list(min(choices, key=lambda each: window.cost(lattice, reading, (), each)))


_Wish = tuple[list[Forced], int]
"""Words to take, and what they may cost more."""


def _opened(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield a word of its own at the beginning, where the way has a particle or an auxiliary there."""
    first = way.parts[0]
    verb = first.left in AUXILIARY_VERBS
    # Nothing but particles is a tail that somebody writes by itself.
    if not ends_clause(first) or not (verb or any(not ends_clause(part) for part in way.parts)):
        return
    entries = [entry for entry in lattice.entries(first.reading) if entry.left not in TAILS]
    if verb:
        entries = [entry for entry in entries if entry.left in VERBS]
    if entries and _has_kanji(entries[0].word):
        words = dict.fromkeys(entry.word for entry in entries if _has_kanji(entry.word))
        forced = [[Forced(0, len(first.reading), word)] for word in list(words)[:_CHOICES]]
        yield _likeliest_of(lattice, reading, way, forced), _OPENING


def _kanji(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield kanji for verbs and adjectives that the way has in kana, unless several would do."""
    for slot in _slots(way):
        part = slot.part
        if part.word != part.reading:
            continue
        polite = part.reading[0] in "おご" and len(part.reading) > 3
        alike = [
            entry
            for entry in lattice.entries(part.reading)
            if _has_kanji(entry.word) and entry.right in (VERBS | ADJECTIVES) and _same(entry, part, polite)
        ]
        if alike and not any(entry.cost < alike[0].cost + _DOUBT for entry in alike[1:]):
            yield [Forced(slot.place, slot.end, alike[0].word)], _POLITE if polite else _KANJI


def _same(entry: LexiconEntry, part: Part, polite: bool) -> bool:
    """Return whether a word is of a part's kind; polite words count as verbs whatever form they have."""
    if polite:
        return part.right in VERBS
    return (entry.left, entry.right) == (part.left, part.right)


def _going(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield 行って for いって before coming: 行ってきます, 行ってらっしゃい."""
    place = 0
    for verb, joint, after in zip(way.parts, way.parts[1:], way.parts[2:], strict=False):
        if (verb.reading, joint.reading) == ("いっ", "て") and after.reading.startswith(_COMING) and ends_clause(after):
            yield [Forced(place, place + 2, "行っ")], _KANJI
        place += len(verb.reading)


def _named(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield a verb for a name in katakana of the same sound: 雨が降る rather than 雨がフル."""
    for slot in _slots(way):
        part = slot.part
        if part.left in PROPER and part.word == hiragana_to_katakana(part.reading):
            verbs = _verbs(lattice, part.reading)
            if verbs:
                forced = [[Forced(slot.place, slot.end, verb)] for verb in verbs]
                yield _likeliest_of(lattice, reading, way, forced), _NAME


def _adverbs(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield a verb for an adverb in kana that no verb follows: やっと会えて, 会えて嬉しい, but あえて言う.

    Only behind an adverb or where what is felt of it follows, or whom or what the verb meets stands before.
    """
    slots = list(_slots(way))
    for number, slot in enumerate(slots):
        part = slot.part
        adverb = part.left in ADVERBS and part.word == part.reading and part.reading[-1] in "てで"
        if not adverb or any(other.part.left in VERBS for other in slots[number + 1 :]):
            continue
        felt = number + 1 < len(slots) and slots[number + 1].part.left in ADJECTIVES
        after = number > 0 and slots[number - 1].part.left in ADVERBS
        if not (felt or after or reading[: slot.place].endswith(_MET)):
            continue
        verbs = _verbs(lattice, part.reading[:-1])
        if verbs:
            forced = [[Forced(slot.place, slot.end - 1, verb)] for verb in verbs]
            yield _likeliest_of(lattice, reading, way, forced), _ADVERB


def _verbs(lattice: Lattice, reading: str) -> list[str]:
    """Return the commonest verbs in kanji that read so."""
    entries = [each for each in lattice.entries(reading) if each.left in VERBS and _has_kanji(each.word)]
    return list(dict.fromkeys(entry.word for entry in entries))[:_CHOICES]


def _divided(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield the parts of a polite phrase that the dictionary has in kana as a whole: よろしく and お願いします."""
    for slot in _slots(way):
        part = slot.part
        if part.word != part.reading or len(part.reading) < _PHRASE:
            continue
        polite = max(part.reading.rfind(kana, 2) for kana in "おご")
        for cut in [polite] if polite > 0 else range(2, len(part.reading) - 1):
            parts = lattice.way(part.reading, [cut]).parts
            if any(_has_kanji(each.word) for each in parts):
                yield _forced(slot.place, parts), _POLITE if polite > 0 else _KANJI


def _forced(place: int, parts: Sequence[Part]) -> list[Forced]:
    forced = []
    for part in parts:
        forced.append(Forced(place, place + len(part.reading), part.word))
        place += len(part.reading)
    return forced


def _together(lattice: Lattice, reading: str, way: LatticePath) -> Iterator[_Wish]:
    """Yield pairs of neighbours that the dictionary writes as one word."""
    slots = list(_slots(way))
    for one, other in pairwise(slots):
        between = reading[one.end : other.place]
        if (between and between not in _BETWEEN) or one.part.right in PREFIXES:
            continue
        pairs = list(dict.fromkeys(_pairs(lattice, one.part, other.part)))
        known = (one.part.word, other.part.word)
        for pair in [pair for pair in pairs[:2] if known not in pairs[:1]]:
            forced = [Forced(one.place, one.end, pair[0]), Forced(other.place, other.end, pair[1])]
            yield forced, _TOGETHER if known not in pairs else _TOGETHER // 2


def _pairs(lattice: Lattice, one: Part, other: Part) -> Iterator[tuple[str, str]]:
    verb = other.right in (VERBS | ADJECTIVES)
    firsts = {entry.word for entry in lattice.entries(one.reading)}
    for stem in _stems(other.reading) if verb else (other.reading,):
        for entry in lattice.entries(one.reading + stem):
            if entry.left in PROPER:
                continue
            for cut in range(1, len(entry.word)):
                first, rest = entry.word[:cut], entry.word[cut:]
                if first not in firsts or not _has_kanji(rest[0]) or first == one.reading:
                    continue
                for second in lattice.entries(other.reading):
                    if second.word == rest or (verb and second.word[0] == rest[0]):
                        yield first, second.word
                        break


def _stems(reading: str) -> Iterator[str]:
    """Yield what a form may be inside a longer word: みがく and みがい are みがき, いたい is いた."""
    yield reading
    last = reading[-1]
    if last in "るいく" and len(reading) > 1:
        yield reading[:-1]
    for row in _ROWS:
        if last in row and last != row[1]:
            yield reading[:-1] + row[1]
    for kana in _SHORTENED.get(last, ""):
        yield reading[:-1] + kana


def _slots(way: LatticePath) -> Iterator[_Slot]:
    place = 0
    for part in way.parts:
        if not ends_clause(part):
            yield _Slot(place, part)
        place += len(part.reading)


def _overlap(one: Forced, other: Forced) -> bool:
    return one.start < other.end and other.start < one.end


def _has_kanji(word: str) -> bool:
    return any("一" <= char <= "鿿" for char in word)
