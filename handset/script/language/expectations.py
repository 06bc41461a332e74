"""Conditions after `expect`, `wait-for` and `repeat until`, read from a line's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from handset.geometry import Color
from handset.keypad import TICKS_PER_SECOND
from handset.script.language.reader import LineReader
from handset.script.language.vacuous import vacuous_bound, vacuous_pattern
from handset.script.language.words import is_blank, quoted
from keitai.common.script_words import WorldNumber

ConditionKind = Literal[
    "text", "page text", "focus", "title", "url", "softkey", "dialog", "event", "sound", "vibrate", "frame", "pixel",
    "bytes", "time", "keys", "lint", "flash", "world",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """Condition of an expectation, tried again every frame until it holds.

    `text`: substring, name or hash looked for; `pattern`: a regular expression instead. What compares, compares with
    `number`: bytes, ticks (`time`), presses (`keys`) or, of kind "world", what another house has registered and is
    `asked` for. `point` and `color` are a pixel's. Of kind "flash", `text` is a movie's variable, or with the `side`
    "frame" a frame's label.
    """

    kind: ConditionKind
    negated: bool = False
    text: str = ""
    pattern: str | None = None
    asked: WorldNumber | None = None
    game: str = ""
    side: str = ""
    compare: str = ""
    number: int = 0
    point: tuple[int, int] = (0, 0)
    color: Color = (0, 0, 0)

    def __str__(self) -> str:
        """Return the condition as it is written in a script."""
        words = ["no"] if self.negated else []
        words.append(self.asked.name if self.asked is not None else self.kind)
        match self.kind:
            case "world":
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
            case "flash" if self.side:
                words += [self.side, quoted(self.text)]
            case "flash":
                words += [quoted(self.text), self.compare, str(self.number)]
            case "vibrate":
                pass
            case _:
                words += [self.side, quoted(self.text) if self.pattern is None else f"/{self.pattern}/"]
        return " ".join(word for word in words if word)


KINDS: list[ConditionKind] = [kind for kind in get_args(ConditionKind) if kind != "world"]
"""The language's own; other houses register more."""
_WORDS = [kind.partition(" ")[0] for kind in KINDS]
LARGEST = 999_999_999
"""The largest number that a line may say of the world."""
_HASH = re.compile(r"[0-9a-f]{16}")


def read_condition(line: LineReader) -> Condition:
    """Parse a condition: `[no] text "mixi"`, `score keep-awake >= 120` and so on. Raises `WordFault`."""
    negated = line.take_if("no") is not None
    kind = _read_kind(line, negated)
    if isinstance(kind, WorldNumber):
        return _read_world_number(kind, negated, line)
    match kind:
        case "keys" | "bytes" | "time":
            return _read_comparison(kind, negated, line)
        case "event" | "sound":
            return Condition(kind, negated, line.take_named(kind))
        case "frame":
            return Condition(kind, negated, line.take_value("the frame's hash", _hash_fault))
        case "pixel":
            return Condition(kind, negated, point=line.take_point(), color=line.take_color())
        case "lint":
            line.take_choice("word", ["clean"])
            return Condition(kind, negated)
        case "vibrate":
            return Condition(kind, negated)
        case "flash":
            return _read_movie_state(negated, line)
        case "softkey":
            side = line.take_choice("side", ["left", "centre", "right"])
            if not line.at_pattern:
                return Condition(kind, negated, line.take_text("the label"), side=side)
            return Condition(kind, negated, pattern=_take_pattern(kind, negated, line), side=side)
    return _read_sought(kind, negated, line)


def _read_movie_state(negated: bool, line: LineReader) -> Condition:
    """Read what comes after `flash`: a variable and what it compares with, or `frame` and a label."""
    if line.take_if("frame") is not None:
        return Condition("flash", negated, line.take_text("the label of a frame"), side="frame")
    name = line.take_text("the variable of a movie")
    compare = line.take_comparison()
    return Condition("flash", negated, name, compare=compare, number=line.take_number("number", 0, LARGEST))


def _read_sought(kind: ConditionKind, negated: bool, line: LineReader) -> Condition:
    """Read the text or pattern that is looked for."""
    if line.more and not line.at_string and not line.at_pattern:
        raise line.fault('the text looked for stands in quotes, "like this", or is a /pattern/')
    if line.at_pattern:
        return Condition(kind, negated, pattern=_take_pattern(kind, negated, line))
    word = line.take_word("the text looked for")
    if is_blank(word.text) and not word.faulty:
        line.add_fault(word.column, "the text looked for is empty: it would be found everywhere")
    return Condition(kind, negated, word.text)


def _take_pattern(kind: ConditionKind, negated: bool, line: LineReader) -> str:
    """Take a pattern; one that any text matches, or none, is a fault."""
    word = line.take_word("the text looked for")
    fault = "" if word.faulty else vacuous_pattern(kind, word.text, negated=negated)
    if fault:
        line.add_fault(word.column, fault)
    return word.text


def _hash_fault(text: str) -> str:
    return "" if _HASH.fullmatch(text) else f"{text!r} is not the hash of a frame; that is 16 digits, 0-9 and a-f"


def _read_comparison(kind: ConditionKind, negated: bool, line: LineReader) -> Condition:
    """Read what comes after `keys`, `bytes` or `time`."""
    faulty = len(line.faults)
    column, compare = line.column, line.take_comparison()
    match kind:
        case "bytes":
            number = line.take_bytes()
        case "time":
            number = line.take_duration("how long")
        case _:
            number = line.take_number("number", 0, 99_999)
    fault = vacuous_bound(kind, compare, number, negated=negated) if len(line.faults) == faulty else ""
    if fault:
        line.add_fault(column, fault)
    return Condition(kind, negated, compare=compare, number=number)


def _read_world_number(asked: WorldNumber, negated: bool, line: LineReader) -> Condition:
    """Read what comes after the name of a number that another house has registered."""
    game = line.take_named(asked.of)
    side = line.take_if(*asked.scopes) or ""
    faulty = len(line.faults)
    column, compare = line.column, line.take_comparison()
    number = line.take_number("number", 0, LARGEST)
    if len(line.faults) == faulty:
        fault = vacuous_bound("world", compare, number, negated=negated, asked=asked)
        if fault:
            line.add_fault(column, fault)
    return Condition("world", negated, asked=asked, game=game, side=side, compare=compare, number=number)


def _read_kind(line: LineReader, negated: bool) -> ConditionKind | WorldNumber:
    """Return the word after `expect` or `no`; `page text` is two."""
    if line.at_string or line.at_pattern:
        raise line.fault(f'what is expected? `{"no " if negated else ""}text "Menu"` looks at the screen')
    if line.peek("not", "never", "without"):
        raise line.fault("write `no` for what must not be there")
    numbers = line.names.numbers
    kind = line.take_bare("expectation", [*_WORDS, *numbers])
    if kind in numbers:
        return numbers[kind]
    if kind == "page":
        line.take_bare("word", ["text"])
        return "page text"
    return cast(ConditionKind, kind)


def hex_of(color: Color) -> str:
    """Write a colour as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*color)
