"""Draws Kuta's Eco Adventure: the farm from before its fence. A pure function of the rules' and its own state."""

from __future__ import annotations

from typing import Any

import msgspec

from games.engine.catalogue import GameSpec
from games.engine.effects import Effects, Popup, advance, draw_flash, heavy, light, pop, shake_offset
from games.engine.rules import Event
from games.engine.sprites import SpriteSheet, sprite_sheet
from games.kuta import feedback, screens, title
from games.kuta.meadow import CLOUDING, FIELD_WIDTH, stage_of
from games.kuta.rules import SEASONS, SUMMER, Rules
from games.kuta.scene import FarmMotion, draw_scene
from games.kuta.state import LONG_AGO, FarmWeather, State
from handset.lcd import Canvas

_IMPACTS = {"bump": heavy, "blown": heavy, "gold": light, "last": light, "full": heavy}
_HEIGHTS = {"sip": 148, "gulp": 122, "last": 96, "gold": 110, "double": 140, "bump": 190, "blown": 140}
"""Where on the field the word of an event rises."""
_BURSTS = {"gulp": 176, "last": 176}
_BANGS = {"gold": 172, "bump": 214, "blown": 176}
"""Where a star bursts for it."""


class _State(msgspec.Struct):
    effects: Effects = msgspec.field(default_factory=Effects)
    motion: FarmMotion = msgspec.field(default_factory=FarmMotion)
    tick: int = 0


class KutaView:
    """View of Kuta's Eco Adventure: draws a play and gives each event its feedback."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._language = language
        self._sheet: SpriteSheet = sprite_sheet(spec.id)
        self.state = _State()

    def load_step(self) -> int:
        return self._sheet.cut(8)

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick, where it happened."""
        effects, name = self.state.effects, event.name
        if name in _IMPACTS:
            _IMPACTS[name](effects)
        if name in _BURSTS:
            effects.bursts.append((event.where, _BURSTS[name], 0))
        if name in _BANGS:
            effects.bangs.append((event.where, _BANGS[name], 0))
        if name == "bump":
            self.state.motion.bumped = 0
        elif name == "escape":
            self.state.motion.lost_x = event.where
        said = feedback.popup(event, self._language)
        if said:
            text, tone, size = said
            x, y = (event.where, _HEIGHTS[name]) if name in _HEIGHTS else (120, 104)
            pop(effects, Popup(text, x, y, tone, 0, size))

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def pace(self, game: Rules) -> int:
        """Return the ticks that the music's beats are shorter by: one more with each season."""
        return min(game.state.season, 3)

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)
        state: State = game.state
        motion = self.state.motion
        motion.bumped = min(motion.bumped + 1, LONG_AGO)
        coming = 0 < state.weather_wait <= self._spec.tuning.weather_telegraph
        summer = state.season % SEASONS == SUMMER
        rainy = state.weather == FarmWeather.RAIN or (coming and summer)
        windy = state.weather == FarmWeather.WIND
        motion.clouded = max(0, min(motion.clouded + (1 if rainy else -1), CLOUDING))
        motion.blowing = max(0, min(motion.blowing + (2 if windy else -1), CLOUDING))

    def draw(self, canvas: Canvas, game: Rules) -> None:
        self._draw(canvas, game.state, self.state.effects)

    def _draw(self, canvas: Canvas, state: State, effects: Effects | None) -> None:
        tick, tuning = self.state.tick, self._spec.tuning
        moved = (0, 0) if self.still or effects is None else shake_offset(effects)
        draw_scene(canvas, self._sheet, state, self.state.motion, tuning, tick, effects, moved)
        screens.draw_key(stage_of(canvas, self._sheet), state, tick)
        if effects is not None:
            lost_x = (canvas.width - FIELD_WIDTH) // 2 + self.state.motion.lost_x
            screens.draw_lost(canvas, self._sheet, lost_x, state.escaped, self._language)
            draw_flash(canvas, effects, self.still)
            screens.draw_alarm(canvas, state, 0 if self.still else tick)
            screens.draw_banner(canvas, self._sheet, state, tuning, self._language)
        screens.draw_hud(canvas, self._sheet, state, tuning, self._language)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        title.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self._draw(canvas, game.state, None)
        screens.draw_over(canvas, self._sheet, game.state, self._language, tick)


def make_view(spec: GameSpec, language: str) -> KutaView:
    """Make the view; the catalogue looks it up by this name."""
    return KutaView(spec, language)
