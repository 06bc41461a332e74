"""Cache of what is compiled from a source file, kept as Python keeps bytecode: in `__pycache__` beside it.

    catalogue = compiled(path, "mo", compile_catalogue)

`PYTHONPYCACHEPREFIX` and `PYTHONDONTWRITEBYTECODE` are kept to. Compiling the templates and the words of the top page
took a tenth of a cold start.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import threading
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size


def compiled(source: Path, version: str, compile_: Callable[[], bytes]) -> bytes:
    """Return what a file compiles to: kept bytes where they fit, else those of `compile_`, which are kept.

    Args:
        source: The file.
        version: Names the compiler and its settings; what another version compiled does not fit.
        compile_: Compiles the file as it is now.

    Raises:
        OSError: The source cannot be read.
    """
    kept = read_compiled(source, version)
    if kept is None:
        kept = compile_()
        write_compiled(source, version, kept)
    return kept


def compiled_path(source: Path) -> Path:
    """Return where what is compiled from a file stands."""
    return Path(cache_from_source(f"{source}.py"))


def read_compiled(source: Path, version: str) -> bytes | None:
    """Return what was compiled from a file as it is now; None where nothing is kept, or it does not fit or is damaged.

    Raises:
        OSError: The source cannot be read.
    """
    fingerprint = _fingerprint(source, version)
    try:
        kept = compiled_path(source).read_bytes()
    except OSError:
        return None
    body = kept[2 * _DIGEST :]
    return body if kept[: 2 * _DIGEST] == fingerprint + _digest(body) else None


def write_compiled(source: Path, version: str, body: bytes) -> None:
    """Keep what was compiled from a file, unless bytecode is not to be written or cannot be.

    Raises:
        OSError: The source cannot be read.
    """
    if sys.dont_write_bytecode:
        return
    whole = _fingerprint(source, version) + _digest(body) + body
    path = compiled_path(source)
    half = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")  # no other process reads half of it
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            half.write_bytes(whole)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)


def _fingerprint(source: Path, version: str) -> bytes:
    return _digest(version.encode() + b"\0" + source.read_bytes())


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()
