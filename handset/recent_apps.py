"""Recent applications: what pages have opened lately, with the pages that start it."""

from __future__ import annotations

import msgspec

from handset.memory import Memory

MOST = 10
_NOTE = "played"
"""The note of the phone's memory: what it was called when only plays were kept."""


def recent_apps(memory: Memory) -> list[tuple[str, str]]:
    """Return (title, address of the page that starts it) of the recent applications, latest first."""
    kept = memory.note(_NOTE)
    return msgspec.msgpack.decode(kept, type=list[tuple[str, str]]) if kept else []


def remember_app(memory: Memory, title: str, url: str) -> None:
    """Put an application that was started from the page at `url` first."""
    others = [pair for pair in recent_apps(memory) if pair[0] != title]
    memory.keep_note(_NOTE, msgspec.msgpack.encode([(title, url), *others][:MOST]))
