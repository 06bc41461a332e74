"""Noise, the teacher's clock and each seat's, for the designer's overlay."""

from __future__ import annotations

from games.engine.catalogue import GameSpec
from games.engine.debug_overlay import milliseconds
from games.engine.rules import Event
from games.keep_awake import classroom
from games.keep_awake.classmates import NECK_Y, SEAT_X
from games.keep_awake.rules import Rules
from games.keep_awake.state import Seat
from handset.geometry import Rect
from handset.lcd import Canvas


class AwakeDebugInfo:
    """Debug info: clocks, the seats' hit boxes, and how long each sleeper was drowsy before the player woke him."""

    def __init__(self) -> None:
        self._dozing: dict[int, int] = {}

    def facts(self, game: Rules) -> list[str]:
        state, teacher = game.state, game.state.teacher
        left = f", {milliseconds(teacher.length - teacher.since)} ms left" if teacher.length else ""
        return [
            f"noise {state.noise >> 8} of 100",
            f"{teacher.look.name.lower()} {milliseconds(teacher.since)} ms{left}",
            f"next dozes in {milliseconds(state.spawn)} ms, peace {milliseconds(state.peace)} ms",
            f"held {milliseconds(state.hand.held)} ms, chain {state.chain}",
        ]

    def hit_boxes(self, canvas: Canvas, game: Rules) -> list[tuple[str, Rect]]:
        top = classroom.field_rect(canvas).y
        return [
            (_seat(seat), Rect(x - 32, top + NECK_Y - 52, 64, 56))
            for x, seat in zip(SEAT_X, game.state.seats, strict=True)
        ]

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        if event.name == "drowsy":
            self._dozing[event.where] = tick
        elif event.name in ("strike", "bell"):
            self._dozing.clear()
        elif event.name in ("whack", "sharp") and event.where in self._dozing:
            return milliseconds(tick - self._dozing.pop(event.where))
        return None


def _seat(seat: Seat) -> str:
    left = f" {milliseconds(seat.length - seat.since)}" if seat.length else ""
    return seat.phase.name.lower() + left


def make_debug_info(spec: GameSpec) -> AwakeDebugInfo:
    """Make the game's debug info; the debug overlay looks it up by this name."""
    return AwakeDebugInfo()
