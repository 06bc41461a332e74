"""Draws Keep Your Friends Awake: the classroom from one's own desk, camera low. A pure function of the rules' state."""

from __future__ import annotations

from typing import Any

from games.engine.catalogue import GameSpec
from games.engine.effects import (
    Popup,
    ViewState,
    advance,
    draw_effects,
    draw_flash,
    heavy,
    light,
    pop,
    shake,
    shake_offset,
)
from games.engine.rules import Event
from games.engine.sprites import SpriteSheet, sprite_sheet
from games.keep_awake import classroom, feedback, screens, title
from games.keep_awake.classmates import SEAT_X, draw_desks, draw_hand, draw_phone, draw_seat
from games.keep_awake.flight import DRAWN_BACK, flight
from games.keep_awake.rules import BLOWS, Rules
from games.keep_awake.state import State
from handset.lcd import Canvas


class AwakeView:
    """View of Keep Your Friends Awake: draws a play and gives each event its feedback."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._language = language
        self._sheet: SpriteSheet = sprite_sheet(spec.id)
        self.state = ViewState()

    def load_step(self) -> int:
        flight(1, self._spec.tuning.flight, 120)  # the physics is loaded now, not in the middle of a play
        return self._sheet.cut(7)

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick."""
        effects = self.state.effects
        if event.name in BLOWS:
            self._land(BLOWS.index(event.name), event.where)
        elif event.name == "strike":
            effects.popups.clear()
            heavy(effects)
        said = feedback.popup(event, self._language)
        if said:
            text, tone, size = said
            at_seat = event.name in feedback.AT_SEAT
            pop(effects, Popup(text, SEAT_X[event.where] if at_seat else 120, 124 if at_seat else 96, tone, size=size))

    def _land(self, strength: int, seat: int) -> None:
        """Start what a blow looks like: the harder it is, the larger the star and the longer the shake."""
        effects, place = self.state.effects, (SEAT_X[seat] + 4, 152, 0)
        if strength == 0:
            effects.sparks.append(place)
            shake(effects, 2, 4)
        elif strength == 1:
            effects.bursts.append(place)
            light(effects)
        else:
            effects.bangs.append(place)
            shake(effects, 4, 12)

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def pace(self, game: Rules) -> int:
        """Return the ticks that the music's beats are shorter by: one more with each lesson."""
        return min(game.state.lesson, 4)

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        self._draw(canvas, game, 0)

    def _draw(self, canvas: Canvas, game: Rules, ended: int) -> None:
        """Draw the play, or what it comes to `ended` ticks after its end."""
        state, tick = game.state, self.state.tick
        dx, dy = (0, 0) if self.still else shake_offset(self.state.effects)
        field = classroom.field_rect(canvas)
        classroom.draw_room(canvas, self._sheet, state, field, (dx, dy), self._language)
        stage = canvas.part(field.moved(dx, dy)) if dx or dy else canvas.part(field)
        classroom.draw_teacher(stage, self._sheet, state, tick)
        draw_desks(stage, self._sheet)
        for number, seat in enumerate(state.seats):
            draw_seat(stage, self._sheet, number, seat, state.teacher.look, tick)
        if not state.eraser.flying:
            draw_hand(stage, self._sheet, state.hand, self._spec.tuning)
        classroom.draw_own_desk(stage, self._sheet, state, self._spec.tuning)
        if state.ringer >= 0:
            draw_phone(stage, state.ringer, tick)
        self._draw_eraser(stage, state, ended)
        draw_effects(stage, self._sheet, self.state.effects)
        draw_flash(canvas, self.state.effects, self.still)
        screens.draw_bell(canvas, self._sheet, state, self._language)
        classroom.draw_alarm(canvas, state, 0 if self.still else tick)
        screens.draw_hud(canvas, self._sheet, state, self._language)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        title.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self._draw(canvas, game, tick)
        screens.draw_over(canvas, self._sheet, game.state, self._language, tick)

    def _draw_eraser(self, stage: Canvas, state: State, ended: int) -> None:
        eraser, ticks = state.eraser, self._spec.tuning.flight
        struck = state.struck + ended
        if not eraser.flying and struck >= 60:
            return
        poses = flight(eraser.throw, ticks, classroom.teacher_x(state.teacher))
        place = eraser.since if eraser.flying else ticks + struck
        if not eraser.flying:
            self._sheet.put(stage, "forehead", 120, 282 + max(0, struck - 40))
        if DRAWN_BACK <= place < min(len(poses), ticks + self._spec.tuning.back):
            x, y, angle, size = poses[place]
            self._sheet.put(stage, f"eraser-{size}@{angle}", x, y)
        if not eraser.flying and struck < 24:
            self._sheet.put(stage, f"dust-{min(3, struck // 8 + 1)}", 120, 250)


def make_view(spec: GameSpec, language: str) -> AwakeView:
    """Make the view; the catalogue looks it up by this name."""
    return AwakeView(spec, language)
