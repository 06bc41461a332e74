"""The files of a script: itself, and what it includes from its own tree."""

from __future__ import annotations

from pathlib import Path

from handset.files import real_path
from keitai.common.errors import KeitaiError

MAX_BYTES = 500_000
PIPED = Path("-")
"""What a script is called that came in by standard input."""
_MARKS = (".git", ".hg", "pyproject.toml")
"""What stands in the topmost folder of a project."""


def load(path: Path, shown: Path | None = None) -> str:
    """Read a script's text; errors call it `shown`. Raises `KeitaiError`."""
    shown = shown if shown is not None else path
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KeitaiError(f"{shown}: cannot be read ({error.strerror or type(error).__name__})") from None
    except ValueError:
        raise KeitaiError(f"{str(shown)!r}: cannot be read (there is a NUL in the name)") from None
    if len(raw) > MAX_BYTES:
        raise KeitaiError(f"{shown}: is {len(raw)} bytes long; a script has at most {MAX_BYTES}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode()) + 1
        raise KeitaiError(f"{shown}:{line}:{column}: is not UTF-8 text") from None


def tree_of(script: Path) -> Path:
    """Return the folder from which a script may include: its project's, or its own outside of any."""
    folder = real_path(script).parent
    return next((each for each in (folder, *folder.parents) if any((each / mark).exists() for mark in _MARKS)), folder)


def load_beside(name: str, including: str, tree: Path) -> tuple[str, str]:
    """Read what the file `including` includes as `name`: its path as it is shown, and its text.

    A script of a stranger must not print lines of this machine's other files, so what it includes is a `.keys` file
    under `tree`. Raises `KeitaiError`.
    """
    if "\0" in name:
        raise KeitaiError(f"{name!r}: cannot be read (there is a NUL in the name)")
    if not name.endswith(".keys"):
        raise KeitaiError(f"{name!r} is not a script; only files ending in .keys are included")
    if Path(name).is_absolute() or name.startswith(("~", "\\")) or ":" in name[:2]:
        raise KeitaiError(f"{name!r} is a path of this machine; write it from this file's folder on")
    path = Path(including).parent / name
    try:
        inside = real_path(path).is_relative_to(tree)
        there = path.is_file()
    except (OSError, RuntimeError) as error:
        raise KeitaiError(f"{path}: cannot be read ({type(error).__name__})") from None
    if not inside:
        raise KeitaiError(f"{name!r} lies outside {tree}; a script includes files of its own tree")
    if not there:
        why = "Is a directory" if path.is_dir() else "No such file or directory"
        raise KeitaiError(f"{path}: cannot be read ({why})")
    return str(path), load(path)
