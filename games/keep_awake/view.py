"""Draws Keep Your Friends Awake: the classroom from one's own desk, camera low. A pure function of the rules' state."""

from __future__ import annotations

from typing import Any

from games.engine.catalogue import GameSpec
from games.engine.effects import Popup, ViewState, advance, draw_effects, draw_flash, heavy, light, pop, shake_offset
from games.engine.rules import Event
from games.engine.sprites import SpriteSheet, sprite_sheet
from games.keep_awake import classroom, feedback, screens, title
from games.keep_awake.classmates import SEAT_X, draw_hand, draw_seat
from games.keep_awake.flight import flight
from games.keep_awake.rules import Rules
from games.keep_awake.state import LONG_AGO, Eraser, State
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
        flight(1, self._spec.tuning.flight)  # the physics is loaded now, not in the middle of a play
        return self._sheet.cut(7)

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick."""
        effects = self.state.effects
        if event.name in ("whack", "sharp"):
            sharp = event.name == "sharp"
            (effects.bangs if sharp else effects.bursts).append((SEAT_X[event.where] + 4, 152, 0))
            (heavy if sharp else light)(effects)
        elif event.name == "strike":
            heavy(effects)
        said = feedback.popup(event, self._language)
        if said:
            text, tone, _ = said
            x = SEAT_X[event.where] if event.name in feedback.AT_SEAT else 120
            pop(effects, Popup(text, x, 124 if event.name in feedback.AT_SEAT else 96, tone))

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state, tick = game.state, self.state.tick
        dx, dy = (0, 0) if self.still else shake_offset(self.state.effects)
        field = classroom.field_rect(canvas)
        classroom.draw_room(canvas, self._sheet, state, field, dx, dy)
        screens.draw_lesson(canvas, state, self._language, dx, dy)
        stage = canvas.part(field.moved(dx, dy)) if dx or dy else canvas.part(field)
        classroom.draw_teacher(stage, self._sheet, state, tick)
        for number, seat in enumerate(state.seats):
            draw_seat(stage, self._sheet, number, seat, state.teacher.look, tick)
        if not state.eraser.flying:
            draw_hand(stage, self._sheet, state.hand, self._spec.tuning)
        classroom.draw_own_desk(stage, self._sheet, state, self._spec.tuning)
        self._draw_eraser(stage, state)
        draw_effects(stage, self._sheet, self.state.effects)
        draw_flash(canvas, self.state.effects, self.still)
        screens.draw_bell(canvas, self._sheet, state, self._language)
        classroom.draw_alarm(canvas, state, 0 if self.still else tick)
        screens.draw_hud(canvas, self._sheet, state, self._language)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        title.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        screens.draw_over(canvas, self._sheet, game.state, self._language, tick)

    def _draw_eraser(self, stage: Canvas, state: State) -> None:
        eraser: Eraser = state.eraser
        if eraser.flying:
            poses = flight(eraser.throw, self._spec.tuning.flight)
            x, y, angle, size = poses[min(eraser.since, len(poses) - 1)]
            self._sheet.put(stage, f"eraser-{size}@{angle}", x, y)
        elif state.struck < LONG_AGO and state.struck < 60:
            self._sheet.put(stage, "forehead", 120, 282 + max(0, state.struck - 40))
            poses = flight(eraser.throw, self._spec.tuning.flight)
            place = self._spec.tuning.flight + state.struck
            if place < len(poses):
                x, y, angle, size = poses[place]
                self._sheet.put(stage, f"eraser-{size}@{angle}", x, y)
            if state.struck < 24:
                self._sheet.put(stage, f"dust-{min(3, state.struck // 8 + 1)}", 120, 250)


def make_view(spec: GameSpec, language: str) -> AwakeView:
    """Make the view; the catalogue looks it up by this name."""
    return AwakeView(spec, language)
