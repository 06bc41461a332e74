"""The words of one line, taken one after another; a fault names the place and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handset.clock import ticks_of
from handset.datafile import did_you_mean
from handset.keypad import KEYS_BY_NAME, Key
from handset.script.program import Condition
from handset.script.words import Word, WordFault

_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)(ms|s|f)")
_CONDITIONS = ["text", "focus", "title", "url", "softkey", "dialog", "score", "rank", "event", "sound", "vibrate"]
_COMPARISONS = [">=", "<=", "==", ">", "<", "="]
LONGEST_WAIT = 60 * 60 * 60


class LineReader:
    """Takes words off a line from left to right. Every `take_*` raises `WordFault`."""

    def __init__(self, words: list[Word], length: int) -> None:
        self._words = words
        self._next = 0
        self._end = length + 1

    @property
    def column(self) -> int:
        """Of the next word, or just past the line."""
        return self._words[self._next].column if self._next < len(self._words) else self._end

    @property
    def more(self) -> bool:
        return self._next < len(self._words)

    def peek(self, *bare: str) -> bool:
        return self.more and self._words[self._next].kind == "bare" and self._words[self._next].text in bare

    def peek_text(self) -> str:
        """The next bare word, without taking it; "-" for a text or the line's end."""
        bare = self.more and self._words[self._next].kind == "bare"
        return self._words[self._next].text if bare else "-"

    def fault(self, message: str) -> WordFault:
        return WordFault(self.column, message)

    def take(self, wanted: str) -> Word:
        if not self.more:
            raise self.fault(f"{wanted} is missing")
        word = self._words[self._next]
        self._next += 1
        return word

    def take_if(self, *bare: str) -> str | None:
        return self.take("").text if self.peek(*bare) else None

    def take_string(self, wanted: str) -> str:
        column = self.column
        word = self.take(wanted)
        if word.kind != "string":
            raise WordFault(column, f'{wanted} is missing; it stands in quotes, "like this"')
        return word.text

    def take_bare(self, wanted: str, known: Iterable[str] = ()) -> str:
        column = self.column
        word = self.take(wanted)
        names = list(known)
        if word.kind != "bare" or (names and word.text not in names):
            hint = did_you_mean(word.text, names)
            listed = f"; it is one of {', '.join(names)}" if 0 < len(names) < 15 and not hint else ""
            raise WordFault(column, f"{word.text!r} is no {wanted}{hint}{listed}")
        return word.text

    def take_number(self, wanted: str, low: int, high: int) -> int:
        column = self.column
        text = self.take(wanted).text
        if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
            raise WordFault(column, f"{text!r} is no {wanted}; it is a whole number from {low} to {high}")
        return int(text)

    def take_key(self) -> Key:
        column = self.column
        name = self.take("a key").text
        key = KEYS_BY_NAME.get(name)
        if key is None:
            hint = did_you_mean(name, list(KEYS_BY_NAME)) or "; keys are 0-9 * # up down left right ok web end ..."
            raise WordFault(column, f"there is no key {name!r}{hint}")
        return key

    def take_duration(self, wanted: str) -> int:
        """`500ms`, `1.2s` or `12f`, in ticks."""
        column = self.column
        return duration(self.take(wanted).text, column)

    def take_condition(self) -> Condition:
        negated = self.take_if("no") is not None
        kind = self.take_bare("expectation", _CONDITIONS)
        match kind:
            case "score" | "rank":
                return self._comparison(kind, negated)
            case "event" | "sound":
                column = self.column
                word = self.take(f"the name of the {kind}")
                if word.kind == "pattern":
                    raise WordFault(column, f"the name of the {kind} is plain text")
                return Condition("event" if kind == "event" else "sound", negated, word.text)
            case "vibrate":
                return Condition("vibrate", negated)
            case "softkey":
                side = self.take_bare("side", ["left", "centre", "right"])
                return Condition("softkey", negated, self.take_string("the label"), side=side)
        column = self.column
        word = self.take("the text looked for")
        if word.kind == "bare":
            raise WordFault(column, 'the text looked for stands in quotes, "like this", or is a /pattern/')
        if word.kind == "pattern":
            return Condition(kind, negated, pattern=word.text)  # type: ignore[arg-type]
        return Condition(kind, negated, word.text)  # type: ignore[arg-type]

    def _comparison(self, kind: str, negated: bool) -> Condition:
        game = self.take_bare("game")
        scope = self.take_if("friends", "all") or ""
        compare = self.take_bare("comparison", _COMPARISONS)
        number = self.take_number("number", 0, 999_999_999)
        return Condition(
            "rank" if kind == "rank" else "score", negated, game=game, side=scope, compare=compare, number=number
        )

    def finish(self) -> None:
        if self.more:
            raise self.fault(f"{self._words[self._next].text!r} is too much here")


def duration(text: str, column: int) -> int:
    """`500ms`, `1.2s` or `12f` in ticks, nearest. Raises `WordFault`."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise WordFault(column, f"{text!r} is no length of time; it reads 500ms, 1.2s or 12f (frames)")
    whole, _, part = match[1].partition(".")
    thousandths = int(whole) * 1000 + int((part + "000")[:3])
    unit = {"ms": 1, "s": 1000}.get(match[2])
    ticks = ticks_of(thousandths * unit // 1000) if unit else thousandths // 1000
    if ticks > LONGEST_WAIT:
        raise WordFault(column, "an hour of phone time is the longest wait")
    return ticks
