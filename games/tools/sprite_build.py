"""Build of a game's sprite sheet by its script, in a process of its own, while the play goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from keitai.common.errors import KeitaiError


class SpriteBuild:
    """Build of a game's sprite sheets by its script, in a process of its own: a faulty SVG harms nothing else."""

    def __init__(self, art: Path, saved: set[Path]) -> None:
        self.saved = saved
        self._art = art
        command = [sys.executable, "-m", f"{__package__}.build_sprites", str(art)]
        found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            command, env=found, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self._told: str | None = None

    @property
    def done(self) -> bool:
        """Whether the build has ended."""
        return self._process.poll() is not None

    def wait(self) -> str:
        """Block until the build has ended; return its error output."""
        if self._told is None:
            self._told = self._process.communicate()[1]
        return self._told

    def check(self) -> None:
        """Raise `KeitaiError` when the build failed."""
        told = self.wait()
        if self._process.returncode:
            reason = (told.strip().splitlines() or ["no reason given"])[-1]
            raise KeitaiError(f"{self._art}: the sprites cannot be drawn ({reason})")
