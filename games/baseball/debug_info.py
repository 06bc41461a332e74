"""Debug info of baseball for its designer: the pitch's clock, the arrow's angle, where the shadow is."""

from __future__ import annotations

from games.baseball import park
from games.baseball.duel import spot_of
from games.baseball.rules import WHIFF, Rules
from games.baseball.state import PitchPhase
from games.engine.catalogue import GameSpec
from games.engine.debug_overlay import milliseconds
from games.engine.rules import Event
from handset.geometry import Rect
from handset.keypad import TICKS_PER_SECOND
from handset.lcd import Canvas


class BaseballDebugInfo:
    """Debug info of baseball: the pitch, its hit box, and how far beside the moment each swing was."""

    def facts(self, game: Rules) -> list[str]:
        state = game.state
        lines = [f"{state.phase.name.lower()} {state.since}/{state.length}, pitcher {state.pitcher}"]
        if state.phase == PitchPhase.PITCH:
            left = (state.pitch.contact - state.since) * 1000 // TICKS_PER_SECOND
            lines.append(f"{state.pitch.kind.name.lower()}, shadow in {left} ms")
        elif state.phase == PitchPhase.ARROW:
            lines.append(f"arrow {state.arrow * 360 // 1024} degrees")
        return lines

    def hit_boxes(self, canvas: Canvas, game: Rules) -> list[tuple[str, Rect]]:
        if game.state.phase != PitchPhase.PITCH:
            return []
        x, y = spot_of(game.state)
        return [("shadow", Rect(x - 16, y - 16 + park.field_rect(canvas).y, 33, 33))]

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        """Return milliseconds beside the moment, early or late."""
        if event.name in ("perfect", "good", "ok", "early", "late") and abs(event.where) != WHIFF:
            return milliseconds(abs(event.where))
        return None


def make_debug_info(spec: GameSpec) -> BaseballDebugInfo:
    """Make the game's debug info; the debug overlay looks it up by this name."""
    return BaseballDebugInfo()
