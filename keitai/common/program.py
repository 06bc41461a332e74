"""The command that this program was started by, as messages write it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

IN_CHECKOUT = (Path(__file__).parents[2] / "run.py").is_file()
"""Whether this is a clone of the repository, and no installed package."""
COMMAND = "run.py" if IN_CHECKOUT else "keitai"
"""The program's name in usage and messages."""
_RUN_PY = Path(__file__).parents[2] / "run.py"


def shell_command() -> tuple[str, ...]:
    """Return the words that start this program again as it was started, in the folder where it was.

    Unquoted; a worker process does not know them, so they are asked for where a command begins. Started by something
    else, such as pytest, it is named as a shell in that folder finds it.
    """
    started = Path(sys.argv[0])
    words = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv[1:])]
    as_file = started.name in ("run.py", "keitai", "keitai.exe") and words[-1:] == sys.argv[:1]
    if not as_file and words[-2:] != ["-m", "keitai"]:
        return _found_from_here()
    if started.stem == "keitai":
        found = shutil.which("keitai")
        words = [words[0], "keitai" if found is not None and Path(found) == started else sys.argv[0]]
        return ("uv", "run", words[1]) if _by_uv() else (words[1],)
    return ("uv", "run", *words[1:]) if _by_uv() else tuple(words)


def _found_from_here() -> tuple[str, ...]:
    if not IN_CHECKOUT:
        return ("keitai",)
    if Path.cwd() == _RUN_PY.parent:
        return "uv", "run", "run.py"
    return sys.executable, str(_RUN_PY)


def _by_uv() -> bool:
    """Return whether `uv run` started this process; in a shell of its own it need not be on the PATH."""
    return "UV_RUN_RECURSION_DEPTH" in os.environ


def install_extra(name: str) -> str:
    """Return the command that installs an optional extra of the package."""
    return f"uv sync --extra {name}" if IN_CHECKOUT else f'pip install "keitai[{name}]"'
