"""Programs that are killed at some moment."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def run_until_killed(program: str, path: Path, lines: int, delay: float) -> list[str]:
    """What a program said before kill -9 came, a moment after so many lines."""
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    with suppress(subprocess.TimeoutExpired):
        process.wait(delay)
    process.kill()
    return [*said, *process.communicate()[0].splitlines(keepends=True)]
