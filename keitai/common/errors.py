"""What a person can get wrong, told in one sentence with its place. Never a traceback."""

from __future__ import annotations

from dataclasses import dataclass


class KeitaiError(Exception):
    """Something a person can mend; `str()` is the sentence to show, `status` how a command ends that meets it."""

    status = 2


class OperationFailed(KeitaiError):
    """Something that was asked for rightly and could not be done: kept data that are damaged, a site without answer."""

    status = 1


@dataclass(frozen=True)
class SourcePlace:
    """Where in a person's file something is wrong; line and column count from 1, 0 when not known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


class FileError(KeitaiError):
    """A data file (model, keymap, game, script) that cannot be taken: `place: what is wrong; what would be right`."""

    def __init__(self, place: SourcePlace, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message
