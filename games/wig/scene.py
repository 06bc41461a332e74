"""The meeting room with everybody in it, in the order of depth."""

from __future__ import annotations

from games.engine.effects import Effects, draw_effects
from games.engine.sprites import SpriteSheet
from games.wig import fans, incident_sprites, room, screens
from games.wig.ceo import Hair, draw_ceo, middle_of, nose_of
from games.wig.staff import draw_staff
from games.wig.state import State
from games.wig.tuning import Tuning
from handset.lcd import Canvas


def draw_scene(
    canvas: Canvas,
    sheet: SpriteSheet,
    state: State,
    hair: Hair,
    tuning: Tuning,
    phase: int,
    tick: int,
    effects: Effects,
    moved: tuple[int, int] = (0, 0),
    shocked: int = 0,
    shooed: int = 0,
) -> None:
    """Draw the whole picture of the meeting, from the wall to the table's near end.

    Args:
        canvas: The viewport.
        sheet: The game's sprites.
        state: The play.
        hair: How the wig's loose layers trail.
        tuning: The game's numbers.
        phase: How far the meeting has dragged on, 0 to 4.
        tick: Ticks since the view began.
        effects: Words, bursts and shakes under way.
        moved: How far a shake moves the picture, (x, y) in pixels.
        shocked: Ticks since the visitor noticed the wig, 0 where he did not.
        shooed: Ticks since the fly was blown away, 0 where it was not.
    """
    dx, dy = moved
    field = room.field_rect(canvas)
    room.draw_wall(canvas, sheet, state, tuning, phase, tick, moved, shocked)
    stage = canvas.part(field.moved(dx, dy)) if dx or dy else canvas.part(field)
    for number, fan in enumerate(state.fans):
        fans.draw_fan(stage, sheet, number, fan)
    draw_ceo(stage, sheet, state, hair, tick, incident_sprites.tickling(state, tuning))
    for number, fan in enumerate(state.fans):
        fans.draw_wind(stage, sheet, number, fan, tick)
    incident_sprites.draw_fly(stage, sheet, state, tuning, nose_of(state), tick, shooed)
    room.draw_gust(stage, sheet, state, tuning, tick)
    incident_sprites.draw_leaves(stage, sheet, state, tuning, tick)
    room.draw_table(stage, sheet, state, tuning, tick)
    draw_staff(stage, sheet, state, tick)
    fans.draw_keys(stage, sheet, state, tick)
    incident_sprites.draw_dark(canvas, state, field.y)
    incident_sprites.draw_hang(stage, sheet, state, middle_of(state), state.saved >= tuning.save_every)
    screens.draw_fit(stage, sheet, state)
    draw_effects(stage, sheet, effects)
