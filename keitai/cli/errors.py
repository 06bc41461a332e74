"""Faults of the world as sentences: the one place where what a verb met on its way becomes words and a status."""

from __future__ import annotations

import sys
from typing import Any

from handset.files import WriteError
from keitai.common.errors import KeitaiError

WRONG_USAGE = 2
FAILED = 1
_STORE_ERRORS = (
    ("sqlite3", "Error"),
    ("screens.store.database", "StoreError"),
    ("sqlalchemy.exc", "DBAPIError"),
)


def describe_error(error: Exception) -> tuple[str, int] | None:
    """Return the sentence and the exit status for a fault that a person can mend; None for one of the program's own.

    A command that asks for what cannot be asked for ends with 2, one that was right and failed with 1.
    """
    if isinstance(error, KeitaiError):
        return str(error), error.status
    if isinstance(error, BrokenPipeError):
        return "", FAILED  # whoever read the output has gone, and wants no more words
    if isinstance(error, OSError):
        return _of_system(error), FAILED
    if _is_one_of(error, ("concurrent.futures.process", "BrokenProcessPool")):
        return "a worker process died; out of memory, or ended by somebody", FAILED
    if isinstance(error, MemoryError):
        return "there is not enough memory", FAILED
    if _is_one_of(error, *_STORE_ERRORS):
        return f"the data cannot be used: {store_reason(error)}", FAILED
    if isinstance(error, ValueError) and "null byte" in str(error):
        return "a file's name cannot have a NUL in it", WRONG_USAGE
    return None


def store_reason(error: Exception) -> str:
    """Return what a database says is wrong, without SQL and links."""
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__


def _of_system(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    if isinstance(error, WriteError):
        return f"{error.filename}: cannot be written ({reason})"
    said = reason[:1].lower() + reason[1:]
    return f"{_short(str(error.filename))}: {said}" if error.filename is not None else said


def _short(name: str) -> str:
    return name if len(name) <= 200 else f"{name[:199]}…"


def _is_one_of(error: Exception, *kinds: tuple[str, str]) -> bool:
    """Return whether an error is of one of the kinds, by module and name.

    A module that no verb has loaded has raised nothing, and is not loaded for this.
    """
    found: list[Any] = [vars(sys.modules[module])[name] for module, name in kinds if module in sys.modules]
    return isinstance(error, tuple(found))
