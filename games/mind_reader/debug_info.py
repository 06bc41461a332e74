"""The clock of the question, and on which side the kind answer stands, for the designer's overlay."""

from __future__ import annotations

from games.engine.catalogue import GameSpec
from games.engine.debug_overlay import milliseconds
from games.engine.rules import Event
from games.mind_reader import card
from games.mind_reader.rules import Rules
from games.mind_reader.state import ScenePhase
from handset.geometry import Rect
from handset.lcd import Canvas


class MindReaderDebugInfo:
    """Debug info: the scene's clocks, the answers' hit boxes, and how long each answer took."""

    def __init__(self) -> None:
        self._asked = 0

    def facts(self, game: Rules) -> list[str]:
        state = game.state
        return [
            f"{state.phase.name.lower()} {milliseconds(state.since)} of {milliseconds(state.length)} ms",
            f"scene {state.order[state.number]}, right {state.right}, in a row {state.chain}",
        ]

    def hit_boxes(self, canvas: Canvas, game: Rules) -> list[tuple[str, Rect]]:
        if game.state.phase != ScenePhase.ASK:
            return []
        kind = game.state.kind_side[game.state.number]
        lowered = max(0, canvas.height - card.FIELD_HEIGHT) // 2 * 2 // 3
        return [
            ("kind" if side == kind else "", card.answer_rect(canvas.width, side).moved(0, lowered)) for side in (0, 1)
        ]

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        if event.name == "answers":
            self._asked = tick
        elif event.name in ("right", "hasty", "wrong"):
            return milliseconds(tick - self._asked)
        return None


def make_debug_info(spec: GameSpec) -> MindReaderDebugInfo:
    """Make the game's debug info; the debug overlay looks it up by this name."""
    return MindReaderDebugInfo()
