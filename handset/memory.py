"""The phone's own memory: settings, bookmarks, drafts, score outbox. Survives kill -9 at any moment."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from handset.settings import Settings


class Memory:
    """One SQLite file, or `:memory:`. Every change is a transaction."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` None keeps everything in RAM, for scripts and tests."""
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value BLOB NOT NULL)")

    def load_settings(self) -> Settings:
        row = self._db.execute("SELECT value FROM note WHERE name = 'settings'").fetchone()
        return msgspec.msgpack.decode(row[0], type=Settings) if row else Settings()

    def save_settings(self, settings: Settings) -> None:
        blob = msgspec.msgpack.encode(settings)
        self._db.execute("INSERT OR REPLACE INTO note VALUES ('settings', ?)", (blob,))
