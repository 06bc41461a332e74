"""Places that a verb will write to, tried before its work begins: a wrong folder costs nobody an hour's work."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from handset.files import WriteError, real_path

PICTURES = "`keitai` in your pictures folder"
"""Where pictures go for which `-o` names no place, as the help says it."""


def pictures_folder() -> Path:
    """Return the folder for pictures and films where `-o` names no place: the one that the window writes into, too."""
    from handset.frontends import captures

    return captures.pictures_folder()


def require_writable(path: Path, *, folder: bool = False) -> None:
    """Try to write beside a file, or into a folder, that is to be made later; nothing is left behind.

    Raises:
        WriteError: No file can be made there.
    """
    if not folder and path.is_dir():
        raise WriteError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.is_symlink() and real_path(path).is_symlink():
        raise WriteError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    nearest = path if folder else path.parent
    while not nearest.exists() and nearest != nearest.parent:
        if nearest.is_symlink():  # which leads nowhere, so that no folder can be made there
            raise WriteError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
        nearest = nearest.parent
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise WriteError(error.errno, error.strerror, str(path)) from None
