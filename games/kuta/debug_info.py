"""Gauge, speeds, the clocks of cows and weather, and the zones of vacuum and puffs, for the designer's overlay."""

from __future__ import annotations

from games.engine.catalogue import GameSpec
from games.engine.debug_overlay import milliseconds
from games.engine.rules import Event
from games.kuta import boy, herd
from games.kuta.meadow import FIELD_HEIGHT, FIELD_WIDTH
from games.kuta.rules import Rules
from games.kuta.state import FULL, PIXEL
from handset.geometry import Rect
from handset.lcd import Canvas


class KutaDebugInfo:
    """Debug info: the clocks, the hit boxes of vacuum, puffs and plumes, and the time from each breath to a turn."""

    def __init__(self) -> None:
        self._called: int | None = None

    def facts(self, game: Rules) -> list[str]:
        state = game.state
        kuta = state.kuta
        return [
            f"gauge {state.gauge * 100 // FULL} %, season {state.season}, hurry {game.hurry}",
            f"speed {game.speed * 100 // PIXEL}, rise {game.rise * 100 // PIXEL} /100 px",
            f"next breath {milliseconds(state.wait)}, of {milliseconds(game.breath)} ms",
            f"{state.weather.name.lower()}, changes {milliseconds(state.weather_left or state.weather_wait)} ms",
            f"down {milliseconds(kuta.down)}, skid {milliseconds(kuta.skid)} ms, chain {state.chain}",
            f"gold in {state.until_gold} plumes",
        ]

    def hit_boxes(self, canvas: Canvas, game: Rules) -> list[tuple[str, Rect]]:
        left, top = (canvas.width - FIELD_WIDTH) // 2, max(0, canvas.height - FIELD_HEIGHT)
        state, tuning = game.state, game.tuning
        reach, danger = tuning.reach, tuning.blast_reach
        x = left + state.kuta.x // PIXEL
        boxes = [("", Rect(x - reach, 62, 2 * reach, top + boy.KUTA_Y - 62))]
        for cow in state.cows:
            if cow.breath or cow.blast:
                word = str(milliseconds(cow.breath)) if cow.breath else "puff"
                boxes.append((word, Rect(left + cow.x // PIXEL - danger, top + herd.COW_Y - 60, 2 * danger, 62)))
        for plume in state.plumes:
            px, py = herd.place_of(plume, top)
            boxes.append((str(herd.stage_of_growth(plume)), Rect(left + px - 1, top + py - 1, 3, 3)))
        return boxes

    def reaction_ms(self, tick: int, event: Event) -> int | None:
        if event.name in ("swell", "shine"):
            self._called = tick
        elif event.name in ("blown", "bump"):
            self._called = None
        elif event.name in ("turn", "skid") and self._called is not None:
            called, self._called = self._called, None
            return milliseconds(tick - called)
        return None


def make_debug_info(spec: GameSpec) -> KutaDebugInfo:
    """Make the game's debug info; the debug overlay looks it up by this name."""
    return KutaDebugInfo()
