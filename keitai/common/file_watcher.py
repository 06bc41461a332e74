"""File watchers: which of the files that a person edits while the phone runs were saved since the last look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

WATCH_EVERY = 12
"""Ticks between looks at the files that are watched: 200 ms."""

Stamp = tuple[int, int] | None
Files = Callable[[], Iterable[Path]]
"""What a page is made of: more of it as the page asks for more."""


class FileWatcher(Protocol):
    """Watcher of files: tells which of them were saved, however it finds out."""

    def changed(self) -> set[Path]:
        """Return what was saved since the last call."""


class PollingFileWatcher:
    """File watcher that polls modification times; a few files, five times a second, need no thread."""

    def __init__(self, paths: Iterable[Path], more: Files | None = None, also: Sequence[FileWatcher] = ()) -> None:
        self._stamps = {path: _stamp(path) for path in paths}
        self._more = more
        self._also = also
        self._left = WATCH_EVERY

    def after(self, due: int) -> set[Path]:
        """Let `due` ticks of real time pass; poll when it is time to, and return the files that were saved."""
        self._left -= due
        if self._left > 0:
            return set()
        self._left = WATCH_EVERY
        return self.changed()

    def changed(self) -> set[Path]:
        """Return the files whose content may be another one than at the last look.

        A file that vanished is not yet saved.
        """
        found: set[Path] = set()
        for path, before in self._stamps.items():
            now = _stamp(path)
            if now is not None and now != before:
                found.add(path)
                self._stamps[path] = now
        for path in self._more() if self._more is not None else ():
            if path not in self._stamps:
                self._stamps[path] = _stamp(path)
        return found.union(*(each.changed() for each in self._also))


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
