"""Faults of a game's own files as a sentence with file and line, found in the traceback of what it raised."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any

from keitai.common.errors import FileError, KeitaiError, SourcePlace

RAISED = (Exception, SystemExit)
"""What a game's code may raise that must not end the phone."""


class GameFault(FileError):
    """Fault in a game's own file: where it is and what is wrong.

    Example:
        >>> print(GameFault(SourcePlace("rules.py", 45, 1), "NameError: name 'speed' is not defined"))
        rules.py:45:1: NameError: name 'speed' is not defined
    """

    status = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the fault pass from a worker process to the one that waits for it."""
        return type(self), (self.place, self.message)


def game_fault(error: BaseException, folder: Path) -> GameFault | None:
    """Return the fault in the files of `folder` that raised an error; None where no line of theirs was under way."""
    if isinstance(error, FileError):
        return GameFault(error.place, error.message)
    if isinstance(error, SyntaxError) and _lies_in(error.filename, folder):
        return GameFault(_place(error.filename, folder, error.lineno, error.offset), f"SyntaxError: {error.msg}")
    frames = [frame for frame in extract_tb(error.__traceback__) if _lies_in(frame.filename, folder)]
    if not frames:
        return None
    place = _place(frames[-1].filename, folder, frames[-1].lineno, (frames[-1].colno or 0) + 1)
    return GameFault(place, describe(error))


def describe(error: BaseException) -> str:
    """Return an error as a person reads it: its sentence, or Python's name of it and what it says."""
    if isinstance(error, KeitaiError):
        return str(error)
    name, said = type(error).__name__, " ".join(str(error).split())
    if isinstance(error, ImportError) and error.path:
        said = said.removesuffix(f" ({error.path})")
    return f"{name}: {said}" if said else name


@contextmanager
def faults_in(folder: Path) -> Iterator[None]:
    """Raise what the files of `folder` raise as a `GameFault`; sentences and the program's own errors pass as they are.

    Example:
        >>> with faults_in(Path("mine/penguin_slide")):
        ...     print("a game's rules are imported here")
        a game's rules are imported here
    """
    try:
        yield
    except KeitaiError:
        raise
    except RAISED as error:
        fault = game_fault(error, folder)
        if fault is None:
            raise
        raise fault from error


_SEEN = 24
"""Columns of a line that a phone shows at once: what is further right begins a little before the fault."""


def source_line(place: SourcePlace, folder: Path) -> str:
    """Return the line of a file of the game at a fault's place, from near its column; "" where it cannot be read."""
    try:
        lines = (folder / place.file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError):
        return ""
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    indent = len(line) - len(line.lstrip())
    return line.strip() if place.column - indent < _SEEN else f"…{line[place.column - 9 :]}"


def _place(filename: str | None, folder: Path, line: int | None, column: int | None) -> SourcePlace:
    return SourcePlace(Path(filename or "").relative_to(folder).as_posix(), line or 0, max(1, column or 1))


def _lies_in(filename: str | None, folder: Path) -> bool:
    return bool(filename) and Path(filename or "").is_relative_to(folder)
