"""Errors that a person can cause, told in one sentence with its place. Never a traceback."""

from __future__ import annotations

from dataclasses import dataclass


class KeitaiError(Exception):
    """Error that a person can mend; `str()` is the sentence to show, `status` the command's exit status.

    Example:
        >>> try:
        ...     raise KeitaiError("the model 'n95' does not exist")
        ... except KeitaiError as error:
        ...     print(error, error.status)
        the model 'n95' does not exist 2
    """

    status = 2


class OperationFailed(KeitaiError):
    """Error of an operation that was asked for rightly and failed: damaged data, a site without answer."""

    status = 1


@dataclass(frozen=True)
class SourcePlace:
    """Place in a person's file; line and column count from 1, 0 when not known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


class FileError(KeitaiError):
    """Error in a data file (model, keymap, game, script): `place: what is wrong; what would be right`."""

    def __init__(self, place: SourcePlace, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message
