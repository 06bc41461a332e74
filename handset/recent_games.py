"""Games played lately, with the pages that start them."""

from __future__ import annotations

import msgspec

from handset.memory import Memory

MOST = 10
_NOTE = "played"


def recent_games(memory: Memory) -> list[tuple[str, str]]:
    """Return (title, address of the page that starts it) of the games played, latest first."""
    kept = memory.note(_NOTE)
    return msgspec.msgpack.decode(kept, type=list[tuple[str, str]]) if kept else []


def remember_game(memory: Memory, title: str, url: str) -> None:
    """Put a game that was started from the page at `url` first."""
    others = [pair for pair in recent_games(memory) if pair[0] != title]
    memory.keep_note(_NOTE, msgspec.msgpack.encode([(title, url), *others][:MOST]))
