"""What may stand after `expect`, `wait-for` and `repeat until`: a condition, read from a line's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from handset.geometry import Color
from handset.keypad import TICKS_PER_SECOND
from handset.script.language.reader import LineReader
from handset.script.language.vacuous import vacuous_bound, vacuous_pattern
from handset.script.language.words import WordFault, quoted

ConditionKind = Literal[
    "text", "page text", "focus", "title", "url", "softkey", "dialog", "score", "rank", "event", "sound", "vibrate",
    "frame", "pixel", "bytes", "time", "keys", "lint",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """Condition of an expectation, tried again every frame until it holds.

    `text`: substring, name or hash looked for; `pattern`: a regular expression instead. What compares, compares with
    `number`: points, places, bytes, ticks (`time`) or presses (`keys`). `point` and `color` are a pixel's.
    """

    kind: ConditionKind
    negated: bool = False
    text: str = ""
    pattern: str | None = None
    game: str = ""
    side: str = ""
    compare: str = ""
    number: int = 0
    point: tuple[int, int] = (0, 0)
    color: Color = (0, 0, 0)

    def __str__(self) -> str:
        """Return the condition as it is written in a script."""
        words = ["no"] if self.negated else []
        words.append(self.kind)
        match self.kind:
            case "score" | "rank":
                words += [self.game, self.side, self.compare, str(self.number)]
            case "bytes" | "keys":
                words += [self.compare, str(self.number)]
            case "time":
                words += [self.compare, f"{self.number / TICKS_PER_SECOND:g}s"]
            case "event" | "frame":
                words.append(self.text)
            case "pixel":
                words += [f"{self.point[0]},{self.point[1]}", hex_of(self.color)]
            case "lint":
                words.append("clean")
            case "vibrate":
                pass
            case _:
                words += [self.side, quoted(self.text) if self.pattern is None else f"/{self.pattern}/"]
        return " ".join(word for word in words if word)


KINDS = list(get_args(ConditionKind))
_WORDS = [kind.partition(" ")[0] for kind in KINDS]
_HASH = re.compile(r"[0-9a-f]{16}")


def read_condition(line: LineReader) -> Condition:
    """Parse a condition: `[no] text "mixi"`, `score keep-awake >= 120` and so on. Raises `WordFault`."""
    negated = line.take_if("no") is not None
    kind = _read_kind(line, negated)
    match kind:
        case "score" | "rank" | "keys" | "bytes" | "time":
            return _read_comparison(kind, negated, line)
        case "event" | "sound":
            return Condition(kind, negated, line.take_named(kind))
        case "frame":
            column = line.column
            name = line.take_word("the frame's hash").text
            if not _HASH.fullmatch(name):
                raise WordFault(column, f"{name!r} is not the hash of a frame; that is 16 digits, 0-9 and a-f")
            return Condition(kind, negated, name)
        case "pixel":
            return Condition(kind, negated, point=line.take_point(), color=line.take_color())
        case "lint":
            line.take_bare("word", ["clean"])
            return Condition(kind, negated)
        case "vibrate":
            return Condition(kind, negated)
        case "softkey":
            side = line.take_bare("side", ["left", "centre", "right"])
            if not line.at_pattern:
                return Condition(kind, negated, line.take_text("the label"), side=side)
            return Condition(kind, negated, pattern=line.take_word("the label").text, side=side)
    column = line.column
    word = line.take_word("the text looked for")
    if word.kind == "bare":
        raise WordFault(column, 'the text looked for stands in quotes, "like this", or is a /pattern/')
    if word.kind == "pattern":
        fault = vacuous_pattern(kind, word.text, negated=negated)
        if fault:
            raise WordFault(column, fault)
        return Condition(kind, negated, pattern=word.text)
    if not word.text.strip():
        raise WordFault(column, "the text looked for is empty: it would be found everywhere")
    return Condition(kind, negated, word.text)


def _read_comparison(kind: ConditionKind, negated: bool, line: LineReader) -> Condition:
    """Read what comes after `score`, `rank`, `keys`, `bytes` or `time`."""
    game = line.take_named("game") if kind in ("score", "rank") else ""
    side = (line.take_if("friends", "all") or "") if kind == "rank" else ""
    column, compare = line.column, line.take_comparison()
    match kind:
        case "bytes":
            number = line.take_bytes()
        case "time":
            number = line.take_duration("how long")
        case _:
            number = line.take_number("number", 0, 99_999 if kind == "keys" else 999_999_999)
    fault = vacuous_bound(kind, compare, number, negated=negated)
    if fault:
        raise WordFault(column, fault)
    return Condition(kind, negated, game=game, side=side, compare=compare, number=number)


def _read_kind(line: LineReader, negated: bool) -> ConditionKind:
    """Return the word after `expect` or `no`; `page text` is two."""
    if line.at_string or line.at_pattern:
        raise line.fault(f'what is expected? `{"no " if negated else ""}text "Menu"` looks at the screen')
    if line.peek("not", "never", "without"):
        raise line.fault("write `no` for what must not be there")
    kind = line.take_bare("expectation", _WORDS)
    if kind == "page":
        line.take_bare("word", ["text"])
        return "page text"
    return cast(ConditionKind, kind)


def hex_of(color: Color) -> str:
    """Write a colour as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*color)
