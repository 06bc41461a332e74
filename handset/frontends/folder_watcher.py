"""Watcher of a folder by the system's file events: the sources of a site that runs beside the phone."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

import watchfiles


class FolderWatcher:
    """File watcher of a folder and all below it, such as a site's sources; the system tells it what is saved.

    What version control, editors and Python leave behind is passed over (`watchfiles.DefaultFilter`).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stop = threading.Event()
        self._saved: set[Path] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._listen, name="watch", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        for changes in watchfiles.watch(self._folder, stop_event=self._stop, debounce=100, step=50, rust_timeout=500):
            with self._lock:
                self._saved |= {Path(name) for _, name in changes}

    def changed(self) -> set[Path]:
        """Return what was saved, made or removed since the last call."""
        with self._lock:
            saved, self._saved = self._saved, set()
        return saved

    def __enter__(self) -> FolderWatcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(2)
