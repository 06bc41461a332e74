"""The likeliest path through a reading, rewritten by what Mozc's costs of neighbours cannot know.

- A clause begins with a word of its own: いく at the beginning is 行く, not the auxiliary of 読んでいく.
- Words that the dictionary also writes as one belong together: 歯磨き is a word, so はをみがく is 歯を磨く.
- A name in katakana where a verb sounds alike is the verb; an adverb in kana that no verb follows may be a verb, too.
- Where a verb is as common in kanji as in kana, writers choose kanji.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handset.text_input import grammar
from handset.text_input.kana import hiragana_to_katakana
from handset.text_input.lattice import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARY_VERBS,
    INTERJECTION,
    PREFIXES,
    PROPER,
    TAILS,
    VERBAL_NOUNS,
    VERBS,
    Lattice,
    LatticePath,
    Part,
    WordConstraint,
    ends_clause,
)
from handset.text_input.lexicon import LexiconEntry
from handset.text_input.reading_window import ReadingWindow
from handset.text_input.rewrites import CHOICES, Rewrite, cheapest_choice, content_words, has_kanji, verbs_for_reading

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
_RARE = 1000
"""By how much a verb's kanji are rarer than its kana where writers keep the kana (嘘をつく, 人がいる)."""
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


def rewritten_path(
    lattice: Lattice, reading: str, edges: Sequence[int], constraints: Sequence[WordConstraint]
) -> LatticePath:
    """Return the likeliest path through the lattice that breaks at `edges` and takes the words in `constraints`."""
    chosen = list(constraints)
    path = lattice.best_path(reading, edges, chosen)
    for rewriter in _REWRITERS:
        known = len(chosen)
        for words, most in rewriter(lattice, reading, path):
            if any(_overlap(word, other) for word in words for other in chosen):
                continue
            window = ReadingWindow.around(path, words[0].start, words[-1].end)
            before = window.cost(lattice, reading, edges, chosen)
            if window.cost(lattice, reading, edges, [*chosen, *words]) - before <= most:
                chosen += words
        if len(chosen) > known:
            path = lattice.best_path(reading, edges, chosen)
    return path


def _rewrite_opening(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield a word of its own at the beginning, where the path has a particle or an auxiliary there."""
    first = path.parts[0]
    verb = first.left in AUXILIARY_VERBS
    # Nothing but particles is a tail that somebody writes by itself.
    if not ends_clause(first) or not (verb or any(not ends_clause(part) for part in path.parts)):
        return
    entries = [entry for entry in lattice.entries(first.reading) if entry.left not in TAILS]
    if verb:
        entries = [entry for entry in entries if entry.left in VERBS]
    if entries and has_kanji(entries[0].word):
        words = dict.fromkeys(entry.word for entry in entries if has_kanji(entry.word))
        constraints = [[WordConstraint(0, len(first.reading), word)] for word in list(words)[:CHOICES]]
        yield cheapest_choice(lattice, reading, path, constraints), _OPENING


def _rewrite_to_kanji(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield kanji for verbs and adjectives that the path has in kana, unless several would do."""
    for slot in content_words(path):
        part = slot.part
        if part.word != part.reading:
            continue
        polite = part.reading[0] in "おご" and len(part.reading) > 3
        alike = [
            entry
            for entry in lattice.entries(part.reading)
            if has_kanji(entry.word) and entry.right in (VERBS | ADJECTIVES) and _same(entry, part, polite)
        ]
        if alike and not any(entry.cost < alike[0].cost + _DOUBT for entry in alike[1:]):
            yield [WordConstraint(slot.place, slot.end, alike[0].word)], _POLITE if polite else _KANJI


def _same(entry: LexiconEntry, part: Part, polite: bool) -> bool:
    """Return whether a word is of a part's kind; polite words count as verbs whatever form they have."""
    if polite:
        return part.right in VERBS
    return (entry.left, entry.right) == (part.left, part.right)


def _rewrite_names(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield a verb for a name in katakana of the same sound: 雨が降る rather than 雨がフル."""
    for slot in content_words(path):
        part = slot.part
        if part.left in PROPER and part.word == hiragana_to_katakana(part.reading):
            constraints = [
                [WordConstraint(slot.place, slot.end, verb)] for verb in verbs_for_reading(lattice, part.reading)
            ]
            if constraints:
                yield cheapest_choice(lattice, reading, path, constraints), _NAME


def _rewrite_adverbs(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield a verb for an adverb in kana that no verb follows: やっと会えて, 会えて嬉しい, but あえて言う.

    Only behind an adverb or where what is felt of it follows, or whom or what the verb meets stands before.
    """
    found = list(content_words(path))
    for number, slot in enumerate(found):
        part = slot.part
        adverb = part.left in ADVERBS and part.word == part.reading and part.reading[-1] in "てで"
        if not adverb or any(other.part.left in VERBS for other in found[number + 1 :]):
            continue
        felt = number + 1 < len(found) and found[number + 1].part.left in ADJECTIVES
        after = number > 0 and found[number - 1].part.left in ADVERBS
        if not (felt or after or reading[: slot.place].endswith(_MET)):
            continue
        constraints = [
            [WordConstraint(slot.place, slot.end - 1, verb)] for verb in verbs_for_reading(lattice, part.reading[:-1])
        ]
        if constraints:
            yield cheapest_choice(lattice, reading, path, constraints), _ADVERB


def _rewrite_phrases(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield the parts of a polite phrase that the dictionary has in kana as a whole: よろしく and お願いします."""
    for slot in content_words(path):
        part = slot.part
        if part.word != part.reading or len(part.reading) < _PHRASE:
            continue
        polite = max(part.reading.rfind(kana, 2) for kana in "おご")
        if polite < 0 and part.left == INTERJECTION:
            continue
        for cut in [polite] if polite > 0 else range(2, len(part.reading) - 1):
            parts = lattice.best_path(part.reading, [cut]).parts
            if any(has_kanji(each.word) for each in parts):
                yield _constraints(slot.place, parts), _POLITE if polite > 0 else _KANJI


def _constraints(place: int, parts: Sequence[Part]) -> list[WordConstraint]:
    constraints = []
    for part in parts:
        constraints.append(WordConstraint(place, place + len(part.reading), part.word))
        place += len(part.reading)
    return constraints


def _rewrite_compounds(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield pairs of neighbours that the dictionary writes as one word."""
    found = list(content_words(path))
    for one, other in pairwise(found):
        between = reading[one.end : other.place]
        if (between and between not in _BETWEEN) or one.part.right in PREFIXES:
            continue
        pairs = list(dict.fromkeys(_pairs(lattice, one.part, other.part, bool(between))))
        known = (one.part.word, other.part.word)
        for pair in [pair for pair in pairs[:2] if known not in pairs[:1]]:
            constraints = [WordConstraint(one.place, one.end, pair[0]), WordConstraint(other.place, other.end, pair[1])]
            yield constraints, _TOGETHER if known not in pairs else _TOGETHER // 2


def _pairs(lattice: Lattice, one: Part, other: Part, apart: bool) -> Iterator[tuple[str, str]]:
    verb = other.right in (VERBS | ADJECTIVES)
    firsts = {entry.word for entry in lattice.entries(one.reading) if not (apart and entry.left in VERBAL_NOUNS)}
    for stem in _stems(other.reading) if verb else (other.reading,):
        for entry in lattice.entries(one.reading + stem):
            if entry.left in PROPER:
                continue
            for cut in range(1, len(entry.word)):
                first, rest = entry.word[:cut], entry.word[cut:]
                if first not in firsts or not has_kanji(rest[0]) or first == one.reading:
                    continue
                for second in lattice.entries(other.reading):
                    if second.word == rest or (verb and second.word[0] == rest[0]):
                        yield first, _kept(lattice, other, second) if verb else second.word
                        break


def _kept(lattice: Lattice, verb: Part, entry: LexiconEntry) -> str:
    """Return an entry's word for a verb, or its kana where the path has those and the kanji are rare."""
    kana = (each.cost for each in lattice.entries(verb.reading) if each.word == verb.word == verb.reading)
    return verb.word if entry.cost > min(kana, default=entry.cost) + _RARE else entry.word


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


def _overlap(one: WordConstraint, other: WordConstraint) -> bool:
    return one.start < other.end and other.start < one.end


_REWRITERS = (
    _rewrite_opening,
    grammar.rewrite_particles,
    grammar.rewrite_to_say,
    grammar.rewrite_desiderative,
    grammar.rewrite_to_go,
    _rewrite_phrases,
    _rewrite_names,
    _rewrite_adverbs,
    _rewrite_to_kanji,
    grammar.rewrite_nouns_of_time,
    grammar.rewrite_okurigana,
    _rewrite_compounds,
)
"""In this order: what grammar decides stands before what words decide."""
