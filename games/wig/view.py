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
from games.wig.fall import KINDS, fall
from games.wig.incident_sprites import FLY_OFF_TICKS
from games.wig.papers import flutter
from games.wig.rules import Rules
from games.wig.scene import draw_scene
from games.wig.state import State
from handset.lcd import Canvas

_IMPACTS = {"saved": heavy, "crash": heavy, "sneeze": heavy, "wake": light, "nod": light, "noticed": light}
_LARGE = ("wake", "fall", "saved", "sneeze")
_OVER_HEAD = (*_LARGE, "noticed", "unnoticed")
_SHOCKED_TICKS = 50
_FALLS = [(side, kind) for kind in KINDS for side in (-1, 1)]


class _State(msgspec.Struct):
    effects: Effects = msgspec.field(default_factory=Effects)
    hair: Hair = msgspec.field(default_factory=Hair)
    tick: int = 0
    shocked: int = 0
    """Ticks since the visitor noticed the wig, counted from 1 as long as he shows it; else 0."""
    shooed: int = 0
    """Ticks since the fly was blown away, counted from 1 as long as it is seen; else 0."""


def _popup(event: Event, text: str, tone: int) -> Popup:
    """Return the word that rises: over the head what concerns the play, smaller beside it the rest.

    The points of a FIT stand beside it, its chain under both, and what comes from a side stands there.
    """
    if event.name == "hang":
        return Popup(text, 120, 58, tone, size=24)
    if event.name in _OVER_HEAD:
        return Popup(text, 120, 94, tone, size=24 if event.name in _LARGE else 20)
    if event.name == "fit":
        return Popup(text, 168, 66, tone, size=20)
    if event.name == "chain":
        return Popup(text, 120, 98, tone, size=20)
    if event.name == "ring":
        return Popup(text, 120 + (26 if event.where == 0 else -26), 262, tone)
    return Popup(text, 52 if event.where == 0 else 188, 62, tone)


class WigView:
    """View of The Wig Game: draws a play and gives each event its feedback."""

    still = False

    def __init__(self, spec: GameSpec, language: str) -> None:
        self._spec = spec
        self._language = language
        self._sheet: SpriteSheet = sprite_sheet(spec.id)
        self.state = _State()
        self._baked = 0

    def load_step(self) -> int:
        # The physics runs now, not in the middle of a play; a fall a step, so that the loading bar goes on moving.
        if self._baked < len(_FALLS):
            side, kind = _FALLS[self._baked]
            fall(side, kind, self._spec.tuning.fall + 1)
            flutter(side)
            self._baked += 1
        return min(self._sheet.cut(9), 100 * self._baked // len(_FALLS))

    def observe(self, event: Event) -> None:
        """Start the popups, stars and shakes of an event of this tick."""
        effects = self.state.effects
        if event.name in _IMPACTS:
            _IMPACTS[event.name](effects)
        if event.name == "saved":
            effects.bangs.append((80 if event.where == 0 else 160, 116, 0))
        elif event.name == "sneeze":
            effects.bangs.append((124, 156, 0))
        elif event.name == "noticed":
            self.state.shocked = 1
        elif event.name == "shooed":
            self.state.shooed = 1
        elif event.name == "crash":
            effects.bangs.append((76 if event.where == 0 else 164, 226, 0))
        said = feedback.popup(event, self._language)
        if said:
            text, tone, _ = said
            pop(effects, _popup(event, text, tone))

    def cues(self, event: Event) -> list[tuple[str, str, int]]:
        return feedback.cues(self._spec.id, event)

    def pace(self, game: Rules) -> int:
        """Return the ticks that the music's beats are shorter by: one more with each phase of the meeting."""
        return game.phase

    def tick(self, game: Any) -> None:
        self.state.tick += 1
        advance(self.state.effects)
        self.state.shocked = _grown(self.state.shocked, _SHOCKED_TICKS)
        self.state.shooed = _grown(self.state.shooed, FLY_OFF_TICKS)
        state: State = game.state
        sway(self.state.hair, state.wig, state.fans[0].power - state.fans[1].power)

    def draw(self, canvas: Canvas, game: Rules) -> None:
        state, own = game.state, self.state
        tick, effects, tuning = own.tick, own.effects, self._spec.tuning
        moved = (0, 0) if self.still else shake_offset(effects)
        draw_scene(
            canvas, self._sheet, state, own.hair, tuning, game.phase, tick, effects, moved, own.shocked, own.shooed
        )
        draw_flash(canvas, effects, self.still)
        screens.draw_alarm(canvas, state, 0 if self.still else tick)
        screens.draw_hud(canvas, self._sheet, state, tuning)

    def draw_title(self, canvas: Canvas, tick: int) -> None:
        title.draw_title(canvas, self._sheet, self._spec, self._language, tick)

    def draw_over(self, canvas: Canvas, game: Rules, tick: int) -> None:
        self.draw(canvas, game)
        screens.draw_over(canvas, self._sheet, game.state, self._language, tick)


def _grown(since: int, most: int) -> int:
    """Return the ticks of something after one more, 0 once it has been seen for long enough, or was not begun."""
    return since + 1 if 0 < since < most else 0


def make_view(spec: GameSpec, language: str) -> WigView:
    """Make the view; the catalogue looks it up by this name."""
    return WigView(spec, language)
