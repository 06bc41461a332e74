"""Keys piped into a recording: `web idle down x2 ok 1.5s "text" ?text`, with the time they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handset.keypad import KEYS_BY_NAME, Key
from handset.script.language.reader import LineReader, duration
from handset.script.language.words import NO_VARIABLES, WordFault, split_line
from keitai.common.errors import FileError, SourcePlace

_LONGEST = 200_000


@dataclass(frozen=True)
class Piped:
    """One thing to do of piped input: press `key` for `ticks`, write `text`, wait, or expect."""

    kind: Literal["press", "write", "wait", "idle", "text", "focus", "golden"]
    key: Key | None = None
    ticks: int = 3
    text: str = ""


def read_piped(text: str, name: str) -> list[Piped]:
    """Parse piped words: key names, `x3`, `down+1.2s` (a long press), times, `idle`, `"text"`, expectations.

    `"text"` is written by the host; expectations are `?text`, `?focus` and `?golden`. `name` is what errors call the
    input.

    Raises:
        FileError: With the place of the first fault.
    """
    if len(text) > _LONGEST:
        raise FileError(SourcePlace(name, 1, 1), f"is {len(text)} characters long; at most {_LONGEST} are read")
    piped: list[Piped] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            piped += _read_line(line, piped)
        except WordFault as fault:
            raise FileError(SourcePlace(name, number, fault.column), fault.message) from None
    return piped


def _read_line(line: str, before: list[Piped]) -> Iterator[Piped]:
    words = LineReader(split_line(line, NO_VARIABLES), len(line))
    last = before[-1] if before else None
    while words.more:
        column = words.column
        text = words.peek_text()
        key, plus, length = text.partition("+")
        if text.startswith("x") and text.isascii() and text[1:].isdigit() and last is not None and last.kind == "press":
            words.take_word("")
            if not 1 <= int(text[1:5]) <= 1000:
                raise WordFault(column, "a key is pressed 1 to 1000 times")
            yield from [last] * (int(text[1:5]) - 1)
            continue
        if plus and key in KEYS_BY_NAME:
            words.take_word("")
            last = Piped("press", KEYS_BY_NAME[key], max(1, duration(length, column + len(key) + 1)))
        elif words.at_string:
            last = Piped("write", text=words.take_string("the text"))
        elif text == "idle" or text in ("?text", "?focus", "?golden"):
            words.take_word("")
            last = Piped(text.removeprefix("?"))  # type: ignore[arg-type]
        elif text[:1].isdigit() and text not in KEYS_BY_NAME:
            last = Piped("wait", None, words.take_duration("how long"))
        else:
            last = Piped("press", words.take_key())
        words.require_sound()
        yield last
