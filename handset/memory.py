"""The phone's own memory: settings, clock, bookmarks, pictures, score outbox.

What was saved survives kill -9 at any moment.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from handset.errors import HandsetError
from handset.settings import Settings

_TABLES = """
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS bookmark (id INTEGER PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS draft (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS photo (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, type TEXT NOT NULL,
  body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, url TEXT NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL);
"""

MOST_DRAFTS = 20


class Letter(NamedTuple):
    """A post that waits for reception."""

    id: int
    url: str
    content_type: str
    body: bytes


class Memory:
    """One SQLite file, or RAM for scripts and tests. Each call is one transaction, synced before it returns."""

    def __init__(self, path: Path | None = None) -> None:
        """Raises `HandsetError` when the file is no phone's memory or cannot be written."""
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=5)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            raise HandsetError(f"the phone's memory in {path} cannot be opened ({error})") from None

    def close(self) -> None:
        self._db.close()

    def image(self) -> bytes:
        """All of it, for `load_image`."""
        return self._db.serialize()

    def load_image(self, image: bytes) -> None:
        """Become what `image` was of. Only for a memory in RAM: a file keeps what was saved in it."""
        self._db.deserialize(image)
        self._db.executescript(_TABLES)

    def load_settings(self) -> Settings:
        raw = self.note("settings")
        try:
            return msgspec.msgpack.decode(raw, type=Settings) if raw else Settings()
        except msgspec.DecodeError:
            return Settings()

    def save_settings(self, settings: Settings) -> None:
        self.keep_note("settings", msgspec.msgpack.encode(settings))

    def load_clock(self) -> datetime | None:
        """When the phone was last on, by its own clock."""
        raw = self.note("clock")
        return datetime.fromisoformat(raw.decode()) if raw else None

    def save_clock(self, now: datetime) -> None:
        self.keep_note("clock", now.isoformat().encode())

    def bookmarks(self) -> list[tuple[str, str]]:
        """(title, url), the oldest first."""
        return list(self._db.execute("SELECT title, url FROM bookmark ORDER BY id"))

    def add_bookmark(self, title: str, url: str) -> None:
        """A page bookmarked again keeps its place and takes the new title."""
        self._db.execute(
            "INSERT INTO bookmark (title, url) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET title = excluded.title",
            (title[:100], url),
        )

    def remove_bookmark(self, url: str) -> None:
        self._db.execute("DELETE FROM bookmark WHERE url = ?", (url,))

    def draft(self, name: str) -> str | None:
        """A text that was left unfinished in the field `name`."""
        row = self._db.execute("SELECT text FROM draft WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_draft(self, name: str, text: str) -> None:
        """Keep an unfinished text; only the latest drafts are kept."""
        self._db.execute("INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)", (name, text))
        self._db.execute(
            "DELETE FROM draft WHERE id NOT IN (SELECT id FROM draft ORDER BY id DESC LIMIT ?)", (MOST_DRAFTS,)
        )

    def drop_draft(self, name: str) -> None:
        self._db.execute("DELETE FROM draft WHERE name = ?", (name,))

    def photos(self) -> list[tuple[int, str, str, bytes]]:
        """(number, file name, MIME type, bytes) of saved pictures, the newest first."""
        return list(self._db.execute("SELECT id, name, type, body FROM photo ORDER BY id DESC"))

    def add_photo(self, name: str, content_type: str, body: bytes) -> int:
        """Keep a picture; its number, which no other ever gets."""
        row = self._db.execute(
            "INSERT INTO photo (name, type, body) VALUES (?, ?, ?) RETURNING id", (name, content_type, body)
        ).fetchone()
        return int(row[0])

    def remove_photo(self, number: int) -> None:
        self._db.execute("DELETE FROM photo WHERE id = ?", (number,))

    def outbox_add(self, url: str, content_type: str, body: bytes) -> int:
        """Keep a post until it was answered; its number."""
        row = self._db.execute(
            "INSERT INTO outbox (url, type, body) VALUES (?, ?, ?) RETURNING id", (url, content_type, body)
        ).fetchone()
        return int(row[0])

    def outbox(self) -> list[Letter]:
        return [Letter(*row) for row in self._db.execute("SELECT id, url, type, body FROM outbox ORDER BY id")]

    def outbox_remove(self, number: int) -> None:
        self._db.execute("DELETE FROM outbox WHERE id = ?", (number,))

    def note(self, name: str) -> bytes | None:
        """A small thing kept under a name."""
        row = self._db.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_note(self, name: str, value: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))
