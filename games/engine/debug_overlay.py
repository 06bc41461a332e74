"""Debug overlay on a running game: hit boxes, times in ms, and how quick the player's hits were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, cast

from games.engine.catalogue import GameSpec
from games.engine.debug_marks import DebugMarks, collected_marks
from games.engine.game_fault import faults_in
from games.engine.rules import Event
from handset.geometry import Color, Rect
from handset.keypad import TICKS_PER_SECOND
from handset.lcd import Canvas

_GREEN: Color = (0x60, 0xFF, 0x90)
_BACK: Color = (0x00, 0x20, 0x10)
_MOST_LINES = 8
HISTOGRAM_STEP = 100
HISTOGRAM_BARS = 16


class DebugInfo(Protocol):
    """Protocol of what a game shows its maker over a play: hit boxes, clocks, reaction times.

    A game's debug_info.py makes it by `make_debug_info(spec)`; without that module `NoDebugInfo` stands in.

    Example:
        >>> class Lives:
        ...     def facts(self, game):
        ...         return [f"lives {game.lives}"]
        ...     def hit_boxes(self, canvas, game):
        ...         return [("ball", Rect(10, 20, 8, 8))]
        ...     def reaction_ms(self, tick, event):
        ...         return milliseconds(tick) if event.name == "hit" else None
        >>> Lives().reaction_ms(15, Event("hit"))
        250
    """

    def facts(self, game: Any) -> list[str]:
        """Return short lines of hidden state: clocks in ms, accumulators."""

    def hit_boxes(self, canvas: Canvas, game: Any) -> list[tuple[str, Rect]]:
        """Return the hit boxes on the canvas, each with a word on its state."""

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        """Return the player's reaction time in ms if this event ends something that is timed, else None."""


class NoDebugInfo:
    """Empty debug info, for a game without a debug_info.py."""

    def facts(self, game: Any) -> list[str]:
        return []

    def hit_boxes(self, canvas: Canvas, game: Any) -> list[tuple[str, Rect]]:
        return []

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        return None


def debug_info_of(spec: GameSpec) -> DebugInfo:
    """Return the debug info of a game, from its module `debug_info`; one without any for a game that has none."""
    if not (spec.folder / "debug_info.py").is_file():
        return NoDebugInfo()
    make_debug_info = spec.part("debug_info", "make_debug_info")
    with faults_in(spec.folder):
        return cast(DebugInfo, make_debug_info(spec))


class DebugOverlay:
    """Overlay of hit boxes, clocks and reaction times that `GameApp` draws over a play; no part of its snapshots."""

    def __init__(self, spec: GameSpec) -> None:
        self._debug_info = debug_info_of(spec)
        self.times: list[int] = []
        """Milliseconds of all that was timed so far."""

    def record_event(self, tick: int, event: Event) -> None:
        """Record the reaction time when the event ends something that the game's debug info timed."""
        took = self._debug_info.reaction_ms(tick, event)
        if took is not None:
            self.times.append(took)

    def draw_over(self, canvas: Canvas, game: Any, draw_play: Callable[[Canvas, Any], None]) -> None:
        """Draw the play, and over it the boxes and values of the tick that is shown."""
        with collected_marks() as marks:
            draw_play(canvas, game)
        self._draw(canvas, game, marks)

    def _draw(self, canvas: Canvas, game: Any, marks: DebugMarks) -> None:
        x, y = canvas.origin
        marked = [(word, box.moved(-x, -y)) for word, box in marks.boxes]
        for word, box in [*self._debug_info.hit_boxes(canvas, game), *marked]:
            canvas.rect(box, _GREEN, 1)
            self._line(canvas, box.x, max(0, box.y - 12), word)
        lines = [f"{milliseconds(game.ticks)} ms, tick {game.ticks}", *self._debug_info.facts(game)]
        lines += [f"{name} {value}" for name, value in marks.values.items()]
        if self.times:
            lines.append(f"last hit {self.times[-1]} ms")
        for row, line in enumerate(lines[:_MOST_LINES]):
            self._line(canvas, 2, 26 + row * 13, line)

    def draw_histogram(self, canvas: Canvas) -> None:
        """Draw a histogram of the reaction times, a bar for each 100 ms; the last holds all slower ones."""
        bars = histogram(self.times)
        area = Rect(4, canvas.height - 76, canvas.width - 8, 72)
        canvas.cover(area)
        canvas.fill(_BACK, area, alpha=235)
        slot = area.width // HISTOGRAM_BARS
        for place, count in enumerate(bars):
            height = count * 38 // max(1, *bars)
            canvas.fill(_GREEN, Rect(area.x + place * slot + 1, area.y + 54 - height, slot - 2, height))
        middle = sorted(self.times)[len(self.times) // 2] if self.times else 0
        self._line(canvas, area.x + 2, area.y + 1, f"hits: {len(self.times)}, median {middle} ms")
        for place in range(0, HISTOGRAM_BARS, 4):
            self._line(canvas, area.x + place * slot, area.y + 58, str(place * HISTOGRAM_STEP))

    def _line(self, canvas: Canvas, x: int, y: int, text: str) -> None:
        canvas.fill(_BACK, Rect(x, y, canvas.text_width(text, 12) + 2, 13), alpha=225)
        canvas.decoration(x + 1, y, text, 12, _GREEN)


def milliseconds(ticks: int) -> int:
    """Convert a clock's ticks to milliseconds; a clock that has run out, below 0, gives 0.

    Example:
        >>> milliseconds(15), milliseconds(-3)
        (250, 0)
    """
    return max(0, ticks) * 1000 // TICKS_PER_SECOND


def histogram(times: list[int]) -> list[int]:
    """Count times in ms by bins of 100 ms from 0 on; the last bin takes everything beyond."""
    bars = [0] * HISTOGRAM_BARS
    for took in times:
        bars[min(took // HISTOGRAM_STEP, HISTOGRAM_BARS - 1)] += 1
    return bars
