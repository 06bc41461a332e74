"""Protocol of a game's view: sprites prepared once, effects that follow the rules' events, pictures that are pure."""

from __future__ import annotations

from typing import Any, Protocol, cast, runtime_checkable

import msgspec

from games.engine.catalogue import GameSpec
from games.engine.game_fault import faults_in
from games.engine.rules import Event
from handset.lcd import Canvas


class View(Protocol):
    """Protocol of a game's view: pictures and feedback of a play. `draw` changes nothing.

    A game's view.py makes its own by `make_view(spec, language)`.

    Example:
        >>> from games.engine.catalogue import load_game
        >>> spec = load_game("kuta")
        >>> view = create_view(spec, "en")
        >>> prepare(view)
        >>> view.draw(canvas, spec.begin(seed=2009))
    """

    state: Any
    """Effects under way and the view's own clock: a msgspec structure whose defaults are a play's beginning."""
    still: bool
    """The phone's owner wants less motion: nothing shakes or flashes. Set by the runtime, False without it."""

    def load_step(self) -> int:
        """Prepare a few more sprites; return per cent done, 100 when ready."""

    def observe(self, event: Event) -> None:
        """Start the effects of an event of the tick that has just been played: a popup, a spark, a shake."""

    def tick(self, game: Any) -> None:
        """Advance the effects by a tick, after the rules' tick; `game` is the rules."""

    def draw(self, canvas: Canvas, game: Any) -> None:
        """Draw the play as it stands."""

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        """Draw the title screen with how the game is played; `tick` counts from its appearance."""

    def draw_over(self, canvas: Canvas, game: Any, tick: int) -> None:
        """Draw the end of the play with its score; `tick` counts from the end."""

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        """Return the sounds and vibrations of an event as (signal kind, name, value)."""


def create_view(spec: GameSpec, language: str) -> View:
    """Create the view that draws a game's plays in `language`, by `make_view` of the game's own module `view`."""
    make_view = spec.part("view", "make_view")
    with faults_in(spec.folder):
        return cast(View, make_view(spec, language))


@runtime_checkable
class FilledAbove(Protocol):
    """Protocol of a view that has no room below its head-up display, so that a friend's ghost is at the foot."""

    filled_above: bool


def begin_view(view: View) -> None:
    """Reset the view's effects for a new play."""
    view.state = type(view.state)()


def save_view(view: View) -> bytes:
    """Encode the view's effects, so that a restored play looks as it did."""
    return msgspec.msgpack.encode(view.state)


def load_view(view: View, saved: bytes) -> None:
    """Restore the view's effects from `save_view`, with all sprites prepared."""
    view.state = msgspec.msgpack.decode(saved, type=type(view.state))
    prepare(view)


def prepare(view: View) -> None:
    """Prepare all sprites at once, for callers that show no loading bar."""
    while view.load_step() < 100:
        pass
