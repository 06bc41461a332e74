"""Numbers with their counters, spelled in kana: はっぴゃくえん is 800円, じゅうじさんじゅっぷん 10時30分, はつか 20日.

    phrases_at("じゅうじにあう", 0)[0].forms  -> ("10時", "十時", "１０時")

Whether people mean the number or a word that sounds alike (にほん is 日本) is for the dictionary to weigh; see
`handset.text_input.number_detection`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from handset.text_input import acronyms
from handset.text_input.acronyms import acronyms_at
from handset.text_input.counters import COUNTERS, NATIVE, Counter
from handset.text_input.numerals import FIRST_KANA, digit_forms, kanji_form, numerals_at, place_form, wide

MOST_FORMS = 8
LONGEST = 40
"""Kana of a number phrase."""
_NUMBER_ALONE = Counter("", ("",), ordinal=False)
_RANGES = {
    "いちに": (1, 2), "にさん": (2, 3), "さんし": (3, 4), "さんよん": (3, 4), "しご": (4, 5), "ごろく": (5, 6),
    "ごろっ": (5, 6), "ろくしち": (6, 7), "ろくなな": (6, 7), "しちはち": (7, 8), "しちはっ": (7, 8),
    "ななはち": (7, 8),
}  # fmt: skip
"""Two numbers in a row mean "about": にさんにち is 2、3日."""
_DIGITS = {
    "ぜろ": "0", "れい": "0", "いち": "1", "に": "2", "さん": "3", "よん": "4", "ご": "5", "ろく": "6", "なな": "7",
    "はち": "8", "きゅう": "9",
}  # fmt: skip
_REI = ("点", "時", "度", "%", "敗")
"""Counters before which zero is れい."""
_PREFIXES = {
    "ごぜん": ("午前", ("時",)), "ごご": ("午後", ("時",)), "へいせい": ("平成", ("年", "年度")),
    "しょうわ": ("昭和", ("年", "年代")),
    "だい": ("第", ("回", "話", "号", "巻", "問")),
}  # fmt: skip


_Row = TypeVar("_Row")


def _by_first_kana(rows: Iterable[tuple[str, _Row]]) -> dict[str, list[tuple[str, _Row]]]:
    """Group a table by the kana that its rows begin with, so that a reading is compared with few of them."""
    groups: dict[str, list[tuple[str, _Row]]] = defaultdict(list)
    for kana, row in rows:
        groups[kana[0]].append((kana, row))
    return dict(groups)


_NATIVE_AT = _by_first_kana(NATIVE.items())
_RANGES_AT = _by_first_kana(_RANGES.items())
_DIGITS_AT = _by_first_kana(_DIGITS.items())
_PREFIXES_AT = _by_first_kana(_PREFIXES.items())
_COUNTERS_AT = _by_first_kana((sound, counter) for counter in COUNTERS.values() for sound in counter.sounds)
_FIRST_KANA = FIRST_KANA | acronyms.FIRST_KANA | {kana[0] for kana in (*NATIVE, *_DIGITS, *_PREFIXES)}


def _rows_at(table: Mapping[str, list[tuple[str, _Row]]], text: str, at: int) -> Iterator[tuple[str, _Row]]:
    """Yield the rows whose kana stand at a place of the text, in the table's order."""
    for row in table.get(text[at : at + 1], ()):
        if text.startswith(row[0], at):
            yield row


class Phrase(NamedTuple):
    """Number phrase of a reading: a numeral with its counter word, or several in a row such as 10時30分."""

    end: int
    digits: tuple[str, ...]
    """How it is written in digits, the likeliest form first."""
    kanji: tuple[str, ...]
    counter: Counter
    """The last counter; without a word for a number alone."""
    terms: int = 1
    """Numerals and other signs in it: the more, the less it can be anything else."""
    named: bool = False
    """A number with a name of its own: はつか."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Ways to write it in kanji and digits, likeliest first."""
        first, *others = self.digits
        return tuple(dict.fromkeys((first, self.kanji[0], *others[:2], wide(first), *self.kanji[1:], *others)))[
            :MOST_FORMS
        ]

    @property
    def few(self) -> bool:
        """Whether it counts one or two, or people: those are written as words as often as in figures (一番, 三人)."""
        return self.digits[0].removesuffix(self.counter.word) in ("1", "2") or self.counter.word in ("人", "つ")

    def and_then(self, rest: Phrase) -> Phrase:
        """Return the phrase with a smaller unit after it: 10時 and 30分."""
        digits = tuple(self.digits[0] + form for form in rest.digits)
        kanji = tuple(self.kanji[0] + form for form in rest.kanji)
        return Phrase(rest.end, digits, kanji, rest.counter, self.terms + rest.terms)

    def marked(self, kana: str, sign: str) -> Phrase:
        """Return the phrase with a suffix after it: 3時 and 半."""
        digits, kanji = (tuple(form + sign for form in forms) for forms in (self.digits, self.kanji))
        return self._replace(end=self.end + len(kana), digits=digits, kanji=kanji, terms=self.terms + 1, named=False)


@lru_cache(maxsize=4096)
def phrases_at(text: str, start: int) -> tuple[Phrase, ...]:
    """Return the number phrases that begin at `start` of a reading, one for each end, longest first."""
    found: dict[int, Phrase] = {}
    if text[start] not in _FIRST_KANA:
        return ()
    for phrase in _all(text[: start + LONGEST], start):
        known = found.get(phrase.end)
        if known is None:
            found[phrase.end] = phrase
        elif phrase.terms == known.terms and known.counter.word:
            # Counters that sound alike: さんかい is 3回 or 3階.
            found[phrase.end] = known._replace(
                digits=known.digits + phrase.digits[:1], kanji=known.kanji + phrase.kanji[:1]
            )
    return tuple(found[end] for end in sorted(found, reverse=True))


def _all(text: str, at: int) -> Iterator[Phrase]:
    yield from _chains(text, at)
    for kana, (word, counters) in _rows_at(_PREFIXES_AT, text, at):
        head = Phrase(at + len(kana), (word,), (word,), _NUMBER_ALONE)
        for chain in _chains(text, head.end, counters):
            yield head.and_then(chain)
    yield from _digit_by_digit(text, at)
    for end, letters in acronyms_at(text, at):
        # Said one after another like digits, and weighed like them.
        yield Phrase(end, (letters, letters.lower()), (wide(letters),), _NUMBER_ALONE, len(letters))


def _chains(text: str, at: int, first: tuple[str, ...] = ()) -> Iterator[Phrase]:
    """Yield phrases of one number, or of several that grow smaller; `first` says by which counter they may begin."""
    for single in _singles(text, at):
        if first and single.counter.word not in first:
            continue
        yield single
        if single.counter.then:
            for rest in _chains(text, single.end, single.counter.then):
                yield single.and_then(rest)


def _singles(text: str, at: int) -> Iterator[Phrase]:
    for phrase in _counted(text, at):
        yield phrase
        if phrase.counter.half and text.startswith("はん", phrase.end):
            yield phrase.marked("はん", "半")
        if phrase.counter.ordinal and text.startswith("め", phrase.end):
            yield phrase.marked("め", "目")


def _counted(text: str, at: int) -> Iterator[Phrase]:
    for kana, (value, word) in _rows_at(_NATIVE_AT, text, at):
        counter = COUNTERS.get(word, Counter(word, (word,)))
        # 14日 and 24日 are a numeral and よっか; the others cannot be taken apart.
        named = value not in (14, 24)
        terms = 1 if named else _terms(value)
        yield Phrase(at + len(kana), (f"{value}{word}",), (kanji_form(value) + word,), counter, terms, named)
    for kana, (low, high) in _rows_at(_RANGES_AT, text, at):
        digits = (f"{low}、{high}", f"{low},{high}", f"{low}～{high}")
        kanji = (f"{kanji_form(low)}、{kanji_form(high)}", kanji_form(low) + kanji_form(high))
        yield from _with_counters(text, Phrase(at + len(kana), digits, kanji, _NUMBER_ALONE, 2), kana[-2:], high)
    for numeral in numerals_at(text, at):
        number = Phrase(numeral.end, tuple(digit_forms(numeral.value)), (kanji_form(numeral.value),), _NUMBER_ALONE)
        number = number._replace(terms=_terms(numeral.value))
        yield from _with_counters(text, number, numeral.last, numeral.value)
        if (
            (number.terms > 1 or numeral.value >= 10_000)
            and numeral.last[-1] != "っ"
            and numeral.last not in ("よ", "し", "く")
        ):
            yield number
        if text.startswith("たい", numeral.end) and numeral.value < 100:
            yield from _scores(text, numeral.value, numeral.end + 2)
        if text.startswith("てん", numeral.end):
            for part in _decimals(text, numeral.end + 2, 1):
                decimal = number.and_then(part)._replace(terms=number.terms + 2)
                yield decimal
                yield from _with_counters(text, decimal, "に", 0)


def _scores(text: str, ours: int, at: int) -> Iterator[Phrase]:
    """Yield scores of two numbers: ごたいさん is 5対3."""
    for numeral in numerals_at(text, at):
        if numeral.value < 100 and numeral.last[-1] != "っ" and numeral.last not in ("よ", "し", "く"):
            kanji = f"{kanji_form(ours)}対{kanji_form(numeral.value)}"
            yield Phrase(numeral.end, (f"{ours}対{numeral.value}",), (kanji,), COUNTERS["対"], 3)


def _with_counters(text: str, number: Phrase, last: str, value: int) -> Iterator[Phrase]:
    for sound, counter in _rows_at(_COUNTERS_AT, text, number.end):
        if counter.follows(last, value, sound):
            digits = [form + counter.word for form in number.digits]
            digits[1:1] = [number.digits[0] + word for word in counter.also]
            kanji = [form + counter.word for form in number.kanji]
            if counter.word == "年" and 1000 <= value <= 2999:
                kanji.insert(0, place_form(value) + counter.word)
            yield Phrase(number.end + len(sound), tuple(digits), tuple(kanji), counter, number.terms)


def _decimals(text: str, at: int, least: int) -> Iterator[Phrase]:
    """Yield digits behind a point: れいてんご is 0.5."""
    digits, end = _digits(text, at)
    if len(digits) >= least:
        yield Phrase(end, (f".{digits}",), ("・" + "".join(place_form(int(digit)) for digit in digits),), _NUMBER_ALONE)


def _digit_by_digit(text: str, at: int) -> Iterator[Phrase]:
    """Yield numbers spelled digit by digit: ぜろきゅうぜろ is 090; れい or ぜろ is what tells them."""
    digits, end = _digits(text, at)
    if len(digits) >= 3 and "0" in digits:
        yield Phrase(end, (digits,), ("".join(place_form(int(digit)) for digit in digits),), _NUMBER_ALONE, len(digits))
    if len(digits) >= 2 and digits[0] == "0":
        yield from _groups(text, digits, end, digits)
    zero = next((kana for kana in ("れい", "ぜろ") if text.startswith(kana, at)), "")
    if zero:
        head = Phrase(at + len(zero), ("0",), ("〇",), _NUMBER_ALONE)
        if text.startswith("てん", head.end):
            for part in _decimals(text, head.end + 2, 1):
                yield head.and_then(part)
                yield from _with_counters(text, head.and_then(part), "に", 0)
        yield from (each for each in _with_counters(text, head, "に", 0) if zero == "ぜろ" or each.counter.word in _REI)


def _groups(text: str, head: str, at: int, said: str) -> Iterator[Phrase]:
    """Yield telephone numbers: groups of digits with の between them, the first of which begins with 0."""
    if not text.startswith("の", at):
        return
    digits, end = _digits(text, at + 1)
    if len(digits) >= 2:
        written, said = f"{head}-{digits}", f"{said}の{digits}"
        yield Phrase(end, (written, said), (said,), _NUMBER_ALONE, 10)
        yield from _groups(text, written, end, said)


def _digits(text: str, at: int) -> tuple[str, int]:
    digits = ""
    while True:
        kana, digit = next(_rows_at(_DIGITS_AT, text, at), ("", ""))
        if not kana:
            return digits, at
        digits += digit
        at += len(kana)


def _terms(value: int) -> int:
    """Return how many words say a number: 2 for 二十, 3 for 二百五."""
    return sum(1 for digit in str(value) if digit != "0") + sum(
        1 for place, digit in enumerate(reversed(str(value))) if digit not in "01" and place
    )
