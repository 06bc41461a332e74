"""Draws The Wig Game: the meeting room from the foot of the table. A pure function of the rules' and its own state."""

from __future__ import annotations

from typing import Any

import msgspec

from games.engine.catalogue import GameSpec
from games.engine.effects import Effects, Popup, advance, draw_flash, heavy, light, pop, shake_offset
from games.engine.rules import Event
from games.engine.sprites import SpriteSheet, sprite_sheet
from games.wig import feedback, screens, title
from games.wig.ceo import Hair, sway
from games.wig.fall import fall
from games.wig.papers import flutter
from games.wig.rules import Rules
from games.wig.scene import draw_scene
from games.wig.state import State
from handset.lcd import Canvas

_IMPACTS = {"saved": heavy, "crash": heavy, "wake": light, "nod": light}


class _State(msgspec.Struct):
    effects: Effects = msgspec.field(default_factory=Effects)
    hair: Hair = msgspec.field(default_factory=Hair)
    tick: int = 0


def _popup(event: Event, text: str, tone: int) -> Popup:
    """Return the word that rises: large over the head what concerns the play, smaller beside it the rest.

    FIT chains are gold, and what the head does stands on its side.
    """
    if event.name in ("wake", "fall", "saved"):
        return Popup(text, 120, 84, tone, size=24)
    if event.name == "fit":
        return Popup(text, 120, 94, tone, size=20)
    if event.name == "chain":
        return Popup(text, 196, 64, tone, size=20)
    return Popup(text, 52 if event.where == 0 else 188, 62, tone)


class WigView:
    """View of The Wig Game: draws a play and gives each event its feedback."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._language = language
        self._sheet: SpriteSheet = sprite_sheet(spec.id)
        self.state = _State()

    def load_step(self) -> int:
        # The physics runs now, not in the middle of a play.
        for side in (-1, 1):
            fall(side, self._spec.tuning.fall + 1)
            flutter(side)
        return self._sheet.cut(9)

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick."""
        effects = self.state.effects
        if event.name in _IMPACTS:
            _IMPACTS[event.name](effects)
        if event.name == "saved":
            effects.bangs.append((80 if event.where == 0 else 160, 116, 0))
        elif event.name == "crash":
            effects.bangs.append((76 if event.where == 0 else 164, 226, 0))
        said = feedback.popup(event, self._language)
        if said:
            text, tone, _ = said
            pop(effects, _popup(event, text, tone))

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)
        state: State = game.state
        sway(self.state.hair, state.wig, state.fans[0].power - state.fans[1].power)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state, tick = game.state, self.state.tick
        effects = self.state.effects
        moved = (0, 0) if self.still else shake_offset(effects)
        draw_scene(canvas, self._sheet, state, self.state.hair, self._spec.tuning, game.phase, tick, effects, moved)
        draw_flash(canvas, effects, self.still)
        screens.draw_alarm(canvas, state, 0 if self.still else tick)
        screens.draw_hud(canvas, self._sheet, state, self._spec.tuning)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        title.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        screens.draw_over(canvas, self._sheet, game.state, self._language, tick)


def make_view(spec: GameSpec, language: str) -> WigView:
    """Make the view; the catalogue looks it up by this name."""
    return WigView(spec, language)
