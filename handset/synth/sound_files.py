"""Where the files of sounds lie: the program's folder of them, and those that others bring; renders nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "assets" / "sounds"
SHARED = "instruments"
"""Name of the file of instruments that every file of sounds may play by."""


class SoundFiles:
    """Files of sounds by name: `<name>.yaml` of a folder, and files that were added under a name."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._added: dict[str, Path] = {}

    def add(self, name: str, path: Path) -> None:
        """Add a file whose sounds are called `name/<sound>`; one of the folder's own name stays what it is."""
        self._added[name] = path

    def remove(self, name: str) -> None:
        """Take away a file that was added; nothing happens where it was not."""
        self._added.pop(name, None)

    def names(self) -> list[str]:
        """List the names of all files that hold sounds, in order."""
        own = {path.stem for path in self._folder.glob("*.yaml") if path.stem != SHARED}
        return sorted(own.union(self._added))

    def path(self, name: str) -> Path | None:
        """Return the file of that name, None where it does not exist."""
        own = self._folder / f"{name}.yaml"
        if name == SHARED:
            return None
        if own.is_file():
            return own
        added = self._added.get(name)
        return added if added is not None and added.is_file() else None

    @property
    def instruments(self) -> Path | None:
        """The file of shared instruments, None without one."""
        path = self._folder / f"{SHARED}.yaml"
        return path if path.is_file() else None


@lru_cache(maxsize=1)
def shared_sound_files() -> SoundFiles:
    """Return the files of the program's own sounds and of the games that were added to it, one table a process."""
    return SoundFiles()
