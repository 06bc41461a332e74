"""Kana being converted: clauses, how wide they are, and which word each of them is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from handset.text_input.habits import Habits
from handset.text_input.transliteration import transliterations

if TYPE_CHECKING:
    from handset.text_input.kanakanji import Dictionary

LONGEST = 60
"""Characters of a reading that are converted at once."""


class Clause(msgspec.Struct):
    """Clause of a reading with its candidates."""

    reading: str
    words: list[str]
    place: int = 0

    @property
    def word(self) -> str:
        """Candidate that is chosen."""
        return self.words[self.place]


class Conversion(msgspec.Struct):
    """Open conversion of kana; plain data. `kind` is "words", "readings" (katakana, digits) or "predictions"."""

    kind: str
    clauses: list[Clause]
    focus: int = 0
    """The clause whose words are shown."""

    @property
    def text(self) -> str:
        """Text of all clauses as they are chosen."""
        return "".join(clause.word for clause in self.clauses)

    @property
    def current(self) -> Clause:
        """Clause in focus."""
        return self.clauses[self.focus]

    @property
    def last(self) -> bool:
        """Whether the last clause is in focus."""
        return self.focus == len(self.clauses) - 1

    def select(self, by: int) -> None:
        """Select the candidate `by` places on, or back, for the clause in focus, round the end of the list."""
        clause = self.current
        clause.place = (clause.place + by) % len(clause.words)

    def focus_next(self) -> None:
        """Accept the clause in focus and move to the next."""
        self.focus += 1

    def resize(self, by: int, dictionary: Dictionary, habits: Habits) -> None:
        """Resegment: make the clause in focus `by` kana wider or narrower, and split the rest again."""
        if self.kind != "words":
            return
        reading = "".join(clause.reading for clause in self.clauses[self.focus :])
        width = len(self.current.reading) + by
        if 1 <= width <= len(reading):
            before = self.clauses[: self.focus]
            self.clauses = before + _clauses(dictionary.split(reading, [width]), dictionary, habits)

    def learn(self, habits: Habits) -> None:
        """Record the choice, so that it comes first next time."""
        if self.kind == "predictions":
            clause = self.current
            known = next((pair for pair in habits.words if pair[1] == clause.word), None)
            if known is not None:
                habits.learn(*known)
            return
        if len(self.clauses) > 1:
            habits.learn("".join(clause.reading for clause in self.clauses), self.text)
        for clause in self.clauses:
            if self.kind == "words" or clause.word != clause.reading:
                habits.learn(clause.reading, clause.word)


def convert(kana: str, dictionary: Dictionary, habits: Habits) -> Conversion:
    """Convert kana to the likeliest clauses and candidates; a reading converted before is one clause again."""
    whole = bool(habits.words_for(kana))
    return Conversion("words", _clauses([kana] if whole else dictionary.split(kana), dictionary, habits))


def transliterate(kana: str) -> Conversion:
    """Return a conversion to katakana, and to the digits and letters on the same keys."""
    return Conversion("readings", [Clause(kana, transliterations(kana))])


def predict_words(kana: str, habits: Habits) -> Conversion | None:
    """Return a conversion to texts written before that begin like this; None without one."""
    words = list(dict.fromkeys(word for _, word in habits.predict(kana)))
    return Conversion("predictions", [Clause(kana, words)]) if words else None


def _clauses(split: list[str], dictionary: Dictionary, habits: Habits) -> list[Clause]:
    clauses = []
    for reading, likely in zip(split, dictionary.best(split), strict=True):
        words = [*habits.words_for(reading), likely, *dictionary.words(reading)]
        clauses.append(Clause(reading, list(dict.fromkeys(words))))
    return clauses
