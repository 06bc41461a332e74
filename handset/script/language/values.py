"""Values: what stands after `let` in version 2 of the language, and lines that are read again with values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from handset.script.language.blocks import read_repeat
from handset.script.language.expectations import ConditionKind
from handset.script.language.reader import LineReader
from handset.script.language.steps import Act, At, Chosen, Drawn, Late, Let, Read
from handset.script.language.sums import LARGEST_SUM, calculate
from handset.script.language.vacuous import vacuous_pattern
from handset.script.language.verbs import read_act
from handset.script.language.words import ValueSlot, Word, split_line

_SOURCES = ["url", "text", "page", "focus", "title"]
_WHOLE = ("url", "focus", "title")
"""What a value may be taken from as a whole."""
_RANGE = re.compile(r"(-?[0-9]{1,12})\.\.(-?[0-9]{1,12})")
_NAME = re.compile(r"[^\W\d][\w-]*")


def read_let(line: LineReader) -> tuple[str, str | Read | Chosen | Drawn]:
    """Read what comes after `let`: the name, and what gives the value. Raises `WordFault`."""
    column, name = line.column, line.take_bare("name")
    if not _NAME.fullmatch(name):
        line.add_fault(column, f"{name!r} is not a name; it has letters, digits, - and _")
    if line.at_string:
        value: str | Read | Chosen | Drawn = line.take_string("the value")
    elif line.more and not line.peek("=", "from", "random"):
        raise line.fault('a value is "text", = 2 * 3, from url /(\\d+)/ or random 1..9')
    else:
        match line.take_bare("value", ["=", "from", "random"]):
            case "=":
                value = _read_sum(line)
            case "from":
                value = _read_source(line)
            case _:
                value = _read_chance(line)
    line.finish()
    return name, value


def take_first_value(line: LineReader) -> str:
    """Take the value of a `let` in version 1 of the language. Raises `WordFault`."""
    if line.peek("=", "from", "random"):
        raise line.fault("this is of version 2 of the language; a file that begins with `keys 2` may use it")
    value = line.take_string("the value")
    line.finish()
    return value


def _read_sum(line: LineReader) -> str:
    words: list[Word] = []
    while line.more:
        words.append(line.take_word("a number"))
    line.require_sound()
    return str(calculate(words, line.column) or 0)


def _read_source(line: LineReader) -> Read:
    kind = line.take_bare("source", _SOURCES)
    if kind == "page":
        line.take_bare("word", ["text"])
        kind = "page text"
    if not line.at_pattern:
        if line.more or kind not in _WHOLE:
            raise line.fault("a /pattern/ says what is taken, such as /(\\d+) points/: the first group, or all of it")
        return Read(cast(ConditionKind, kind), ".+")
    word = line.take_word("the pattern")
    fault = "" if word.faulty else vacuous_pattern(kind, word.text, negated=False)
    if fault:
        line.add_fault(word.column, fault)
    return Read(cast(ConditionKind, kind), word.text)


def _read_chance(line: LineReader) -> Chosen | Drawn:
    if line.take_if("of") is not None:
        options = [line.take_string("a value")]
        while line.more:
            options.append(line.take_string("a value"))
        return Chosen(tuple(options))
    column = line.column
    text = line.take_value("the range", _range_fault)
    low, high = (int(part) for part in text.split("..")) if text else (0, LARGEST_SUM)
    if low > high:
        line.add_fault(column, f"{text} has no number in it; the smaller one stands first")
    return Drawn(low, max(low, high))


def _range_fault(text: str) -> str:
    return "" if _RANGE.fullmatch(text) else f'{text!r} is not a range; it reads 1..9, or of "a" "b" chooses'


def read_again(at: At, late: Late, values: Mapping[ValueSlot, str]) -> Act:
    """Return what a line says with the values that are known now. Raises `WordFault`."""
    known = {
        name: values.get(value) if isinstance(value, ValueSlot) else value for name, value in late.variables.items()
    }
    line = LineReader(split_line(at.source, known), len(at.source.rstrip()), late.names)
    verb = line.take_word("verb").text
    if verb == "repeat":
        return read_repeat(line)
    if isinstance(late.act, Let):
        _, value = read_let(line)
        return late.act._replace(value=value)
    return read_act(verb, line)


def filled(at: At, late: Late, values: Mapping[ValueSlot, str]) -> str:
    """Return a line as it reads with the values, for messages."""
    text = at.source.strip()
    for name, value in late.variables.items():
        if isinstance(value, ValueSlot):
            text = text.replace(f"${{{name}}}", values.get(value, ""))
    return text
