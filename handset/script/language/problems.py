"""Problems of a script: every fault with its place, its line, a caret and what would be right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from keitai.common.errors import KeitaiError, SourcePlace


@dataclass(frozen=True, slots=True)
class Problem:
    """Fault of a script; `source` is its whole line, `chain` the includes that led there, outermost first."""

    place: SourcePlace
    source: str
    message: str
    chain: tuple[SourcePlace, ...] = ()

    def __str__(self) -> str:
        before = self.source[: max(0, self.place.column - 1)]
        caret = " " * display_width(before) + "^"
        included = "".join(f"\n  included from {place}" for place in reversed(self.chain))
        return f"{self.place}: {self.message}\n  {self.source}\n  {caret}{included}"


class ScriptErrors(KeitaiError):
    """Error with all faults of a script at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for full-width characters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
