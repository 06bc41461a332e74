"""Where other versions of Python are on this machine, for what is tried with each."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def interpreter(version: str) -> str | None:
    """Find a Python of that version that runs: on the path, or among pyenv's."""
    on_path = shutil.which(f"python{version}")
    others = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for path in ([on_path] if on_path else []) + [str(other) for other in others]:
        said = subprocess.run([path, "-V"], capture_output=True, text=True)
        if said.returncode == 0 and said.stdout.startswith(f"Python {version}."):
            return path
    return None
