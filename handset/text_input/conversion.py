"""Kana being converted: clauses, how wide they are, and which word each of them is to be."""

from __future__ import annotations

import msgspec

from handset.text_input.habits import Habits
from handset.text_input.kanakanji import Dictionary
from handset.text_input.readings import readings


class Clause(msgspec.Struct):
    """A part of the reading and the words for it."""

    reading: str
    words: list[str]
    place: int = 0

    @property
    def word(self) -> str:
        """The candidate that is chosen."""
        return self.words[self.place]


class Conversion(msgspec.Struct):
    """An open conversion; plain data. `kind` is "words", "readings" (katakana, digits) or "predictions"."""

    kind: str
    clauses: list[Clause]
    focus: int = 0
    """The clause whose words are shown."""

    @property
    def text(self) -> str:
        """All clauses as they are chosen now."""
        return "".join(clause.word for clause in self.clauses)

    @property
    def current(self) -> Clause:
        """The clause in focus."""
        return self.clauses[self.focus]

    @property
    def last(self) -> bool:
        """Whether the focus is on the last clause."""
        return self.focus == len(self.clauses) - 1

    def turn(self, way: int) -> None:
        """Choose the next or previous candidate for the clause in focus."""
        clause = self.current
        clause.place = (clause.place + way) % len(clause.words)

    def go_on(self) -> None:
        """Accept this clause and move the focus to the next."""
        self.focus += 1

    def resize(self, by: int, dictionary: Dictionary, habits: Habits) -> None:
        """Make the clause in focus one kana wider or narrower; what follows is divided anew."""
        if self.kind != "words":
            return
        reading = "".join(clause.reading for clause in self.clauses[self.focus :])
        width = len(self.current.reading) + by
        if 1 <= width <= len(reading):
            before = self.clauses[: self.focus]
            self.clauses = before + _clauses(dictionary.split(reading, [width]), dictionary, habits)

    def learn(self, habits: Habits) -> None:
        """Note what was chosen: it comes first next time."""
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
    """Convert kana into the likeliest clauses and words; a reading converted before as a whole is one clause again."""
    whole = bool(habits.words_for(kana))
    return Conversion("words", _clauses([kana] if whole else dictionary.split(kana), dictionary, habits))


def read_otherwise(kana: str) -> Conversion:
    """Return katakana, digits and letters of the same keys as candidates."""
    return Conversion("readings", [Clause(kana, readings(kana))])


def foresee(kana: str, habits: Habits) -> Conversion | None:
    """Return what was written before and began like this; None when nothing was."""
    words = list(dict.fromkeys(word for _, word in habits.predict(kana)))
    return Conversion("predictions", [Clause(kana, words)]) if words else None


def _clauses(split: list[str], dictionary: Dictionary, habits: Habits) -> list[Clause]:
    clauses = []
    for reading, likely in zip(split, dictionary.best(split), strict=True):
        words = [*habits.words_for(reading), likely, *dictionary.words(reading)]
        clauses.append(Clause(reading, list(dict.fromkeys(words))))
    return clauses
