"""A game's own saved data: a few bytes in the phone's memory, which its view keeps from play to play.

It survives a restart, as bookmarks do. No score hangs on it: rules are made of a seed and the tuning, hear keys and
nothing else, and are proved by playing them again where no phone is. So it is the view's alone: a best score on the
title, what has been met, a color that was chosen. It is written once a play, when the play is over.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

import msgspec

from games.engine.game_fault import GameFault
from keitai.common.errors import SourcePlace

MOST_SAVED_BYTES = 4_096


@runtime_checkable
class SavesData(Protocol):
    """Protocol of a view that keeps data from play to play.

    Example:
        >>> class Saved(msgspec.Struct):
        ...     best: int = 0
        >>> class MyView:
        ...     def __init__(self):
        ...         self.saved = Saved()
        >>> isinstance(MyView(), SavesData)
        True
    """

    saved: Any
    """A msgspec structure whose defaults are a phone on which the game is new; changed in `observe`, say."""


class NoteStore(Protocol):
    """Protocol of what keeps small values by name: the phone's memory."""

    def note(self, name: str) -> bytes | None:
        """Return the value saved under a name, None without one."""

    def keep_note(self, name: str, value: bytes) -> None:
        """Save a value under a name."""


def load_saved(view: object, memory: NoteStore, game: str) -> None:
    """Give a view what the game saved on this phone; its own defaults where it saved nothing that can be read."""
    if isinstance(view, SavesData):
        decode_saved(view, memory.note(_name(game)) or b"")


def store_saved(view: object, memory: NoteStore, game: str) -> None:
    """Save a view's data in the phone's memory, where it has changed.

    Raises:
        GameFault: There is too much of it.
    """
    if not isinstance(view, SavesData):
        return
    raw = encode_saved(view)
    if len(raw) > MOST_SAVED_BYTES:
        message = f"the saved data of {game} have {len(raw):,} bytes; at most {MOST_SAVED_BYTES:,} are kept"
        raise GameFault(SourcePlace("view.py"), message)
    if raw != memory.note(_name(game)):
        memory.keep_note(_name(game), raw)


def encode_saved(view: object) -> bytes:
    """Return a view's data as bytes; b"" for a view without any."""
    return msgspec.msgpack.encode(view.saved) if isinstance(view, SavesData) else b""


def decode_saved(view: object, raw: bytes) -> None:
    """Give a view its data from bytes; what is damaged, or of an earlier shape that does not fit, is left."""
    if isinstance(view, SavesData) and raw:
        try:
            view.saved = msgspec.msgpack.decode(raw, type=type(view.saved))
        except (msgspec.DecodeError, msgspec.ValidationError):
            return


def _name(game: str) -> str:
    return f"game/{game}"
