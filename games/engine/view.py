"""What draws a play: parts rasterised once, effects that follow the rules' events, pictures that are pure."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from games.engine.rules import Event
from handset.lcd import Canvas


class View(Protocol):
    """A game's pictures and sounds; `draw` changes nothing."""

    state: Any
    """Effects under way and the view's own clock: a msgspec structure whose defaults are a play's beginning."""
    still: bool
    """The phone's owner wants less motion: nothing shakes or flashes. Set by the runtime, False without it."""

    def load_step(self) -> int:
        """Prepare a slice of the parts; answers per cent done, 100 when ready."""

    def observe(self, event: Event) -> None:
        """Let the view react to an event of the tick that has just been played: a word, a spark, a shake."""

    def tick(self, game: Any) -> None:
        """Advance the effects by a tick, after the rules' own; `game` is the rules."""

    def draw(self, canvas: Canvas, game: Any) -> None:
        """Draw the play as it stands."""

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        """Draw how it is played, and PUSH 5 TO START; `tick` counts from the title's appearance."""

    def draw_over(self, canvas: Canvas, game: Any, tick: int) -> None:
        """Draw the play's end with its score; `tick` counts from the end."""

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        """Return what is heard and felt of an event: (signal kind, name, value)."""


def begin_view(view: View) -> None:
    """Clear the view's effects for a new play."""
    view.state = type(view.state)()


def save_view(view: View) -> bytes:
    """Encode the view's effects, so that a saved play also looks as it did."""
    return msgspec.msgpack.encode(view.state)


def load_view(view: View, saved: bytes) -> None:
    """Go on from what was saved, with all parts prepared."""
    view.state = msgspec.msgpack.decode(saved, type=type(view.state))
    prepare(view)


def prepare(view: View) -> None:
    """Prepare all parts at once, for whoever shows no loading bar."""
    while view.load_step() < 100:
        pass
