"""The command that this program was started by, as messages write it."""

from __future__ import annotations

from pathlib import Path

IN_CHECKOUT = (Path(__file__).parents[2] / "run.py").is_file()
"""Whether this is a clone of the repository, and no installed package."""
COMMAND = "run.py" if IN_CHECKOUT else "keitai"
"""The program's name in usage and messages."""
SHELL_COMMAND = ("uv", "run", "run.py") if IN_CHECKOUT else ("keitai",)
"""The words that begin a command line which a person copies into a shell."""


def install_extra(name: str) -> str:
    """Return the command that installs an optional extra of the package."""
    return f"uv sync --extra {name}" if IN_CHECKOUT else f'pip install "keitai[{name}]"'
