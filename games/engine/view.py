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
        """An event of the tick that has just been played."""

    def tick(self, game: Any) -> None:
        """One tick of effects, after the rules' own; `game` is the rules."""

    def draw(self, canvas: Canvas, game: Any) -> None:
        """The play as it stands."""

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        """How it is played, and PUSH 5 TO START; `tick` counts from the title's appearance."""

    def draw_over(self, canvas: Canvas, game: Any, tick: int) -> None:
        """The play's end with its score; `tick` counts from the end."""

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        """What is heard and felt of an event: (signal kind, name, value)."""


def begin_view(view: View) -> None:
    """A new play: no effect is under way."""
    view.state = type(view.state)()


def save_view(view: View) -> bytes:
    return msgspec.msgpack.encode(view.state)


def load_view(view: View, saved: bytes) -> None:
    """Go on from what was saved, with all parts prepared."""
    view.state = msgspec.msgpack.decode(saved, type=type(view.state))
    prepare(view)


def prepare(view: View) -> None:
    """All parts at once, for whoever shows no loading bar."""
    while view.load_step() < 100:
        pass
