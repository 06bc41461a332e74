"""Music of a game: title tune, the loops of a play, quicker as rounds go by, and the tune of its result."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from games.engine.rules import Event
from games.engine.view import View
from handset.sound import Signals, at_pace, written_name

RESULT_TICKS = 100
"""Ticks after a play's end at which the tune of its result begins: the fanfare is over by then."""
CALM = "loop"


@runtime_checkable
class Paced(Protocol):
    """Protocol of views whose music grows quicker with the play; that of others keeps its pace."""

    def pace(self, game: Any) -> int:
        """Return by how many ticks each beat is shorter than written, by the round that `game` has come to."""


class Conductor:
    """Conductor of one game's music: emits the loops on the phone's signals."""

    def __init__(self, game: str, view: View, signals: Signals) -> None:
        """Take the game's id, its view and the signals of the phone."""
        self._game = game
        self._view = view
        self._paced = view if isinstance(view, Paced) else None
        self._signals = signals

    def play_tune(self, name: str) -> None:
        """Begin the title's or the result's tune."""
        self._signals.emit("loop", f"{self._game}/{name}")

    def play_loop(self, game: Any, name: str = CALM) -> None:
        """Begin a loop of the play, at the pace it has come to."""
        self._signals.emit("loop", at_pace(f"{self._game}/{name}", self._pace(game)))

    def cue(self, event: Event, game: Any) -> None:
        """Emit the sounds, vibrations and loops of an event of the rules."""
        for kind, name, value in self._view.cues(event):
            self._signals.emit(kind, at_pace(name, self._pace(game)) if kind == "loop" else name, value)

    def follow(self, game: Any) -> None:
        """Change to the pace of the round that has begun, if it is another."""
        playing = self._signals.loop
        wanted = at_pace(written_name(playing), self._pace(game)) if playing else ""
        if wanted != playing:
            self._signals.emit("loop", wanted)

    def stop(self) -> None:
        """End the music."""
        self._signals.emit("silence", "")

    def _pace(self, game: Any) -> int:
        return self._paced.pace(game) if self._paced is not None else 0
