"""The farm with everybody on it, in the order of depth."""

from __future__ import annotations

import msgspec

from games.engine.effects import Effects, draw_effects
from games.engine.sprites import SpriteSheet
from games.kuta import boy, herd, meadow
from games.kuta.state import LEFT, LONG_AGO, State
from games.kuta.tuning import Tuning
from handset.geometry import Rect
from handset.lcd import Canvas


class FarmMotion(msgspec.Struct):
    """Motion on the farm that no rule reads: clouds and leaves that come up, a fence that rocks."""

    clouded: int = 0
    """0 .. CLOUDING."""
    blowing: int = 0
    """0 .. CLOUDING."""
    bumped: int = LONG_AGO
    """Ticks since he ran into a fence."""
    lost_x: int = 120
    """Where the last plume was lost that the sky has had."""


def draw_scene(
    canvas: Canvas,
    sheet: SpriteSheet,
    state: State,
    motion: FarmMotion,
    tuning: Tuning,
    tick: int,
    effects: Effects | None,
    moved: tuple[int, int] = (0, 0),
) -> None:
    """Draw the whole picture of the farm, from the sky to the fences before it.

    Args:
        canvas: The viewport.
        sheet: The game's sprites.
        state: The play.
        motion: How clouds, leaves and fences move.
        tuning: The game's numbers.
        tick: Ticks since the view began.
        effects: Words, bursts and shakes under way; None leaves them out.
        moved: How far a shake moves the actors, (x, y) in pixels.
    """
    stage = meadow.stage_of(canvas, sheet, moved)
    meadow.draw_background(canvas, sheet, state, tuning, tick, moved)
    boy.draw_pull(stage, state, tick)
    herd.draw_cows(stage, state, tick)
    herd.draw_plumes(stage, state, tick)
    boy.draw_kuta(stage, state, tuning, tick)
    meadow.draw_fences(stage, -1 if state.kuta.x == LEFT else 1, motion.bumped)
    meadow.draw_weather(stage, state, motion.clouded, motion.blowing, tick)
    if effects is not None:
        draw_effects(canvas.part(Rect(0, stage.sky, canvas.width, meadow.FIELD_HEIGHT)), sheet, effects)
