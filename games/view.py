"""What draws a play: parts rasterised once, effects that follow the rules' events, pictures that are pure."""

from __future__ import annotations

from typing import Any, Protocol

from games.rules import Event
from handset.lcd import Canvas


class View(Protocol):
    """A game's pictures and sounds. Its effect state is plain data; `draw` changes nothing."""

    still: bool
    """The phone's owner wants less motion: nothing shakes or flashes. Set by the runtime, False without it."""

    def load_step(self) -> int:
        """Prepare a slice of the parts; answers per cent done, 100 when ready."""

    def begin(self) -> None:
        """A new play: no effect is under way."""

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

    def save(self) -> bytes: ...

    def load(self, saved: bytes) -> None: ...
