"""Screen memos: pages kept as they were, with their pictures, in the phone's own memory."""

from __future__ import annotations

import msgspec

from handset.memory import Memory
from handset.network import Response

MOST = 20
_INDEX = "memos"


class Memo(msgspec.Struct):
    """Screen memo: a kept page; `files` are its pictures and sheets by address."""

    title: str
    response: Response
    files: dict[str, bytes | None]


def titles(memory: Memory) -> list[tuple[int, str]]:
    """Return the (number, title) of all screen memos, newest first."""
    kept = memory.note(_INDEX)
    return msgspec.msgpack.decode(kept, type=list[tuple[int, str]]) if kept else []


def save(memory: Memory, memo: Memo) -> None:
    """Save a screen memo; of more than `MOST` the oldest is deleted."""
    index = titles(memory)
    number = max((each for each, _ in index), default=0) + 1
    memory.keep_note(f"memo {number}", msgspec.msgpack.encode(memo))
    for old, _ in index[MOST - 1 :]:
        memory.keep_note(f"memo {old}", b"")
    memory.keep_note(_INDEX, msgspec.msgpack.encode([(number, memo.title), *index[: MOST - 1]]))


def load(memory: Memory, number: int) -> Memo | None:
    """Return a screen memo, None for an unknown number."""
    kept = memory.note(f"memo {number}")
    return msgspec.msgpack.decode(kept, type=Memo) if kept else None
