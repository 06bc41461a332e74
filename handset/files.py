"""Files that a person keeps: written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path


class WriteError(OSError):
    """Error for a file that cannot be written; `filename` is the file, `strerror` the system's reason."""


def write_whole(path: Path, body: bytes, *, private: bool = False) -> None:
    """Write a file atomically: interrupted at any moment, it is the old one or the new one.

    It is written under another name and is on the disk before it takes the old one's place; a link stays, and what it
    leads to is written. Its folder is made; `private` keeps other people of the machine out. A device or a pipe, such
    as /dev/null, is written into: no file can take its place.

    Raises:
        WriteError: It could not be written; nothing is left behind then.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(body)
        else:
            _write(_link_target(path) if path.is_symlink() else path, body, private)
    except OSError as error:
        # A file that stands where a folder should: that it exists, as the system says, is not what is wrong.
        reason = "Not a directory" if isinstance(error, FileExistsError) else error.strerror
        raise WriteError(error.errno, reason, str(path)) from error


def real_path(path: Path) -> Path:
    """Return where a path leads to, past its links; a link that leads to itself is returned as it is.

    Before Python 3.13 `Path.resolve` raises RuntimeError for such a link, which is not a fault of the system's kind.
    """
    return Path(os.path.realpath(path))


def _link_target(link: Path) -> Path:
    """Return what a link leads to, which need not be there. Raises `OSError` for one that leads to itself."""
    target = real_path(link)
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def file_name(name: str) -> str:
    """Return a name as a file name: letters and digits of any script, else hyphens, at most 60 characters."""
    kept = "".join(char if char.isalnum() else "-" for char in name)
    return "-".join(part for part in kept.split("-") if part)[:60] or "picture"


def _write(path: Path, body: bytes, private: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666), "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Flush the folder, so that the new name is on the disk, too. Windows has no way to say so, and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
