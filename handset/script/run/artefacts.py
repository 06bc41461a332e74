"""Artefacts of a run, pictures, films and states: files named after their content, so none overwrites another."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import xxhash

from handset.files import file_name, write_whole
from keitai.common.errors import KeitaiError


class ArtefactStore(Protocol):
    """Protocol of where a run's pictures, films and states are written."""

    def keep(self, name: str, suffix: str, body: bytes) -> Path:
        """Write `body` as a file, `suffix` with its dot; return its path."""


class NamedFiles:
    """Folder of files under their own names; the next run overwrites them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, suffix: str, body: bytes) -> Path:
        """Write the file under its own name; return its path."""
        path = self.folder / f"{file_name(name)}{suffix}"
        write(path, body)
        return path


class Artefacts:
    """Folder of files by content: the same content under the same name is one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, suffix: str, body: bytes) -> Path:
        """Write `body` unless it is there; return its path."""
        path = self.folder / f"{file_name(name)}-{xxhash.xxh3_64_hexdigest(body)[:10]}{suffix}"
        if not path.exists():
            write(path, body)
        return path


class ReportError(KeitaiError):
    """Error of a report that cannot be written; not a test's failure."""

    status = 3


def write(path: Path, body: bytes) -> None:
    """Write a file of the report. Raises `ReportError`."""
    try:
        write_whole(path, body)
    except OSError as error:
        raise ReportError(f"{path}: cannot be written ({error.strerror or type(error).__name__})") from None


def printable(text: str) -> str:
    """Replace the characters that neither XML nor a terminal takes: controls, and halves of a surrogate pair."""
    return "".join(
        char if char in "\n\t" or (char >= " " and char not in "\x7f\ufffe\uffff" and not _is_control(char)) else "?"
        for char in text
    )


def one_line(text: str) -> str:
    """Make a text printable on one line, for terminals and tables."""
    return "".join(" " if char in "\n\t\u2028\u2029" else char for char in printable(text))


def _is_control(char: str) -> bool:
    return "\x80" <= char <= "\x9f" or "\ud800" <= char <= "\udfff"
