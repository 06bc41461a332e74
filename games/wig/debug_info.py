"""Wig, noise, wind and the clocks of nod and gust, for the designer's overlay."""

from __future__ import annotations

from games.engine.catalogue import GameSpec
from games.engine.debug_overlay import milliseconds
from games.engine.rules import Event
from games.wig import fans, room
from games.wig.ceo import middle_of
from games.wig.rules import Rules
from games.wig.state import EDGE, LEAN, POWER
from handset.geometry import Rect
from handset.lcd import Canvas

_CALLS = ("sway", "nod", "gust", "warn")


class WigDebugInfo:
    """Debug info: the wind, the wig's hit box, and the reaction to each lean, nod, gust and near fall."""

    def __init__(self) -> None:
        self._called: int | None = None

    def facts(self, game: Rules) -> list[str]:
        state, wig, gust = game.state, game.state.wig, game.state.gust
        left, right = (fan.power * 100 // POWER for fan in state.fans)
        clock = f"blows {milliseconds(gust.left)}" if gust.left else f"in {milliseconds(gust.wait)}"
        return [
            f"wig {wig.x * 100 // EDGE} %, {wig.v * 6000 // EDGE} %/s, tilt {wig.tilt * 100 // POWER} %",
            f"fans {left} {right} %, lean {state.head.lean * 100 // LEAN} %",
            f"noise {state.noise >> 8} of {game.tuning.wake}, awake {milliseconds(state.awake)} ms",
            f"wind from {'left' if gust.side < 0 else 'right'} {clock} ms",
            f"nod in {milliseconds(state.head.nod)} ms, FIT {milliseconds(state.fit)} ms",
        ]

    def hit_boxes(self, canvas: Canvas, game: Rules) -> list[tuple[str, Rect]]:
        top = room.field_rect(canvas).y
        x, y = middle_of(game.state)
        boxes = [("wig", Rect(x - 30, top + y - 34, 60, 40))]
        for name, place, fan in zip("46", fans.X, game.state.fans, strict=True):
            boxes.append((f"{name} {'on' if fan.on else 'off'}", Rect(place - 18, top + fans.Y - 26, 36, 52)))
        return boxes

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        if event.name in _CALLS:
            self._called = tick
        elif event.name in ("fall", "wake"):
            self._called = None
        elif event.name in ("on", "off") and self._called is not None:
            called, self._called = self._called, None
            return milliseconds(tick - called)
        return None


def make_debug_info(spec: GameSpec) -> WigDebugInfo:
    """Make the game's debug info; the debug overlay looks it up by this name."""
    return WigDebugInfo()
