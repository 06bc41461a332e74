"""Screen memos: pages kept as they were, with their pictures, in the phone's own memory."""

from __future__ import annotations

import msgspec

from handset.memory import Memory
from handset.network import Response

MOST = 20
_INDEX = "memos"


class Memo(msgspec.Struct):
    """A kept page; `files` are its pictures and sheets by address."""

    title: str
    response: Response
    files: dict[str, bytes | None]


def titles(memory: Memory) -> list[tuple[int, str]]:
    """Return (number, title) of the memos there are, newest first."""
    kept = memory.note(_INDEX)
    return msgspec.msgpack.decode(kept, type=list[tuple[int, str]]) if kept else []


def save(memory: Memory, memo: Memo) -> None:
    """Keep a page; the oldest of more than `MOST` is given up."""
    index = titles(memory)
    number = max((each for each, _ in index), default=0) + 1
    memory.keep_note(f"memo {number}", msgspec.msgpack.encode(memo))
    for old, _ in index[MOST - 1 :]:
        memory.keep_note(f"memo {old}", b"")
    memory.keep_note(_INDEX, msgspec.msgpack.encode([(number, memo.title), *index[: MOST - 1]]))


def load(memory: Memory, number: int) -> Memo | None:
    """Return a memo, None when there is none of that number."""
    kept = memory.note(f"memo {number}")
    return msgspec.msgpack.decode(kept, type=Memo) if kept else None
