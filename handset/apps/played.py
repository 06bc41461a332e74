"""Games played lately: where the phone's owner went to play."""

from __future__ import annotations

import msgspec

from handset.memory import Memory

MOST = 10
_NOTE = "played"


def played(memory: Memory) -> list[tuple[str, str]]:
    """(title, address of the page that starts it), the latest first."""
    kept = memory.note(_NOTE)
    return msgspec.msgpack.decode(kept, type=list[tuple[str, str]]) if kept else []


def remember(memory: Memory, title: str, url: str) -> None:
    """A game was started from the page at `url`."""
    others = [pair for pair in played(memory) if pair[0] != title]
    memory.keep_note(_NOTE, msgspec.msgpack.encode([(title, url), *others][:MOST]))
