"""The phone's own memory: settings, clock, bookmarks, pictures, outbox.

What was saved survives kill -9 at any moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from handset.settings import Settings
from keitai.common.errors import KeitaiError, OperationFailed

_TABLES = """
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS bookmark (id INTEGER PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS draft (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS photo (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, type TEXT NOT NULL,
  body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, url TEXT NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL);
"""

MOST_DRAFTS = 20


class QueuedPost(NamedTuple):
    """HTTP POST in the outbox, sent once there is reception."""

    id: int
    url: str
    content_type: str
    body: bytes


class Memory:
    """The phone's memory: one SQLite file, or RAM. Each call is a transaction, synced before it returns."""

    def __init__(self, path: Path | None = None) -> None:
        """Open it, and make it where it is new.

        Raises `Failed`, as every other call does, where the file is not a phone's memory, is damaged or cannot be
        written.
        """
        self._where = str(path or "RAM")
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=5)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise OperationFailed(f"the phone's memory in {path} cannot be opened ({reason})") from None

    def _run(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """Run one statement as a transaction of its own and return its rows."""
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise OperationFailed(f"the phone's memory in {self._where} cannot be used ({error})") from None

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def image(self) -> bytes:
        """Serialise the memory to bytes, for `load_image`."""
        return self._db.serialize()

    def load_image(self, image: bytes) -> None:
        """Restore the memory from `image`; only in RAM, since a file keeps what was saved in it."""
        try:
            self._db.deserialize(image)
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OverflowError) as error:
            raise KeitaiError(f"the phone's memory in this saved state is damaged ({error})") from None

    def load_settings(self) -> Settings:
        """Return the saved settings, the defaults where none can be read."""
        raw = self.note("settings")
        try:
            return msgspec.msgpack.decode(raw, type=Settings) if raw else Settings()
        except (msgspec.DecodeError, TypeError, ValueError):
            return Settings()

    def save_settings(self, settings: Settings) -> None:
        """Save the settings."""
        self.keep_note("settings", msgspec.msgpack.encode(settings))

    def load_clock(self) -> datetime | None:
        """Return the phone's time when it was last on."""
        raw = self.note("clock")
        try:
            return datetime.fromisoformat(raw.decode()) if raw else None
        except (AttributeError, ValueError):
            return None

    def save_clock(self, now: datetime) -> None:
        """Save the phone's time, so that its clock goes on from there."""
        self.keep_note("clock", now.isoformat().encode())

    def bookmarks(self) -> list[tuple[str, str]]:
        """Return (title, url) of the bookmarks, the oldest first."""
        return self._run("SELECT title, url FROM bookmark ORDER BY id")

    def add_bookmark(self, title: str, url: str) -> None:
        """Save a bookmark; an address bookmarked again keeps its place and takes the new title."""
        self._run(
            "INSERT INTO bookmark (title, url) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET title = excluded.title",
            (title[:100], url),
        )

    def remove_bookmark(self, url: str) -> None:
        """Delete the bookmark of this address, if there is one."""
        self._run("DELETE FROM bookmark WHERE url = ?", (url,))

    def draft(self, name: str) -> str | None:
        """Return the unfinished text of the field `name`, None without one."""
        rows = self._run("SELECT text FROM draft WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def keep_draft(self, name: str, text: str) -> None:
        """Save an unfinished text; only the latest ones are kept."""
        self._run("INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)", (name, text))
        self._run("DELETE FROM draft WHERE id NOT IN (SELECT id FROM draft ORDER BY id DESC LIMIT ?)", (MOST_DRAFTS,))

    def drop_draft(self, name: str) -> None:
        """Delete the unfinished text of the field `name`."""
        self._run("DELETE FROM draft WHERE name = ?", (name,))

    def photos(self) -> list[tuple[int, str, str, bytes]]:
        """Return (number, file name, MIME type, bytes) of saved pictures, the newest first."""
        return self._run("SELECT id, name, type, body FROM photo ORDER BY id DESC")

    def add_photo(self, name: str, content_type: str, body: bytes) -> int:
        """Save a picture and return its number, which is never used again."""
        rows = self._run(
            "INSERT INTO photo (name, type, body) VALUES (?, ?, ?) RETURNING id", (name, content_type, body)
        )
        return int(rows[0][0])

    def remove_photo(self, number: int) -> None:
        """Delete a picture by its number."""
        self._run("DELETE FROM photo WHERE id = ?", (number,))

    def outbox_add(self, url: str, content_type: str, body: bytes) -> int:
        """Save a post until it is answered, and return its number."""
        rows = self._run(
            "INSERT INTO outbox (url, type, body) VALUES (?, ?, ?) RETURNING id", (url, content_type, body)
        )
        return int(rows[0][0])

    def outbox(self) -> list[QueuedPost]:
        """Return the posts that wait for reception, oldest first."""
        return [QueuedPost(*row) for row in self._run("SELECT id, url, type, body FROM outbox ORDER BY id")]

    @property
    def waiting(self) -> bool:
        """Whether a post waits in the outbox; asked in every frame, so without reading the posts."""
        return bool(self._run("SELECT EXISTS (SELECT 1 FROM outbox)")[0][0])

    def outbox_remove(self, number: int) -> None:
        """Delete a post that has been sent."""
        self._run("DELETE FROM outbox WHERE id = ?", (number,))

    def note(self, name: str) -> bytes | None:
        """Return the value saved under a name, None without one."""
        rows = self._run("SELECT value FROM note WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def keep_note(self, name: str, value: bytes) -> None:
        """Save a small value under a name, in place of what it held."""
        self._run("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))
